package tables

import (
	"iter"

	"stance/positions/exchange/tidy"
)

// Column is one column of a table, with its name, its meaning and its type.
type Column = tidy.Column

// Type tells what the cells of a column hold.
type Type = tidy.Type

// The types of columns, and the Go types of their cells. Any cell can be null.
const (
	Text    = tidy.Text    // string: somebody's words
	Word    = tidy.Word    // string: an id, or a word of the format; of positions a number, too
	Number  = tidy.Number  // float64
	Integer = tidy.Integer // int
	Date    = tidy.Date    // positions.Date
	Truth   = tidy.Truth   // bool
	List    = tidy.List    // []string: ids, never null
)

// Table is one table. Its rows are made as they are read.
type Table struct {
	Name    string
	Doc     string // one line: what a row is
	Columns []Column
	Fill    func(*Filler) // fills the rows in, in order
	Count   func() int    // how many rows there will be at least; nil where the work has to tell
}

// Rows gives the rows, a cell for each column: nil for null, else the Go type
// that the column's type names. A row is valid until the next.
func (t *Table) Rows() iter.Seq[[]any] {
	return func(yield func([]any) bool) { t.Fill(newFiller(t.Columns, yield)) }
}

// Untyped makes columns of names alone, for tables that only people and CSV
// meet.
func Untyped(names ...string) []Column {
	columns := make([]Column, len(names))
	for i, name := range names {
		columns[i].Name = name
	}
	return columns
}
