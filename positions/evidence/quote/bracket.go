package quote

import "slices"

// outer gives the tokens that an insertion at the start (step -1) or the end
// (step +1) of a part stands for, of which token at is the edge. How many these
// are nobody can know: those that a name may stand for, if the insertion is one
// and there are such, else as many words as the insertion has, one to four, of
// the same clause.
func (t *Text) outer(p *pattern, in insertion, at, step int) [2]int {
	none := [2]int{at, at}
	if in.text == "" {
		return none
	}
	var room [maxBracketWords + 1][2]int
	reach := t.reachable(room[:0], at, step)
	usual := reach[min(max(len(in.words), 1), len(reach)-1)]
	if t.sameWords(p, in.words, usual) || !t.isReferent(p, in.words) {
		return usual
	}
	for _, r := range reach[1:] {
		if t.mayBeNamed(p, in.words, r) {
			return r
		}
	}
	return usual
}

// reachable adds to a list the stretches of no word, one, and so on up to four
// words that border on token at, as far as no punctuation, quotation mark or end of
// the sentence stands in the way.
func (t *Text) reachable(stretches [][2]int, at, step int) [][2]int {
	stretches = append(stretches, [2]int{at, at})
	from, to := at, at
	for range maxBracketWords {
		edge := to
		if step < 0 {
			edge = from
		}
		next := to // the token that is to be taken in
		if step < 0 {
			next = from - 1
		}
		if next < 0 || next >= len(t.tokens) || !t.tokens[next].is(isWord) || edge < len(t.tokens) && (t.tokens[edge].is(startsSentence) || t.tokens[edge].marks > 0) {
			break
		}
		if step < 0 {
			from--
		} else {
			to++
		}
		stretches = append(stretches, [2]int{from, to})
	}
	return stretches
}

// sameWords reports whether an insertion says what the source says, the first
// letter's case apart: “[t]he” for “The”.
func (t *Text) sameWords(p *pattern, words []int32, r [2]int) bool {
	i := 0
	for _, tok := range t.tokens[r[0]:r[1]] {
		if !tok.is(isWord) {
			continue
		}
		if i == len(words) || !slices.Contains(t.variants(p, words[i]), tok.id) {
			return false
		}
		i++
	}
	return i == len(words) && i > 0
}

// brackets lists the insertions of a quote with what they stand for.
func (t *Text) brackets(p *pattern, c chain) []Bracket {
	var list []Bracket
	for i, h := range c {
		for k, r := range h.replaced {
			if in := p.parts[i].insertions[k]; in.text != "" {
				named := t.sameWords(p, in.words, r) || t.isReferent(p, in.words) && t.mayBeNamed(p, in.words, r)
				list = append(list, Bracket{in.text, t.passage(r[0], r[1]), named})
			}
		}
	}
	return list
}

// keys are words of a quote as they stand in the lists.
func (t *Text) keys(p *pattern, ids []int32) []string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = key(t.idText(p, id))
	}
	return words
}
