package quote

import (
	"slices"
	"strings"
)

// maxSentence is how many tokens to one side a sentence is followed: what has
// more than that without a full stop is a table or a list.
const maxSentence = 400

// turnedBehind gives the first token behind a quote that turns it round: in its
// sentence where the language puts negations last, else in its clause; -1 if
// there is none. The quote's tokens are those from start up to end.
func (t *Text) turnedBehind(start, end int) int {
	if end >= len(t.tokens) || t.tokens[end].is(startsSentence) {
		return -1
	}
	limit := t.sentenceEnd(end, min(len(t.tokens), end+maxSentence))
	from := t.pastRest(end, 1, end-start)
	if t.lexicon.negationEnds {
		for i := from; i < limit; i++ {
			if t.classAt(i)&negation != 0 {
				return i
			}
		}
		return -1
	}
	w := clauseWalk{Text: t, limit: limit, span: t.spanOf(end - 1)}
	first := true
	for i := t.sentenceStart(end-1, max(start, end-maxSentence)); i < end; i++ {
		if first && t.tokens[i].is(isWord) {
			w.nominal, first = t.beginsNominal(i), false
		}
		w.complete = w.complete || t.classAt(i)&(subject|finite) != 0
	}
	return w.walk(from)
}

// A clauseWalk goes on from a quote to the end of its clause. Without a parser
// that can only be guessed: a clause ends with its sentence, with a semicolon, with a
// colon behind a subject or a verb, with a conjunction or a pronoun that begins another one. What stands between
// two commas in its midst is passed over: a relative clause, or “he said”.
// Where it is not clear, the clause goes on: a warning too many is better than
// one too few.
type clauseWalk struct {
	*Text
	limit    int  // the end of the sentence
	span     int  // the quotation that the words stand in, -1 for none
	complete bool // the clause has its subject or its verb
	left     bool // the words are those around the quotation
	nominal  bool // it begins like “giving up” or “to give up”
}

// walk gives the first token from i on that turns the clause round, or -1.
func (w *clauseWalk) walk(i int) int {
	for i >= 0 && i < w.limit {
		tok := w.tokens[i]
		if w.span >= 0 && tok.start >= w.spans[w.span].end {
			i = w.leave(i)
			continue
		}
		if !tok.is(isWord) {
			switch w.texts[tok.id] {
			case ";", "!", "?":
				return -1
			case ":":
				if w.complete {
					return -1
				}
				i++ // “Our land: never.”
			case "(", "[":
				i = w.closing(i)
			case ",", "–":
				next := w.boundary(i + 1)
				if next < 0 && !w.complete {
					next = w.verbBehind(i)
				}
				i = next
			default:
				i++
			}
			continue
		}
		c := w.classAt(i)
		switch {
		case c&negation != 0:
			return i
		case c&adversative != 0, w.complete && c&subordinator != 0, !w.nominal && c&adverbial != 0,
			c&finite != 0 && w.isCondition(i): // “should it”
			return -1
		case c&coordinator != 0 && (w.complete || w.begins(i+1) || w.left && w.spanOf(min(i+1, w.limit-1)) < 0):
			return -1
		}
		w.complete = w.complete || c&(subject|finite) != 0
		i++
	}
	return -1
}

// beginsNominal reports whether token i is a verb that stands for a noun.
func (t *Text) beginsNominal(i int) bool {
	word := key(t.texts[t.tokens[i].id])
	return word == "to" || word == "that" || len(word) > 4 && slices.ContainsFunc(t.lexicon.verbal, func(end string) bool { return strings.HasSuffix(word, end) })
}

// begins reports whether a clause, or another predicate, begins with token i.
func (w *clauseWalk) begins(i int) bool {
	return i < w.limit && w.classAt(i)&(subject|finite|modal|negation) != 0
}

// closing is the token behind the bracket that closes the one at i.
func (w *clauseWalk) closing(i int) int {
	for j := i + 1; j < w.limit; j++ {
		if text := w.texts[w.tokens[j].id]; text == ")" || text == "]" {
			return j + 1
		}
	}
	return i + 1
}

