package terminal

import (
	"io"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
)

// Gap writes what separates the parties on a date, or who moved toward whom
// between two.
func Gap(w io.Writer, g *report.Gap, s Screen) error {
	p := &gapPage{page: newPage(s), g: g}
	p.put(paragraph(mark(g.History.Dataset.Codebook.Title, bold), p.width, nil, nil))
	p.para(0, say(g.When()))
	for _, n := range g.Notes {
		p.para(0, say("note: "+n))
	}
	unit := report.GapUnit
	if g.From != 0 {
		unit = report.ConvergenceUnit
	}
	p.para(0, mark(unit, dim))
	if line := g.IssuesLine(); line != "" {
		p.para(0, say(line))
	}
	p.gap()
	switch {
	case g.From != 0:
		p.convergences()
	case len(g.Gaps) == 1:
		p.pair(&g.Gaps[0])
	default:
		p.matrix()
	}
	if g.AnyUnsure() {
		p.gap()
		p.para(0, mark(report.UnsureNote, dim))
	}
	if line := g.WithheldLine(); line != "" {
		p.gap()
		p.para(0, mark(line, dim))
	}
	for i := range g.Terms {
		p.terms(&g.Terms[i])
	}
	p.spreads()
	p.gap()
	p.next("stance help measures")
	return p.writeTo(w)
}

type gapPage struct {
	*page
	g *report.Gap
}

// matrix sets every pair into a triangle; where it does not fit, into a list.
func (p *gapPage) matrix() {
	parties := p.g.Parties()
	if len(parties) == 0 {
		p.para(2, say("No two parties have a stance of their own in force."))
		return
	}
	const figure = 13 // "66.7 ? 3 of 4"
	if 2+(len(parties))*(figure+columnGap) > p.width || len(p.g.Filter.Parties) == 1 {
		p.pairs()
		return
	}
	t := &table{head: []text{nil}}
	for _, q := range parties[:len(parties)-1] {
		t.head = append(t.head, say(q.Label()))
	}
	for i, a := range parties[1:] {
		row := []cellLines{{say(a.Label())}}
		for _, b := range parties[:i+1] {
			row = append(row, cellLines{p.figure(p.g.Pair(a, b))})
		}
		t.add(row...)
	}
	p.draw(t)
}

func (p *gapPage) figure(gap *diff.Gap) text {
	if gap == nil || !p.g.Printed(gap.Compared, gap.Total) {
		return mark(report.NoStance, dim)
	}
	return cat(say(report.OptionalPoints(gap.Gap, report.Figure)+report.Doubt(p.g.UnsureGap(gap))), mark(" "+report.Coverage(gap.Compared, gap.Total), dim)).glued(p.width)
}

func (p *gapPage) pairs() {
	t := &table{head: []text{say("between"), say("and"), say("gap"), say("rests on")}}
	for i := range p.g.Gaps {
		gap := &p.g.Gaps[i]
		if p.g.Printed(gap.Compared, gap.Total) {
			t.add(cellLines{say(gap.A.Name)}, cellLines{say(gap.B.Name)},
				cellLines{say(report.OptionalPoints(gap.Gap, report.Figure) + report.Doubt(p.g.UnsureGap(gap)))},
				cellLines{say(report.Coverage(gap.Compared, gap.Total) + " issues")})
		}
	}
	if len(t.rows) > 0 {
		p.draw(t)
	}
}

// pair sets two parties side by side.
func (p *gapPage) pair(gap *diff.Gap) {
	head := "gap not printed"
	if p.g.Printed(gap.Compared, gap.Total) {
		head = "gap " + report.OptionalPoints(gap.Gap, report.Figure) + report.Doubt(p.g.UnsureGap(gap))
	}
	p.para(2, cat(mark(gap.A.Name+" and "+gap.B.Name, bold), say(": "+head+", "+report.Coverage(gap.Compared, gap.Total)+" issues compared")))
	p.gap()
	t := &table{head: []text{say("issue"), say(gap.A.Label()), say(gap.B.Label()), say("distance"), say("weight")}}
	byIssue := map[*positions.Issue]diff.IssueGap{}
	for _, ig := range gap.ByIssue {
		byIssue[ig.Issue] = ig
	}
	for _, is := range p.g.History.Dataset.Codebook.Issues {
		if !p.g.ShowsIssue(is) {
			continue
		}
		distance, weight := report.NoStance, report.NoStance
		if ig, ok := byIssue[is]; ok {
			distance = report.Figure(ig.Distance) + report.Doubt(p.g.Unsure(gap.A, is) || p.g.Unsure(gap.B, is))
			weight = report.Figure(ig.Weight)
		}
		t.add(cellLines{say(is.Name)}, cellLines{say(p.g.Beside(gap.A, is))}, cellLines{say(p.g.Beside(gap.B, is))},
			cellLines{say(distance)}, cellLines{say(weight)})
	}
	p.draw(t)
}

