package intake

import (
	"stance/positions"
	"stance/positions/exchange/sheet"
	"stance/positions/splice"
)

// Result is what a table comes to.
type Result struct {
	// Add is what is to be added; it is of no use where there are Problems.
	Add      splice.Additions
	Missing  Missing
	Problems []sheet.Problem // in the order of rows and columns
	Notes    []string

	Stances, Silences, Claims int // new ones
	Already                   int // that are recorded already
	Changes                   []Change

	rows map[cell]int // of each cell with something new: the first row
}

// cell names a record.
type cell struct {
	date         positions.Date
	party, issue string
}

func cellOf(r *positions.Record) cell { return cell{r.Date, r.Party.ID, r.Issue.ID} }

// New counts what is new.
func (r *Result) New() int { return r.Stances + r.Silences + r.Claims }

// Row tells which row a record comes from, 0 for none.
func (r *Result) Row(record *positions.Record) int { return r.rows[cellOf(record)] }
