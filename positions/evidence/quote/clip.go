package quote

import "slices"

// clipReach is how many words before a quote a negation is looked for.
const clipReach = 5

// clippedNegation gives the token that turns a quote round and that the quote
// leaves out: within the five words before it in its sentence, or behind it in
// its clause; -1 if there is none.
func (t *Text) clippedNegation(c chain) int {
	from := t.pastRest(c.start()-1, -1, c.end()-c.start()) + 1
	// A quote may begin with punctuation; the sentence is that of its words.
	for words, i := 0, from; i > 0 && words < clipReach && !t.tokens[i].is(startsSentence); i-- {
		if t.tokens[i-1].is(isWord) {
			if !t.lexicon.isClitic(t.texts[t.tokens[i-1].id]) { // “l'accord” is one word
				words++
			}
			if t.classAt(i-1)&negation != 0 {
				return i - 1
			}
		}
	}
	if behind := t.turnedBehind(c.start(), c.end()); behind >= 0 {
		return behind
	}
	return t.takenBack(c.end())
}

// takenBack gives the token of a negation that is the whole of the speaker's next
// sentence, as in “We sign that?” he said. “Never!”; -1 if there is none. Between
// other quotation marks it is an answer only to a question.
func (t *Text) takenBack(end int) int {
	here := t.spanOf(end - 1)
	asked := slices.ContainsFunc(t.tokens[end-1:min(end+1, len(t.tokens))], func(tok token) bool { return t.texts[tok.id] == "?" })
	for i := end; i < min(len(t.tokens), end+maxAttribution); i++ {
		switch {
		case !t.tokens[i].is(isWord), here >= 0 && t.spanOf(i) < 0:
		case t.tokens[i].is(startsSentence) && t.classes[t.tokens[i].id]&negation != 0 && t.endsSentence(i) && (asked || t.spanOf(i) == here):
			return i
		default:
			return -1
		}
	}
	return -1
}

// endsSentence reports whether a speaker's sentence ends with the word at token i,
// whoever goes on behind it.
func (t *Text) endsSentence(i int) bool {
	next := i + 1
	if next == len(t.tokens) || t.tokens[next].is(startsSentence) || t.spanOf(i) >= 0 && t.spanOf(next) < 0 {
		return true
	}
	switch t.texts[t.tokens[next].id] {
	case ".", "!", "?":
		return true
	}
	return false
}

// pastRest passes over the tokens from edge on, beside a quote of so many tokens,
// that only go on with a turn of speech whose turning word the quote has: the “to”
// behind “putting an end”. Step is 1 behind the quote and -1 before it.
func (t *Text) pastRest(edge, step, tokens int) int {
	alone := func(i int) bool { return t.classes[t.tokens[i].id]&negation != 0 }
	kept := false
	for i := edge - step; tokens > 0 && !kept && t.tokens[i].is(turns); i, tokens = i-step, tokens-1 {
		kept = alone(i)
	}
	for kept && edge >= 0 && edge < len(t.tokens) && t.tokens[edge].is(turns) && !alone(edge) && !t.tokens[max(edge, edge-step)].is(startsSentence) {
		edge += step
	}
	return edge
}

// clippedCondition gives the token with which a condition begins that follows
// directly behind one of the parts of a quote, in its sentence; -1 if none does.
func (t *Text) clippedCondition(c chain) int {
	for i, h := range c {
		next := h.end
		for next < len(t.tokens) && !t.tokens[next].is(isWord) && !t.tokens[next].is(startsSentence) {
			next++
		}
		if later := t.laterCondition(h.end); later >= 0 && (i+1 == len(c) || later < c[i+1].start) {
			return later
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
		// “We sign, he said, if they do.”
		if behind := t.behindInsertion(h.end); behind >= 0 && (i+1 == len(c) || behind < c[i+1].start) && t.isCondition(behind) {
			return behind
		}
	}
	return -1
}

// laterCondition gives the token with which the next sentence begins if that is a
// condition of the one before, as in “We sign,” he said. “But only if they do.” It is
// -1 if none begins so, or if words of the speaker's stand in between.
func (t *Text) laterCondition(end int) int {
	here := t.spanOf(end - 1)
	for i := end; i < min(len(t.tokens), end+maxAttribution); i++ {
		switch {
		case t.tokens[i].is(startsSentence):
			if t.classAt(i)&(adversative|coordinator) != 0 && t.isCondition(i) && (here < 0 || t.spanOf(i) >= 0) {
				return i
			}
			return -1
		case t.tokens[i].is(isWord) && (here < 0 || t.spanOf(i) >= 0):
			return -1
		}
	}
	return -1
}

// maxAttribution is how many words and signs may say who speaks between two
// sentences of a speaker.
const maxAttribution = 24

// maxInserted is how many words may stand in the midst of a sentence between a
// quote and its condition.
const maxInserted = 8

// behindInsertion gives the token with which a sentence goes on behind words that
// are put in from token i on: between brackets or dashes, or between commas where
// they say who speaks, as Russian, Ukrainian and French have it within the
// quotation. It is -1 where nothing is put in.
func (t *Text) behindInsertion(i int) int {
	if i >= len(t.tokens) || t.tokens[i].is(startsSentence) {
		return -1
	}
	w := clauseWalk{Text: t, limit: t.sentenceEnd(i, min(len(t.tokens), i+maxSentence))}
	if text := t.texts[t.tokens[i].id]; text == "(" || text == "[" {
		if i = w.closing(i); i < w.limit && t.tokens[i].is(isWord) {
			return i
		}
		return -1
	}
	dashed := false
	for ; i < w.limit && t.isComma(i); i++ {
		dashed = dashed || t.texts[t.tokens[i].id] == "–"
	}
	if i >= w.limit || !t.isComma(i-1) || !dashed && !w.says(i) {
		return -1
	}
	for words := 0; i < w.limit && words <= maxInserted; i++ {
		switch {
		case t.tokens[i].is(isWord):
			words++
		case t.isComma(i):
			for i < w.limit && t.isComma(i) {
				i++
			}
			if i < w.limit && t.tokens[i].is(isWord) {
				return i
			}
			return -1
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
		next, fits := i, true
		for _, word := range rest {
			next++
			if t.isComma(next) && !t.tokens[next].is(startsSentence) { // “erst, wenn”
				next++
			}
			if next >= len(t.tokens) || lower(t.texts[t.tokens[next].id]) != word {
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
