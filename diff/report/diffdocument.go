package report

import (
	"slices"
	"strings"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// Document tells all of a comparison: what matters most, the counts, issue by issue who
// moved and what held, then each change in full with its redlines and the evidence for the
// new stance.
func (d *Diff) Document() *document.Document {
	c := &compared{Diff: d, composer: composing(d.History, d.To, d.ClaimChanges), told: d.Told()}
	c.sort()
	c.when = d.Dating()
	data := d.History.Dataset
	doc := &document.Document{
		Title: say(datum(data.Codebook.Title)), About: about("Diff", &d.Filter, d.Period()),
		Dates: []document.DateLine{dateLine("from", data.Info(d.From)), dateLine("to", data.Info(d.To))},
		Below: below(d.History, d.Notes),
	}
	var headline document.Facts
	for _, l := range d.Headline() {
		headline.Lines = append(headline.Lines, strong(l))
	}
	doc.Blocks = append(doc.Blocks, headline, c.counts())
	issues := d.byStrength(c.told)
	for _, is := range issues {
		doc.Blocks = append(doc.Blocks, c.issue(is)...)
	}
	doc.Blocks = append(doc.Blocks, c.details(issues)...)
	doc.Blocks = append(doc.Blocks, document.Sources{})
	doc.Blocks = append(doc.Blocks, notesOf(data.Info(d.From), data.Info(d.To))...)
	doc.Blocks = append(doc.Blocks, c.legend()...)
	doc.Blocks = append(doc.Blocks, pasted(d.Next()...)...)
	return doc
}

// compared composes the document of a Diff.
type compared struct {
	*Diff
	composer
	told []diff.Change

	// By the index of the issue: what is told, who said nothing new, and the
	// cells that are only claimed or silent.
	changes, quiet [][]diff.Change
	claimed        [][]diff.ClaimedCell
	silent         [][]*positions.Silence
	made           [][]diff.ClaimEvent
}

// sort deals out what is shown to the issues.
func (c *compared) sort() {
	n := len(c.History.Dataset.Codebook.Issues)
	c.changes = byIssue(n, c.told, func(ch *diff.Change) *positions.Issue { return ch.Issue })
	c.quiet = byIssue(n, c.Resting(), func(ch *diff.Change) *positions.Issue { return ch.Issue })
	c.claimed = byIssue(n, c.ShownClaims(), func(cl *diff.ClaimedCell) *positions.Issue { return cl.Issue })
	c.made = byIssue(n, c.ShownClaimEvents(), func(e *diff.ClaimEvent) *positions.Issue { return e.Issue })
	c.silent = byIssue(n, c.ShownSilences(), func(s **positions.Silence) *positions.Issue { return (*s).Record.Issue })
}

func byIssue[T any](issues int, list []T, issue func(*T) *positions.Issue) [][]T {
	sorted := make([][]T, issues)
	for i := range list {
		at := issue(&list[i]).Index
		sorted[at] = append(sorted[at], list[i])
	}
	return sorted
}

// counts is how many changes of each kind there are, and what they rest on.
func (c *compared) counts() document.Facts {
	var f document.Facts
	counts := dotted(c.CountsLine())
	if shown := c.Filter.Line(); shown != "" {
		f.Lines = append(f.Lines, say("shown here: ", datum(shown)))
		counts = say("of everything: ", counts)
	}
	f.Lines = append(f.Lines, counts)
	for _, line := range []string{c.InheritedLine(), c.restsOn(), c.ReviewLine()} {
		if line != "" {
			f.Lines = append(f.Lines, muted(line))
		}
	}
	return f
}

// restsOn says which sources are new, "" where none is.
func (c *compared) restsOn() string {
	bib := Bibliography{History: c.History}
	claims := func(list []diff.Claim) {
		for _, cl := range list {
			if cl.Recent {
				bib.Cite(cl.Evidence)
			}
		}
	}
	for i := range c.told {
		if c.told[i].Kind != diff.Unchanged {
			bib.Cite(c.told[i].To.Stance.Evidence)
		}
		claims(c.told[i].Claims)
	}
	for _, cell := range c.ShownClaims() {
		claims(cell.Claims)
	}
	if len(bib.Sources) == 0 {
		return ""
	}
	return "what was recorded since rests on " + bib.Publishers()
}

// issue tells of one issue who stands where, who moved and what held.
func (c *compared) issue(is *positions.Issue) []document.Block {
	changes, quiet, claimed, silent, made := c.changes[is.Index], c.quiet[is.Index], c.claimed[is.Index], c.silent[is.Index], c.made[is.Index]
	if len(changes)+len(quiet)+len(claimed)+len(silent)+len(made) == 0 {
		return nil
	}
	s := document.Section{ID: is.ID, Name: issueName(is), Blocks: question(is)}
	if is.Scale != nil {
		s.Blocks = append(s.Blocks, standsOn(c.History, is, c.To, c.Filter.Cell))
	}
	if len(changes) > 0 {
		s.Blocks = append(s.Blocks, c.changeTable(changes))
	}
	s.Blocks = append(s.Blocks, c.resting(quiet)...)
	var others document.Items
	for i := range made {
		e := &made[i]
		cl := diff.Claim{Claim: e.To, Recent: true, InLine: diff.InLine(c.History, e.To, c.To)}
		others.Items = append(others.Items, document.Item{Label: say("about ", strong(e.Party.Label()), ":"), Text: c.claimInBrief(cl)})
	}
	for _, cl := range claimed {
		if Recent(cl.Claims) {
			continue // told with what became of the claims
		}
		by := naming(func(n Naming) string {
			return "only claimed, by " + Claimants(cl.Claims, n) + ": " + ClaimedPositions(cl.Claims)
		})
		others.Items = append(others.Items, document.Item{Label: strong(cl.Party.Label()), Text: by})
	}
	for len(silent) > 0 { // those of whom the same is to be said together
		facts := SilenceFacts(silent[0])
		same := func(q *positions.Silence) bool { return SilenceFacts(q) == facts }
		var unheard []*positions.Party
		for _, q := range silent {
			if same(q) {
				unheard = append(unheard, q.Record.Party)
			}
		}
		others.Items = append(others.Items, document.Item{Label: label(NotFound + ":"), Text: say(with(partiesText(unheard), document.Plain, true), muted(" "+facts))})
		silent = slices.DeleteFunc(silent, same)
	}
	others.Items = append(others.Items, c.openItems(is)...)
	if others.Items != nil {
		s.Blocks = append(s.Blocks, others)
	}
	return []document.Block{s}
}

// openItems tells what on an issue cannot stand together, and what would settle what is open.
func (d *Diff) openItems(is *positions.Issue) []document.Item {
	var items []document.Item
	if against := d.Conflicting(is); against != nil {
		items = append(items, document.Item{Label: label("in conflict:"), Text: say(datum(strings.Join(against, "; ")))})
	}
	if settling := d.Settling(is); settling != nil {
		items = append(items, document.Item{Label: label("would settle:"), Text: say(datum(strings.Join(settling, "; ")))})
	}
	return items
}

// changeTable lists changes of one issue in the people's order: who, what kind of change,
// where it stood and where it stands, each with its grounds and date.
func (c *compared) changeTable(changes []diff.Change) document.Table {
	t := document.Table{Columns: []document.Column{
		{Head: say("party"), Key: true}, {Head: say("change"), Key: true}, {Head: say("was")}, {Head: say("now")},
	}}
	for i := range changes {
		ch := &changes[i]
		change := document.Cell{kindText(ch.Kind, say(datum(KindLabel(ch))))}
		short := Qualifiers(ch, Short)
		for i, q := range Qualifiers(ch, Full) {
			change = append(change, document.Text{{Text: q, Short: shorter(q, short[i]), Data: true}})
		}
		was, now := c.places(ch)
		t.Rows = append(t.Rows, document.TableRow{Cells: []document.Cell{{with(partyOn(ch.Party, ch.Issue), document.Plain, true)}, change, was, now}})
	}
	return t
}

// places says where a party stood and stands.
func (c *composer) places(ch *diff.Change) (was, now document.Cell) {
	before := naming(func(n Naming) string { return Was(ch, n) })
	if ch.From == nil {
		was = document.Cell{with(before, document.Muted, false)}
	} else {
		was = document.Cell{before, muted(Grounds(ch, ch.From, c.when))}
	}
	return was, document.Cell{naming(func(n Naming) string { return Now(ch, n) }), muted(Grounds(ch, ch.To, c.when))}
}

// resting names those who said nothing new, with the age of what they said; no block where
// there is none.
func (c *compared) resting(changes []diff.Change) []document.Block {
	if len(changes) == 0 {
		return nil
	}
	l := document.List{Head: say("nothing new from")}
	for i := range changes {
		ch := &changes[i]
		l.Items = append(l.Items, say(with(partyOn(ch.Party, ch.Issue), document.Plain, true),
			datum(" ("+joined(Position(ch.To.Stance, sidesOf(ch)...), LastHeard(ch.To), contradictedGloss(ch.To), NotFoundAgain(ch.To))+")")))
	}
	return []document.Block{l}
}

// details tells each change in full: the redlines, and the evidence for the new stance.
func (c *compared) details(issues []*positions.Issue) []document.Block {
	var entries []document.Block
	with := map[*positions.Claim]bool{} // told with a change
	for _, is := range issues {
		for i := range c.changes[is.Index] {
			ch := &c.changes[is.Index][i]
			switch {
			case c.withGroup(ch):
				entries = append(entries, document.Entry{
					ID: cellAnchor(ch.Party, ch.Issue), Titled: true, Head: say(cellName(ch.Party, ch.Issue), ": ", datum(besideGroup(ch))),
					Body: c.claims(ch.Claims, recentClaim),
				})
			case ch.Kind != diff.Unchanged || ch.News:
				entries = append(entries, c.change(c.Comparison, c.Ledger, ch, ConfidenceBeside(ch)))
			}
			for _, cl := range ch.Claims {
				with[cl.Claim] = true
			}
		}
	}
	for _, e := range c.ShownClaimEvents() {
		if with[e.To] {
			continue
		}
		cl := diff.Claim{Claim: e.To, Recent: true, InLine: diff.InLine(c.History, e.To, c.To)}
		head := say(cellName(e.Party, e.Issue), ": claimed by others")
		if _, ok := c.History.InForce(e.Party, e.Issue, c.To); !ok {
			head = say(cellName(e.Party, e.Issue), ": only claimed")
		}
		if n := len(entries); n > 0 {
			if last, ok := entries[n-1].(document.Entry); ok && last.ID == cellAnchor(e.Party, e.Issue) {
				last.Body = append(last.Body, c.claims([]diff.Claim{cl}, recentClaim)...)
				entries[n-1] = last
				continue
			}
		}
		entries = append(entries, document.Entry{
			ID: cellAnchor(e.Party, e.Issue), Titled: true, Head: head, Body: c.claims([]diff.Claim{cl}, recentClaim),
		})
	}
	for _, q := range c.ShownSilences() {
		if r := q.Record; r.Date > c.From && len(q.Evidence) > 0 {
			entries = append(entries, document.Entry{ID: cellAnchor(r.Party, r.Issue), Titled: true, Head: say(cellName(r.Party, r.Issue), ": "+NotFound), Body: c.silenceEvidence(q)})
		}
	}
	if entries == nil {
		return nil
	}
	return []document.Block{document.Section{ID: "redlines", Name: say("Redlines and evidence"), Part: true, Blocks: entries}}
}

// legend explains the words and marks that were used, and no others.
func (c *compared) legend() []document.Block {
	var g document.Glossary
	l := LegendOf(c.told)
	for _, kind := range l.Kinds {
		g.Entries = append(g.Entries, explained(KindWord(kind, 1), KindMeaning(kind)))
	}
	if l.Novel {
		g.Entries = append(g.Entries, explained("new", NovelMeaning))
	}
	if l.NotRepeated {
		g.Entries = append(g.Entries, explained("not repeated", "not said again, which is not to say withdrawn"))
	}
	if l.Unconfirmed {
		g.Entries = append(g.Entries, explained("unconfirmed, ?", "rests on nothing that the party is known to have said"))
	}
	if l.Redlines {
		g.Redlines = say("words that came in, and words that are no longer there")
	}
	return howToRead(g)
}
