package visible

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestUnseen(t *testing.T) {
	const england = "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F"
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Talks first", ""},
		{"letters", "Зеленський „ні“ – 停火 é … שלום مرحبا", ""},
		{"layout", "a\n\tb\n", ""},
		{"no-break and thin spaces are spaces", "5\u00a0000\u202f000\u2009", ""},
		{"bidi override", "to \u202egive up\u202c land", "3:U+202E 13:U+202C"},
		{"embedding", "\u202aa\u202bb", "0:U+202A 4:U+202B"},
		{"isolates, also between words of both directions", "\u2066a\u2069 שלום\u2067b\u2068", "0:U+2066 4:U+2069 16:U+2067 20:U+2068"},
		{"marks where nothing runs from the right", "a\u200e b\u200f c\u061c", "1:U+200E 6:U+200F 11:U+061C"},
		{"marks in Hebrew", "שלום\u200e, a\u200f!", ""},
		{"marks in Arabic", "مرحبا\u061c (1)\u200f", ""},
		{"soft hyphen", "cease\u00adfire", "5:U+00AD"},
		{"zero-width space", "cease\u200bfire", "5:U+200B"},
		{"zero-width space in Thai, Khmer", "ภาษา\u200bไทย ភាសា\u200bខ្មែរ", ""},
		{"beside digits and quotation marks of theirs, and in Javanese", "ปี\u200b2568 “ภาษา”\u200bไทย ꦗꦮ\u200bꦗꦮ", ""},
		{"and at the edge of them", "ไทย\u200b Thai\u200bไ", "9:U+200B 17:U+200B"},
		{"word joiner, byte order mark", "a\u2060b\ufeffc", "1:U+2060 5:U+FEFF"},
		{"fillers", "a\u115f\u1160\u3164\uffa0\u2800\u034f", "1:U+115F 4:U+1160 7:U+3164 10:U+FFA0 13:U+2800 16:U+034F"},
		{"tags", "no\U000e0041\U000e0042", "2:U+E0041 6:U+E0042"},
		{"a flag of tags", england + " leaves", ""},
		{"the flag of no land", "\U0001F3F4\U000E0075\U000E0073\U000E007F", "4:U+E0075 8:U+E0073 12:U+E007F"},
		{"tags behind the flag", england + "\U000E0067", "28:U+E0067"},
		{"tags without the flag", england[4:], "0:U+E0067 4:U+E0062 8:U+E0065 12:U+E006E 16:U+E0067 20:U+E007F"},
		{"emoji", "👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 ‼\ufe0f ℹ\ufe0f ◾\ufe0e 1\ufe0f\u20e3 👍🏽", ""},
		{"joiners between Latin letters", "a\u200db\u200cc", "1:U+200D 5:U+200C"},
		{"Persian", "می\u200cخواهد", ""},
		{"Persian endings of foreign words and numbers, marks", "NGO\u200cها 20\u200cساله خانه\u200c\u0654", ""},
		{"non-joiners beside nothing that they could part", "می\u200c رود NGO\u200c-ها می\u200c\u200cرود", "4:U+200C 18:U+200C 31:U+200C 34:U+200C"},
		{"Hindi, Bengali, Sinhala", "क्\u200dष র\u200d্য ශ්\u200dරී", ""},
		{"variants of ideographs", "葛\U000e0100 葛\ufe00", ""},
		{"stray selectors", "a\ufe0f\ufe00", "1:U+FE0F 4:U+FE00"},
		{"Mongolian", "ᠮᠣᠩᠭᠣᠯ\u180b", ""},
		{"selectors on selectors that are not seen", "\u180d\u180d", "0:U+180D 3:U+180D"},
		{"a joiner before a vowel that is not seen", "ក\u200d\u17b4", "3:U+200D 6:U+17B4"},
		{"controls", "a\x1b[31m\a\x7f\u0085\u009b\r", "1:U+001B 6:U+0007 7:U+007F 8:U+0085 10:U+009B 12:U+000D"},
		{"line and paragraph separators", "a\u2028b\u2029", "1:U+2028 5:U+2029"},
		{"signs that are drawn", "\u0600١ \u06dd", ""},
		{"no text", "a\xff\xfe", ""}, // which the loader refuses
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for i, r := range Unseen(c.in) {
				got = append(got, fmt.Sprintf("%d:%U", i, r))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("got %s", strings.Join(got, " "))
			}
		})
	}
}

// A text of marks of direction alone takes no longer than it is long: half a million
// of them would be looked through half a million times else, which takes hours.
func TestManyMarksOfDirection(t *testing.T) {
	const many = 500_000
	n := 0
	for range Unseen(strings.Repeat("\u200e", many)) {
		n++
	}
	if n != many {
		t.Errorf("%d", n)
	}
}

// Hidden, the long way round, over all characters.
func TestHidden(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		want := r < ' ' || r == 0x7f || r == 0x2800 || !unicode.Is(unicode.Prepended_Concatenation_Mark, r) &&
			unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector, unicode.Noncharacter_Code_Point)
		if Hidden(r) != want {
			t.Errorf("%U: %v", r, !want)
		}
	}
}

// What is unseen anywhere is what is hidden; what can turn a text around is so
// everywhere.
func FuzzUnseen(f *testing.F) {
	f.Add("a\u202eb\u200b\U0001F3F4\U000E0067")
	f.Fuzz(func(t *testing.T, s string) {
		last := -1
		var found []int
		for i, r := range Unseen(s) {
			got, _ := utf8.DecodeRuneInString(s[i:])
			if i <= last || got != r || !Hidden(r) {
				t.Fatalf("%q: %U at %d", s, r, i)
			}
			last = i
			found = append(found, i)
		}
		for i, r := range s {
			if (r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069) && !slices.Contains(found, i) {
				t.Errorf("%q: %U at %d is passed over", s, r, i)
			}
		}
	})
}
