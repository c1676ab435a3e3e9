package markdown

import (
	"io"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
)

// Gap writes what separates the parties on a date, or who moved toward whom
// between two.
func Gap(w io.Writer, g *report.Gap) error {
	p := &page{}
	p.heading(1, esc(g.History.Dataset.Codebook.Title))
	p.block(esc(g.When()))
	if line := g.IssuesLine(); line != "" {
		p.block(esc(line))
	}
	for _, n := range g.Notes {
		p.block("_note:_ " + esc(n))
	}
	switch {
	case g.From != 0:
		p.block(faint(report.ConvergenceUnit))
		p.convergences(g)
	default:
		p.block(faint(report.GapUnit))
		p.gaps(g)
	}
	if g.AnyUnsure() {
		p.block(faint(esc(report.UnsureNote)))
	}
	if line := g.WithheldLine(); line != "" {
		p.block(faint(esc(line)))
	}
	for i := range g.Terms {
		p.pairTerms(g, &g.Terms[i])
	}
	p.heading(2, "Spread and cohesion")
	var rows [][]md
	for _, s := range g.Spreads {
		rows = append(rows, []md{esc(s.Issue.Name), figure(s.Range), figure(s.MeanDistance), md(report.Count(s.Stances, "stance", "stances"))})
	}
	if len(rows) > 0 {
		p.table([]md{"Issue", "Range", "Mean distance", "Rests on"}, rows)
	}
	var groups []md
	for _, c := range g.Cohesions {
		if c.MeanDistance == nil {
			continue
		}
		groups = append(groups, esc(c.Group.Name)+": mean distance of the members' own stances to the group's "+figure(c.MeanDistance)+
			md(" ("+report.Count(c.Stances, "stance", "stances")+" compared)"))
	}
	p.bullets(groups)
	return p.writeTo(w)
}

func figure(v *float64) md { return md(report.OptionalPoints(v, report.Figure)) }

func (p *page) gaps(g *report.Gap) {
	if len(g.Gaps) == 1 {
		p.sideBySide(g, &g.Gaps[0])
		return
	}
	var rows [][]md
	for i := range g.Gaps {
		if gap := &g.Gaps[i]; g.Printed(gap.Compared, gap.Total) {
			rows = append(rows, []md{esc(gap.A.Name), esc(gap.B.Name), figure(gap.Gap) + md(report.Doubt(g.UnsureGap(gap))), md(report.Coverage(gap.Compared, gap.Total))})
		}
	}
	if len(rows) > 0 {
		p.table([]md{"Between", "and", "Gap", "Issues compared"}, rows)
	}
}

func (p *page) sideBySide(g *report.Gap, gap *diff.Gap) {
	total := md("not printed")
	if g.Printed(gap.Compared, gap.Total) {
		total = figure(gap.Gap) + md(report.Doubt(g.UnsureGap(gap)))
	}
	p.block(esc(gap.A.Name+" and "+gap.B.Name) + ": gap " + total + md(", "+report.Coverage(gap.Compared, gap.Total)+" issues compared"))
	byIssue := map[*positions.Issue]diff.IssueGap{}
	for _, ig := range gap.ByIssue {
		byIssue[ig.Issue] = ig
	}
	var rows [][]md
	for _, is := range g.History.Dataset.Codebook.Issues {
		if !g.ShowsIssue(is) {
			continue
		}
		distance, weight := md(report.NoStance), md(report.NoStance)
		if ig, ok := byIssue[is]; ok {
			distance = md(report.Figure(ig.Distance) + report.Doubt(g.Unsure(gap.A, is) || g.Unsure(gap.B, is)))
			weight = md(report.Figure(ig.Weight))
		}
		rows = append(rows, []md{esc(is.Name), esc(g.Beside(gap.A, is)), esc(g.Beside(gap.B, is)), distance, weight})
	}
	p.table([]md{"Issue", esc(gap.A.Name), esc(gap.B.Name), "Distance", "Weight"}, rows)
}

func (p *page) convergences(g *report.Gap) {
	var rows [][]md
	for i := range g.Convergences {
		c := &g.Convergences[i]
		if c.Change == nil || !g.Printed(c.Compared, c.Total) {
			continue
		}
		rows = append(rows, []md{
			esc(c.A.Name), esc(c.B.Name), figure(c.From), figure(c.To), md(report.SignedPoints(*c.Change) + report.Doubt(g.UnsureChange(c))),
			md(report.SignedPoints(*c.AMoved)), md(report.SignedPoints(*c.BMoved)), md(report.Coverage(c.Compared, c.Total)),
		})
		for _, ic := range c.ByIssue {
			if ic.Change == 0 && ic.AMoved == 0 && ic.BMoved == 0 {
				continue
			}
			rows = append(rows, []md{
				faint(esc(ic.Issue.Name)), "", md(report.Figure(ic.From)), md(report.Figure(ic.To)), md(report.SignedPoints(ic.Change)),
				md(report.SignedPoints(ic.AMoved) + report.Doubt(g.Unsure(c.A, ic.Issue))),
				md(report.SignedPoints(ic.BMoved) + report.Doubt(g.Unsure(c.B, ic.Issue))),
				md("weight " + report.Figure(ic.Weight)),
			})
		}
	}
	if len(rows) > 0 {
		p.table([]md{"A", "B", "From", "To", "Change", "A moved", "B moved", "Rests on"}, rows)
	}
}

func (p *page) pairTerms(g *report.Gap, pt *report.PairTerms) {
	a, b := g.Filter.Parties[0], g.Filter.Parties[1]
	if a.Index > b.Index {
		a, b = b, a
	}
	p.heading(2, esc(pt.Issue.Name+": terms of "+a.Name+" redlined to "+b.Name))
	var lines []md
	for _, l := range pt.Lines(a, b) {
		lines = append(lines, p.termLine(l))
	}
	p.bullets(lines)
}
