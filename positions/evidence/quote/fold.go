package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"stance/positions/wording"
)

// isInvisible reports whether a reader sees nothing where r stands: soft
// hyphens, joiners, zero-width spaces, direction marks, variation selectors.
// They get into archived pages unseen and are folded away on both sides.
func isInvisible(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == 0xAD || r == 0x034F || r == 0x115F || r == 0x1160 || r == 0x3164 || r == 0xFFA0:
		return true
	case r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF:
		return true // variation selectors
	}
	// Some format characters are seen, such as the Arabic signs that enclose a number.
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// withoutInvisible returns s without invisible characters, and the function
// that gives the offset in s of an offset in the result. Offsets have to be
// asked for in rising order.
func withoutInvisible(s string) (clean string, original func(int) int) {
	type cut struct{ at, removed int } // from at on in the result, removed bytes are missing
	var cuts []cut
	var b strings.Builder
	kept, removed := 0, 0
	for i, r := range s {
		if r < 0xAD || !isInvisible(r) {
			continue
		}
		if removed == 0 {
			b.Grow(len(s))
		}
		width := utf8.RuneLen(r)
		b.WriteString(s[kept:i])
		kept = i + width
		removed += width
		if n := len(cuts); n > 0 && cuts[n-1].at == b.Len() {
			cuts[n-1].removed = removed
		} else {
			cuts = append(cuts, cut{b.Len(), removed})
		}
	}
	if removed == 0 {
		return s, func(i int) int { return i }
	}
	b.WriteString(s[kept:])
	next, shift := 0, 0
	return b.String(), func(i int) int {
		for next < len(cuts) && cuts[next].at <= i {
			shift = cuts[next].removed
			next++
		}
		return i + shift
	}
}

// plainSigns returns s with signs that are typed for others as these: an accent or a
// prime between letters as an apostrophe, as in “don´t”, and the low lines around
// “_not_” as signs that are no part of the word. No byte moves.
func plainSigns(s string) string {
	if !strings.ContainsAny(s, "`´′_") {
		return s
	}
	b := []byte(s)
	for i, r := range s {
		apostrophe := ""
		switch r {
		case '`':
			apostrophe = "'"
		case '´':
			apostrophe = "ʼ"
		case '′':
			apostrophe = "’"
		case '_':
		default:
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		switch {
		case apostrophe != "" && unicode.IsLetter(before) && unicode.IsLetter(after):
			copy(b[i:], apostrophe)
		case r == '_' && !(isWordy(before) && isWordy(after)):
			b[i] = '*'
		}
	}
	return string(b)
}

func isWordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// foldToken folds the text of one word, number or mark. A hyphen that stands
// by itself is a dash, typed on a keyboard without one.
func foldToken(s string) string {
	if s == "-" {
		return "–"
	}
	plain := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || s[i] < ' ' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	s = norm.NFC.String(s)
	var b strings.Builder
	for i := 0; i < len(s); {
		r, width := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) { // within a number: “5 000”
			b.WriteByte(' ')
		} else if f := wording.FoldRune(r); f != r {
			b.WriteRune(f)
		} else {
			b.WriteString(s[i : i+width]) // the bytes themselves: r may stand for an invalid one
		}
		i += width
	}
	if folded := b.String(); folded != "-" {
		return folded
	}
	return "–"
}

// otherCase returns the word with its first letter in the other case, or ""
// if that letter has none.
func otherCase(word string) string {
	r, width := utf8.DecodeRuneInString(word)
	other := r
	switch {
	case unicode.IsLower(r):
		other = unicode.ToUpper(r)
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		other = unicode.ToLower(r)
	}
	if other == r {
		return ""
	}
	return string(other) + word[width:]
}