// boundary gives the token at which the clause goes on behind a comma, of which
// token i is the next, or -1 where it does not.
func (w *clauseWalk) boundary(i int) int {
	for i < w.limit {
		tok := w.tokens[i]
		switch {
		case w.isComma(i):
			i++
			continue
		case w.span >= 0 && tok.start >= w.spans[w.span].end:
			return i
		case !tok.is(isWord):
			return i
		}
		c := w.classAt(i)
		switch {
		case c&(adversative|afterComma) != 0:
			return -1
		case c&coordinator != 0:
			if w.complete || w.begins(i+1) {
				return -1
			}
			return i
		case c&negation != 0:
			return i
		case !w.complete && c&article != 0 && c&subordinator != 0 && i+1 < w.limit && w.classAt(i+1)&finite != 0:
			return i // “Giving up land, that is impossible.”
		case c&subordinator != 0, c&function != 0 && i+1 < w.limit && w.classAt(i+1)&subordinator != 0, w.says(i):
			if i = w.comma(i); i < 0 {
				return -1
			}
		case w.complete && c&subject != 0, w.lexicon.participles && w.complete && strings.HasSuffix(w.texts[tok.id], "ing"):
			return -1
		default:
			return i
		}
	}
	return -1
}

// says reports whether what begins with token i, up to the next comma, says who
// speaks.
func (w *clauseWalk) says(i int) bool {
	for words := 0; i < w.limit && words < 8 && w.tokens[i].is(isWord); i++ {
		if w.classAt(i)&saying != 0 {
			return true
		}
		words++
	}
	return false
}

// comma gives the next comma from token i on in the same quotation, or -1.
func (w *clauseWalk) comma(i int) int {
	for ; i < w.limit; i++ {
		if w.isComma(i) || w.span >= 0 && w.tokens[i].start >= w.spans[w.span].end {
			return i
		}
	}
	return -1
}

func (t *Text) isComma(i int) bool {
	if i < 0 || i >= len(t.tokens) || t.tokens[i].is(isWord) {
		return false
	}
	text := t.texts[t.tokens[i].id]
	return text == "," || text == "–" || text == "،" || text == "、"
}

// leave goes on from token i, the first behind the quotation that the quote
// stands in: in the sentence around it if nothing separates them, else in the
// next quotation of the sentence, as in “Peace,” he said, “is impossible”.
func (w *clauseWalk) leave(i int) int {
	last := w.texts[w.tokens[i-1].id]
	switch {
	case last == "!" || last == "?" || last == "…":
		return -1
	case !w.isComma(i-1) && !w.isComma(i):
		w.span, w.left = -1, true
		return i
	}
	if next := w.resumed(i); next >= 0 {
		if isCapitalised(w.texts[w.tokens[next].id]) {
			return -1 // another sentence of the speaker's
		}
		w.span = w.spanOf(next)
		return w.boundary(next)
	}
	// “Peace,” he said, was impossible.
	w.span, w.left = -1, true
	return w.verbBehind(i)
}

// verbBehind gives the verb with which a clause that lacks it yet goes on behind
// what is put in at the comma or dash i, as in “The pact – and I regret it – is
// dead”, or a negation that stands alone there; -1 if there is none.
func (w *clauseWalk) verbBehind(i int) int {
	for i = w.comma(i + 1); i >= 0 && i+1 < w.limit; i = w.comma(i + 1) {
		c := w.classAt(i + 1)
		if c&finite != 0 && c&subject == 0 || c&negation != 0 && (i+2 == w.limit || !w.tokens[i+2].is(isWord)) {
			return i + 1
		}
	}
	return -1
}

// resumed gives the token with which a quotation goes on in the same sentence
// behind words that are not quoted, end being the first token behind its first
// part; -1 if it does not.
func (t *Text) resumed(end int) int {
	here := t.spanOf(end - 1)
	if here < 0 {
		return -1
	}
	if end < len(t.tokens) && t.tokens[end].start < t.spans[here].end && t.isComma(end) {
		end++ // the comma before the closing mark
	}
	if end >= len(t.tokens) || t.tokens[end].start < t.spans[here].end || here+1 == len(t.spans) || !t.isComma(end-1) && !t.isComma(end) {
		return -1
	}
	for i := end; i < min(len(t.tokens), end+maxSentence) && !t.tokens[i].is(startsSentence); i++ {
		if t.tokens[i].start >= t.spans[here+1].start {
			return i
		}
	}
	return -1
}

// spanOf is the quotation that a token stands in, or -1.
func (t *Text) spanOf(i int) int {
	if i < 0 {
		return -1
	}
	at := t.tokens[i].start
	n, found := slices.BinarySearchFunc(t.spans, at, func(s span, at int32) int { return int(s.start - at) })
	if !found {
		n--
	}
	if n >= 0 && at < t.spans[n].end {
		return n
	}
	return -1
}
