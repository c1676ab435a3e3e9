package quote

import (
	"cmp"
	"math/bits"
	"slices"
)

const (
	// alteredPercent is the similarity, in percent, from which on a quote is
	// altered and not absent.
	alteredPercent = 85

	maxAligned     = 5000    // words of a quote that are compared; a longer one is only looked up as it stands
	maxParts       = 64      // parts of an elided quote; one with more is no quotation, and is aligned as a whole
	maxVotes       = 100_000 // occurrences that are looked at to find likely places
	maxCells       = 1 << 26 // of the tables of all alignments for one part
	placesPerPart  = 6       // likely places that are aligned
	placesPerShort = 24      // the same for one part of several, which may be common words
)

// nearest fills in the result for a quote that does not stand in the source.
func (t *Text) nearest(result *Result, p *pattern) {
	parts := t.symbols(p)
	candidates := make([][]alignment, len(parts))
	for i, part := range parts {
		places := placesPerPart
		if len(parts) > 1 {
			places = placesPerShort
		}
		candidates[i] = t.candidates(part, places)
	}
	chosen, edits, longer := t.bestChain(parts, candidates)
	if len(chosen) == 0 || edits >= longer {
		return
	}
	result.Similarity = 1 - float64(edits)/float64(longer)
	if (longer-edits)*100 >= alteredPercent*longer {
		result.Verdict = Altered
	}
	start := int(t.wordTokens[chosen[0].start])
	end := int(t.wordTokens[chosen[len(chosen)-1].end-1]) + 1
	// Punctuation with which the quote ends belongs to the passage, if it has it.
	if last := p.tokens[len(p.tokens)-1]; !last.is(isWord) && end < len(t.tokens) && t.tokens[end].id == last.id && !t.tokens[end].is(isWord) {
		end++
	}
	t.place(result, []chain{{{start: start, end: end}}}, "", nil)
	t.explain(result, p, chosen, edits)
}

// explain names what is never forgiven among the words that differ.
func (t *Text) explain(result *Result, p *pattern, chosen []alignment, edits int) {
	var differs class
	for _, a := range chosen {
		for _, word := range a.lost {
			differs |= t.classAt(int(t.wordTokens[word]))
		}
		for _, id := range a.gained {
			differs |= t.classOf(p, id)
		}
	}
	for _, r := range []struct {
		class  class
		reason Reason
	}{{numeral, OtherNumber}, {negation, OtherNegation}, {modal, OtherModal}} {
		if differs&r.class != 0 {
			result.addReason(r.reason)
		}
	}
	if edits == 0 && len(result.Reasons) == 0 {
		result.addReason(OtherMarks)
	}
}

// symbols turns the parts of a quote into what is aligned.
func (t *Text) symbols(p *pattern) [][]symbol {
	var parts [][]symbol
	for _, pt := range p.parts {
		var list []symbol
		wild := func(in insertion) {
			if in.text != "" {
				for range maxBracketWords {
					list = append(list, anyWord)
				}
			}
		}
		words := 0
		for i, piece := range pt.pieces {
			wild(pt.insertions[i])
			for _, tok := range piece.tokens {
				if !tok.is(isWord) {
					continue
				}
				s := symbol{tok.id, -1}
				if words == 0 {
					for _, id := range t.variants(p, tok.id) {
						if id != tok.id {
							s.other = id
						}
					}
				}
				words++
				list = append(list, s)
			}
		}
		if words == 0 {
			continue
		}
		wild(pt.insertions[len(pt.insertions)-1])
		parts = append(parts, list)
	}
	if len(parts) > maxParts {
		parts = [][]symbol{slices.Concat(parts...)}
	}
	return parts
}

