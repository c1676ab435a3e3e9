package tidy

import (
	"iter"
	"strings"

	"stance/positions"
)

// noMember is how an empty list of signatories is written. No id reads so.
const noMember = "no member"

// Rows gives the rows of records, each with one cell for every column of the
// header: for a record its stance or silence, then its claims. What the header
// has no column for is left out. d tells of the dates.
func Rows(d *positions.Dataset, records []*positions.Record, header []Column) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		e := NewEncoder(d, header)
		for _, r := range records {
			for row := range e.Rows(r) {
				if !yield(row) {
					return
				}
			}
		}
	}
}

// DateRows gives a row for each date on which the dataset has no record.
func DateRows(d *positions.Dataset, header []Column) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		e := NewEncoder(d, header)
		recorded := map[positions.Date]bool{}
		for _, r := range d.Records {
			recorded[r.Date] = true
		}
		for _, di := range d.Dates {
			if recorded[di.Date] {
				continue
			}
			e.begin(di.Date, Day)
			if !yield(e.row) {
				return
			}
		}
	}
}

// Encoder gives the rows of one record after the other. It is good for one
// goroutine.
type Encoder struct {
	dataset *positions.Dataset
	at      map[slot]int
	row     []string
}

// NewEncoder gives rows with a cell for every column of the header; d tells of
// the dates.
func NewEncoder(d *positions.Dataset, header []Column) *Encoder {
	e := &Encoder{dataset: d, at: make(map[slot]int, len(header)), row: make([]string, len(header))}
	for i, c := range header {
		if s, ok := slotNamed(c.Name); ok {
			e.at[s] = i
		}
	}
	return e
}

func (e *Encoder) set(f field, n int, cell string) {
	if cell == "" {
		return
	}
	if i, ok := e.at[slot{f, n}]; ok {
		e.row[i] = cell
	}
}

func (e *Encoder) begin(d positions.Date, k Kind) {
	e.row = make([]string, len(e.row))
	info := e.dataset.Info(d)
	e.set(date, 1, d.String())
	e.set(label, 1, info.Label)
	e.set(dateTitle, 1, info.Title)
	e.set(dateNote, 1, info.Note)
	e.set(record, 1, string(k))
}

func (e *Encoder) cell(r *positions.Record, k Kind) {
	e.begin(r.Date, k)
	e.set(party, 1, r.Party.ID)
	e.set(issue, 1, r.Issue.ID)
}

// Rows gives the rows of a record: its stance or silence, then its claims.
func (e *Encoder) Rows(r *positions.Record) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		if !r.ClaimsAlone() {
			kind := Stance
			if r.Stance == nil {
				kind = Silence
			}
			e.cell(r, kind)
			e.facts(r.Facts())
			if !yield(e.row) {
				return
			}
		}
		for _, c := range r.Claims {
			e.cell(r, Claim)
			e.facts(c.Facts(r.Issue))
			if r.ClaimsAlone() {
				e.facts(r.Facts())
			}
			if !yield(e.row) {
				return
			}
		}
	}
}

// columnOf has the columns of facts, by key: those of evidence and of what is no
// item have the key's name.
var columnOf = func() map[string]field {
	m := make(map[string]field, fields)
	for f := range term {
		m[columns[f].Name] = f
	}
	return m
}()

// columnsOf has those of items that have others, by key of the list and of the fact.
var columnsOf = map[string]map[string]field{
	"plausible": {"low": plausibleLow, "high": plausibleHigh},
	"terms":     {"text": term, "id": termID, "kind": termKind},
	"ended":     {"id": ended, "how": endedHow, "by": endedBy},
}

// facts fills the columns of what is said. Claims have rows of their own, and that a
// silence is one stands in the column record.
func (e *Encoder) facts(facts []positions.Fact) {
	for i := range facts {
		switch f := &facts[i]; {
		case f.Key == "silent" || f.Key == "claims":
		case f.Type == positions.NamesFact:
			cell := strings.Join(f.IDs, "; ")
			if f.IDs != nil && cell == "" {
				cell = noMember
			}
			e.set(columnOf[f.Key], 1, cell)
		case f.Type == positions.ListFact || f.Type == positions.RangeFact:
			columns := columnsOf[f.Key]
			if columns == nil {
				columns = columnOf
			}
			for n, item := range f.Items {
				for j := range item {
					e.set(columns[item[j].Key], n+1, item[j].Text)
				}
			}
		default:
			e.set(columnOf[f.Key], 1, f.Text)
		}
	}
}
