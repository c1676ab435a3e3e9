package report

import (
	"cmp"
	"slices"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// Finding says in a title what a comparison shows of an issue: the farthest move and how
// many more there are; where nobody moved who may have; and where there is nothing of
// either, that nobody did. What rests on unsure ground is never told as a move, nor with a
// direction. The changes are those that are told by themselves; part tells that these are
// a part of all there are.
func Finding(is *positions.Issue, changes []*diff.Change, part bool) string {
	m := movesOf(changes)
	if lead := m.lead(""); lead != nil {
		return say(issueName(is), ": ", lead).Text()
	}
	nobody := "Nobody"
	if part {
		nobody = "None of those shown"
	}
	earlier := slices.ContainsFunc(changes, func(c *diff.Change) bool { return c.From != nil })
	voices := keep(changes, func(c **diff.Change) bool { return (*c).Kind == diff.OwnVoice })
	switch {
	case len(changes) == 0:
		return say(issueName(is), ": no party is known to have a position of its own").Text()
	case !earlier:
		return say(issueName(is), ": first recorded, of ", document.Count(len(changes), "party", "parties")).Text()
	case len(voices) == 1:
		return say(issueName(is), ": ", the(voices[0].Party), " now speaks for itself; nobody else moved").Text()
	case len(voices) > 1:
		return say(issueName(is), ": "+document.Thousands(len(voices))+" parties now speak for themselves; nobody else moved").Text()
	case slices.ContainsFunc(changes, func(c *diff.Change) bool { return c.Kind == diff.NotComparable || c.Kind == diff.Reworded }):
		return say(nobody, " is known to have moved on ", issueName(is)).Text()
	}
	return say(nobody, " moved on ", issueName(is)).Text()
}

// FindingOverTime says the same of all steps of some cells.
func FindingOverTime(is *positions.Issue, cells []*LoggedCell, part bool) string {
	var steps []*diff.Change
	for _, c := range cells {
		for i := range c.Steps {
			steps = append(steps, &c.Steps[i])
		}
	}
	m := movesOf(steps)
	var days dates
	for _, c := range steps {
		days.day(c.To.Date())
	}
	lead := Prose(nil)
	if first := m.first(); first != nil {
		lead = m.lead(", " + days.dating().Stance(first.To.Stance))
	}
	subject := issueName(is)
	if len(cells) == 1 && lead == nil {
		subject = say(capital(the(cells[0].Party)), ", ", issueName(is))
	}
	switch {
	case lead != nil:
		return say(subject, ": ", lead).Text()
	case len(steps) == 0:
		return say(subject, ": no position recorded at any date").Text()
	case len(cells) == 1:
		return say(subject, ": no move known").Text()
	case part:
		return say("None of those shown is known to have moved on ", subject).Text()
	}
	return say("Nobody is known to have moved on ", subject).Text()
}

// titleMoves are the moves among changes, and what may be one, the most important first.
type titleMoves struct{ moved, mayHave []*diff.Change }

func movesOf(changes []*diff.Change) titleMoves {
	var m titleMoves
	for _, c := range changes {
		switch {
		case c.Kind.Moves() && !unsure(c.To.Stance):
			m.moved = append(m.moved, c)
		case c.Kind.Moves(), c.Kind == diff.PossibleShift:
			m.mayHave = append(m.mayHave, c)
		}
	}
	for _, list := range [][]*diff.Change{m.moved, m.mayHave} {
		slices.SortStableFunc(list, func(a, b *diff.Change) int {
			return cmp.Or(cmp.Compare(strength(a), strength(b)), cmp.Compare(b.Size(), a.Size()))
		})
	}
	return m
}

// first is what the lead tells; nil for nothing.
func (m *titleMoves) first() *diff.Change {
	for _, list := range [][]*diff.Change{m.moved, m.mayHave} {
		if len(list) > 0 {
			return list[0]
		}
	}
	return nil
}

// lead tells the first of them, with when that was, and how many more there are.
func (m *titleMoves) lead(when string) Prose {
	var lead Prose
	rest := m.mayHave
	switch {
	case len(m.moved) > 0:
		c := m.moved[0]
		lead = say(the(c.Party), " "+movedHow(c), when)
		if more := len(m.moved) - 1; more > 0 {
			lead = say(lead, "; "+document.Count(more, "more move", "more moves"))
		}
	case len(rest) > 0:
		c := rest[0]
		lead, rest = say(the(c.Party), " may have "+mayHaveDone(c), when, ", "+whyUnsure(c)), rest[1:]
	default:
		return nil
	}
	within := len(keep(rest, func(c **diff.Change) bool { return (*c).Margins() == diff.WithinMargins }))
	if m.first().Margins() != diff.BeyondMargins { // then it is no contrast
		within = 0
	}
	switch n := len(rest) - within; {
	case n == 1:
		lead = say(lead, "; ", the(rest[0].Party), " may have")
	case n > 1:
		lead = say(lead, "; "+document.Thousands(n)+" more may have")
	}
	if within > 0 {
		lead = say(lead, "; "+document.Thousands(within)+" within them")
	}
	return lead
}

func movedHow(c *diff.Change) string {
	switch c.Kind {
	case diff.Withdrawn:
		return "gave up its position"
	case diff.Adopted:
		return "took up a position"
	case diff.Reverted:
		return "is back where it was"
	}
	return "moved " + magnitudeAndScale(c)
}

func mayHaveDone(c *diff.Change) string {
	switch c.Kind {
	case diff.Withdrawn:
		return "given up its position"
	case diff.Adopted:
		return "taken up a position"
	case diff.Reverted:
		return "gone back to where it was"
	}
	return "moved"
}

// whyUnsure is the gravest reason why no move is established.
func whyUnsure(c *diff.Change) string {
	before := c.From != nil
	if word := marginsWord(c); word != "" {
		return word
	}
	switch {
	case c.To.Stance.Unconfirmed():
		return "unconfirmed"
	case before && c.From.Stance.Unconfirmed():
		return "from a position that was unconfirmed"
	case c.To.Stance.Confidence == positions.Low:
		return "with low confidence"
	case before && c.From.Stance.Confidence == positions.Low:
		return "from a position of low confidence"
	}
	return "within the coder's margin"
}
