package sheet

import (
	"bytes"
	"encoding/binary"
	"iter"
	"slices"
	"strings"
)

// cell is a filled cell as it is read.
type cell struct {
	column int // from 0
	text   []byte
	date   bool // by its type and format
}

// packedRow is a row as it is held: large tables are mostly empty cells and short
// texts, for which a string each would take many times the room. data has, for
// each filled cell, how many columns it lies behind the one before, the length of
// its text with a bit for a date, and the text.
type packedRow struct {
	number int
	cells  int32 // as many as were written, with empty ones
	blanks int32 // empty rows between it and the one before
	data   string
}

// packer packs rows, within limits.
type packer struct {
	limits Limits
	rows   []packedRow
	blanks int32
	held   int64 // bytes of texts
	block  strings.Builder
	row    []byte // being packed
}

// add packs a row, of which cells are the filled ones; all is how many cells were
// written. A row of white space counts as an empty one. Cells are in order.
func (p *packer) add(number, all int, cells []cell) error {
	p.row = p.row[:0]
	if !slices.ContainsFunc(cells, func(c cell) bool { return !blankText(c.text) }) {
		p.blanks++
		return nil
	}
	next := 0
	for _, c := range cells {
		if p.held += int64(len(c.text)); p.held > p.limits.Size {
			return &LimitError{"its cells hold more than " + sizeText(p.limits.Size) + " of text, which is the limit", "size", 2 * p.limits.Size}
		}
		if int64(len(c.text)) > p.limits.Text {
			return &LimitError{place(number, c.column) + " holds a text of " + sizeText(int64(len(c.text))) + ", and the limit is " + sizeText(p.limits.Text), "text", int64(len(c.text))}
		}
		if int64(c.column) >= p.limits.Columns {
			most := max(int64(c.column)+1, int64(all))
			return &LimitError{"row " + thousands(int64(number)) + " has " + counted(most, "column") + ", and the limit is " + thousands(p.limits.Columns), "columns", most}
		}
		size := uint64(len(c.text)) << 1
		if c.date {
			size |= 1
		}
		p.row = binary.AppendUvarint(p.row, uint64(c.column-next))
		p.row = binary.AppendUvarint(p.row, size)
		p.row = append(p.row, c.text...)
		next = c.column + 1
	}
	if int64(len(p.rows)) >= p.limits.Rows {
		return &LimitError{"it has more than " + counted(p.limits.Rows, "row") + ", which is the limit", "rows", 2 * p.limits.Rows}
	}
	p.rows = append(p.rows, packedRow{number, int32(min(all, 1<<30)), p.blanks, p.keep()})
	p.blanks = 0
	return nil
}

// keep gives what is being packed as a string, many of which share a block.
func (p *packer) keep() string {
	if p.block.Cap()-p.block.Len() < len(p.row) {
		size := min(max(1<<12, 2*p.block.Cap()), 1<<20)
		p.block = strings.Builder{}
		p.block.Grow(max(size, len(p.row)))
	}
	start := p.block.Len()
	p.block.Write(p.row)
	return p.block.String()[start:]
}

// each gives the filled cells of a row in order.
func (r *packedRow) each() iter.Seq2[int, packedCell] {
	return func(yield func(int, packedCell) bool) {
		column, data := 0, r.data
		for len(data) > 0 {
			gap, n := uvarint(data)
			size, m := uvarint(data[n:])
			text := data[n+m : n+m+size>>1]
			data = data[n+m+size>>1:]
			column += gap
			if !yield(column, packedCell{text, size&1 == 1}) {
				return
			}
			column++
		}
	}
}

// packedCell is what a filled cell holds.
type packedCell struct {
	text string
	date bool
}

func (c packedCell) blank() bool { return strings.TrimSpace(c.text) == "" }

// uvarint reads what binary.AppendUvarint wrote, and tells how long it is.
func uvarint(s string) (value, length int) {
	shift := 0
	for i := 0; ; i++ {
		value |= int(s[i]&0x7f) << shift
		if s[i] < 0x80 {
			return value, i + 1
		}
		shift += 7
	}
}

// filled counts the cells with something in them.
func (r *packedRow) filled() int {
	n := 0
	for _, c := range r.each() {
		if !c.blank() {
			n++
		}
	}
	return n
}

func blankText(text []byte) bool {
	return len(text) == 0 || (text[0] <= ' ' || text[0] >= 0x80) && len(bytes.TrimSpace(text)) == 0
}

// Row is a row with its number in the file, from 1, and as many cells as there
// are headings.
type Row struct {
	Number int
	Cells  []string
	Dates  []int // the columns, from 0, whose cells are dates by their type and format; they are written YYYY-MM-DD, with a time where they have one, or are the numbers that they stand for where the calendar has no such day

	data string
}

// Date reports whether a cell is a date by its type and format; column counts
// from 0.
func (r *Row) Date(column int) bool {
	for _, d := range r.Dates {
		if d == column {
			return true
		}
	}
	return false
}

// Key is the same for rows with the same cells.
func (r *Row) Key() string { return r.data }

// Len is how many rows there are below the headings.
func (t *Table) Len() int { return len(t.rows) }

// Rows gives the rows in order, with their index. Cells and Dates of a row are
// valid until the next; the texts are for good.
func (t *Table) Rows() iter.Seq2[int, Row] {
	return func(yield func(int, Row) bool) {
		var row Row
		for i := range t.rows {
			t.unpack(i, &row)
			if !yield(i, row) {
				return
			}
		}
	}
}

// Row gives one row by its index.
func (t *Table) Row(i int) Row {
	var row Row
	t.unpack(i, &row)
	return row
}

func (t *Table) unpack(i int, row *Row) {
	r := &t.rows[i]
	if len(row.Cells) != len(t.Headings) {
		row.Cells = make([]string, len(t.Headings))
	}
	clear(row.Cells)
	row.Number, row.Dates, row.data = r.number, row.Dates[:0], r.data
	for column, c := range r.each() {
		if column >= len(row.Cells) {
			break // a problem of its own
		}
		row.Cells[column] = c.text
		if c.date {
			row.Dates = append(row.Dates, column)
		}
	}
}
