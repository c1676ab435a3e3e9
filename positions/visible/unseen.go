package visible

import (
	"iter"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Unseen gives the characters of a text, with their offsets, that its readers
// neither see nor expect: what Line would write out, but for line feeds and tabs,
// which are layout, and for what writers of some languages need. After Unicode's
// own guidance (UAX #9 and #14, UTS #39 and #51) that is
//
//   - joiners and variation selectors where they shape what stands beside them;
//   - left-to-right, right-to-left and Arabic letter marks in a text with letters
//     that are written from right to left: they only put punctuation on its side,
//     where overrides, embeddings and isolates can make a text read otherwise;
//   - non-joiners between a letter of a script that joins its letters and a foreign
//     letter, a digit or a mark, as where a Persian ending follows NGO;
//   - zero-width spaces between letters of Thai, Lao, Khmer, Burmese, Tibetan and the
//     like, which are written without spaces, also beside their digits and punctuation;
//   - the tags that make a flag that of England, Scotland or Wales.
//
// A soft hyphen is unseen, however often the web puts it into words.
func Unseen(s string) iter.Seq2[int, rune] {
	return func(yield func(int, rune) bool) {
		i := plainTo(s, 0)
		if i == len(s) {
			return // as most texts are
		}
		turned := sync.OnceValue(func() bool { return RightToLeft(s) })
		out := -1 // where the last character ended that Line writes out
		for ; i < len(s); i = plainTo(s, i) {
			r, size := utf8.DecodeRuneInString(s[i:])
			prev := last(s[:i])
			if out == i {
				prev = utf8.RuneError
			}
			if r == '\n' || r == '\t' || !Hidden(r) || joins(r, prev, first(s[i+size:])) {
				i += size
				continue
			}
			if n := flag(s[:i], s[i:]); n > 0 {
				size = n
			} else if !expected(r, s, i, size, turned) && !yield(i, r) {
				return
			}
			i += size
			out = i
		}
	}
}

// plainTo is where the next character stands that is not plain ASCII.
func plainTo(s string, i int) int {
	for i < len(s) && s[i] >= ' ' && s[i] < 0x7f {
		i++
	}
	return i
}

// expected reports whether a character that is hidden belongs into its text.
// Whether anything in the text is written from right to left is asked for no more
// than once a text, and only where it matters.
func expected(r rune, s string, i, size int, turned func() bool) bool {
	switch r {
	case '\u200e', '\u200f', '\u061c':
		return turned()
	case '\u200b':
		prev, next := last(s[:i]), first(s[i+size:])
		set := func(r rune) bool { return unicode.IsDigit(r) || unicode.IsPunct(r) }
		before, after := unicode.In(prev, unspaced...), unicode.In(next, unspaced...)
		return before && (after || set(next)) || after && set(prev)
	case '\u200c':
		prev, next := last(s[:i]), first(s[i+size:])
		set := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && !Hidden(r) }
		return unicode.In(prev, cursive...) && set(next) || unicode.In(next, cursive...) && set(prev)
	}
	return false
}

// The scripts that are written without spaces.
var unspaced = []*unicode.RangeTable{unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan,
	unicode.Tai_Tham, unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Javanese, unicode.Balinese}

// The flags of England, Scotland and Wales are a black flag and tags; no others
// are recommended (UTS #51).
const blackFlag = "\U0001F3F4"

// flag is the length of the tags with which a text begins, if with the flag
// before them they are one of the three.
func flag(before, s string) int {
	if !strings.HasSuffix(before, blackFlag) {
		return 0
	}
	for _, region := range []string{"gbeng", "gbsct", "gbwls"} {
		tags := strings.Map(func(r rune) rune { return 0xE0000 + r }, region) + "\U000E007F"
		if strings.HasPrefix(s, tags) {
			return len(tags)
		}
	}
	return 0
}
