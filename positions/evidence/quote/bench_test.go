package quote

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// corpus makes 100 texts of 50 kB and 1,000 quotes, ten for each text: five
// that stand there, two elided, two with a word changed, one that is absent.
func corpus() (texts []string, quotes [][]string) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 100 {
		var b strings.Builder
		for b.Len() < 50_000 {
			b.WriteString(words(rng, 1000))
		}
		text := b.String()[:50_000]
		prepared := Prepare(text, "en")
		var list []string
		take := func(n int) (string, int) {
			from := rng.IntN(len(prepared.wordTokens) - n - 60)
			return prepared.passage(int(prepared.wordTokens[from]), int(prepared.wordTokens[from+n-1])+1), from
		}
		for range 5 {
			q, _ := take(8 + rng.IntN(40))
			list = append(list, q)
		}
		for range 2 {
			q, from := take(10)
			list = append(list, q+" … "+prepared.passage(int(prepared.wordTokens[from+25]), int(prepared.wordTokens[from+34])+1))
		}
		for range 2 {
			q, _ := take(25)
			fields := strings.Fields(q)
			fields[10] = "changed"
			list = append(list, strings.Join(fields, " "))
		}
		list = append(list, words(rng, 20))
		texts = append(texts, text)
		quotes = append(quotes, list)
	}
	return texts, quotes
}

// BenchmarkVerify prepares 100 texts of 50 kB and looks 1,000 quotes up in
// them, on one processor. It is to stay under 2 s.
func BenchmarkVerify(b *testing.B) {
	texts, quotes := corpus()
	var counts map[Verdict]int
	for b.Loop() {
		counts = map[Verdict]int{}
		for i, text := range texts {
			prepared := Prepare(text, "en")
			for _, q := range quotes[i] {
				counts[prepared.Find(Quote{Text: q}).Verdict]++
			}
		}
	}
	for _, v := range Verdicts {
		b.ReportMetric(float64(counts[v]), v.String())
	}
}

// BenchmarkAltered looks for the nearest passage of quotes that do not stand in
// their text, without preparing it.
func BenchmarkAltered(b *testing.B) {
	texts, quotes := corpus()
	prepared := Prepare(texts[0], "en")
	for b.Loop() {
		for _, q := range quotes[0][7:] {
			prepared.Find(Quote{Text: q})
		}
	}
}

// BenchmarkHugeArchive is one text of 50 MB with quotes up to 2,000 words.
func BenchmarkHugeArchive(b *testing.B) {
	if testing.Short() {
		b.Skip()
	}
	rng := rand.New(rand.NewPCG(7, 8))
	piece := words(rng, 100_000)
	text := strings.Repeat(piece, 50<<20/len(piece)+1)[:50<<20]
	long := strings.Fields(piece)[500:2500]
	changed := strings.Join(append(long[:1000:1000], append([]string{"changed"}, long[1001:]...)...), " ")
	b.Run("prepare", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			Prepare(text, "en")
		}
	})
	prepared := Prepare(text, "en")
	for name, q := range map[string]string{"one word": long[0], "2000 words": strings.Join(long, " "), "2000 words altered": changed, "absent": words(rng, 20)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				prepared.Find(Quote{Text: q})
			}
		})
	}
}
