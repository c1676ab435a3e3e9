package workbook

import (
	"strings"
	"unicode"
)

// units counts a text as workbooks do, in UTF-16.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// escape reports whether a text begins like _x0041_, which workbooks read as
// the character of that number.
func escape(s string) bool {
	return len(s) >= len("_x0041_") && s[0] == '_' && s[1] == 'x' && s[6] == '_' && strings.Trim(s[2:6], "0123456789abcdefABCDEF") == ""
}

// escaped is a text as it stands in the XML of a workbook. What XML cannot
// carry is left out: control characters other than line feeds and tabs.
func escaped(s string) string {
	if strings.IndexFunc(s, special) < 0 {
		return s
	}
	s = strings.Map(writable, s) // first, as what is left may begin like an escape
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i, r := range s {
		switch {
		case r == '_' && escape(s[i:]):
			b.WriteString("_x005F_") // an underscore by its number
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// special reports whether a text with this character needs a closer look.
func special(r rune) bool {
	return r < ' ' || r >= 0x7f || r == '&' || r == '<' || r == '>' || r == '"' || r == '_'
}

func writable(r rune) rune {
	if unicode.IsControl(r) && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
		return -1
	}
	return r
}
