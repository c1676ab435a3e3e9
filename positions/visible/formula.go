package visible

import (
	"strings"
	"unicode"
)

// Formula reports whether a spreadsheet may run a text as a formula: it begins
// with =, +, - or @, as such or full-width, with a tab or with a carriage return,
// or with blanks or characters that cannot be seen, which a spreadsheet may drop, and
// then so.
func Formula(cell string) bool {
	for _, r := range cell {
		switch {
		case r == '\t', r == '\r':
			return true
		case !Hidden(r) && !unicode.IsSpace(r):
			return strings.ContainsRune("=+-@＝＋－＠", r)
		}
	}
	return false
}
