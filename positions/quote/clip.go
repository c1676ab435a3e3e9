package quote

// clipReach is how many words before a quote a negation is looked for.
const clipReach = 5

// clippedNegation gives the token that turns a quote round and that the quote
// leaves out: within the five words before it in its sentence, or behind it in
// its clause; -1 if there is none.
func (t *Text) clippedNegation(c chain) int {
	// A quote may begin with punctuation; the sentence is that of its words.
	for words, i := 0, c.start(); i > 0 && words < clipReach && !t.tokens[i].is(startsSentence); i-- {
		if t.tokens[i-1].is(isWord) {
			if !t.lexicon.isClitic(t.texts[t.tokens[i-1].id]) { // “l'accord” is one word
				words++
			}
			if t.classAt(i-1)&negation != 0 {
				return i - 1
			}
		}
	}
	return t.turnedBehind(c.start(), c.end())
}

// clippedCondition gives the token with which a condition begins that follows
// directly behind one of the parts of a quote, in its sentence; -1 if none does.
func (t *Text) clippedCondition(c chain) int {
	for i, h := range c {
		next := h.end
		for next < len(t.tokens) && !t.tokens[next].is(isWord) && !t.tokens[next].is(startsSentence) {
			next++
		}
		if next == len(t.tokens) || t.tokens[next].is(startsSentence) {
			continue
		}
		if i+1 < len(c) && c[i+1].start <= next {
			continue
		}
		if t.isCondition(next) {
			return next
		}
		// “We sign,” he said, “if they do.”
		if resumed := t.resumed(h.end); resumed >= 0 && (i+1 == len(c) || resumed < c[i+1].start) && t.isCondition(resumed) {
			return resumed
		}
	}
	return -1
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
