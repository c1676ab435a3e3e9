package visible

import (
	"testing"
	"unicode/utf8"
)

func TestLine(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Talks first, ceasefire later", "Talks first, ceasefire later"},
		{"letters", "Зеленський „ні“ – 停火 é", "Зеленський „ні“ – 停火 é"},
		{"escape", "a\x1b[31mb", "a<U+001B>[31mb"},
		{"bell and delete", "\a\x7f", "<U+0007><U+007F>"},
		{"C1 control", "\u009b31m", "<U+009B>31m"},
		{"layout", "a\nb\tc\r\nd", "a b c d"},
		{"lone carriage return", "safe\rgone", "safe<U+000D>gone"},
		{"line separators", "a\u2028b\u2029c", "a<U+2028>b<U+2029>c"},
		{"bidi override", "\u202egpj.exe\u2066x\u2069", "<U+202E>gpj.exe<U+2066>x<U+2069>"},
		{"bidi marks", "a\u200eb\u061c", "a<U+200E>b<U+061C>"},
		{"invisible", "a\u200bb\u00adc\ufeffd\u2060e\u115f\u2800", "a<U+200B>b<U+00AD>c<U+FEFF>d<U+2060>e<U+115F><U+2800>"},
		{"tag characters", "x\U000e0041", "x<U+E0041>"},
		{"joiner between Latin letters", "a\u200db\u200cc", "a<U+200D>b<U+200C>c"},
		{"joiner at the end", "می\u200c", "می<U+200C>"},
		{"Persian", "می\u200cخواهد", "می\u200cخواهد"},
		{"Hindi", "क्\u200dष", "क्\u200dष"},
		{"family", "👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"},
		{"heart on fire", "❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"},
		{"stray selector", "a\ufe0f", "a<U+FE0F>"},
		{"many selectors on an ideograph", "葛\U000e0100\U000e0101", "葛\U000e0100<U+E0101>"},
		{"Arabic number sign is drawn", "\u0600١", "\u0600١"},
		{"not UTF-8", "a\xffb", "a<0xFF>b"},
		{"what is no character", "a\ufffeb\uffffc\ufdd0\U0010ffff", "a<U+FFFE>b<U+FFFF>c<U+FDD0><U+10FFFF>"},
		{"replacement character", "a\ufffdb", "a\ufffdb"},
		{"a selector on a selector that is written out", "\u180d\u180d", "<U+180D><U+180D>"},
		{"a selector on a Mongolian letter", "\u1820\u180b\u180c", "\u1820\u180b\u180c"},
		{"a joiner before an Arabic mark that is written out", "ا\u200c\u061c", "ا<U+200C><U+061C>"},
		{"a joiner before a Khmer vowel that is not seen", "ក\u200c\u17b4", "ក<U+200C><U+17B4>"},
		{"a joiner before a selector without a picture", "👨\u200d\ufe0f", "👨<U+200D><U+FE0F>"},
		{"no-break spaces are spaces", "5\u00a0000\u202f000", "5\u00a0000\u202f000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Line(c.in); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTextKeepsLines(t *testing.T) {
	if got := Text("a\r\n\tb\x00"); got != "a\n\tb<U+0000>" {
		t.Errorf("got %q", got)
	}
}

// Every text of up to four characters whose neighbours decide whether they are shown.
func TestWhatIsShownIsShownAgain(t *testing.T) {
	parts := []rune("a#>中ا\u061cᠠ\u180b\u180d\u180eक\u094dক\u09beក\u17b4\u200c\u200d\u200e\ufe00\ufe0f👨🏽\u3164\r\n")
	var try func(s string, left int)
	try = func(s string, left int) {
		if got := Line(s); Line(got) != got {
			t.Errorf("%+q is shown as %+q and that as %+q", s, got, Line(got))
		}
		if left == 0 {
			return
		}
		for _, r := range parts {
			try(s+string(r), left-1)
		}
	}
	try("", 4)
}

func FuzzLine(f *testing.F) {
	f.Add("a\x1b\u202e\xff👨\u200d👩")
	f.Fuzz(func(t *testing.T, s string) {
		got := Line(s)
		if !utf8.ValidString(got) {
			t.Errorf("%q is not UTF-8", got)
		}
		for _, r := range got {
			if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
				t.Errorf("%q passes %U on", got, r)
			}
		}
		if Line(got) != got {
			t.Errorf("%q changes when shown again", got)
		}
	})
}
