package report

import (
	"slices"
	"strings"

	"stance/diff"
	"stance/positions"
)

// Settling lists what would settle what an issue leaves open at the second date, composed from
// what is open and from nothing else: the own word of a party whose stance is unconfirmed, its
// answer to what others claim, the word of its principal where a lower voice spoke or its
// voices are divided, and the day of what decides an order.
func (d *Diff) Settling(is *positions.Issue) []string {
	var list, days []string
	changes := d.changesOn(is)
	for i := range changes {
		c := &changes[i]
		if !d.Filter.Cell(c.Party, c.Issue) {
			continue
		}
		var about []string
		if c.To.Spoken() {
			weighed := c.To.Weigh()
			if c.To.Stance.Unconfirmed() || weighed.Divided || weighed.Rank != positions.NoRank && !weighed.Rank.Speaks() {
				about = append(about, "its position")
			}
			if day := undated(c); day != "" && !slices.Contains(days, day) {
				days = append(days, day)
			}
		}
		list = append(list, d.wordOf(c.Party, append(about, unanswered(c.Claims)...))...)
	}
	for _, cell := range d.ShownClaims() {
		if cell.Issue == is {
			list = append(list, d.wordOf(cell.Party, unanswered(cell.Claims))...)
		}
	}
	return append(list, days...)
}

// changesOn are the changes on an issue, which lie together.
func (d *Diff) changesOn(is *positions.Issue) []diff.Change {
	all := d.Comparison.Changes
	begin, _ := slices.BinarySearchFunc(all, is.Index, func(c diff.Change, index int) int { return c.Issue.Index - index })
	end, _ := slices.BinarySearchFunc(all, is.Index+1, func(c diff.Change, index int) int { return c.Issue.Index - index })
	return all[begin:end]
}

// wordOf asks for the word of a party, of its principal where one is listed; nothing about
// nothing.
func (d *Diff) wordOf(p *positions.Party, about []string) []string {
	if about == nil {
		return nil
	}
	who := the(p).Text()
	for _, s := range d.History.Dataset.Codebook.Speakers {
		if s.Party == p && s.Rank == positions.Principal {
			who = s.Name + " (" + p.Label() + ")"
			break
		}
	}
	return []string{"a word from " + who + " on " + inOne(about)}
}

// inOne lists things: "a", "a and b", "a, b and c".
func inOne(list []string) string {
	items := make([]Prose, len(list))
	for i, text := range list {
		items[i] = say(text)
	}
	return listed(items).Text()
}

// unanswered names the claims that found no answer by who makes them.
func unanswered(claims []diff.Claim) []string {
	var by []string
	for _, cl := range claims {
		if what := "the claim by " + the(cl.By).Text(); cl.Response == positions.NoResponse && !slices.Contains(by, what) {
			by = append(by, what)
		}
	}
	return by
}

// undated asks for the day of a stance that may belong to another period, or of which it is
// not known whether it came before what is claimed; "" where the day decides nothing.
func undated(c *diff.Change) string {
	decides := c.DateUnsure && c.To.Stance.Record.When.Given()
	from, to := c.To.Stance.Record.When.Span(c.To.Date())
	for _, cl := range c.Claims {
		claimFrom, claimTo := cl.Dated().Span(cl.Record.Date)
		spans := c.To.Stance.Record.When.Given()
		decides = decides || spans && cl.Response == positions.NoResponse && from <= claimTo && claimFrom <= to
	}
	if !decides {
		return ""
	}
	for i := range c.To.Stance.Evidence {
		if e := &c.To.Stance.Evidence[i]; e.Use == positions.Supports && e.Speaker != "" {
			return "the day of " + possessive(e.Speaker) + " words"
		}
	}
	return "the day of what " + the(c.Party).Text() + " said"
}

// Conflicting lists the terms on an issue that cannot be carried out together with terms of
// others that stand at the second date.
func (d *Diff) Conflicting(is *positions.Issue) []string {
	var list []string
	changes := d.changesOn(is)
	for i := range changes {
		c := &changes[i]
		if !d.Filter.Cell(c.Party, c.Issue) || !c.To.Spoken() {
			continue
		}
		for j := range c.To.Terms {
			t := &c.To.Terms[j]
			for k := range t.Against {
				if other, ok := d.standingTerm(&t.Against[k]); ok {
					list = append(list, possessive(c.Party.Name)+" "+termInWords(t)+" against "+possessive(t.Against[k].Party.Name)+" "+termInWords(other))
				}
			}
		}
	}
	return list
}

// standingTerm finds the term that a reference names, if it stands at the second date.
func (d *Diff) standingTerm(ref *positions.TermRef) (*positions.StandingTerm, bool) {
	hd, ok := d.History.InForce(ref.Party, ref.Issue, d.To)
	if !ok {
		return nil, false
	}
	terms := d.History.Terms(hd, ref.Party)
	i := slices.IndexFunc(terms, func(t positions.StandingTerm) bool { return t.ID == ref.ID })
	if i < 0 {
		return nil, false
	}
	return &terms[i], true
}

// termInWords is a term with its kind, and how well it is known where that is less than
// stated: "demand “…” (reported, unnamed sources)".
func termInWords(t *positions.StandingTerm) string {
	words := termKindOr(t.Kind, "term") + " " + Quoted(strings.TrimSuffix(strings.TrimSpace(t.Text), "."))
	if t.Basis.Unconfirmed() {
		words += " (" + BasisGloss(t.Basis) + ")"
	}
	return words
}
