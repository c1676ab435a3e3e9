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
			e.facts(r.Facts(), &ofRecords)
			if !yield(e.row) {
				return
			}
		}
		for _, c := range r.Claims {
			e.cell(r, Claim)
			e.facts(c.Facts(r.Issue), &ofRecords)
			if r.ClaimsAlone() {
				e.facts(r.Facts(), &besideClaims)
			}
			if !yield(e.row) {
				return
			}
		}
	}
}

// factColumns has the columns of facts, by key: of single ones, of the ends of ranges, and
// of what is in a mapping or a list.
type factColumns struct {
	single map[string]field
	ends   map[string][2]field
	within map[string]*factColumns
}

// named are the columns that have the names of their keys.
func named(all ...field) map[string]field {
	m := make(map[string]field, len(all))
	for _, f := range all {
		m[columns[f].Name] = f
	}
	return m
}

// ofRecords has those of a record, and of a claim.
var ofRecords = factColumns{
	single: named(by, position, summary, basis, confidence, tone, novel, salience, inheritedBy, signedBy, known, response, coder, note, when),
	ends:   map[string][2]field{"plausible": {plausibleLow, plausibleHigh}},
	within: map[string]*factColumns{
		"accepts": {
			single: map[string]field{"basis": acceptsBasis, "confidence": acceptsConfidence},
			ends:   map[string][2]field{"range": {acceptsLow, acceptsHigh}},
		},
		"evidence": {
			single: with(named(quote, paraphrase, speaker, role, source, locator, prefix, suffix, use, credibility, venue, origin, captured), "position", evidencePosition),
			ends:   map[string][2]field{"plausible": {evidenceLow, evidenceHigh}},
		},
		"terms": {single: map[string]field{"text": term, "id": termID, "kind": termKind, "if": termIf, "unless": termUnless, "against": termAgainst}},
		"ended": {single: map[string]field{"id": ended, "how": endedHow, "by": endedBy}},
	},
}

// besideClaims has those of a record with claims alone, in the rows of these.
var besideClaims = factColumns{single: map[string]field{"coder": coder, "note": note, "when": recordWhen}}

func with(m map[string]field, key string, f field) map[string]field {
	m[key] = f
	return m
}

// facts fills the columns of what is said. Claims have rows of their own, and that a
// silence is one stands in the column record.
func (e *Encoder) facts(facts []positions.Fact, columns *factColumns) {
	for i := range facts {
		if f := &facts[i]; f.Key != "silent" && f.Key != "claims" {
			e.fact(f, columns, 1)
		}
	}
}

// fact fills the columns of one thing that is said, the n-th of its list.
func (e *Encoder) fact(f *positions.Fact, columns *factColumns, n int) {
	switch f.Type {
	case positions.ListFact, positions.MappingFact:
		within := columns.within[f.Key]
		for i, item := range f.Items {
			for j := range item {
				e.fact(&item[j], within, i+1)
			}
		}
	case positions.RangeFact:
		ends := columns.ends[f.Key]
		for _, item := range f.Items {
			e.set(ends[0], n, item[0].Text)
			e.set(ends[1], n, item[1].Text)
		}
	case positions.NamesFact:
		cell := strings.Join(f.IDs, "; ")
		if f.IDs != nil && cell == "" {
			cell = noMember
		}
		e.set(columns.single[f.Key], n, cell)
	case positions.TextsFact:
		e.set(columns.single[f.Key], n, Join(f.Texts))
	default:
		if f.Key == "response" && f.Usual {
			return // it is not written, and another claim's may hold
		}
		if at, ok := columns.single[f.Key]; ok {
			e.set(at, n, f.Text)
		}
	}
}
