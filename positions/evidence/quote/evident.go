package quote

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// What a text shows of its language is taken from so many stretches of it, of so
// many bytes each.
const (
	stretches    = 16
	stretchBytes = 512
)

// minEvident is how many small words of a language, or words of a script, a text
// must have to be evidently in it.
const minEvident = 3

// smallWords holds the words by which a language is told, articles, pronouns,
// prepositions and the like, with a bit for each language that has them, in the
// order of their tags.
var smallWords = sync.OnceValues(func() (tags []string, words map[string]uint) {
	tags, words = slices.Sorted(maps.Keys(languages)), map[string]uint{}
	for i, tag := range tags {
		w := languages[tag]
		for _, list := range [][]string{w.Articles, w.Pronouns, w.Subjects, w.Function, w.Coordinators, w.Adversatives, w.Subordinators} {
			for _, word := range list {
				words[word] |= 1 << i
			}
		}
	}
	return tags, words
})

// listsFor gives the key in lexicons of the lists for a text that is said to be in
// a language that has lists: those of another language as well if the text is
// evidently in that, as it has more than twice as many of its small words; all of
// them if it is evidently in another script.
func listsFor(text, said string) string {
	tags, words := smallWords()
	counts := make([]int, len(tags))
	latin, cyrillic := 0, 0
	for i := range stretches {
		from := i * max(stretchBytes, len(text)/stretches)
		if from >= len(text) {
			break
		}
		stretch := text[from:min(from+stretchBytes, len(text))]
		for word := range strings.FieldsFuncSeq(stretch, func(r rune) bool { return !unicode.IsLetter(r) }) {
			switch r, _ := utf8.DecodeRuneInString(word); {
			case unicode.Is(unicode.Latin, r):
				latin++
			case isCyrillic(r):
				cyrillic++
			}
			for k, in := 0, words[key(word)]; in != 0; k, in = k+1, in>>1 {
				counts[k] += int(in & 1)
			}
			// Russian and Ukrainian each have letters that the other has not.
			if said == "ru" && strings.ContainsAny(word, "іїєґІЇЄҐ") {
				counts[slices.Index(tags, "uk")]++
			}
			if said == "uk" && strings.ContainsAny(word, "ыэёъЫЭЁЪ") {
				counts[slices.Index(tags, "ru")]++
			}
		}
	}
	best := slices.Index(counts, slices.Max(counts))
	own, other := latin, cyrillic
	if said == "ru" || said == "uk" {
		own, other = cyrillic, latin
	}
	switch {
	case tags[best] != said && counts[best] >= minEvident && counts[best] > 2*counts[slices.Index(tags, said)]:
		return min(tags[best], said) + " " + max(tags[best], said)
	case other >= minEvident && other > 2*own:
		return ""
	}
	return said
}
