package yamlfile

import (
	"strings"
	"unicode/utf8"
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
