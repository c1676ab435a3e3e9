package markdown

import (
	"slices"
	"strings"

	"stance/diff/report/document"
)

// tableOf writes a table; what is a part of the row before begins with an arrow.
func (p *page) tableOf(t document.Table) {
	p.block(p.runs(t.Caption))
	if len(t.Columns) == 0 {
		return
	}
	head := make([]md, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = p.plain(inCell(c.Head))
	}
	rows := make([][]md, len(t.Rows))
	for i, r := range t.Rows {
		row := p.cells(r.Cells, len(t.Columns))
		if r.Under && len(row) > 0 {
			row[0] = "↳ " + row[0]
		}
		rows[i] = row
	}
	p.table(head, rows)
}

// cells writes cells, and empty ones up to a number.
func (p *page) cells(list []document.Cell, n int) []md {
	row := make([]md, max(n, len(list)))
	for i, c := range list {
		var lines []md
		for _, t := range c {
			lines = append(lines, p.plain(inCell(t)))
		}
		row[i] = join("<br>", lines...)
	}
	return row
}

// inCell is a text without such code as would end its cell: nothing escapes a pipe in code.
func inCell(t document.Text) document.Text {
	t = slices.Clone(t)
	for i := range t {
		t[i].Code = t[i].Code && !strings.Contains(t[i].Text, "|")
	}
	return t
}

// matrixColumns is how many columns a matrix may have before what else says the same is
// easier to read.
const matrixColumns = 8

func (p *page) matrix(m document.Matrix) {
	if len(m.Rows) == 0 && len(m.Columns) == 0 {
		p.block(p.runs(m.Caption))
		return
	}
	if m.Else != nil && len(m.Columns) > matrixColumns {
		p.tableOf(*m.Else)
		return
	}
	t := document.Table{Caption: m.Caption, Columns: []document.Column{{Head: document.Text{{Text: m.RowsAre}}, Key: true}}}
	for _, c := range m.Columns {
		t.Columns = append(t.Columns, document.Column{Head: c})
	}
	for _, r := range m.Rows {
		head := make(document.Text, len(r.Head))
		for i, run := range r.Head {
			run.Bold = true
			head[i] = run
		}
		t.Rows = append(t.Rows, document.TableRow{Cells: append([]document.Cell{{head}}, r.Cells...)})
	}
	p.tableOf(t)
}
