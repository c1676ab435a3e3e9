// Package overlap finds texts of sources that stand, wholly or in good part, in other texts,
// as where two papers print what one agency wrote, so that people can say that they have
// one origin.
//
// It compares texts that are at hand. Which origin a source has is for people to say, and what
// that changes is said in package positions.
package overlap

import (
	"cmp"
	"slices"
	"strings"

	"stance/positions/evidence/quote"
)

// Text is a text to be compared.
type Text struct {
	ID        string
	Publisher string // "" where it is not known: then nothing is dropped of it as its publisher's
	Prepared  *quote.Text
}

// Shared says how much of two texts is the same.
type Shared struct {
	With        string  // the id of the other text
	Containment float64 // of the shingles of the shorter text those that stand in the longer, 0 to 1
	Stand, Of   int     // of the sentences of the first text that count, those that stand in the other
	Same        bool    // they are the same words from beginning to end
}

// The measures. Of articles that have nothing to do with each other containment is below a
// quarter, of one agency's text cut by two thirds above 0.8; texts of a few sentences say nothing.
const (
	shingle      = 5   // words
	enough       = 0.3 // containment
	longSentence = 8   // words, from which on a sentence counts
	fewest       = 5   // such sentences in either text
	stands       = 0.8 // of the shingles of a sentence, from which on it stands in the other text
	boilerplate  = 3   // texts of one publisher in which a sentence says nothing
)

// With compares a text with others, by containment of shingles of five words of the shorter in the
// longer (Broder 1997), without the sentences that stand in three or more texts of one
// publisher. It lists those of which enough is the same, the most first.
func With(text Text, others []Text) []Shared {
	texts := append([]Text{text}, others...)
	split := make([][]string, len(texts)) // the sentences of each
	for i, t := range texts {
		for _, s := range t.Prepared.Sentences() {
			split[i] = append(split[i], strings.ToLower(strings.Join(s.Words, " ")))
		}
	}
	usual := usualSentences(texts, split)
	measured := make([]measures, len(texts))
	for i := range texts {
		measured[i] = measure(split[i], usual)
	}
	var found []Shared
	for i := 1; i < len(texts); i++ {
		s := Shared{With: texts[i].ID, Same: len(split[0]) > 0 && slices.Equal(split[0], split[i])}
		a, b := measured[0], measured[i]
		if short, long := a, b; len(short.shingles) > 0 && len(long.shingles) > 0 {
			if len(long.shingles) < len(short.shingles) {
				short, long = long, short
			}
			s.Containment = contained(short.shingles, long.shingles)
		}
		for _, sentence := range a.sentences {
			s.Of++
			if contained(sentence, b.shingles) >= stands {
				s.Stand++
			}
		}
		if s.Same || s.Containment >= enough && min(len(a.sentences), len(b.sentences)) >= fewest && s.Stand > 0 {
			found = append(found, s)
		}
	}
	slices.SortStableFunc(found, func(a, b Shared) int { return cmp.Compare(b.Containment, a.Containment) })
	return found
}

// usualSentences are those of a publisher that stand in several of its texts.
func usualSentences(texts []Text, split [][]string) map[string]bool {
	type of struct{ publisher, sentence string }
	in := map[of]int{}
	for i, sentences := range split {
		if texts[i].Publisher == "" {
			continue
		}
		for _, s := range slices.Compact(slices.Sorted(slices.Values(sentences))) {
			in[of{texts[i].Publisher, s}]++
		}
	}
	usual := map[string]bool{}
	for s, n := range in {
		if n >= boilerplate {
			usual[s.sentence] = true
		}
	}
	return usual
}

// measures are the shingles of a text, and of its long sentences.
type measures struct {
	shingles  map[string]bool
	sentences []map[string]bool
}

func measure(sentences []string, usual map[string]bool) measures {
	m := measures{shingles: map[string]bool{}}
	var words []string
	flush := func() {
		addShingles(m.shingles, words)
		words = words[:0]
	}
	for _, s := range sentences {
		if usual[s] {
			flush()
			continue
		}
		own := strings.Fields(s)
		words = append(words, own...)
		if len(own) >= longSentence {
			shingles := map[string]bool{}
			addShingles(shingles, own)
			m.sentences = append(m.sentences, shingles)
		}
	}
	flush()
	return m
}

func addShingles(to map[string]bool, words []string) {
	for i := range len(words) - shingle + 1 {
		to[strings.Join(words[i:i+shingle], " ")] = true
	}
}

// contained is the share of some shingles that are among others, 0 to 1.
func contained(some, others map[string]bool) float64 {
	n := 0
	for s := range some {
		if others[s] {
			n++
		}
	}
	return float64(n) / float64(len(some))
}
