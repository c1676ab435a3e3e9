package terminal

import (
	"slices"

	"stance/diff/report/document"
)

// tableOf writes a table, or, on a screen too narrow for one, its rows one under the other.
// Names in it are short.
func (p *page) tableOf(d document.Table) {
	if len(d.Caption) > 0 {
		p.further(func() { p.put(p.runs(d.Caption).wrap(p.prose())) })
		p.blank()
	}
	if p.margin+p.width < tableWidth || d.Roomy && p.width < len(d.Columns)*wordyMin {
		p.stacked(d)
		return
	}
	t := &table{spaced: d.Roomy}
	for _, c := range d.Columns {
		t.head = append(t.head, p.short(c.Head))
	}
	for _, r := range d.Rows {
		row := p.cells(r.Cells)
		if r.Under && len(row) > 0 && len(row[0]) > 0 {
			row[0] = slices.Clone(row[0])
			row[0][0] = cat(spaces(2), row[0][0])
		}
		t.add(row...)
	}
	p.drawWithin(t)
}

func (p *page) drawWithin(t *table) {
	p.further(func() {
		for _, l := range t.lines(p.width, p.screen.Color) {
			p.raw(l)
		}
	})
}

func (p *page) cells(list []document.Cell) []cellLines {
	row := make([]cellLines, len(list))
	for i, c := range list {
		for _, t := range c {
			row[i] = append(row[i], p.short(t))
		}
	}
	return row
}

// stacked writes each row as its keys in a line, and below it the other cells behind the
// heads of their columns.
func (p *page) stacked(d document.Table) {
	for _, r := range d.Rows {
		in := 0
		if r.Under {
			in = 2
		}
		p.further(func() { p.within(in, func() { p.stackedRow(d.Columns, p.cells(r.Cells)) }) })
		if d.Roomy {
			p.blank()
		}
	}
}

func (p *page) stackedRow(columns []document.Column, cells []cellLines) {
	var keys []text
	for i, c := range cells {
		if i < len(columns) && columns[i].Key && len(c) > 0 {
			keys = append(keys, list(" · ", c...))
		}
	}
	if keys != nil {
		p.put(hanging(list(" · ", keys...), p.prose(), 2))
	}
	p.within(2, func() {
		for i, c := range cells {
			if i < len(columns) && !columns[i].Key && len(c) > 0 {
				p.put(item(p.short(columns[i].Head).with(dim), list("; ", c...), p.prose()))
			}
		}
	})
}

// short gives the words of a text with all names short.
func (p *page) short(t document.Text) text {
	for s, ok := t.Shorter(); ok; s, ok = t.Shorter() {
		t = s
	}
	return p.runs(t)
}

const (
	wordyMin = 16 // columns for each of a table whose cells have several lines, below which these are not read
	cellMin  = 12 // columns below which a cell of a matrix is not legible
	headMax  = 16 // columns for the heads of rows
)

// matrixOf writes a matrix. Where its columns do not all fit side by side it is turned, if
// its rows do, and else cut into several; or what else says the same is written.
func (p *page) matrixOf(m document.Matrix) {
	if len(m.Caption) > 0 {
		p.further(func() { p.put(p.runs(m.Caption).wrap(p.prose())) })
		p.blank()
	}
	if len(m.Rows) == 0 && len(m.Columns) == 0 {
		return
	}
	heads := make([]document.Text, len(m.Rows))
	for i, r := range m.Rows {
		heads[i] = r.Head
	}
	fit := p.fitting(heads)
	switch {
	case len(m.Columns) <= fit:
	case m.Else != nil:
		p.tableOf(*m.Else)
		return
	case len(m.Rows) <= p.fitting(m.Columns):
		m = m.Turned()
		fit = len(m.Columns)
	}
	// Tables of about equal width, so that the last has not one column alone.
	tables := max(1, (len(m.Columns)+fit-1)/fit)
	each := max(1, (len(m.Columns)+tables-1)/tables)
	for at := 0; at == 0 || at < len(m.Columns); at += each { // without columns the heads of rows alone
		end := min(at+each, len(m.Columns))
		t := &table{head: []text{say(m.RowsAre)}, spaced: m.Roomy}
		for _, c := range m.Columns[at:end] {
			t.head = append(t.head, p.short(c))
		}
		for _, r := range m.Rows {
			cells := r.Cells[min(at, len(r.Cells)):min(end, len(r.Cells))]
			t.add(append([]cellLines{{p.short(r.Head).with(bold)}}, p.cells(cells)...)...)
		}
		p.blank()
		p.drawWithin(t)
		p.blank()
	}
}

// fitting is how many columns a matrix can have beside one of heads.
func (p *page) fitting(heads []document.Text) int {
	widest := 0
	for _, h := range heads {
		widest = max(widest, p.short(h).width())
	}
	return max(1, (p.margin+p.width-tableIndent-min(widest, headMax))/(cellMin+columnGap))
}
