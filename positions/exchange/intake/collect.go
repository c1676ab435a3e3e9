package intake

import (
	"fmt"
	"strings"

	"stance/positions"
	"stance/positions/exchange/sheet"
	"stance/positions/exchange/tidy"
)

// collector takes rows that have been brought into the tidy columns, and holds
// them against each other and against what is recorded.
type collector struct {
	table    *sheet.Table
	proposer *proposer
	dates    *dates
	columns  []string // tidy names
	present  map[string]bool
	decoder  *tidy.Decoder
	result   *Result

	row   sheet.Row // being read
	from  []int     // of its cells as add was given them
	ended bool      // there are too many problems

	update  bool    // what is recorded is changed
	changes []*said // what is, in the order of rows

	entries []entry
	infos   map[positions.Date]*dateInfo
	order   []positions.Date

	meant      int    // numbers that only their scale tells how to read
	firstMeant string // and the first of them

	errors     int // cells that read like an error of a spreadsheet
	firstError sheet.Problem
}

// entry is a row that could be read.
type entry struct {
	row    int
	kind   tidy.Kind
	record *positions.Record
}

// dateInfo is what the rows say of a date, with the row that said it first.
type dateInfo struct {
	positions.DateInfo
	row int
}

// newCollector makes a collector of rows with these columns; update has them change what is recorded.
func newCollector(t *sheet.Table, p *proposer, d *dates, columns []string, update bool) *collector {
	c := &collector{update: update, table: t, proposer: p, dates: d, columns: columns, present: map[string]bool{}, result: &Result{rows: map[cell]int{}}, infos: map[positions.Date]*dateInfo{}}
	for _, name := range columns {
		c.present[tidy.Group(name)] = true
	}
	lookup := p.lookup(c.date, t.DecimalComma)
	lookup.Partial = update
	c.decoder = tidy.NewDecoder(columns, lookup)
	return c
}

// sheetErrors is what spreadsheets show in place of a formula's value.
var sheetErrors = map[string]bool{"#REF!": true, "#N/A": true, "#NAME?": true, "#VALUE!": true, "#DIV/0!": true, "#NULL!": true, "#NUM!": true}

// maxProblems is how many problems of a table are looked for.
const maxProblems = 1000

// full reports that enough problems were found. It says so among them.
func (c *collector) full(row int) bool {
	if !c.ended && len(c.result.Problems) >= maxProblems {
		c.ended = true
		c.problem(row, "reading ended here, as there are more and more problems", "")
	}
	return c.ended
}

// date reads a date; column is that of the decoder.
func (c *collector) date(column int, cell string) (positions.Date, error) {
	at := c.from[column]
	return c.dates.read(cell, at >= 0 && c.row.Date(at))
}

// add reads a row. from has the column of the table that each cell stands in,
// from 0; -1 for a cell that was made.
func (c *collector) add(r sheet.Row, cells []string, from []int) {
	row := r.Number
	if c.full(row) {
		return
	}
	c.row, c.from = r, from
	read, faults := c.decoder.Row(cells)
	c.placeProposals(row, cells, from)
	c.noteErrors(row, cells, from)
	for _, f := range faults {
		p := sheet.Problem{Row: row, Rule: f.Rule, Message: f.Message, Hint: f.Hint}
		if f.Column >= 0 {
			if at := from[f.Column]; at >= 0 {
				p.Column, p.Heading = at+1, c.table.Headings[at]
			} else {
				p.Message = tick(c.columns[f.Column]) + ": " + p.Message
			}
		}
		c.result.Problems = append(c.result.Problems, p)
	}
	if len(faults) > 0 {
		return
	}
	if len(read.Meant) > 0 && c.meant == 0 {
		c.firstMeant = fmt.Sprintf("in row %d %s", row, read.Meant[0])
	}
	c.meant += len(read.Meant)
	c.info(row, read.Info)
	if read.Record != nil {
		c.entries = append(c.entries, entry{row, read.Kind, read.Record})
	}
}

// noteErrors notes where a text reads like an error of a spreadsheet. It may be
// meant, and is taken as it stands.
func (c *collector) noteErrors(row int, cells []string, from []int) {
	for i, cell := range cells {
		if at := from[i]; at >= 0 && sheetErrors[strings.TrimSpace(cell)] {
			if c.errors++; c.errors == 1 {
				c.firstError = sheet.Problem{Row: row, Column: at + 1, Heading: c.table.Headings[at], Message: strings.TrimSpace(cell)}
			}
		}
	}
}

// placeProposals says of new proposals where the name stands that they are for.
func (c *collector) placeProposals(row int, cells []string, from []int) {
	all := c.proposer.missing.Proposals
	for i := len(all) - 1; i >= 0 && all[i].Row == 0; i-- {
		all[i].Row = row
		for j, cell := range cells {
			if from[j] >= 0 && strings.TrimSpace(cell) == all[i].name {
				all[i].Column, all[i].Heading = from[j]+1, c.table.Headings[from[j]]
				break
			}
		}
	}
}

func (c *collector) problem(row int, message, hint string) {
	c.result.Problems = append(c.result.Problems, sheet.Problem{Row: row, Message: message, Hint: hint})
}

// broken reports a rule of the format that a row breaks.
func (c *collector) broken(row int, f *positions.Fault) {
	c.result.Problems = append(c.result.Problems, sheet.Problem{Row: row, Rule: f.Rule, Message: f.Message, Hint: f.Suggested()})
}

// info notes what a row says of its date.
func (c *collector) info(row int, di positions.DateInfo) {
	had := c.infos[di.Date]
	if had == nil {
		c.infos[di.Date] = &dateInfo{di, row}
		c.order = append(c.order, di.Date)
		return
	}
	switch {
	case had.Label == "":
		had.Label = di.Label
	case di.Label != "" && di.Label != had.Label:
		c.broken(row, positions.SecondLabel(di.Date, di.Label, had.Label, fmt.Sprint("in row ", had.row)))
	}
	for _, f := range []struct {
		name string
		had  *string
		now  string
	}{{"date_title", &had.Title, di.Title}, {"date_note", &had.Note, di.Note}} {
		switch {
		case *f.had == "":
			*f.had = f.now
		case f.now != "" && f.now != *f.had:
			c.problem(row, fmt.Sprintf("another %s for %s than in row %d: %s, and %s there", f.name, di.Date, had.row, tick(f.now), tick(*f.had)), "a date has one: keep one of them")
		}
	}
}
