package docx

import (
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"stance/diff/report/document"
	"stance/positions/visible"
)

// mostColumns is how many columns of a matrix stand beside each other, but for the first.
const mostColumns = 8

const (
	cellStyle = "Cell"
	headStyle = "CellHead"
)

// Widths are in twips, of which a point has 20.
const (
	letterWidth = 88  // of a letter in a cell, on average
	cellMargins = 150 // of a cell, on both sides together
	uprightPage = 11906 - 2*margin
	lyingPage   = 16838 - 2*margin
	margin      = 1134
)

// tablesOf makes tables of a matrix: turned where that makes few columns of many, cut where
// there are many either way and nothing else says the same.
func tablesOf(m document.Matrix) []document.Table {
	if m.Else != nil && len(m.Columns) > mostColumns && len(m.Rows) > mostColumns {
		return []document.Table{*m.Else}
	}
	if len(m.Columns) > mostColumns && len(m.Rows) < len(m.Columns) {
		m = m.Turned()
	}
	key := document.Column{Key: true, Head: document.Text{{Text: strings.Trim(m.RowsAre+" / "+m.ColsAre, " /")}}}
	var list []document.Table
	for from := 0; from == 0 || from < len(m.Columns); from += mostColumns {
		to := min(from+mostColumns, len(m.Columns))
		t := document.Table{Columns: []document.Column{key}, Roomy: m.Roomy}
		if from == 0 {
			t.Caption = m.Caption
		}
		for _, h := range m.Columns[from:to] {
			t.Columns = append(t.Columns, document.Column{Head: h})
		}
		for _, r := range m.Rows {
			cells := []document.Cell{{bold(r.Head)}}
			if from < len(r.Cells) {
				cells = append(cells, r.Cells[from:min(to, len(r.Cells))]...)
			}
			t.Rows = append(t.Rows, document.TableRow{Cells: cells})
		}
		list = append(list, t)
	}
	return list
}

// table writes a table, whose head is repeated on each page. A paragraph of which nothing is
// tracked stands before it: to reject one that came in would have the table go with it, and
// two tables that touch are one.
func (s *setter) table(t document.Table) {
	if says(t.Caption) {
		s.text("Caption", t.Caption)
	}
	if len(t.Columns) == 0 {
		return
	}
	if s.tracked || s.b.Len() == 0 || s.below {
		s.below = false
		s.write(paragraph{style: "Gap", keep: true})
	}
	widths := columnWidths(&t, s.room())
	total := 0
	for _, w := range widths {
		total += w
	}
	s.put(`<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="` + strconv.Itoa(total) + `" w:type="dxa"/>`)
	if s.indent > 0 {
		s.put(`<w:tblInd w:w="` + strconv.Itoa(s.indent) + `" w:type="dxa"/>`)
	}
	s.put(`<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		s.put(`<w:gridCol w:w="` + strconv.Itoa(w) + `"/>`)
	}
	s.put("</w:tblGrid>")
	indent := s.indent
	s.indent = 0
	s.put("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
	for i, c := range t.Columns {
		s.cell(headStyle, document.Cell{c.Head}, widths[i], c.Number)
	}
	s.put("</w:tr>")
	for _, r := range t.Rows {
		s.row(&t, r, widths)
	}
	s.put("</w:tbl>")
	s.indent, s.below = indent, true
}

// row writes a row, which goes or comes with its words where all of them do.
func (s *setter) row(t *document.Table, r document.TableRow, widths []int) {
	s.anchor(r.ID)
	s.put("<w:tr><w:trPr><w:cantSplit/>")
	if e := rowEdit(r); e != both {
		s.put("<w:" + e.tag() + s.change() + "/>")
	}
	s.put("</w:trPr>")
	for i, c := range t.Columns {
		var cell document.Cell
		if i < len(r.Cells) {
			cell = r.Cells[i]
		}
		if r.Under && i == 0 {
			s.indent = step
		}
		s.cell(cellStyle, cell, widths[i], c.Number)
		s.indent = 0
	}
	s.put("</w:tr>")
}

// rowEdit says in which of two texts a row stands.
func rowEdit(r document.TableRow) edit {
	var all document.Text
	for _, c := range r.Cells {
		for _, t := range c {
			if before, _, behind := cutRedline(t); says(before) || says(behind) {
				return both
			}
			all = append(all, t...)
		}
	}
	if !changed(all) {
		return both
	}
	return editOf(all)
}

// cell writes a cell. It ends in a paragraph whose end is not tracked, as there is nothing
// that it could run together with.
func (s *setter) cell(style string, c document.Cell, width int, number bool) {
	s.put(`<w:tc><w:tcPr><w:tcW w:w="` + strconv.Itoa(width) + `" w:type="dxa"/>`)
	if style == headStyle {
		s.put(`<w:shd w:val="clear" w:color="auto" w:fill="E8EDF3"/>`)
	}
	s.put("</w:tcPr>")
	var list []paragraph
	for _, t := range c {
		list = append(list, s.paragraphs(style, t)...)
	}
	if list == nil {
		list = []paragraph{{style: style}}
	}
	list[len(list)-1].mark = both
	for _, p := range list {
		p.right = number && !p.rtl
		s.write(p)
	}
	s.put("</w:tc>")
}

// room is how wide a table may be.
func (s *setter) room() int {
	if s.wide {
		return lyingPage - s.indent
	}
	return uprightPage - s.indent
}

// columnWidths shares a width among the columns of a table: each has its longest word on one
// line, as far as there is room, and those with more to say get more of the rest. Where there is
// little to say the table is narrower.
func columnWidths(t *document.Table, room int) []int {
	least, most := make([]int, len(t.Columns)), make([]int, len(t.Columns))
	sumLeast, sumMost := 0, 0
	for i := range t.Columns {
		word, line := columnLetters(t, i)
		least[i] = min(word*letterWidth*11/10+cellMargins, room/2)
		most[i] = max(min(line*letterWidth+cellMargins, room*2/3), least[i])
		sumLeast, sumMost = sumLeast+least[i], sumMost+most[i]
	}
	widths := make([]int, len(t.Columns))
	for i := range widths {
		switch {
		case sumMost <= room:
			widths[i] = most[i] * min(room, sumMost*8/5) / sumMost
		case sumLeast >= room:
			widths[i] = least[i] * room / sumLeast
		default:
			widths[i] = least[i] + (room-sumLeast)*(most[i]-least[i])/(sumMost-sumLeast)
		}
	}
	return widths
}

// columnLetters is how long the longest word and the longest line of a column are.
func columnLetters(t *document.Table, column int) (word, line int) {
	measure := func(text document.Text) {
		line = max(line, letters(text))
		for _, w := range strings.Fields(visible.Line(text.Text())) {
			word = max(word, displaywidth.String(w))
		}
	}
	measure(t.Columns[column].Head)
	for _, r := range t.Rows {
		if column < len(r.Cells) {
			for _, text := range r.Cells[column] {
				measure(text)
			}
		}
	}
	return word, line
}

// letters is how wide a text is.
func letters(t document.Text) int {
	n := 0
	for _, r := range t {
		n += displaywidth.String(visible.Line(r.Text))
		if r.Source != nil {
			n += 4
		}
	}
	return n
}
