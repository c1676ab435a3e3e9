package redline

// Thresholds, in weights (side.go), tuned on testdata/corpus and on nothing
// else, each by reading every rendering that changed at lower and higher
// values. What decided is noted beside each.
const (
	// absorbPercent: an equal stretch joins the edits on both sides of it if
	// it weighs at most this share of the lighter one. At 10 "just, lasting"
	// becoming "fair, durable" is two edits; at 30 an inserted "not" drowns in
	// the edit behind it, and two numbers that changed become one edit.
	absorbPercent = 20

	// rewriteDice and rewriteKept: a sentence is a rewrite if what stays the
	// same is less than rewriteDice percent of both sides together and less
	// than rewriteKept percent of the lighter one (which it is not where a
	// short sentence was kept inside a long one). With Dice at 28 sentences
	// that share two words are riddled with edits, at 45 two changed words
	// around "to meet Putin in" are one edit; with Kept at 40 a rewritten list
	// is riddled, and from 50 to 60 nothing changes.
	rewriteDice = 35
	rewriteKept = 50

	// rewriteGroups: one edit alone is no confetti, whatever it weighs.
	rewriteGroups = 2

	// rewriteLeast: what is lighter than this on either side is no rewrite,
	// so that "not be held in Geneva" keeps its "not" apart. At two words it
	// does not, at four "impossible for Ukraine to" falls apart.
	rewriteLeast = 3 * weightWord

	// weightEnd is what the full stop between two sentences weighs against the
	// edits around it.
	weightEnd = weightWord
)

// tidy improves an alignment in place as an editor would: without adding a
// correspondence, it moves some and gives up others.
func tidy(a, b *side, pair []int) {
	slide(a, b, pair)
	absorb(a, b, pair)
	rewrite(a, b, pair)
	slide(a, b, pair)
}

// span is a stretch of an alignment: equal tokens, or an edit of which one
// side may be empty.
type span struct {
	a0, a1, b0, b1 int
	equal          bool
}

// spans lists an alignment as equal spans and edits in turn.
func spans(pair []int, lenB int) []span {
	var out []span
	i, j := 0, 0
	for i < len(pair) || j < lenB {
		s := span{a0: i, b0: j}
		if i < len(pair) && pair[i] == j {
			s.equal = true
			for i < len(pair) && pair[i] == j {
				i, j = i+1, j+1
			}
		} else {
			for i < len(pair) && pair[i] < 0 {
				i++
			}
			if j = lenB; i < len(pair) {
				j = pair[i]
			}
		}
		s.a1, s.b1 = i, j
		out = append(out, s)
	}
	return out
}

// weigh adds the weights of tokens lo to hi.
func (s *side) weigh(lo, hi int) int {
	w := 0
	for _, t := range s.tokens[lo:hi] {
		w += int(t.weight)
	}
	return w
}

func unpair(pair []int, lo, hi int) {
	for i := lo; i < hi; i++ {
		pair[i] = -1
	}
}

// absorb gives up equal stretches that are small beside the edits around
// them, until none is left.
func absorb(a, b *side, pair []int) {
	for {
		list := spans(pair, len(b.tokens))
		changed := false
		left := 0 // the weight of the edit before, with what it has absorbed
		for k, s := range list {
			if !s.equal {
				left = max(left, 0) + max(a.weigh(s.a0, s.a1), b.weigh(s.b0, s.b1))
				continue
			}
			if k > 0 && k+1 < len(list) {
				next := list[k+1]
				right := max(a.weigh(next.a0, next.a1), b.weigh(next.b0, next.b1))
				w := a.weigh(s.a0, s.a1)
				if endsWithin(a, b, s) {
					w += weightEnd
				}
				if w*100 <= absorbPercent*min(left, right) {
					unpair(pair, s.a0, s.a1)
					left += w
					changed = true
					continue
				}
			}
			left = 0
		}
		if !changed {
			return
		}
	}
}

// rewrite turns each sentence of which little stayed the same into one edit.
// A sentence here is what lies between two places where a sentence ends in
// both texts.
func rewrite(a, b *side, pair []int) {
	a0, b0 := 0, 0
	for i, j := range pair {
		if j < 0 || !a.tokens[i].ends || !b.tokens[j].ends {
			continue
		}
		rewriteOne(a, b, pair, a0, i+1, b0, j+1)
		a0, b0 = i+1, j+1
	}
	rewriteOne(a, b, pair, a0, len(pair), b0, len(b.tokens))
}

func rewriteOne(a, b *side, pair []int, a0, a1, b0, b1 int) {
	// What both have in common at the ends stays if it means something.
	lo, hi := a0, a1
	for lo < hi && pair[lo] == b0+lo-a0 {
		lo++
	}
	if lo == a1 && a1-a0 == b1-b0 {
		return // nothing changed
	}
	for hi > lo && pair[hi-1] >= 0 && pair[hi-1] == b1-(a1-hi)-1 {
		hi--
	}
	if meaningful(a, a0, lo) || meaningful(a, hi, a1) {
		a0, b0, a1, b1 = lo, b0+lo-a0, hi, b1-(a1-hi)
	}
	kept, groups, inEdit := 0, 0, false
	expect := b0
	for i := a0; i < a1; i++ {
		if j := pair[i]; j >= 0 {
			kept += int(a.tokens[i].weight)
			if j > expect && !inEdit {
				groups++
			}
			expect, inEdit = j+1, false
		} else if !inEdit {
			groups, inEdit = groups+1, true
		}
	}
	if expect < b1 && !inEdit {
		groups++
	}
	wa, wb := a.weigh(a0, a1), b.weigh(b0, b1)
	if min(wa, wb) < rewriteLeast {
		return
	}
	if groups >= rewriteGroups && 200*kept < rewriteDice*(wa+wb) && 100*kept < rewriteKept*min(wa, wb) ||
		!keepsMeaning(a, pair, a0, a1) {
		unpair(pair, a0, a1)
	}
}

// endsWithin reports whether a sentence ends in both texts within an equal
// span.
func endsWithin(a, b *side, s span) bool {
	for n := range s.a1 - s.a0 {
		if a.tokens[s.a0+n].ends && b.tokens[s.b0+n].ends {
			return true
		}
	}
	return false
}

// keepsMeaning reports whether a token of a that carries meaning has a
// partner.
func keepsMeaning(a *side, pair []int, lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if pair[i] >= 0 && a.tokens[i].weight > weightStop {
			return true
		}
	}
	return false
}

func meaningful(s *side, lo, hi int) bool {
	for _, t := range s.tokens[lo:hi] {
		if t.weight > weightStop {
			return true
		}
	}
	return false
}
