package quote

import "strings"

// Sentence is a sentence of a text.
type Sentence struct {
	Start, End int      // bytes of the text from Start up to End, without white space around
	Paragraph  int      // in which paragraph, from 1
	Words      []string // its words in small letters, folded as for looking quotes up
}

// Sentences lists the sentences of the text, in their order; together they have all of its
// words. What comes before a sentence's first word, such as its quotation mark, belongs to it.
func (t *Text) Sentences() []Sentence {
	var all []Sentence
	paragraph, end := 0, 0
	for i, tok := range t.tokens {
		if tok.is(startsParagraph) || i == 0 {
			paragraph++
		}
		if tok.is(startsSentence) || i == 0 {
			start := int(tok.start)
			for start > end && !isSpace(t.source[start-1]) { // marks are no tokens
				start--
			}
			all = append(all, Sentence{Start: start, Paragraph: paragraph})
		}
		s := &all[len(all)-1]
		if tok.is(isWord) {
			s.Words = append(s.Words, strings.ToLower(t.texts[tok.id]))
		}
		end = int(tok.end)
		s.End = end
	}
	for i := range all { // and marks behind the last one
		limit := len(t.source)
		if i+1 < len(all) {
			limit = all[i+1].Start
		}
		for all[i].End < limit && !isSpace(t.source[all[i].End]) {
			all[i].End++
		}
	}
	return all
}

// isSpace tells the bytes of white space at which lines and words are parted.
func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\r' || b == '\t' }
