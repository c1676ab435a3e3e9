package yamlfile

import (
	"strings"
	"unicode/utf8"

	"stance/positions/problem"
)

// tick sets off what the file says, or should say, within a message.
func tick(s string) string { return "`" + shorten(s) + "`" }

// shorten keeps a message readable whatever stands in the file.
func shorten(s string) string {
	const limit = 60
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	return string([]rune(s)[:limit-1]) + "…"
}

// list lists names for a hint; long lists are cut.
func list(names []string) string {
	const limit = 20
	more := ""
	if len(names) > limit {
		names, more = names[:limit], ", …"
	}
	var b strings.Builder
	for i, n := range names {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(shorten(n))
	}
	return b.String() + more
}

// maxCompared is how many known names the unknown ones of one file are compared
// with before no more are suggested for it: hundreds of mistakes against
// thousands of names. Counting by file keeps the suggestions the same whatever
// file is read first.
const maxCompared = 2_000_000

// suggestions finds the names that were meant.
type suggestions struct{ compared int }

// nearest is problem.Nearest, and finds nothing once enough has been compared.
func (s *suggestions) nearest(name string, known []string) (string, bool) {
	if s.compared >= maxCompared {
		return "", false
	}
	s.compared += len(known)
	return problem.Nearest(name, known)
}

// nearestHint asks whether the nearest known name was meant, and lists all of
// them after the words in lead.
func (s *suggestions) nearestHint(name string, known []string, lead string) string {
	hint := ""
	if near, ok := s.nearest(name, known); ok {
		hint = "did you mean " + tick(near) + "? "
	}
	if len(known) == 0 {
		return hint
	}
	return hint + lead + ": " + list(known)
}
