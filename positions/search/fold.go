package search

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"stance/positions/wording"
)

// word is a word of a text, with where it stands.
type word struct {
	text       string // folded
	start, end int    // bytes
}

// Words lists the words of a text as they are found: folded, one with hyphens or apostrophes as
// its parts.
func Words(text string) []string {
	var all []string
	for _, w := range words(text) {
		all = append(all, w.text)
	}
	return all
}

// words lists the words of a text. One with hyphens or apostrophes is its parts.
func words(text string) []word {
	var all []word
	at := 0
	for t := range wording.Tokens(text) {
		start := at
		at += len(t.Text)
		if t.Kind == wording.Space || t.Kind == wording.Punct {
			continue
		}
		from := -1
		for i, r := range t.Text {
			if part := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r); part && from < 0 {
				from = i
			} else if !part && from >= 0 {
				all = append(all, word{fold(t.Text[from:i]), start + from, start + i})
				from = -1
			}
		}
		if from >= 0 {
			all = append(all, word{fold(t.Text[from:]), start + from, at})
		}
	}
	return all
}

// fold gives a word without case and accents.
func fold(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] < 0x80 && (s[i] < 'A' || s[i] > 'Z')
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'ς': // a capital has no form of its own at the end of a word
			return 'σ'
		}
		return r
	}, norm.NFKD.String(strings.ToLower(s)))
}
