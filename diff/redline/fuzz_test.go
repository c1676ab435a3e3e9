package redline

import (
	"strings"
	"testing"
)

// FuzzWords checks that redlines of any two strings give both back, have no
// edit where the texts are equal after folding, and are mirrored.
func FuzzWords(f *testing.F) {
	for _, c := range readWordCases(f) {
		f.Add(c.from, c.to)
	}
	for _, seed := range [][2]string{
		{"", " "}, {"a", " a"}, {"a b", "ab"}, {"a,b", "a, b"}, {" x a", " a"}, {"a  ", "\ta\n"},
		{"\xff\xfe", "\xff"}, {"e\u0301", "é"}, {"a \u0301", "á"}, {"1 500", "1\u00a0500"}, {"x\n\ny", "x\n\nz\n\ny"},
		{"a a a b a a", "a a b a a a a"}, {"“”", "\"\""}, {"停火", "停 火"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, from, to string) {
		checkRedline(t, from, to, Words(from, to))
		if s := Similarity(from, to); s < 0 || s > 1 || s != Similarity(to, from) {
			t.Errorf("similarity of %q and %q is %v, the other way round %v", from, to, s, Similarity(to, from))
		}
	})
}

// FuzzTerms reads two lists of terms and the endings from text, one item a
// line in the form of the corpus without the marks in front.
func FuzzTerms(f *testing.F) {
	for _, c := range readTermCases(f) {
		f.Add(termLines(c.from), termLines(c.to), endingLines(c.ended))
	}
	f.Add("[a] x\n[a] y\nx", "[b] x\n(k) x\nx", "a replaced a")
	f.Add("[a] x\n[b] y", "[c] z", "a replaced b\nb replaced a")
	f.Fuzz(func(t *testing.T, from, to, ended string) {
		checkTerms(t, parseTerms(from), parseTerms(to), parseEndings(ended))
	})
}

func termLines(terms []Term) string {
	var lines []string
	for _, t := range terms {
		line := t.Text
		if t.Kind != "" {
			line = "(" + t.Kind + ") " + line
		}
		if t.ID != "" {
			line = "[" + t.ID + "] " + line
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func endingLines(endings []Ending) string {
	var lines []string
	for _, e := range endings {
		lines = append(lines, e.ID+" "+e.How+" "+e.By)
	}
	return strings.Join(lines, "\n")
}

func parseTerms(s string) []Term {
	var terms []Term
	for _, line := range strings.Split(s, "\n") {
		if found := termLine.FindStringSubmatch("< " + line); found != nil {
			terms = append(terms, Term{ID: found[1], Kind: found[2], Text: found[3]})
		} else {
			terms = append(terms, Term{Text: line})
		}
	}
	return terms
}

func parseEndings(s string) []Ending {
	var endings []Ending
	for _, line := range strings.Split(s, "\n") {
		if f := strings.Fields(line); len(f) >= 2 {
			endings = append(endings, Ending{f[0], f[1], strings.Join(f[2:], "")})
		}
	}
	return endings
}
