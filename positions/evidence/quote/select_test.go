package quote

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestSelect marks stretches by their first and last letters, as a reader does, and holds which
// quotation becomes of them.
func TestSelect(t *testing.T) {
	const text = "The minister said: “We will not sign – not now, not ever.” She left (by car).\n" +
		"He said: “We will sign.” Later he said: “We will sign.” And then: “We will sign.”\n" +
		"It costs $5 – or l’accord d’hier; „Nein“, sagte sie…\n" +
		"עמדתנו ברורה: «לא» 👍🏽 e\u0301t\u00e9 a\u00a0b co\u00adop\n"
	source := Prepare(text, "")
	for _, c := range []struct{ from, to, want, prefix, suffix string }{
		{"will no", "ot no", "will not sign – not now", "", ""},
		{"“We will not", "ever.”", "We will not sign – not now, not ever.", "", ""},
		{" – not now, n", "ot ever", "not now, not ever", "", ""},
		{"ign – ", " – ", "sign", "not ", ""},
		{"left", "(by car).", "left (by car).", "", ""},
		{"(by", "car)", "(by car)", "", ""},
		{"$5", "$5", "$5", "", ""},
		{"l’acc", "d’h", "l’accord d’hier", "", ""},
		{"„Nein", "sie…", "Nein“, sagte sie…", "", ""},
		{"מדתנו", "לא»", "עמדתנו ברורה: «לא", "", ""},
		{"t\u00e9", "a", "e\u0301t\u00e9 a", "", ""},
		{"a\u00a0", "co", "a\u00a0b co\u00adop", "", ""},
	} {
		start := strings.Index(text, c.from)
		end := start + strings.Index(text[start:], c.to) + len(c.to)
		s, ok := source.Select(start, end)
		if !ok || s.Text != c.want || s.Prefix != c.prefix || s.Suffix != c.suffix || s.Result.Verdict != Exact || text[s.Start:s.End] != c.want {
			t.Errorf("%q to %q: %v %+v, want %q", c.from, c.to, ok, s, c.want)
		}
	}

	// What stands several times is told apart, by the nearest words that do.
	second := strings.Index(text, "We will sign.” And")
	s, ok := source.Select(second, second+len("We will sign."))
	if want := (Quote{"We will sign.", "", "” And"}); !ok || s.Quote != want || s.Result.Verdict != Exact || source.source[s.Start:s.End] != want.Text || s.Start != second {
		t.Errorf("the second of three: %+v", s)
	}
	for _, nothing := range [][2]int{{0, 0}, {17, 18}, {-5, 0}, {len(text), len(text) + 9}, {9, 3}} {
		if s, ok := source.Select(nothing[0], nothing[1]); ok {
			t.Errorf("%v: %q", nothing, s.Text)
		}
	}
}

// TestSelectionsStand marks stretches at random, cut within words and characters: each is found
// where it was marked, word for word, unless the same stands there without end.
func TestSelectionsStand(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	pieces := []string{
		"never", "will", "not", "if", "“", "”", "‘", "’", "«", "»", "\"", "'", " ", " ", " ", " ", "\u00a0", "\u202f", "\n", "\n\n", "\r\n", "\t", ".", "…", "...", "[", "]", "[…]", "(", ")", "–", "—", "-", ",", "$5", "1,000", "No. 10", "l’accord", "co\u00adop",
		"мир", "не", "ближе", "שלום", "לא", "مرحبا", "\u200f", "\u202e", "\u200b", "👍🏽", "👩‍👩‍👧", "e\u0301", "ﬁ", "ß", "a\u0327\u0301", "中文", "한국",
	}
	selected := 0
	for range 400 {
		var b strings.Builder
		for range 3 + r.IntN(80) {
			b.WriteString(pieces[r.IntN(len(pieces))])
			if r.IntN(3) > 0 {
				b.WriteByte(' ')
			}
		}
		text := b.String()
		source := Prepare(text, "")
		for range 12 {
			start := r.IntN(len(text))
			end := start + r.IntN(len(text)-start+1)
			s, ok := source.Select(start, end)
			if !ok {
				continue
			}
			selected++
			found := source.Find(s.Quote)
			if s.Text != text[s.Start:s.End] || found.Verdict != s.Result.Verdict {
				t.Fatalf("%q in %q: %+v, found as %v", s.Text, text, s, found.Verdict)
			}
			if found.Verdict != Exact && found.Verdict != Normalised {
				t.Fatalf("%q (%q, %q) in %q: %v", s.Text, s.Prefix, s.Suffix, text, found.Verdict)
			}
			if len(found.Places) != 1 || found.Places[0].Start != source.character(s.Start) {
				t.Fatalf("%q in %q: marked at %d, found at %v", s.Text, text, source.character(s.Start), found.Places)
			}
		}
	}
	if selected < 3000 {
		t.Errorf("%d selections", selected)
	}
}

// TestCharactersAndBytes goes from bytes to characters and back, beyond the steps in which they
// are counted.
func TestCharactersAndBytes(t *testing.T) {
	for _, text := range []string{"", "a", strings.Repeat("aé中👍🏽", 300), strings.Repeat("x", 255) + "中" + strings.Repeat("é", 300), "a\xffb\x80\x80" + strings.Repeat("\xf0", 300)} {
		source := Prepare(text, "en")
		n := 0
		for at := range text {
			if got := source.Character(at); got != n {
				t.Fatalf("byte %d of %.20q is character %d, want %d", at, text, got, n)
			}
			if got := source.Byte(n); got != at {
				t.Fatalf("character %d of %.20q begins at %d, want %d", n, text, got, at)
			}
			n++
		}
		if got := source.Byte(n + 7); got != len(text) {
			t.Errorf("beyond %.20q: %d of %d", text, got, len(text))
		}
	}
	words := Prepare("One, d’accord « deux »", "fr")
	var got []string
	for _, w := range words.Words() {
		got = append(got, words.source[w[0]:w[1]])
	}
	if strings.Join(got, "|") != "One|d’|accord|deux" {
		t.Errorf("%q", got)
	}
}
