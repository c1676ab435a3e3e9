package workbook

import (
	"fmt"
	"strings"
	"unicode"

	"stance/positions"
)

// cellValue is what is written for a cell, nil for none.
func cellValue(cell any) (any, error) {
	switch v := cell.(type) {
	case positions.Date:
		if v < firstDay {
			return v.String(), nil
		}
		return int(v - dayZero), nil
	case string:
		text := writable(v)
		if n := units(text); n > maxText {
			return nil, fmt.Errorf("has %d characters, and a cell holds %d", n, maxText)
		}
		return text, nil
	}
	return cell, nil
}

// writable leaves out what XML cannot carry: control characters other than
// line feeds and tabs.
func writable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
}

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
