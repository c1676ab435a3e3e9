package main

import (
	"fmt"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/result"
	"stance/positions"
)

// staleNote says how old the last snapshot is at a date after it; "" for
// earlier dates.
func staleNote(d *positions.Dataset, date positions.Date) string {
	last := d.Dates[len(d.Dates)-1]
	if date <= last.Date {
		return ""
	}
	return fmt.Sprintf("%s is after the last snapshot, %s, which is %s older", date, last.Name(), console.Plural(int(date-last.Date), "day"))
}

// notesFor gives the notes that belong into the result, and tells those that the
// format has no place for on standard error.
func notesFor(s *console.Streams, o *result.Flags, notes ...string) []string {
	var kept []string
	for _, n := range notes {
		switch {
		case n == "":
		case o.People():
			kept = append(kept, n)
		default:
			s.Note(n)
		}
	}
	return kept
}
