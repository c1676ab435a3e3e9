package tables

import (
	"stance/diff"
	"stance/diff/report"
)

// Gap is what `stance gap` tells: for each pair a row with an empty issue for
// the weighted mean, and one per issue; with two dates the convergences.
func Gap(g *report.Gap) *Table {
	if g.From != 0 {
		return &Table{
			Name: "convergence", Doc: "for each pair of parties a row for the weighted mean, without an issue, and one per issue",
			Columns: named(
				"a", "b", "issue", "a_from", "a_to", "b_from", "b_to", "from", "to", "change", "a_moved", "b_moved", "weight",
				"issues_compared", "issues_total",
			),
			Fill: func(f *Filler) {
				for i := range g.Convergences {
					f.convergence(&g.Convergences[i])
				}
			},
		}
	}
	return &Table{
		Name: "gap", Doc: "for each pair of parties a row for the weighted mean, without an issue, and one per issue",
		Columns: named("a", "b", "issue", "a_score", "b_score", "distance", "weight", "issues_compared", "issues_total"),
		Fill: func(f *Filler) {
			for i := range g.Gaps {
				gap := &g.Gaps[i]
				f.Number("distance", gap.Gap)
				f.gap(gap)
				for j := range gap.ByIssue {
					f.distance(gap, &gap.ByIssue[j])
				}
			}
		},
	}
}

func (f *Filler) gap(g *diff.Gap) {
	f.Text("a", g.A.ID)
	f.Text("b", g.B.ID)
	f.Number("gap", g.Gap)
	f.Integer("issues_compared", g.Compared)
	f.Integer("issues_total", g.Total)
	f.End()
}

func (f *Filler) distance(g *diff.Gap, ig *diff.IssueGap) {
	f.Text("a", g.A.ID)
	f.Text("b", g.B.ID)
	f.Text("issue", ig.Issue.ID)
	f.Number("a_score", &ig.AScore)
	f.Number("b_score", &ig.BScore)
	f.Number("distance", &ig.Distance)
	f.Number("weight", &ig.Weight)
	f.End()
}

func (f *Filler) convergence(c *diff.Convergence) {
	f.Text("a", c.A.ID)
	f.Text("b", c.B.ID)
	f.Number("from", c.From)
	f.Number("to", c.To)
	f.Number("change", c.Change)
	f.Number("a_moved", c.AMoved)
	f.Number("b_moved", c.BMoved)
	f.Integer("issues_compared", c.Compared)
	f.Integer("issues_total", c.Total)
	f.End()
	for _, ic := range c.ByIssue {
		f.Text("a", c.A.ID)
		f.Text("b", c.B.ID)
		f.Text("issue", ic.Issue.ID)
		f.Number("a_from", &ic.AFrom)
		f.Number("a_to", &ic.ATo)
		f.Number("b_from", &ic.BFrom)
		f.Number("b_to", &ic.BTo)
		f.Number("from", &ic.From)
		f.Number("to", &ic.To)
		f.Number("change", &ic.Change)
		f.Number("a_moved", &ic.AMoved)
		f.Number("b_moved", &ic.BMoved)
		f.Number("weight", &ic.Weight)
		f.End()
	}
}
