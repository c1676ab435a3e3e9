package visible

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line makes s safe where one line is to be shown. A line break (LF or CRLF)
// and a tab each become one space, as they are layout in most texts; every
// other control, bidirectional or invisible character is written as <U+XXXX>,
// and a byte that is not UTF-8 as <0xXX>.
func Line(s string) string { return show(s, false) }

// Text does the same and keeps line breaks and tabs; CRLF becomes LF.
func Text(s string) string { return show(s, true) }

func show(s string, multiline bool) string {
	safe := 0
	for safe < len(s) && s[safe] >= ' ' && s[safe] < 0x7f {
		safe++
	}
	if safe == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	b.WriteString(s[:safe])
	for i := safe; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\r' && i+1 < len(s) && s[i+1] == '\n':
			// the line feed after it stands for both
		case r == '\n' || r == '\t':
			if multiline {
				b.WriteRune(r)
			} else {
				b.WriteByte(' ')
			}
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, "<0x%02X>", s[i])
		case Hidden(r) && !joins(r, last(b.String()), first(s[i+size:])):
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// Hidden reports whether a character has no look of its own, or moves others
// about, or will never be one, as U+FFFE, which XML cannot hold. The few format
// characters that are drawn (Arabic number signs and the like) are not hidden.
func Hidden(r rune) bool {
	if r < utf8.RuneSelf {
		return r < ' ' || r == 0x7f
	}
	switch {
	case r >= 0xAE && r < 0x34F, r > 0x34F && r < 0x600, r >= 0x2010 && r < 0x2028, r >= 0x3165 && r < 0xD800:
		return false // most letters and quotation marks, without looking further
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return false
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp,
		unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector, unicode.Noncharacter_Code_Point):
		return true
	}
	return r == '\u2800' // the Braille pattern without dots
}

// joins reports whether a character that is hidden by itself shapes the
// letters beside it here, so that writing it out would mangle a word or a
// picture: a (non-)joiner inside a Persian, Arabic or Indic word, a joiner
// between two emoji, a variation selector on what it selects a form of. Where
// it has no such neighbours it changes nothing that can be seen, and is
// hidden. Prev is what stands before it as it is shown; a hidden character
// after it is no neighbour, as it will be written out. So what is shown, shown
// again, is the same. (The rule follows the CONTEXTJ rules of RFC 5892, appendix A.)
func joins(r, prev, next rune) bool {
	if Hidden(next) {
		next = utf8.RuneError
	}
	switch {
	case r == '\u200c' || r == '\u200d':
		if unicode.In(prev, cursive...) && unicode.In(next, cursive...) {
			return true
		}
		if unicode.In(prev, indic...) && unicode.IsMark(prev) {
			return true // after a virama; other marks are let pass with it
		}
		if unicode.In(prev, indic...) && unicode.In(next, indic...) && unicode.IsMark(next) {
			return true // before one, as in Bengali
		}
		return r == '\u200d' && pictures(prev) && pictures(next)
	case r == '\ufe0e' || r == '\ufe0f':
		return pictures(prev) || prev == '#' || prev == '*' || prev >= '0' && prev <= '9'
	case r >= '\ufe00' && r < '\ufe0e' || r >= 0xe0100 && r <= 0xe01ef:
		return unicode.Is(unicode.Han, prev)
	case r >= '\u180b' && r <= '\u180f':
		return unicode.Is(unicode.Mongolian, prev)
	}
	return false
}

// first and last give the character a text begins or ends with.
func first(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func last(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }

// The scripts whose letters join to one another, and those with a virama.
var (
	cursive = []*unicode.RangeTable{unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko, unicode.Mandaic, unicode.Adlam, unicode.Hanifi_Rohingya}
	indic   = []*unicode.RangeTable{unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil,
		unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar}
)

// pictures reports whether r can be part of an emoji.
func pictures(r rune) bool {
	if r == utf8.RuneError {
		return false // also what a byte that is not UTF-8 reads as
	}
	return r == '\ufe0f' || r >= 0x1f3fb && r <= 0x1f3ff || r > 0xff && unicode.Is(unicode.So, r) ||
		r == '©' || r == '®' || r >= '\u2190' && r <= '\u21ff' || strings.ContainsRune("‼⁉ℹ⤴⤵◻◼◽◾〰", r)
}
