package tidy

import (
	"strings"
	"unicode"

	"stance/positions/visible"
)

// Guard makes a cell of a column safe to write as delimited text: a text that
// a spreadsheet would run as a formula (see visible.Formula) gets an apostrophe in
// front, and so does one that begins with apostrophes and then as a formula, so
// that Unguard gives back what it was. Control characters other than line feeds and tabs are dropped. Numbers,
// dates and words of the format are left as they are.
func Guard(t Type, cell string) string {
	if t != Text {
		return cell
	}
	cell = Plain(cell)
	if runs(cell) {
		return "'" + cell
	}
	return cell
}

// Unguard takes one apostrophe off a cell of delimited text that Guard, or a
// person who wanted a text and no formula, put there.
func Unguard(cell string) string {
	if strings.HasPrefix(cell, "'") && runs(cell) {
		return cell[1:]
	}
	return cell
}

// runs reports whether a cell begins as a formula does, apostrophes aside.
func runs(cell string) bool { return visible.Formula(strings.TrimLeft(cell, "'")) }

// Plain is a text as delimited text can hold it: without control characters
// but line feeds and tabs.
func Plain(s string) string {
	control := func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }
	if strings.IndexFunc(s, control) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if control(r) {
			return -1
		}
		return r
	}, s)
}
