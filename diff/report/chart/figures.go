package chart

import (
	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/document"
	"stance/positions"
)

// Figures is what a chart shows as a table: for readers of the page who want
// the numbers, and for those who cannot see the picture. The texts are as the
// files have them; renderers make them safe.
type Figures struct {
	Issue   string // whose name stands before the caption; "" where they are of several
	Caption string
	Header  []string
	Rows    [][]string // each as long as Header
}

// table gives the figures as a document has them, without the columns in which nothing
// stands.
func (f *Figures) table() *document.Table {
	datum := func(s string) document.Text { return document.Text{{Text: s, Data: true}} }
	t := &document.Table{Caption: document.Text{{Text: f.Caption}}, Rows: make([]document.TableRow, len(f.Rows))}
	if f.Issue != "" {
		t.Caption = document.Text{{Text: f.Issue, Data: true}, {Text: ": " + f.Caption}}
	}
	for i, head := range f.Header {
		filled := i == 0
		for _, row := range f.Rows {
			filled = filled || row[i] != ""
		}
		if !filled {
			continue
		}
		t.Columns = append(t.Columns, document.Column{Head: datum(head), Key: i == 0})
		for j, row := range f.Rows {
			var cell document.Cell
			if row[i] != "" {
				cell = document.Cell{datum(row[i])}
			}
			t.Rows[j].Cells = append(t.Rows[j].Cells, cell)
		}
	}
	return t
}

// ForReports draws the charts of change reports.
type ForReports struct{}

var _ report.Charts = ForReports{}

// Dumbbell is the chart of that name.
func (ForReports) Dumbbell(c *diff.Comparison, is *positions.Issue, f report.Filter) *document.Picture {
	return Dumbbell(c, is, f).InDocument()
}

// Steps is the chart of that name, as it is in documents.
func (ForReports) Steps(l *report.Log, is *positions.Issue) *document.Picture {
	return StepsInDocument(l, is).InDocument()
}

// Gaps is the chart of that name, with the least coverage that a report asks for.
func (ForReports) Gaps(book *positions.Codebook, gaps []diff.Gap, date positions.Date) *document.Picture {
	return Gaps(book, gaps, date, report.LeastCoverage).InDocument()
}

// Convergences is the chart of that name, likewise.
func (ForReports) Convergences(book *positions.Codebook, moves []diff.Convergence, from, to positions.Date) *document.Picture {
	return Convergences(book, moves, from, to, report.LeastCoverage).InDocument()
}

// Gap is the chart of gaps.
func (ForReports) Gap(g *report.Gap) *document.Picture { return Gap(g).InDocument() }
