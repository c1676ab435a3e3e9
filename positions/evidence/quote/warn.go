package quote

import "slices"

// warn looks at the surroundings of a quote that passes. Where it stands in
// several places, a warning is given if all of them deserve it.
func (t *Text) warn(result *Result, found []chain) {
	for _, w := range []struct {
		warning  Warning
		deserved func(chain) bool
	}{
		{OutsideQuotation, func(c chain) bool { return !t.quoted(c.start(), c.end()) }},
		{ClippedNegation, func(c chain) bool { return t.clippedNegation(c) >= 0 }},
		{ClippedCondition, func(c chain) bool { return t.clippedCondition(c) >= 0 }},
		{Bracketed, func(chain) bool { return len(result.Brackets) > 0 }},
		{ElidedWithin, func(c chain) bool {
			return slices.ContainsFunc(t.elisions(c), func(e Elision) bool { return len(e.Within) > 0 })
		}},
		{ElidedAcross, func(c chain) bool {
			return slices.ContainsFunc(t.elisions(c), func(e Elision) bool { return e.Across != "" })
		}},
		{NoWordList, func(chain) bool { return t.lexicon.empty }},
	} {
		if slices.ContainsFunc(found, func(c chain) bool { return !w.deserved(c) }) {
			continue
		}
		result.Warnings = append(result.Warnings, w.warning)
		switch w.warning {
		case ClippedNegation:
			result.Clipped = t.turn(t.clippedNegation(found[0]), found[0])
		case ClippedCondition:
			result.Condition = t.word(t.clippedCondition(found[0]))
		}
	}
}

// word is the original text of a token.
func (t *Text) word(i int) string { return t.passage(i, i+1) }

// turn is what turns a quote round at token i beside it, as the source writes it:
// with all the words of a turn of speech that stand together, such as “ruled out”.
func (t *Text) turn(i int, c chain) string {
	from, to := i, i+1
	for t.tokens[i].is(turns) && from > 0 && from != c.end() && t.tokens[from-1].is(turns) {
		from--
	}
	for t.tokens[i].is(turns) && to < len(t.tokens) && to != c.start() && t.tokens[to].is(turns) {
		to++
	}
	return t.passage(from, to)
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
