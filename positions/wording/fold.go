package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldedDash stands for every dash that is longer than a hyphen.
const foldedDash = '–'

// Fold returns s in the form in which wordings are compared: letters in
// Unicode normal form C, each run of white space as one space with none at
// the ends, curly, low and angled quotation marks as straight ones, every
// hyphen as "-", and every longer dash (figure, en, em, minus) as "–".
// Double and single quotation marks stay apart, as do hyphens and dashes, and
// upper and lower case. Bytes that are not UTF-8 are kept. Fold(Fold(s)) is
// Fold(s).
//
// A text that is folded already is returned as it is, without allocation.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	s = norm.NFC.String(s)
	var b strings.Builder
	b.Grow(len(s))
	pendingSpace := false
	for i := 0; i < len(s); {
		r, width := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) {
			pendingSpace = b.Len() > 0
			i += width
			continue
		}
		if pendingSpace {
			b.WriteByte(' ')
			pendingSpace = false
		}
		if f := foldRune(r); f != r {
			b.WriteRune(f)
		} else {
			b.WriteString(s[i : i+width]) // the bytes themselves: r may stand for an invalid one
		}
		i += width
	}
	return b.String()
}

// Same reports whether a and b are the same wording: equal after folding.
func Same(a, b string) bool {
	return a == b || Fold(a) == Fold(b)
}

// isFolded reports whether folding would leave s as it is. It is what makes
// folding a hundred thousand clean texts cheap.
func isFolded(s string) bool {
	ascii := true
	afterSpace := true // a space at the very start has to go, too
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			switch {
			case c == ' ':
				if afterSpace {
					return false
				}
				afterSpace = true
			case c >= '\t' && c <= '\r':
				return false
			default:
				afterSpace = false
			}
			i++
			continue
		}
		ascii = false
		r, width := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) || foldRune(r) != r {
			return false
		}
		afterSpace = false
		i += width
	}
	if afterSpace && s != "" {
		return false
	}
	// QuickSpanString may stop early at what is normal all the same, but unlike
	// IsNormalString it does not allocate.
	return ascii || norm.NFC.QuickSpanString(s) == len(s) || norm.NFC.IsNormalString(s)
}

// foldRune maps quotation marks, apostrophes, hyphens and dashes to the one
// of their kind that stands for all.
func foldRune(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', '‹', '›', 'ʼ', '＇':
		return '\''
	case '“', '”', '„', '‟', '«', '»', '＂':
		return '"'
	case '\u2010', '\u2011', '\uFE63', '\uFF0D': // hyphen, non-breaking, small, full width
		return '-'
	case '\u2012', '\u2014', '\u2015', '\u2212', '\u2E3A', '\u2E3B', '\uFE58': // figure, em, bar, minus, longer ones
		return foldedDash
	}
	return r
}
