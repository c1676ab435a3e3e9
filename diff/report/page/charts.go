package page

import (
	"html/template"

	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/positions"
)

// view is what the template sees.
type view struct {
	*report.ChangeReport
	CSS    template.CSS
	Policy string
	charts charts
}

// Figure is a chart in the page: the picture and its figures as a table.
type Figure struct {
	*chart.Chart
	Picture template.HTML
	Table   *chart.Figures // its figures, without the columns that are empty
}

type charts struct {
	dumbbells map[*positions.Issue]*Figure
	steps     map[*positions.Issue]*Figure
	gaps      *Figure
	moves     *Figure
}

// leastPairs is the number of figures from which a heat map shows more than a
// table does.
const leastPairs = 3

func draw(r *report.ChangeReport) charts {
	c := charts{dumbbells: map[*positions.Issue]*Figure{}, steps: map[*positions.Issue]*Figure{}}
	log, shown := r.Log(), r.Narrowed()
	for i := range r.Issues {
		is := r.Issues[i].Issue
		c.dumbbells[is] = figure(chart.Dumbbell(shown, is), "d-"+r.Issues[i].Anchor)
		if evolves(log, is) {
			c.steps[is] = figure(chart.Steps(log, is), "t-"+r.Issues[i].Anchor)
		}
	}
	mapped := r.Distances.Mapped()
	if mapped && len(r.Distances.Gaps) >= leastPairs {
		c.gaps = figure(chart.Gaps(r.Distances.Gaps, r.To, report.LeastCoverage), "gaps")
	}
	if mapped && len(r.Distances.Moves) >= leastPairs {
		c.moves = figure(chart.Convergences(r.Distances.Moves, r.From, r.To, report.LeastCoverage), "moves")
	}
	return c
}

// evolves reports whether the stances on an issue were taken on more than two
// dates. If not, the chart of the two dates compared tells it all.
func evolves(l *report.Log, is *positions.Issue) bool {
	dates := map[positions.Date]bool{}
	for i := range l.Cells {
		if l.Cells[i].Issue != is {
			continue
		}
		for j := range l.Cells[i].Steps {
			dates[l.Cells[i].Steps[j].To.Date()] = true
		}
	}
	return len(dates) > 2
}

func figure(c *chart.Chart, id string) *Figure {
	if c == nil {
		return nil
	}
	f := &Figure{c, template.HTML(c.Inline(id)), nil} // package chart escapes what it draws
	f.Table = filled(c.Figures)
	return f
}

// filled drops the columns of a table in which nothing stands.
func filled(f chart.Figures) *chart.Figures {
	keep := make([]bool, len(f.Header))
	for _, row := range f.Rows {
		for i, cell := range row {
			keep[i] = keep[i] || cell != ""
		}
	}
	pick := func(cells []string) []string {
		var kept []string
		for i, c := range cells {
			if keep[i] {
				kept = append(kept, c)
			}
		}
		return kept
	}
	t := &chart.Figures{Caption: f.Caption, Header: pick(f.Header)}
	for _, row := range f.Rows {
		t.Rows = append(t.Rows, pick(row))
	}
	return t
}

// Dumbbell is the chart of who stood where on an issue, nil for none.
func (v *view) Dumbbell(is *positions.Issue) *Figure { return v.charts.dumbbells[is] }

// Steps is the chart of an issue over time, nil for none.
func (v *view) Steps(is *positions.Issue) *Figure { return v.charts.steps[is] }

// GapMap is the heat map of distances, nil where there are too few.
func (v *view) GapMap() *Figure { return v.charts.gaps }

// MoveMap is the heat map of who moved, nil where there are too few.
func (v *view) MoveMap() *Figure { return v.charts.moves }
