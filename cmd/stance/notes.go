package main

import (
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/result"
)

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
