package wording

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// unspaced are the scripts that are written without spaces between words.
// Their texts are compared character by character.
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Yi,
	unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// isUnspaced reports whether r is a letter (or digit-like character) of a
// script without spaces. Digits of such scripts are digits all the same.
func isUnspaced(r rune) bool {
	if r < 0x0E00 {
		return false
	}
	switch r {
	case 'ー', 'ｰ': // belongs to Hiragana and Katakana alike, so to no script in Unicode's tables
		return true
	}
	if unicode.IsDigit(r) || unicode.IsPunct(r) {
		return false
	}
	return unicode.In(r, unspaced...)
}

// isWordRune reports whether r can begin or end a word or number of a script
// that has spaces.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)) && !isUnspaced(r)
}

// isJoiner reports whether r may stand anywhere inside a word without being
// seen as a part of its spelling.
func isJoiner(r rune) bool {
	switch r {
	case '_', '\u00AD', '\u200C', '\u200D', '\u200E', '\u200F', '\u061C', '\u2060', '\uFEFF':
		return true
	}
	return false
}

func isApostrophe(r rune) bool {
	return r == '\'' || foldRune(r) == '\'' && r != '‹' && r != '›'
}

func isHyphen(r rune) bool {
	return r == '-' || foldRune(r) == '-'
}

func isCurrency(r rune) bool {
	return r == '$' || r >= utf8.RuneSelf && unicode.Is(unicode.Sc, r)
}

// isUnit reports whether r is a sign written directly behind a number.
func isUnit(r rune) bool {
	switch r {
	case '%', '‰', '٪', '°', '′', '″':
		return true
	}
	return isCurrency(r)
}

// isSign reports whether r is a sign written directly before a number.
func isSign(r rune) bool {
	return r == '+' || r == '±' || r == '\u2212' || isHyphen(r)
}

// isNumberSeparator reports whether r between two digits belongs to a number,
// a date, a time, a ratio or a range.
func isNumberSeparator(r rune) bool {
	switch r {
	case '.', ',', ':', '/', '٫', '٬':
		return true
	}
	return isApostrophe(r) || isHyphen(r) || foldRune(r) == foldedDash
}

// isWordConnector reports whether r between two letters belongs to the word:
// apostrophes, hyphens, the Catalan dot, the Hebrew geresh and gershayim.
func isWordConnector(r rune) bool {
	switch r {
	case '·', '׳', '״':
		return true
	}
	return isApostrophe(r) || isHyphen(r)
}

// clusterLen is the length in bytes of the first character, as a reader sees
// it, of s: a base with its marks, an emoji sequence, a flag. s is not empty.
func clusterLen(s string) int {
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return 1
	}
	r, width := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && width == 1 {
		return 1
	}
	clusters := graphemes.FromString(s)
	if clusters.Next() {
		if n := len(clusters.Value()); n >= width {
			return n
		}
	}
	return width
}
