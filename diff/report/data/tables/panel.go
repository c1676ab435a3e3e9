package tables

import (
	"strings"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
)

// Changes are the changes from each date of a panel to the next, as `stance
// diff` tells them of the two dates.
func Changes(p *report.Panel) *Table {
	columns := []Column{
		{Name: "from", Doc: "the date compared", Type: Date},
		{Name: "to", Doc: "the date that it is compared with, the next in the period", Type: Date},
	}
	columns = append(columns, named(changeColumns...)...)
	return &Table{
		Name: "changes", Doc: "a row per change of a party on an issue from one date to the next",
		Columns: append(append(columns, named("known", "note", "file", "line")...), named(laterColumns...)...),
		Fill: func(f *Filler) {
			for i := range len(p.Dates) - 1 {
				for _, c := range p.Changes(i) {
					f.Date("from", p.Dates[i])
					f.Date("to", p.Dates[i+1])
					f.change(p.History, &c)
				}
			}
		},
	}
}

// Gaps are the gaps on each date of a panel, as `stance gap` tells them.
func Gaps(p *report.Panel) *Table {
	return &Table{
		Name: "gaps", Doc: "a row per date and pair of parties: how far apart they stand over all issues",
		Columns: onDate("a", "b", "gap", "issues_compared", "issues_total", "low", "high", "unsure", "oldest_days", "too_old"),
		Fill: func(f *Filler) {
			for i, date := range p.Dates {
				for _, g := range p.Gaps(i) {
					f.Date("date", date)
					f.gap(&g)
				}
			}
		},
	}
}

// Distances are what the gaps consist of. The filter's issues narrow them.
func Distances(p *report.Panel) *Table {
	return &Table{
		Name: "distances", Doc: "a row per date, pair of parties and issue: how far apart they stand on it",
		Columns: onDate("a", "b", "issue", "a_score", "b_score", "distance", "weight", "low", "high", "unsure", "a_age_days", "b_age_days", "too_old"),
		Fill: func(f *Filler) {
			for i, date := range p.Dates {
				for _, g := range p.Gaps(i) {
					for _, ig := range g.ByIssue {
						if p.Filter.Issue(ig.Issue) {
							f.Date("date", date)
							f.distance(&g, &ig)
						}
					}
					f.tooOldDistances(date, &g, &p.Filter)
				}
			}
		},
	}
}

// tooOldDistances writes a row for each issue on which a pair is not compared, as what one
// of them had was left out for its age.
func (f *Filler) tooOldDistances(date positions.Date, g *diff.Gap, filter *report.Filter) {
	for i := 0; i < len(g.TooOld); {
		issue, end := g.TooOld[i].Issue, i+1
		for end < len(g.TooOld) && g.TooOld[end].Issue == issue {
			end++
		}
		if filter.Issue(issue) {
			f.Date("date", date)
			f.Text("a", g.A.ID)
			f.Text("b", g.B.ID)
			f.Text("issue", issue.ID)
			f.Text("too_old", strings.Join(tooOldNames(g.TooOld[i:end]), "; "))
			f.End()
		}
		i = end
	}
}

func onDate(names ...string) []Column {
	return append([]Column{{Name: "date", Doc: "the date on which they stood so", Type: Date}}, named(names...)...)
}
