package tables

import "stance/diff/report"

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
		Columns: onDate("a", "b", "gap", "issues_compared", "issues_total"),
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
		Columns: onDate("a", "b", "issue", "a_score", "b_score", "distance", "weight"),
		Fill: func(f *Filler) {
			for i, date := range p.Dates {
				for _, g := range p.Gaps(i) {
					for _, ig := range g.ByIssue {
						if p.Filter.Issue(ig.Issue) {
							f.Date("date", date)
							f.distance(&g, &ig)
						}
					}
				}
			}
		},
	}
}

func onDate(names ...string) []Column {
	return append([]Column{{Name: "date", Doc: "the date on which they stood so", Type: Date}}, named(names...)...)
}
