package splice

import (
	"testing"

	"stance/positions"
)

// TestSameRecord holds that where a record stands and what it says make a
// difference, and where it was written and the white space around its texts none.
// What it says is listed in positions.Facts.
func TestSameRecord(t *testing.T) {
	record := func() *positions.Record {
		r := &positions.Record{Date: 1, Party: &positions.Party{ID: "a"}, Issue: &positions.Issue{ID: "x"}, Note: "n"}
		r.Stance = &positions.Stance{Record: r, Option: -1, Summary: "s", Evidence: []positions.Evidence{{Quote: "q", Source: &positions.Source{ID: "s"}}}}
		r.Claims = []*positions.Claim{{Record: r, By: &positions.Party{ID: "b"}, Option: -1, Summary: "c"}}
		return r
	}
	for _, c := range []struct {
		name   string
		change func(*positions.Record)
		same   bool
	}{
		{"nothing", func(r *positions.Record) {}, true},
		{"its place", func(r *positions.Record) {
			r.Place.Line, r.Stance.Evidence[0].Place.Line, r.Claims[0].Place.Line = 7, 8, 9
		}, true},
		{"white space", func(r *positions.Record) { r.Stance.Summary, r.Note = " s", "n\n" }, true},
		{"the date", func(r *positions.Record) { r.Date = 2 }, false},
		{"the party", func(r *positions.Record) { r.Party.ID = "b" }, false},
		{"the issue", func(r *positions.Record) { r.Issue.ID = "y" }, false},
		{"the stance", func(r *positions.Record) { r.Stance = nil }, false},
		{"its words", func(r *positions.Record) { r.Stance.Summary = "S" }, false},
		{"a quotation mark", func(r *positions.Record) { r.Stance.Evidence[0].Quote = "q’" }, false},
		{"the source", func(r *positions.Record) { r.Stance.Evidence[0].Source.ID = "t" }, false},
		{"nobody signed", func(r *positions.Record) { r.Stance.Signatories = []*positions.Party{} }, false},
		{"a claim", func(r *positions.Record) { r.Claims[0].By.ID = "c" }, false},
		{"the coder", func(r *positions.Record) { r.Coder = "c" }, false},
	} {
		changed := record()
		c.change(changed)
		if same := sameRecord(record(), changed); same != c.same {
			t.Errorf("%s: the same: %t", c.name, same)
		}
	}
}
