package quote

// Sentence is a sentence of a text.
type Sentence struct {
	Place              // without white space around
	Text      string   // as it stands there
	Paragraph int      // in which paragraph, from 1
	Words     []string // its words, folded as for looking quotes up
}

// Sentences lists the sentences of the text, in their order; together they have all of its
// words. Marks that are no words of their own belong to the sentence that they touch.
func (t *Text) Sentences() []Sentence {
	var all []Sentence
	var bounds [][2]int // of each, in bytes
	paragraph, end := 0, 0
	for i, tok := range t.tokens {
		if tok.is(startsParagraph) || i == 0 {
			paragraph++
		}
		if tok.is(startsSentence) || i == 0 {
			start := int(tok.start)
			for start > end && !isSpace(t.source[start-1]) {
				start--
			}
			all = append(all, Sentence{Paragraph: paragraph})
			bounds = append(bounds, [2]int{start, start})
		}
		last := len(all) - 1
		if tok.is(isWord) {
			all[last].Words = append(all[last].Words, t.texts[tok.id])
		}
		end = int(tok.end)
		bounds[last][1] = end
	}
	for i := range all {
		limit := len(t.source)
		if i+1 < len(all) {
			limit = bounds[i+1][0]
		}
		start, end := bounds[i][0], bounds[i][1]
		for end < limit && !isSpace(t.source[end]) {
			end++
		}
		all[i].Place = Place{t.character(start), t.character(end)}
		all[i].Text = t.source[start:end]
	}
	return all
}

// isSpace tells the bytes of white space at which lines and words are parted.
func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\r' || b == '\t' }
