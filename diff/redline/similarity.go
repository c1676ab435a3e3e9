package redline

import (
	"strings"

	"stance/positions/wording"
)

// Similarity says how alike the words of a and b are, from 0 (none in common)
// to 1 (the same words): the Dice coefficient of the two bags of words,
// 2·shared / (all of a + all of b). Order, case and punctuation do not count,
// and words that carry little meaning count less (see the weights of the
// redline), so that two sentences are not alike for their articles. Scripts
// without spaces are compared by pairs of neighbouring characters, since
// single ones recur in any text. Two texts without words are alike (1) if
// they are the same wording, else not (0).
//
// Similarity(a, b) is Similarity(b, a).
func Similarity(a, b string) float64 {
	bagA, bagB := readBag(a), readBag(b)
	return bagA.dice(bagB)
}

// bag is a text as a multiset of words.
type bag struct {
	text  string
	words map[string]counted
	total int // weight of all
}

// counted is how often a word stands in a text, and what it weighs each time.
type counted struct{ count, weight int }

func readBag(text string) *bag {
	b := &bag{text: text, words: make(map[string]counted)}
	last := "" // the glyph directly before
	lastPaired := false
	for t := range wording.Tokens(text) {
		if t.Kind != wording.Glyph && last != "" && !lastPaired {
			b.add(last, weightGlyph)
		}
		switch t.Kind {
		case wording.Space, wording.Punct:
			last, lastPaired = "", false
		case wording.Glyph:
			key := wording.Fold(t.Text)
			if last != "" {
				b.add(last+key, weightGlyph)
			}
			lastPaired = last != ""
			last = key
		default:
			last, lastPaired = "", false
			key := wording.Fold(t.Text)
			b.add(strings.ToLower(key), int(classify(key, t.Kind).weight))
		}
	}
	if last != "" && !lastPaired {
		b.add(last, weightGlyph)
	}
	return b
}

func (b *bag) add(key string, weight int) {
	b.words[key] = counted{b.words[key].count + 1, weight}
	b.total += weight
}

func (b *bag) dice(c *bag) float64 {
	if b.total+c.total == 0 {
		if wording.Same(b.text, c.text) {
			return 1
		}
		return 0
	}
	if len(c.words) < len(b.words) { // one long text among many short ones costs no more than they
		b, c = c, b
	}
	shared := 0
	for key, w := range b.words {
		shared += min(w.count, c.words[key].count) * w.weight
	}
	return float64(2*shared) / float64(b.total+c.total)
}
