package quote

import "slices"

// clipReach is how many words before a quote a negation is looked for.
const clipReach = 5

// warnings looks at the surroundings of a quote that passes. Where it stands in
// several places, a warning is given if all of them deserve it.
func (t *Text) warnings(found []chain) []Warning {
	var list []Warning
	for _, w := range []struct {
		warning  Warning
		deserved func(chain) bool
	}{
		{OutsideQuotation, func(c chain) bool { return !t.quoted(c.start(), c.end()) }},
		{ClippedNegation, func(c chain) bool { return t.clipsNegation(c.start()) }},
		{ClippedCondition, t.clipsCondition},
	} {
		if !slices.ContainsFunc(found, func(c chain) bool { return !w.deserved(c) }) {
			list = append(list, w.warning)
		}
	}
	return list
}

// quoted reports whether the words among the tokens from start up to end stand
// in one quotation. Punctuation at the ends may be the sentence's.
func (t *Text) quoted(start, end int) bool {
	for start < end && !t.tokens[start].is(isWord) {
		start++
	}
	for start < end && !t.tokens[end-1].is(isWord) {
		end--
	}
	if start == end {
		return false
	}
	from, to := t.tokens[start].start, t.tokens[end-1].end
	i, found := slices.BinarySearchFunc(t.spans, from, func(s span, at int32) int { return int(s.start - at) })
	if !found {
		i--
	}
	return i >= 0 && to <= t.spans[i].end
}

// clipsNegation reports whether a negation stands within the five words before
// token start, in its sentence.
func (t *Text) clipsNegation(start int) bool {
	// A quote may begin with punctuation; the sentence is that of its words.
	for words, i := 0, start; i > 0 && words < clipReach && !t.tokens[i].is(startsSentence); i-- {
		if t.tokens[i-1].is(isWord) {
			words++
			if t.classAt(i-1)&negation != 0 {
				return true
			}
		}
	}
	return false
}

// clipsCondition reports whether a condition follows directly behind one of the
// parts of a quote, in its sentence.
func (t *Text) clipsCondition(c chain) bool {
	for i, h := range c {
		next := h.end
		for next < len(t.tokens) && !t.tokens[next].is(isWord) && !t.tokens[next].is(startsSentence) {
			next++
		}
		if next == len(t.tokens) || t.tokens[next].is(startsSentence) || i+1 < len(c) && c[i+1].start <= next {
			continue
		}
		if t.isCondition(next) {
			return true
		}
	}
	return false
}

// isCondition reports whether a condition begins with token i.
func (t *Text) isCondition(i int) bool {
	if t.classes[t.tokens[i].id]&conditional == 0 {
		return false
	}
	for _, rest := range t.lexicon.conditions[lower(t.texts[t.tokens[i].id])] {
		fits := true
		for k, word := range rest {
			if i+1+k >= len(t.tokens) || lower(t.texts[t.tokens[i+1+k].id]) != word {
				fits = false
				break
			}
		}
		if fits {
			return true
		}
	}
	return false
}