func (p *gapPage) convergences() {
	t := &table{head: []text{say("between"), say("and"), say("gap"), say("change"), say("moved by each"), say("rests on")}}
	for i := range p.g.Convergences {
		c := &p.g.Convergences[i]
		switch {
		case c.Change != nil && p.g.Printed(c.Compared, c.Total):
		case len(p.g.Convergences) == 1 && c.Compared > 0: // the total is withheld, not what it is made of
			t.add(cellLines{say(c.A.Name)}, cellLines{say(c.B.Name)}, cellLines{say(report.NoStance)}, cellLines{say(report.NoStance)},
				nil, cellLines{say(report.Coverage(c.Compared, c.Total) + " issues")})
			p.convergenceIssues(t, c)
			continue
		default:
			continue
		}
		t.add(cellLines{say(c.A.Name)}, cellLines{say(c.B.Name)},
			cellLines{say(report.Figure(*c.From) + " → " + report.Figure(*c.To))},
			cellLines{mark(report.SignedPoints(*c.Change)+report.Doubt(p.g.UnsureChange(c)), bold)},
			cellLines{say(c.A.Label() + " " + report.SignedPoints(*c.AMoved)), say(c.B.Label() + " " + report.SignedPoints(*c.BMoved))},
			cellLines{say(report.Coverage(c.Compared, c.Total) + " issues")})
		p.convergenceIssues(t, c)
	}
	if len(t.rows) > 0 {
		p.draw(t)
	}
}

// convergenceIssues adds the issues on which something moved.
func (p *gapPage) convergenceIssues(t *table, c *diff.Convergence) {
	for _, ic := range c.ByIssue {
		if ic.Change == 0 && ic.AMoved == 0 && ic.BMoved == 0 {
			continue
		}
		t.add(cellLines{mark("  "+ic.Issue.Name, dim)}, nil,
			cellLines{say(report.Figure(ic.From) + " → " + report.Figure(ic.To))},
			cellLines{say(report.SignedPoints(ic.Change))},
			cellLines{
				say(c.A.Label() + " " + report.SignedPoints(ic.AMoved) + report.Doubt(p.g.Unsure(c.A, ic.Issue))),
				say(c.B.Label() + " " + report.SignedPoints(ic.BMoved) + report.Doubt(p.g.Unsure(c.B, ic.Issue))),
			},
			cellLines{mark("weight "+report.Figure(ic.Weight), dim)})
	}
}

func (p *gapPage) terms(pt *report.PairTerms) {
	p.gap()
	p.section(pt.Issue.Name + ": terms against each other")
	a, b := p.g.Filter.Parties[0], p.g.Filter.Parties[1]
	if a.Index > b.Index {
		a, b = b, a
	}
	p.para(2, mark("redlined from "+a.Name+" to "+b.Name, dim))
	for _, l := range pt.Lines(a, b) {
		p.put(p.term(l, min(p.width, proseWidth)-2).indent(2))
	}
}

func (p *gapPage) spreads() {
	p.gap()
	p.section("Spread and cohesion")
	t := &table{head: []text{say("issue"), say("range"), say("mean distance"), say("stances")}}
	for _, s := range p.g.Spreads {
		t.add(cellLines{say(s.Issue.Name)}, cellLines{say(report.OptionalPoints(s.Range, report.Figure))},
			cellLines{say(report.OptionalPoints(s.MeanDistance, report.Figure))}, cellLines{say(report.Count(s.Stances, "stance", "stances"))})
	}
	if len(t.rows) > 0 {
		p.draw(t)
	}
	for _, c := range p.g.Cohesions {
		if c.MeanDistance == nil {
			continue
		}
		p.gap()
		p.para(2, say(c.Group.Name+": members' own stances lie "+report.OptionalPoints(c.MeanDistance, report.Figure)+
			" points from the group's on average ("+report.Count(c.Stances, "stance", "stances")+" compared)"))
	}
}
