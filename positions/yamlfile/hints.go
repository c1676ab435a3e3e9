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

// nearestHint asks whether the nearest known name was meant, and lists all of
// them after the words in lead.
func nearestHint(name string, known []string, lead string) string {
	hint := ""
	if near, ok := problem.Nearest(name, known); ok {
		hint = "did you mean " + tick(near) + "? "
	}
	if len(known) == 0 {
		return hint
	}
	return hint + lead + ": " + list(known)
}
