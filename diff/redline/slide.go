package redline

import (
	"stance/positions/wording"
)

// slide moves each pure insertion and deletion that could as well stand a
// little earlier or later to where an editor would put it. "to [the US and
// to] the EU" and "to the US [and to the EU]" are the same edit.
func slide(a, b *side, pair []int) {
	back := make([]int, len(b.tokens))
	for j := range back {
		back[j] = -1
	}
	for i, j := range pair {
		if j >= 0 {
			back[j] = i
		}
	}
	slideGaps(a, b, pair, back)
	slideGaps(b, a, back, pair)
}

// slideGaps moves the stretches of x that nothing in y corresponds to, where
// y has nothing of its own at that place.
func slideGaps(x, y *side, pair, back []int) {
	for lo := 0; lo < len(pair); {
		if pair[lo] >= 0 {
			lo++
			continue
		}
		hi := lo + 1
		for hi < len(pair) && pair[hi] < 0 {
			hi++
		}
		before, after := -1, len(y.tokens)
		if lo > 0 {
			before = pair[lo-1]
		}
		if hi < len(pair) {
			after = pair[hi]
		}
		if after == before+1 {
			hi = slideOne(x, y, pair, back, lo, hi)
		}
		lo = hi
	}
}

// slideOne moves the unpaired stretch lo to hi of x to its best place and
// returns where it ends then.
func slideOne(x, y *side, pair, back []int, lo, hi int) int {
	left := 0
	for lo-left > 0 && pair[lo-left-1] >= 0 && x.tokens[lo-left-1].id == x.tokens[hi-left-1].id {
		left++
		if before := pair[lo-left]; lo-left > 0 && pair[lo-left-1] != before-1 || lo-left == 0 && before != 0 {
			break // up against another edit
		}
	}
	right := 0
	for hi+right < len(pair) && pair[hi+right] >= 0 && x.tokens[lo+right].id == x.tokens[hi+right].id {
		right++
		if after := pair[hi+right-1]; hi+right < len(pair) && pair[hi+right] != after+1 || hi+right == len(pair) && after != len(y.tokens)-1 {
			break
		}
	}
	best, bestScore := 0, -1
	for shift := -left; shift <= right; shift++ {
		if score := placement(x, lo+shift, hi+shift); score > bestScore || score == bestScore && shift <= 0 {
			best, bestScore = shift, score
		}
	}
	for ; best < 0; best++ {
		lo, hi = lo-1, hi-1
		repair(pair, back, lo, hi)
	}
	for ; best > 0; best-- {
		repair(pair, back, hi, lo)
		lo, hi = lo+1, hi+1
	}
	return hi
}

// repair gives the partner of token from to token to.
func repair(pair, back []int, from, to int) {
	pair[to] = pair[from]
	back[pair[to]] = to
	pair[from] = -1
}

// placement scores how naturally tokens lo to hi of s are taken out: whole
// sentences best, then whole clauses, then phrases that begin with their
// preposition or article and end with a word that means something.
func placement(s *side, lo, hi int) int {
	score := s.seam(lo) + s.seam(hi)
	first, last := s.tokens[lo], s.tokens[hi-1]
	if first.stop {
		score++
	}
	if !last.stop && last.kind != wording.Punct {
		score += 2
	}
	return score
}

// seam scores the boundary in front of token i.
func (s *side) seam(i int) int {
	switch {
	case i == 0 || i == len(s.tokens) || s.tokens[i-1].ends:
		return 12
	case s.before(i) == "" && s.tokens[i].kind == wording.Punct:
		return 5 // before a comma or full stop
	case s.before(i) == "":
		return 0
	case s.tokens[i-1].kind == wording.Punct:
		return 6 // after a comma
	default:
		return 3
	}
}
