package tables

import "stance/positions"

// Filler fills rows in by the names of the columns. Cells that are not set are
// null.
type Filler struct {
	at      map[string]int
	row     []any
	yield   func([]any) bool
	stopped bool // nobody wants more rows
}

func newFiller(columns []Column, yield func([]any) bool) *Filler {
	f := &Filler{at: make(map[string]int, len(columns)), row: make([]any, len(columns)), yield: yield}
	for i, c := range columns {
		f.at[c.Name] = i
	}
	return f
}

// set leaves out what the table has no column for, so that tables can share
// the code that fills them.
func (f *Filler) set(column string, cell any) {
	if i, ok := f.at[column]; ok {
		f.row[i] = cell
	}
}

// Text sets a cell of a Text or Word column; "" is null, as in the model.
func (f *Filler) Text(column, s string) {
	if s != "" {
		f.set(column, s)
	}
}

// Date sets a cell of a Date column; the zero date is null.
func (f *Filler) Date(column string, d positions.Date) {
	if d != 0 {
		f.set(column, d)
	}
}

// Integer sets a cell of an Integer column.
func (f *Filler) Integer(column string, n int) { f.set(column, n) }

// Number sets a cell of a Number column; nil is null.
func (f *Filler) Number(column string, v *float64) {
	if v != nil {
		f.set(column, *v)
	}
}

// Truth sets a cell of a Truth column.
func (f *Filler) Truth(column string, b bool) { f.set(column, b) }

// Known sets a cell of a Truth column where the answer may be missing.
func (f *Filler) Known(column string, b *bool) {
	if b != nil {
		f.set(column, *b)
	}
}

// List sets a cell of a List column.
func (f *Filler) List(column string, ids []string) { f.set(column, ids) }

// End hands the row over and begins an empty one.
func (f *Filler) End() {
	if !f.stopped && !f.yield(f.row) {
		f.stopped = true
	}
	clear(f.row)
}
