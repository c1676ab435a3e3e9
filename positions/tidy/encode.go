package tidy

import (
	"iter"
	"strconv"
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
		if s := r.Stance; s != nil {
			e.cell(r, Stance)
			e.stance(r, s)
			if !yield(e.row) {
				return
			}
		}
		if q := r.Silence; q != nil {
			e.cell(r, Silence)
			e.set(known, 1, q.Known.String())
			e.set(coder, 1, r.Coder)
			e.set(note, 1, r.Note)
			e.evidence(q.Evidence)
			if !yield(e.row) {
				return
			}
		}
		for _, c := range r.Claims {
			e.cell(r, Claim)
			e.set(by, 1, c.By.ID)
			e.set(position, 1, positionText(r.Issue, c.Kind, c.Point()))
			e.set(summary, 1, c.Summary)
			e.set(known, 1, c.Known.String())
			e.set(response, 1, c.Response.String())
			if r.ClaimsAlone() {
				e.set(coder, 1, r.Coder)
				e.set(note, 1, r.Note)
			}
			e.evidence(c.Evidence)
			if !yield(e.row) {
				return
			}
		}
	}
}

func (e *Encoder) stance(r *positions.Record, s *positions.Stance) {
	is := r.Issue
	e.set(position, 1, positionText(is, s.Kind, s.Point()))
	if s.Plausible != nil {
		e.set(plausibleLow, 1, pointText(is, s.Plausible.Low))
		e.set(plausibleHigh, 1, pointText(is, s.Plausible.High))
	}
	e.set(summary, 1, s.Summary)
	e.set(basis, 1, s.Basis.String())
	e.set(confidence, 1, s.Confidence.String())
	e.set(tone, 1, s.Tone.String())
	if s.Novel {
		e.set(novel, 1, "true")
	}
	if s.Salience != nil {
		e.set(salience, 1, positions.Number(*s.Salience))
	}
	if s.Signatories != nil {
		ids := make([]string, len(s.Signatories))
		for i, p := range s.Signatories {
			ids[i] = p.ID
		}
		e.set(inheritedBy, 1, strings.Join(ids, "; "))
		if len(ids) == 0 {
			e.set(inheritedBy, 1, noMember)
		}
	}
	e.set(known, 1, s.Known.String())
	e.set(coder, 1, r.Coder)
	e.set(note, 1, r.Note)
	e.evidence(s.Evidence)
	for i, t := range s.Terms {
		e.set(term, i+1, t.Text)
		e.set(termID, i+1, t.ID)
		e.set(termKind, i+1, t.Kind.String())
	}
	for i, t := range s.Ended {
		e.set(ended, i+1, t.ID)
		e.set(endedHow, i+1, t.How.String())
		e.set(endedBy, i+1, t.By)
	}
}

func (e *Encoder) evidence(evidence []positions.Evidence) {
	for i := range evidence {
		p, n := &evidence[i], i+1
		e.set(quote, n, p.Quote)
		e.set(paraphrase, n, p.Paraphrase)
		e.set(speaker, n, p.Speaker)
		e.set(role, n, p.Role)
		if p.Source != nil {
			e.set(source, n, p.Source.ID)
		}
		e.set(locator, n, p.Locator)
		e.set(prefix, n, p.Prefix)
		e.set(suffix, n, p.Suffix)
		e.set(use, n, p.Use.String())
		if p.Credibility != 0 {
			e.set(credibility, n, strconv.Itoa(p.Credibility))
		}
	}
}

func positionText(is *positions.Issue, kind positions.PositionKind, p positions.Point) string {
	switch kind {
	case positions.Placed:
		return pointText(is, p)
	case positions.None:
		return "none"
	case positions.SameAsBefore:
		return "same"
	}
	return ""
}

func pointText(is *positions.Issue, p positions.Point) string {
	if p.Option >= 0 {
		return is.Scale.Options[p.Option].ID
	}
	return positions.Number(p.Value)
}
