package tables

import (
	"slices"
	"strconv"

	"stance/diff/report"
	"stance/positions"
	"stance/positions/exchange/tidy"
)

// Stances are the records of a panel as they were written: the table of
// package tidy, which `stance import` reads, with the stances' scores. An
// import passes the scores over, as they follow from the positions.
func Stances(p *report.Panel) *Table {
	written := p.Written()
	header := tidy.Header(written)
	scoreAt := 1 + slices.IndexFunc(header, func(c Column) bool { return c.Name == "plausible_high" })
	return &Table{
		Name: "stances", Doc: "a row per stance, silence and claim, as it was recorded",
		Columns: slices.Insert(slices.Clone(header), scoreAt, meaning("score")),
		Count:   func() int { return said(written.Records) },
		Fill: func(f *Filler) {
			scores := writtenScores(p.History, written.Records)
			for row := range tidy.Rows(written, written.Records, header) {
				f.written(header, row)
				f.Number("score", scores[0])
				scores = scores[1:]
				f.End()
			}
			for row := range tidy.DateRows(written, header) {
				f.written(header, row)
				f.End()
			}
		},
	}
}

// said counts the stances, silences and claims of records.
func said(records []*positions.Record) int {
	n := 0
	for _, r := range records {
		if n += len(r.Claims); r.Stance != nil || r.Silence != nil {
			n++
		}
	}
	return n
}

// writtenScores gives the score for each row that the records have, nil where
// there is none.
func writtenScores(h *positions.History, records []*positions.Record) []*float64 {
	var scores []*float64
	for _, r := range records {
		if r.Stance != nil {
			var placed *float64
			if score, ok := h.Stance(r).Score(); ok {
				placed = &score
			}
			scores = append(scores, placed)
		}
		if r.Silence != nil {
			scores = append(scores, nil)
		}
		for range r.Claims {
			scores = append(scores, nil) // a claim is never scored
		}
	}
	return scores
}

// written fills in a row of texts, each as what its column's type says.
func (f *Filler) written(header []Column, row []string) {
	for i, text := range row {
		if text != "" {
			f.set(header[i].Name, typed(text, header[i].Type))
		}
	}
}

// typed reads a text that package tidy wrote. One that is not of its type, of
// which there should be none, stays a null.
func typed(text string, t tidy.Type) any {
	switch t {
	case Number:
		if v, err := strconv.ParseFloat(text, 64); err == nil {
			return v
		}
	case Integer:
		if v, err := strconv.Atoi(text); err == nil {
			return v
		}
	case Date:
		if v, err := positions.ParseDate(text); err == nil {
			return v
		}
	case Truth:
		return text == "true"
	default:
		return text
	}
	return nil
}
