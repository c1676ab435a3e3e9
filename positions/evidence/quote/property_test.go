package quote

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// check asserts what holds for every result, whatever the quote and the text.
func check(t *testing.T, text string, q Quote, r Result) {
	t.Helper()
	runes := []rune(text) // each byte that is not UTF-8 is a character
	for i, p := range r.Places {
		if p.Start < 0 || p.End < p.Start || p.End > len(runes) {
			t.Fatalf("%q in %q: place %v of %d characters", q.Text, text, p, len(runes))
		}
		if i == 0 && utf8.ValidString(text) && string(runes[p.Start:p.End]) != r.Found {
			t.Fatalf("%q in %q: found %q at %v, which is %q", q.Text, text, r.Found, p, string(runes[p.Start:p.End]))
		}
	}
	if r.Similarity < 0 || r.Similarity > 1 {
		t.Fatalf("%q in %q: similarity %v", q.Text, text, r.Similarity)
	}
	switch r.Verdict {
	case Exact:
		if r.Found != q.Text {
			t.Fatalf("%q is exact and found as %q", q.Text, r.Found)
		}
		fallthrough
	case Normalised, Elided:
		if len(r.Places) != 1 || r.Similarity != 1 {
			t.Fatalf("%q in %q: %v with similarity %v and places %v", q.Text, text, r.Verdict, r.Similarity, r.Places)
		}
	case Ambiguous:
		if len(r.Places) < 2 {
			t.Fatalf("%q in %q: ambiguous in %v", q.Text, text, r.Places)
		}
	case Altered:
		if r.Similarity < alteredPercent/100.0-1e-9 {
			t.Fatalf("%q in %q: altered with similarity %v", q.Text, text, r.Similarity)
		}
		fallthrough
	case Absent:
		if len(r.Warnings) > 0 {
			t.Fatalf("%q in %q: %v with warnings %v", q.Text, text, r.Verdict, r.Warnings)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add(harbour, "The council can [...] go on waiting", "“", "”")
	f.Add("“a ‘b’ c.\n“d", "[t]he a [b c] … d", "x", "")
	f.Add("\xff\xfe\x00 a\u00ad b\u200b\ufeff", "a b \xff", "\xff", "\u0301")
	f.Add("a a a a a a a a", "a [x] a [y] a … a a a", "", "")
	f.Add(". . . . .... … -- --- - – —", ". . .", ".", ".")
	f.Add("ʼ", "ʼ", "", "")
	f.Add("'''\"\"\"“”‘’«»„‟[[]]((…))", "[[[…]]](…)", "'", "\"")
	f.Fuzz(func(t *testing.T, text, quote, prefix, suffix string) {
		q := Quote{quote, prefix, suffix}
		prepared := Prepare(text, "")
		check(t, text, q, prepared.Find(q))
		itself := Prepare(quote, "")
		own := itself.Find(Quote{Text: quote})
		if len(itself.wordTokens) > 0 && !own.Verdict.Passes() {
			t.Errorf("%q does not stand in itself: %v", quote, own.Verdict)
		}
		check(t, quote, Quote{Text: quote}, own)
	})
}

// Every text in which there is a word stands in itself, whatever signs there
// are in it: each by itself, in words, between them and twice.
func TestEverySignStandsInItsOwnText(t *testing.T) {
	for r := rune(' '); r <= 0xFFFF; r++ {
		if !unicode.In(r, unicode.P, unicode.Lm, unicode.Sk, unicode.Cf) {
			continue
		}
		for _, text := range []string{"%", "%%", "% %", "a%", "%a", "a %", "% a", "a%b", "a % b", "%a%", "% a %", "a% b", "a %b"} {
			text = strings.ReplaceAll(text, "%", string(r))
			itself := Prepare(text, "")
			if r := itself.Find(Quote{Text: text}); len(itself.wordTokens) > 0 && !r.Verdict.Passes() {
				t.Errorf("%q does not stand in itself: %v", text, r.Verdict)
			}
		}
	}
}

// words makes a text of n words, with quotation marks, sentences and
// paragraphs, from a vocabulary in which a few words are frequent.
func words(rng *rand.Rand, n int) string {
	var b strings.Builder
	for i := range n {
		w := int(rng.ExpFloat64() * 300)
		if i%97 == 0 {
			b.WriteString("“")
		}
		b.WriteString("w" + strings.Repeat(string(rune('a'+w%26)), 1+w/26%9) + string(rune('a'+w/7%26)))
		switch {
		case i%97 == 60:
			b.WriteString("”")
		case i%13 == 0:
			b.WriteString(".")
		}
		if i%150 == 149 {
			b.WriteString("\n")
		} else {
			b.WriteString(" ")
		}
	}
	return b.String()
}

// Every run of words of a text stands in it; with a word changed it does not,
// and is found where it was taken from.
func TestEveryRunOfWordsStands(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	text := words(rng, 3000)
	prepared := Prepare(text, "en")
	for range 300 {
		n := 12 + rng.IntN(40)
		from := rng.IntN(len(prepared.wordTokens) - n)
		start, end := int(prepared.wordTokens[from]), int(prepared.wordTokens[from+n-1])+1
		run := prepared.passage(start, end)
		r := prepared.Find(Quote{Text: run})
		check(t, text, Quote{Text: run}, r)
		if r.Verdict != Exact || r.Found != run {
			t.Fatalf("%q: %v", run, r.Verdict)
		}
		fields := strings.Fields(run)
		fields[1+rng.IntN(n-2)] = "changed"
		changed := strings.Join(fields, " ")
		c := prepared.Find(Quote{Text: changed})
		if c.Verdict != Altered || c.Found != run && strings.Trim(run, "“”.") != strings.Trim(c.Found, "“”.") {
			t.Fatalf("%q: %v, found %q", changed, c.Verdict, c.Found)
		}
		check(t, text, Quote{Text: changed}, c)
		dropped := strings.Join(append(fields[:5:5], fields[6:]...), " ")
		if d := prepared.Find(Quote{Text: dropped}); d.Verdict.Passes() {
			t.Fatalf("%q: %v", dropped, d.Verdict)
		}
	}
}

func TestBadInputDoesNotPanic(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	junk := make([]byte, 100_000)
	for i := range junk {
		junk[i] = byte(rng.UintN(256))
	}
	texts := []string{
		"", " ", "\n", string(junk), strings.Repeat("\xff", 1000), strings.Repeat(`"`, 50_000), strings.Repeat("“a ", 10_000),
		strings.Repeat("‘a’ s’ ", 5_000), strings.Repeat("\u00ad", 100_000), strings.Repeat("a ", 30_000), strings.Repeat("e\u0301\u0301", 20_000),
		strings.Repeat("[", 100_000), strings.Repeat(".", 100_000), strings.Repeat("-", 100_000),
	}
	quotes := []string{
		"", "a", "\xff", string(junk[:3000]), strings.Repeat("a ", 2000) + "b", strings.Repeat("a ", 2000), strings.Repeat("[a] a ", 300), strings.Repeat("[Aa Bb] a ", 60),
		strings.Repeat("a … ", 3000), strings.Repeat("[", 3000), strings.Repeat("a a a ... ", 500),
	}
	for _, text := range texts {
		prepared := Prepare(text, "")
		for _, q := range quotes {
			prepared.Find(Quote{Text: q, Prefix: string(junk[:100]), Suffix: "\xff"})
		}
	}
}

func TestLongQuotes(t *testing.T) {
	text := words(rand.New(rand.NewPCG(9, 10)), 6000)
	prepared := Prepare(text, "en")
	fields := strings.Fields(text)[1000:3000]
	if r := prepared.Find(Quote{Text: strings.Join(fields, " ")}); r.Verdict != Normalised && r.Verdict != Exact {
		t.Errorf("2,000 words: %v", r.Verdict)
	}
	fields[1000] = "changed"
	if r := prepared.Find(Quote{Text: strings.Join(fields, " ")}); r.Verdict != Altered || r.Similarity != 1-1.0/2000 {
		t.Errorf("2,000 words, one changed: %v %v", r.Verdict, r.Similarity)
	}
}

// A prepared text may be used by several goroutines; the race detector sees to
// the rest.
func TestConcurrentUse(t *testing.T) {
	prepared := Prepare(harbour, "")
	done := make(chan Verdict)
	quotes := []string{"calm and [very] serious", "the council … go on waiting", "never heard of it", "ready to pay"}
	for i := range 16 {
		go func() { done <- prepared.Find(Quote{Text: quotes[i%len(quotes)]}).Verdict }()
	}
	for range 16 {
		<-done
	}
}

// The same question has the same answer, whatever the order of maps.
func TestDeterministic(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	text := words(rng, 2000)
	quote := words(rng, 30)
	first := Prepare(text, "").Find(Quote{Text: quote})
	for range 20 {
		if again := Prepare(text, "").Find(Quote{Text: quote}); again.Found != first.Found || again.Similarity != first.Similarity {
			t.Fatalf("%q, then %q", first.Found, again.Found)
		}
	}
}
