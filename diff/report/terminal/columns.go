package terminal

import (
	"io"

	"stance/diff/report/data/tables"
)

// Columns explains the columns of tables, one table after the other.
func Columns(w io.Writer, all []*tables.Table, s Screen) error {
	const nameWidth = 21
	p := newPage(s)
	for _, t := range all {
		p.blank()
		p.put(item(mark(t.Name, bold), say("  "+t.Doc), p.width))
		for _, c := range t.Columns {
			meaning := c.Doc
			if c.Type != tables.Text && c.Type != tables.Word {
				meaning += " (" + tables.TypeName(c.Type) + ")"
			}
			name := cat(spaces(2), say(c.Name))
			name = cat(name, spaces(max(2+nameWidth-name.width(), 1)))
			p.put(paragraph(say(meaning), min(p.width, proseWidth), name, spaces(2+nameWidth)))
		}
	}
	return p.writeTo(w)
}
