package quote

import (
	"strings"
	"unicode"
)

// latinLetters and cyrillicLetters look the same, one by one.
var (
	latinLetters    = []rune("aceopxyikhtmb")
	cyrillicLetters = []rune("асеорхуікнтмв")
)

// greekLetters look like those of likeGreek.
var (
	greekLetters = []rune("αοριυνκχγτ")
	likeGreek    = []rune("aopiuvkxyt")
)

// lookalikes gives a small word that has both Latin and Cyrillic letters, or Greek
// ones that look like Latin ones, in all Latin and in all Cyrillic, as far as there are letters that look the same; ""
// for any other word. With always, a Latin word counts, too.
func lookalikes(word string, always bool) (latin, cyrillic string) {
	latinised := exchange(word, greekLetters, likeGreek)
	hasLatin, hasCyrillic := false, latinised != word
	word = latinised
	for _, r := range word {
		hasLatin = hasLatin || r >= 'a' && r <= 'z'
		hasCyrillic = hasCyrillic || unicode.Is(unicode.Cyrillic, r)
	}
	if !hasLatin || !hasCyrillic && !always {
		return "", ""
	}
	return exchange(word, cyrillicLetters, latinLetters), exchange(word, latinLetters, cyrillicLetters)
}

func exchange(word string, from, to []rune) string {
	return strings.Map(func(r rune) rune {
		for i, f := range from {
			if f == r {
				return to[i]
			}
		}
		return r
	}, word)
}
