package report

import (
	"strconv"
	"strings"

	"stance/diff"
	"stance/diff/redline"
	"stance/positions"
)

// company says whose position a shift led to and whose it left, and to whom
// the distance grew and shrank.
func (r *ChangeReport) company(c *diff.Change) Prose {
	if c.Delta == nil {
		return nil
	}
	var joined, left []*positions.Party
	told := map[*positions.Party]bool{}
	for _, q := range r.History.Dataset.Codebook.Parties {
		other, ok := r.History.InForce(q, c.Issue, r.To)
		if !ok || q == c.Party || !other.Spoken() || other.Stance == c.To.Stance || other.Stance.Kind != positions.Placed || other.Stance.Unconfirmed() {
			continue
		}
		switch other.Stance.Value {
		case c.To.Stance.Value:
			joined, told[q] = append(joined, q), true
		case c.From.Stance.Value:
			left, told[q] = append(left, q), true
		}
	}
	var p Prose
	switch {
	case joined != nil && left != nil:
		p = say("That is now the position recorded for ", someParties(joined), ", and no longer the one recorded for ", someParties(left), ".")
	case joined != nil:
		p = say("That is now the position recorded for ", someParties(joined), ".")
	case left != nil:
		p = say("That is no longer the position recorded for ", someParties(left), ".")
	}
	closer, further := c.Approaches()
	near, far := r.others(c, closer, told), r.others(c, further, told)
	switch {
	case near != nil && far != nil:
		p = sentences(p, say("On the scale it is nearer to ", near, " and farther from ", far, "."))
	case near != nil:
		p = sentences(p, say("On the scale it is nearer to ", near, "."))
	case far != nil:
		p = sentences(p, say("On the scale it is farther from ", far, "."))
	}
	return p
}

// others lists the parties that a shift changed the distance to and that were
// not told yet; a position that is not confirmed is marked as such.
func (r *ChangeReport) others(c *diff.Change, list []diff.Approach, told map[*positions.Party]bool) Prose {
	var items []Prose
	for _, a := range list {
		if told[a.Party] {
			continue
		}
		p := the(a.Party)
		if hd, ok := r.History.InForce(a.Party, c.Issue, r.To); ok && hd.Stance.Unconfirmed() {
			p = say(p, " (not confirmed)")
		}
		items = append(items, p)
	}
	return some(items)
}

// briefTerms tells what became of the terms: what was given up or replaced,
// what was not repeated (and that this says no more), what is said otherwise
// and what was added.
func briefTerms(c *diff.Change) Prose {
	var from []positions.StandingTerm
	if c.From != nil {
		from = c.From.Terms
	}
	var told []Prose
	var silent []Prose
	for _, tc := range c.Terms {
		switch tc.Op {
		case redline.Ended:
			t := from[tc.From]
			how := say(" was ", tc.How)
			if tc.To >= 0 {
				how = say(" was replaced by ", quoted(c.To.Terms[tc.To].Text))
			}
			told = append(told, say("The ", namedTerm(t), how, "."))
		case redline.Reworded:
			told = append(told, say("The ", namedTerm(from[tc.From]), " now reads ", quoted(c.To.Terms[tc.To].Text), "."))
		case redline.NotRepeated:
			if c.Kind != diff.OwnVoice {
				silent = append(silent, say("the ", namedTerm(from[tc.From])))
			}
		}
	}
	if len(told) > briefTermsNamed {
		more := Count(len(told)-briefTermsNamed, "more term", "more terms")
		told = append(told[:briefTermsNamed:briefTermsNamed], say("The changes of ", more, " are told below."))
	}
	if n := len(silent); n > 0 {
		caution := "nothing says that it was withdrawn"
		if n > 1 {
			caution = "nothing says that they were withdrawn"
		}
		told = append(told, say("Not repeated: ", capped(silent), "; ", caution, "."))
	}
	return sentences(told...)
}

func capped(items []Prose) Prose {
	if len(items) > briefTermsNamed {
		more := strconv.Itoa(len(items)-briefTermsNamed) + " more"
		items = append(items[:briefTermsNamed:briefTermsNamed], say(more))
	}
	return listed(items)
}

// namedTerm is a term with its sort: "red line “No land”".
func namedTerm(t positions.StandingTerm) Prose {
	return say(termKindOr(t.Kind, "term"), " ", quoted(strings.TrimSuffix(strings.TrimSpace(t.Text), ".")))
}
