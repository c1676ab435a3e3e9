package redline

import "sort"

// sharedPhrases anchors a region on the phrases of n tokens that occur
// exactly once in each side of it, as patience diff does with lines: of these
// the longest sequence that is in the same order on both sides.
func (d *desk) sharedPhrases(a0, a1, b0, b1, n int) []anchor {
	inA := phraseNumbers(d.a.tokens[a0:a1], n)
	inB := phraseNumbers(d.b.tokens[b0:b1], n)
	var once []anchor
	for phrase, i := range inA {
		if j, shared := inB[phrase]; shared && i >= 0 && j >= 0 {
			once = append(once, anchor{a0 + i, b0 + j, 1})
		}
	}
	sort.Slice(once, func(x, y int) bool { return once[x].i < once[y].i })
	once = longestRising(once)
	if n == 1 || len(once) == 0 {
		return once
	}
	// A phrase is the same as a whole, but only as far as the next one begins
	// on both sides: phrases overlap.
	for k := range once {
		length := n
		if k+1 < len(once) {
			length = min(length, once[k+1].i-once[k].i, once[k+1].j-once[k].j)
		}
		once[k].n = length
	}
	return once
}

// phraseKey is a phrase of up to three tokens.
type phraseKey [shingle]int32

// phraseNumbers gives the position of each phrase of n tokens that occurs
// once, and -1 for those that occur more often.
func phraseNumbers(tokens []token, n int) map[phraseKey]int {
	m := make(map[phraseKey]int, len(tokens))
	for i := 0; i+n <= len(tokens); i++ {
		var key phraseKey
		for k := range n {
			key[k] = tokens[i+k].id + 1
		}
		if _, seen := m[key]; seen {
			m[key] = -1
		} else {
			m[key] = i
		}
	}
	return m
}

// longestRising returns the longest subsequence of anchors, which rise in i,
// that rises in j as well.
func longestRising(anchors []anchor) []anchor {
	tails := make([]int, 0, len(anchors)) // the anchor with the least j that ends a run of this length
	prev := make([]int, len(anchors))
	for x, c := range anchors {
		k := sort.Search(len(tails), func(k int) bool { return anchors[tails[k]].j >= c.j })
		prev[x] = -1
		if k > 0 {
			prev[x] = tails[k-1]
		}
		if k == len(tails) {
			tails = append(tails, x)
		} else {
			tails[k] = x
		}
	}
	out := make([]anchor, len(tails))
	if len(tails) == 0 {
		return nil
	}
	for k, x := len(tails)-1, tails[len(tails)-1]; k >= 0; k, x = k-1, prev[x] {
		out[k] = anchors[x]
	}
	return out
}
