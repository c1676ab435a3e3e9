package drafting

import (
	"maps"
	"slices"
	"strconv"

	"stance/cmd/stance/internal/console"
	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/problem"
)

// Draft is a record in the making: what was given of it so far, as a row of the
// tidy table, which decides what each answer means.
type Draft struct {
	Kind    tidy.Kind
	Sources []*positions.Source // that are to be added with it
	cells   map[string]string   // by column
}

// New begins a record of a kind.
func New(kind tidy.Kind) *Draft {
	return &Draft{Kind: kind, cells: map[string]string{"record": string(kind)}}
}

// Clone is a draft of its own with the same in it.
func (d *Draft) Clone() *Draft {
	return &Draft{Kind: d.Kind, Sources: slices.Clone(d.Sources), cells: maps.Clone(d.cells)}
}

// Cells are the columns that were filled, with what was given in each.
func (d *Draft) Cells() map[string]string { return maps.Clone(d.cells) }

// Column is the name of a column's n-th repetition.
func Column(name string, n int) string {
	if n <= 1 {
		return name
	}
	return name + "_" + strconv.Itoa(n)
}

// Set fills a cell; "" empties it.
func (d *Draft) Set(name string, n int, text string) {
	if text == "" {
		delete(d.cells, Column(name, n))
		return
	}
	d.cells[Column(name, n)] = text
}

func (d *Draft) Has(name string) bool { return d.cells[name] != "" }

// Get is what was given in a column, "" for nothing.
func (d *Draft) Get(column string) string { return d.cells[column] }

// Begun reports whether anything was given.
func (d *Draft) Begun() bool { return len(d.cells) > 1 } // the kind is always there

// needed are the columns that a record of this kind cannot go without.
func (d *Draft) needed() []string {
	switch d.Kind {
	case tidy.Claim:
		return []string{"date", "party", "issue", "by", "summary"}
	case tidy.Silence:
		return []string{"date", "party", "issue"}
	}
	return []string{"date", "party", "issue", "summary"}
}

// Missing are those of them that were not given.
func (d *Draft) Missing() []string {
	return slices.DeleteFunc(d.needed(), d.Has)
}

// Fault is something wrong with what was given.
type Fault struct {
	Rule          problem.Rule
	Column        string // "" for the record as a whole
	Text          string // what was given in it
	Message, Hint string // the hint may be ""
}

// Decode reads the draft. Its row is as much as could be read.
func (d *Draft) Decode(ds *positions.Dataset) (tidy.Row, []Fault) {
	names := slices.Sorted(maps.Keys(d.cells))
	row := make([]string, len(names))
	for i, name := range names {
		row[i] = d.cells[name]
	}
	with := *ds
	with.Sources = slices.Concat(ds.Sources, d.Sources)
	read, found := tidy.NewDecoder(names, tidy.TypedIn(&with)).Row(row)
	var faults []Fault
	for _, f := range found {
		fault := Fault{Rule: f.Rule, Message: f.Message, Hint: f.Hint}
		if f.Column >= 0 {
			fault.Column, fault.Text = names[f.Column], row[f.Column]
		}
		faults = append(faults, fault)
	}
	return read, faults
}

// Try reports what would be wrong with an answer that can be judged by itself.
func (d *Draft) Try(ds *positions.Dataset, name string, n int, answer string) error {
	tried := d.Clone()
	tried.Set(name, n, answer)
	_, faults := tried.Decode(ds)
	for _, f := range faults {
		if f.Column == Column(name, n) {
			return &console.UsageError{Message: f.Message, Hint: f.Hint}
		}
	}
	return nil
}
