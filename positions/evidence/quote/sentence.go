package quote

import (
	"unicode"
	"unicode/utf8"
)

// isTerminal reports whether r ends a sentence. An ellipsis does not: as often
// as not the sentence goes on, and a sentence taken for longer than it is
// makes for a warning too many where the opposite makes for one too few.
func isTerminal(r rune) bool {
	switch r {
	case '.', '!', '?', '。', '！', '？', '।', '؟':
		return true
	}
	return false
}

// markSentences flags the tokens with which sentences begin. text gives a
// token's folded text.
func markSentences(tokens []token, lex *lexicon, text func(id int32) string) {
	for i := range tokens {
		if i == 0 || tokens[i].is(startsParagraph) || endsSentence(tokens, i-1, lex, text) {
			tokens[i].flags |= startsSentence
		}
	}
}

// endsSentence reports whether the sentence ends with token i, which is not
// the last one.
func endsSentence(tokens []token, i int, lex *lexicon, text func(id int32) string) bool {
	if tokens[i].is(isWord) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text(tokens[i].id))
	if !isTerminal(r) {
		return false
	}
	next := tokens[i+1]
	first, _ := utf8.DecodeRuneInString(text(next.id))
	switch {
	case r == '。' || r == '！' || r == '？':
		return !isTerminal(first)
	case !next.is(afterSpace) || unicode.IsLower(first):
		return false
	case !next.is(isWord) && next.marks+next.optional == 0 && unicode.IsPunct(first) && !unicode.In(first, unicode.Ps):
		return false
	case r == '.' && i > 0 && tokens[i-1].is(isWord) && !tokens[i].is(afterSpace):
		before := text(tokens[i-1].id)
		letter, width := utf8.DecodeRuneInString(before)
		initial := width == len(before) && unicode.IsUpper(letter) && before != "I" // “J. Smith”
		answer := before == "No" && !unicode.IsDigit(first)                         // “No. We sign.” and “No. 5”
		return !initial && (answer || !lex.abbreviations[before])
	}
	return true
}

// sentenceStart is the index of the first token of the sentence that token i
// belongs to, or floor if that comes later.
func (t *Text) sentenceStart(i, floor int) int {
	for i > floor && !t.tokens[i].is(startsSentence) {
		i--
	}
	return max(i, floor)
}

// sentenceEnd is the index behind the last token of the sentence that token i
// belongs to, or ceiling if that comes first.
func (t *Text) sentenceEnd(i, ceiling int) int {
	for i++; i < ceiling && !t.tokens[i].is(startsSentence); i++ {
	}
	return min(i, ceiling)
}
