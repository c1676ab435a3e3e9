package redline

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// invented makes a text of n words from a vocabulary of its own, with common
// stop words between and a full stop after every dozen.
func invented(seed uint64, n int, prefix string) string {
	r := rand.New(rand.NewPCG(seed, 1))
	stop := strings.Fields("the of to and in a that for is on")
	var b strings.Builder
	for i := range n {
		switch {
		case i > 0 && i%12 == 0:
			b.WriteString(". ")
		case i > 0:
			b.WriteByte(' ')
		}
		if r.IntN(2) == 0 {
			b.WriteString(stop[r.IntN(len(stop))])
		} else {
			fmt.Fprintf(&b, "%s%d", prefix, r.IntN(4000))
		}
	}
	return b.String()
}

// oneSentence takes the full stops out.
func oneSentence(s string) string { return strings.ReplaceAll(s, ".", "") }

// everyTenthChanged replaces every tenth word of a text.
func everyTenthChanged(s string) string {
	words := strings.Split(s, " ")
	for i := 5; i < len(words); i += 10 {
		words[i] = "changed"
	}
	return strings.Join(words, " ")
}

// shuffled changes the order of the sentences of a text.
func shuffled(s string) string {
	sentences := strings.Split(s, ". ")
	rand.New(rand.NewPCG(7, 7)).Shuffle(len(sentences), func(i, j int) {
		sentences[i], sentences[j] = sentences[j], sentences[i]
	})
	return strings.Join(sentences, ". ")
}

const long = 30_000

// longPairs are long texts of which some are meant to be hard to compare.
func longPairs() []struct{ name, from, to string } {
	text := invented(1, long, "a")
	abc := strings.Repeat("a b c ", long/3)
	return []struct{ name, from, to string }{
		{"Unrelated30k", text, invented(2, long, "b")},
		{"UnrelatedSameVocabulary30k", text, invented(3, long, "a")},
		{"UnrelatedOneSentence30k", oneSentence(text), oneSentence(invented(3, long, "a"))},
		{"EveryTenthWord30k", text, everyTenthChanged(text)},
		{"UnrelatedBetweenAnchors30k", anchored(4), anchored(5)},
		{"Shuffled30k", text, shuffled(text)},
		{"Repetitive30k", strings.Repeat("yes ", long), strings.Repeat("yes ", long-500) + "no " + strings.Repeat("yes ", 700)},
		{"RepetitivePhases30k", abc, strings.Repeat("a c b ", long/3)},
		{"RepetitiveSentences30k", strings.Repeat("Yes. No. ", long/2), strings.Repeat("No. No. Yes. ", long/3)},
		{"OneLongToken", strings.Repeat("x", 200_000), strings.Repeat("x", 200_001)},
		{"Punctuation30k", strings.Repeat(".,", long/2), strings.Repeat(",;.", long/3)},
		{"Chinese30k", chinese(1, long), chinese(2, long)},
	}
}

// anchored makes a long text whose parts, each just short enough to be handed
// to go-diff whole, are as hard for it as can be, with sentences between them
// that do not depend on the seed.
func anchored(seed uint64) string {
	r := rand.New(rand.NewPCG(seed, 3))
	var b strings.Builder
	for i := range long {
		if i%(maxTokens/2-10) == 0 {
			fmt.Fprintf(&b, ". Anchor number%d stands here. ", i)
		}
		fmt.Fprintf(&b, "w%d ", r.IntN(60))
	}
	return b.String()
}

func chinese(seed uint64, n int) string {
	r := rand.New(rand.NewPCG(seed, 2))
	var b strings.Builder
	for i := range n {
		if i%20 == 19 {
			b.WriteRune('。')
			continue
		}
		b.WriteRune(rune(0x4E00 + r.IntN(1500)))
	}
	return b.String()
}

// TestLongTexts has long texts compared as short ones are: without loss, and
// twice alike. How long that takes the benchmarks say.
func TestLongTexts(t *testing.T) {
	for _, p := range longPairs() {
		segs := Words(p.from, p.to)
		if Old(segs) != p.from || New(segs) != p.to {
			t.Errorf("%s: texts not given back", p.name)
		}
		if !slices.Equal(segs, Words(p.from, p.to)) {
			t.Errorf("%s: not the same twice", p.name)
		}
	}
}

func TestEveryTenthWordIsFound(t *testing.T) {
	text := invented(1, long, "a")
	edits := 0
	for _, s := range Words(text, everyTenthChanged(text)) {
		if s.Op == Insert {
			edits++
		}
	}
	if edits < long/10*9/10 {
		t.Errorf("%d insertions for %d changed words", edits, long/10)
	}
}

func BenchmarkWords(b *testing.B) {
	for _, p := range longPairs() {
		b.Run(p.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Words(p.from, p.to)
			}
		})
	}
}

func BenchmarkWordsUnrelated30k(b *testing.B) {
	from, to := invented(1, long, "a"), invented(2, long, "b")
	b.ReportAllocs()
	for b.Loop() {
		Words(from, to)
	}
}

func BenchmarkWordsSentence(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Words("Kyiv accepts an unconditional ceasefire of 30 days if Moscow does the same.",
			"Kyiv accepts a full ceasefire of 60 days, provided that Moscow does the same.")
	}
}

func BenchmarkTerms20(b *testing.B) {
	for _, c := range readTermCases(b) {
		if len(c.from) == 20 {
			b.ReportAllocs()
			for b.Loop() {
				Terms(c.from, c.to, nil)
			}
		}
	}
}

func BenchmarkSimilarity(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Similarity("Ukraine receives reliable security guarantees", "Ukraine receives strong security guarantees on the model of Article 5")
	}
}
