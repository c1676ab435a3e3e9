package synthetic_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"stance/positions/synthetic"
)

// The texts are ones that a dataset can hold, each once, and always the same.
func TestTexts(t *testing.T) {
	texts := synthetic.Texts()
	if !slices.Equal(texts, synthetic.Texts()) {
		t.Error("they are others the second time")
	}
	for i, s := range texts {
		if s == "" || strings.TrimSpace(s) != s || !utf8.ValidString(s) {
			t.Errorf("%q is no text", s)
		}
		if i > 0 && s <= texts[i-1] {
			t.Errorf("%q does not follow %q", s, texts[i-1])
		}
	}
}

// Each mark, and each pair of marks, stands at the beginning, at the end, within a
// word and between words.
func TestTextsHaveEveryMark(t *testing.T) {
	texts := synthetic.Texts()
	var marks []string
	for c := byte('!'); c <= '~'; c++ {
		if !(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
			marks = append(marks, string(c))
		}
	}
	if len(marks) != 32 {
		t.Fatalf("%d marks", len(marks))
	}
	all := slices.Clone(marks)
	for _, m := range marks {
		for _, n := range marks {
			all = append(all, m+n)
		}
	}
	for _, m := range all {
		for _, s := range []string{m, m + "a", "a" + m, "a" + m + "a", "a " + m + " a"} {
			if _, found := slices.BinarySearch(texts, s); !found {
				t.Errorf("there is no %q", s)
			}
		}
	}
}
