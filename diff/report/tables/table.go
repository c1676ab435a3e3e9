package tables

import "iter"

// Type tells what the cells of a column hold. Any cell can be null.
type Type uint8

const (
	Text    Type = iota // a string: somebody's words
	Word                // a string: an id, or a word of the format; of positions a number, too
	Number              // a float64
	Integer             // an int
	Date                // a positions.Date
	Truth               // a bool
)

// Column is one column of a table.
type Column struct {
	Name string
	Doc  string // one line, for people
	Type Type
}

// Table is one table. Its rows are made as they are read.
type Table struct {
	Name    string
	Doc     string // one line: what a row is
	Columns []Column
	Fill    func(*Filler) // fills the rows in, in order
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
