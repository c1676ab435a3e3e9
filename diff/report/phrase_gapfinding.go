package report

import (
	"cmp"
	"math"
	"slices"

	"stance/diff"
	"stance/diff/report/document"
)

// Finding says in a title what the chart of gaps shows: on one date where what the parties
// ask for, or would take, lies farthest apart; between two dates who came nearest to whom, or
// went farthest apart. What rests on unsure ground is told as no more than possible.
func (g *Gap) Finding() string {
	if g.From != 0 {
		return g.findingBetween()
	}
	var apart, mayBe []*diff.Zopa
	meet := 0
	for i := range g.Zopas {
		switch z := &g.Zopas[i]; {
		case z.Verdict == diff.Apart && !z.Unsure:
			apart = append(apart, z)
		case z.Verdict == diff.Apart:
			mayBe = append(mayBe, z)
		case z.Verdict == diff.Meet && !z.Unsure:
			meet++
		}
	}
	for _, list := range [][]*diff.Zopa{apart, mayBe} {
		slices.SortStableFunc(list, func(a, b *diff.Zopa) int { return cmp.Compare(*b.Zone.Hole, *a.Zone.Hole) })
	}
	who := say("the parties")
	if heard := g.heard(); len(heard) <= MostColumns && len(g.Filter.Parties) > 0 {
		who = parties(heard)
	}
	rest := mayBe
	var lead Prose
	switch {
	case len(apart) == 1:
		lead = say(capital(who), " are "+holeWords(apart[0])+" apart on ", datum(apart[0].Issue.Name))
	case len(apart) > 1:
		lead = say(capital(who), " are farthest apart on ", datum(apart[0].Issue.Name), ": "+holeWords(apart[0])+"; apart on "+document.Count(len(apart)-1, "more issue", "more issues"))
	case len(mayBe) > 0:
		lead, rest = say(capital(who), " may be "+holeWords(mayBe[0])+" apart on ", datum(mayBe[0].Issue.Name), ", not confirmed"), mayBe[1:]
	case meet > 0:
		return say(capital(who), " ask for the same on "+document.Count(meet, "issue", "issues")+", and are not known to be apart").Text()
	default:
		return say("It cannot be told whether ", who, " are apart").Text()
	}
	if len(rest) > 0 {
		lead = say(lead, "; may be apart on "+document.Count(len(rest), "more issue", "more issues"))
	}
	return lead.Text()
}

func (g *Gap) findingBetween() string {
	var changed, mayHave []*diff.Convergence
	for _, c := range g.Changed() {
		switch {
		case *c.Change == 0:
		case g.UnsureChange(c) || c.Unsure:
			mayHave = append(mayHave, c)
		default:
			changed = append(changed, c)
		}
	}
	var lead Prose
	switch {
	case len(changed) > 0:
		c := changed[0]
		way := " farther apart"
		if *c.Change < 0 {
			way = " nearer to each other"
		}
		lead = say(capital(the(c.A)), " and ", the(c.B), " are "+Figure(math.Abs(*c.Change))+" points"+way)
		if c.Compared < c.Total {
			lead = say(lead, ", on "+Coverage(c.Compared, c.Total)+" issues")
		}
		if more := len(changed) - 1; more > 0 {
			lead = say(lead, "; "+document.Count(more, "more gap", "more gaps")+" changed")
		}
	case len(mayHave) > 0:
		lead = say("No gap is known to have changed")
	default:
		return "No gap changed"
	}
	if n := len(mayHave); n > 0 {
		lead = say(lead, "; "+document.Thousands(n)+" may have")
	}
	return lead.Text()
}

// Changed lists the pairs with a figure that is printed, those that changed most first.
func (g *Gap) Changed() []*diff.Convergence {
	var list []*diff.Convergence
	for i := range g.Convergences {
		if c := &g.Convergences[i]; c.Change != nil && g.Printed(c.Compared, c.Total) {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b *diff.Convergence) int { return cmp.Compare(math.Abs(*b.Change), math.Abs(*a.Change)) })
	return list
}
