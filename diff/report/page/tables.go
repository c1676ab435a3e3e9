package page

import (
	"strconv"
	"strings"

	"stance/diff/report/document"
)

const (
	mostColumns = 6  // of a matrix that stand beside each other; beyond them it is turned where that helps
	mostCards   = 9  // cells of a row that are read as a card; a matrix with more stays one, and scrolls
	mostRows    = 40 // of a matrix that does not scroll
)

// table sets a table. Where it would be too narrow, each row becomes a card, with the
// heads of columns before their cells: the roles say that it is a table still.
func (s *setter) table(t document.Table, class string) {
	if len(t.Columns) == 0 {
		return
	}
	width := tableWidth(t.Columns)
	stacks, tight := width > 2, width > 6
	box, scrolls := "matrix-box", ""
	if class == "matrix" && (len(t.Columns) > mostCards+1 || len(t.Rows) > mostRows) {
		box += " scrolls"
		scrolls = ` tabindex="0" role="region" aria-label="` + escaped(t.Columns[0].Head.Text()) + `"`
		class += " wide"
	}
	if stacks {
		if class == "listing" && !t.Roomy {
			width = narrower[min(width, len(narrower)-1)]
		} else if class == "matrix" && width == mostColumns { // which stands on a tablet in smaller letters
			width--
		}
		box += " cols-" + strconv.Itoa(min(width, 9))
		class += " stacks"
	}
	if t.Roomy {
		class += " roomy"
	}
	if shortHeads(t.Columns) {
		class += " words"
	}
	s.put(`<div class="`, box, `"`, scrolls, `><table class="`, class, "\" role=\"table\">\n")
	if t.Caption.Text() != "" {
		s.put("<caption>", s.runs(t.Caption), "</caption>\n")
	}
	s.put(`<thead role="rowgroup"><tr role="row">`)
	for i, c := range t.Columns {
		corner := ""
		if i == 0 {
			corner = " corner"
		}
		if c.Head.Text() == "" {
			s.put(`<td role="cell" class="blank`, corner, `"></td>`)
			continue
		}
		class := strings.TrimSpace(cellClass(c) + corner)
		if class != "" {
			class = ` class="` + class + `"`
		}
		s.put(`<th scope="col" role="columnheader"`, class, ">", s.head(c.Head, tight), "</th>")
	}
	s.put("</tr></thead>\n<tbody role=\"rowgroup\">\n")
	for _, r := range t.Rows {
		_, id := s.id(r.ID)
		s.put(`<tr role="row"`, id)
		if r.Under {
			s.put(` class="under"`)
		}
		s.put(">")
		for i, c := range t.Columns {
			var cell document.Cell
			if i < len(r.Cells) {
				cell = r.Cells[i]
			}
			if r.Under {
				c.Joins = false // its keys are no more than parts of those above
			}
			s.cell(c, cell, i == 0, stacks)
		}
		s.put("</tr>\n")
	}
	s.put("</tbody></table></div>\n")
}

// narrower is as how many columns of a matrix, which have sentences in them, so many of a
// list are wide.
var narrower = [...]int{0, 1, 2, 3, 3, 4, 5, 6, 6, 7, 7, 9}

// tableWidth is about as how many columns of words a table is wide.
func tableWidth(columns []document.Column) int {
	halves := 0
	for _, c := range columns {
		halves++
		if !c.Number {
			halves++
		}
	}
	return (halves + 1) / 2
}

// shortHeads reports whether no head has a word that would have to be broken.
func shortHeads(columns []document.Column) bool {
	const longest = 12
	for _, c := range columns {
		for _, word := range strings.Fields(line(c.Head.Text())) {
			if letters(word) > longest {
				return false
			}
		}
	}
	return true
}

func cellClass(c document.Column) string {
	if c.Number {
		return "num"
	}
	return ""
}

// cell sets a cell. The first is of a key whatever its column says, as each row needs a
// head.
func (s *setter) cell(c document.Column, cell document.Cell, first, labelled bool) {
	said := 0
	for _, t := range cell {
		if says(t) {
			said++
		}
	}
	class := cellClass(c)
	if said == 0 {
		class = strings.TrimSpace(class + " blank")
	}
	if class != "" {
		class = ` class="` + class + `"`
	}
	if labelled && (!c.Key || c.Joins) && said > 0 && c.Head.Text() != "" {
		class += ` data-col="` + escaped(unlinked(c.Head).Text()) + `"`
	}
	if (c.Key || first) && said > 0 {
		s.put(`<th scope="row" role="rowheader"`, class, ">")
		defer s.put("</th>")
	} else {
		s.put(`<td role="cell"`, class, ">")
		defer s.put("</td>")
	}
	for _, t := range cell {
		switch {
		case !says(t):
		case said == 1 && t[0].Ground == document.NoGround: // before a mark there is room in a paragraph alone
			s.put(s.runs(t))
		case s.alike(t, 0) == len(t): // in one tone
			s.put(`<p class="`, tones[t[0].Tone], `">`)
			for _, run := range t {
				s.put(s.run(run))
			}
			s.put("</p>")
		default:
			s.put("<p>", s.runs(t), "</p>")
		}
	}
}

// head sets the head of a column: where columns are tight a name is its short one, and
// the full one is in its title, and before the cells where they are cards.
func (s *setter) head(t document.Text, tight bool) string {
	if !tight {
		return s.runs(t)
	}
	var b strings.Builder
	for _, r := range t {
		if r.Short == "" || r.Short == r.Text {
			b.WriteString(s.runs(document.Text{r}))
			continue
		}
		short := r
		short.Text = r.Short
		b.WriteString(`<abbr title="` + escaped(r.Text) + `">` + s.runs(document.Text{short}) + "</abbr>")
	}
	return b.String()
}

// matrix sets a matrix as a table of fixed columns: turned where that makes few columns
// of many, and as the other table where there are many either way.
func (s *setter) matrix(m document.Matrix) {
	if m.Else != nil && len(m.Columns) > mostColumns && len(m.Rows) > mostColumns {
		s.table(*m.Else, "listing")
		return
	}
	if len(m.Columns) > mostColumns && len(m.Rows) < len(m.Columns) {
		m = m.Turned()
	}
	corner := m.RowsAre + m.ColsAre
	if m.RowsAre != "" && m.ColsAre != "" {
		corner = m.RowsAre + " / " + m.ColsAre
	}
	t := document.Table{Caption: m.Caption, Roomy: m.Roomy, Columns: []document.Column{{Head: document.Text{{Text: corner}}, Key: true}}}
	for _, head := range m.Columns {
		t.Columns = append(t.Columns, document.Column{Head: head})
	}
	for _, r := range m.Rows {
		t.Rows = append(t.Rows, document.TableRow{Cells: append([]document.Cell{{r.Head}}, r.Cells...)})
	}
	s.table(t, "matrix")
}
