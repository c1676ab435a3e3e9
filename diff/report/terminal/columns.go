package terminal

import "io"

// Columns is a table whose columns are explained.
type Columns struct {
	Name, Meaning string
	Of            []Column
}

// Column is a column and what stands in it.
type Column struct{ Name, Meaning string }

// ExplainColumns explains the columns of tables, one table after the other.
func ExplainColumns(w io.Writer, all []Columns, s Screen) error {
	const nameWidth = 21
	p := newPage(s)
	for _, t := range all {
		p.blank()
		p.put(item(mark(t.Name, bold), say("  "+t.Meaning), p.width))
		for _, c := range t.Of {
			name := cat(spaces(2), say(c.Name))
			name = cat(name, spaces(max(2+nameWidth-name.width(), 1)))
			p.put(paragraph(say(c.Meaning), min(p.width, proseWidth), name, spaces(2+nameWidth)))
		}
	}
	return p.writeTo(w)
}