// candidates aligns a part where most of its words stand near one another, the
// best first.
func (t *Text) candidates(symbols []symbol, places int) []alignment {
	if len(symbols) > maxAligned {
		return nil
	}
	m := len(symbols)
	width := max(4, m/4)
	slack := max(8, m/3)
	window := m + 2*width + 2*slack
	places = min(places, max(1, maxCells/((m+1)*(window+1))))
	var list []alignment
	for _, diagonal := range t.likely(symbols, width, places) {
		lo := max(diagonal-slack, 0)
		hi := min(diagonal+2*width+m+slack, len(t.wordTokens))
		if lo >= hi {
			continue
		}
		a := t.align(symbols, lo, hi)
		if a.start < a.end && a.edits < a.longer() && !slices.ContainsFunc(list, func(o alignment) bool { return o.start == a.start && o.end == a.end }) {
			list = append(list, a)
		}
	}
	slices.SortStableFunc(list, func(a, b alignment) int {
		if c := cmp.Compare(a.edits*b.longer(), b.edits*a.longer()); c != 0 {
			return c
		}
		return a.start - b.start
	})
	return list
}

// likely gives the places, as the word of the source at which the quote would
// begin, for which the words of the quote speak most, each with a weight that
// grows with its rarity. Only so many occurrences are looked at, those of the
// rarest words first: what that costs does not depend on the text's length.
func (t *Text) likely(symbols []symbol, width, places int) []int {
	type vote struct {
		at     int
		id     int32
		count  int
		weight int
	}
	var votes []vote
	for i, s := range symbols {
		for _, id := range []int32{s.id, s.other} {
			n := len(t.occurrences(id))
			if n > 0 {
				votes = append(votes, vote{i, id, n, bits.Len(uint(len(t.wordTokens) / n))})
			}
		}
	}
	slices.SortStableFunc(votes, func(a, b vote) int { return a.count - b.count })
	scores := tally{}
	if reach := (len(t.wordTokens)+len(symbols))/width + 1; reach <= maxVotes {
		scores.counted = make([]int, reach+1)
	} else {
		scores.sparse = map[int]int{}
	}
	looked := 0
	for _, v := range votes {
		for _, tok := range t.occurrences(v.id)[:min(v.count, maxVotes)] {
			scores.add((int(t.tokens[tok].ord)-v.at+len(symbols))/width, v.weight)
		}
		if looked += v.count; looked > maxVotes {
			break
		}
	}
	var list []int
	// One that is chosen rules out itself and its two neighbours.
	for _, b := range scores.best(3 * places) {
		if len(list) == places {
			break
		}
		diagonal := b.at*width - len(symbols)
		if !slices.ContainsFunc(list, func(o int) bool { return max(o-diagonal, diagonal-o) <= width }) {
			list = append(list, diagonal)
		}
	}
	return list
}

// bestChain chooses for each part one of its candidates, or none, so that they
// follow one another within reach and the fewest words differ. A part without
// a place counts with all its words.
func (t *Text) bestChain(parts [][]symbol, candidates [][]alignment) (chosen []alignment, edits, longer int) {
	type cell struct{ cost, part, candidate int }
	lengths := make([]int, len(parts)+1) // words of the parts before i
	for i, part := range parts {
		n := 0
		for _, s := range part {
			if s != anyWord {
				n++
			}
		}
		lengths[i+1] = lengths[i] + n
	}
	total := lengths[len(parts)]
	cells := make([][]cell, len(parts))
	end := cell{total, -1, -1}
	for i, list := range candidates {
		for k, a := range list {
			c := cell{lengths[i] + a.edits, -1, -1}
			for h := range i {
				for l, before := range candidates[h] {
					if before.end > a.start {
						continue
					}
					cost := cells[h][l].cost + lengths[i] - lengths[h+1] + a.edits
					if cost < c.cost && t.charactersBetween(int(t.wordTokens[before.end-1])+1, int(t.wordTokens[a.start])) <= maxElided {
						c = cell{cost, h, l}
					}
				}
			}
			cells[i] = append(cells[i], c)
			if cost := c.cost + total - lengths[i+1]; cost < end.cost {
				end = cell{cost, i, k}
			}
		}
	}
	for at := end; at.part >= 0; at = cells[at.part][at.candidate] {
		chosen = append(chosen, candidates[at.part][at.candidate])
	}
	slices.Reverse(chosen)
	longer = total
	for _, a := range chosen {
		longer += max(0, a.sourceLen-a.quoteLen)
	}
	return chosen, end.cost, longer
}
