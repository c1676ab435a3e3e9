package redline

import (
	"stance/positions/wording"
)

// leastKept is the share of the shorter of two texts that a redline has to keep to be read
// more easily than the two texts one after the other. Words count by what they mean, as in
// Similarity, so that two sentences do not hang together by their articles.
const leastKept = 0.5

// Rewritten reports whether a redline is better read as the two texts whole, as before and
// after (see Replaced): it changes them in several places, and keeps less than half of the
// shorter. One change in one place is read easily however long it is.
func Rewritten(segs []Segment) bool {
	kept, from, to, places := 0, 0, 0, 0
	apart := true // a word that was kept stands before
	for _, s := range segs {
		w := weigh(s.Text)
		if s.Op != Insert {
			from += w
		}
		if s.Op != Delete {
			to += w
		}
		switch {
		case s.Op != Equal && apart:
			places, apart = places+1, false
		case s.Op == Equal && w > 0:
			kept, apart = kept+w, true
		}
	}
	return places > 1 && float64(kept) < leastKept*float64(min(from, to))
}

// Replaced is a redline as one deletion of the old text and one insertion of the new one.
// Neither of its texts may be empty.
func Replaced(segs []Segment) []Segment {
	return []Segment{{Op: Delete, Text: Old(segs)}, {Op: Insert, Text: New(segs)}}
}

// weigh sums up what the words of a text weigh.
func weigh(text string) int {
	total := 0
	for t := range wording.Tokens(text) {
		if t.Kind != wording.Space && t.Kind != wording.Punct {
			total += int(classify(wording.Fold(t.Text), t.Kind).weight)
		}
	}
	return total
}
