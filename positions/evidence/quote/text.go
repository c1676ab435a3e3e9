package quote

import (
	"unicode"
	"unicode/utf8"
)

// Text is the text of a source, prepared for looking quotes up in it. What
// it says does not change any more, and several goroutines may use it.
type Text struct {
	source  string
	lexicon *lexicon
	tokens  []token
	spans   []span // what stands between quotation marks

	vocabulary map[string]int32
	texts      []string // by id
	classes    []class  // by id

	// The index of words: the tokens of word id are
	// postings[postingsFrom[id]:postingsFrom[id+1]], in the order of the text.
	postings     []int32
	postingsFrom []int32
	wordTokens   []int32 // the tokens that are words, in order

	names nameIndex
	known []string // words of the names that Prepare was given, in order

	characters []int32 // how many characters stand before byte i*characterStep
}

const characterStep = 1 << 8

// maxBytes is the size up to which a text can be prepared.
const maxBytes = 1 << 30

// Prepare reads a source's text. language is its BCP 47 tag and decides which
// words are negations, numbers, modals and conditions: without one those of all
// languages count, for a language without lists none, and where the text is
// evidently in another language those of both. names are those of
// whom the text may speak: where all nouns have a capital, as in German, a
// bracket may hold these alone. What lies beyond maxBytes is left out.
func Prepare(text, language string, names ...string) *Text {
	text = text[:min(len(text), maxBytes)]
	t := &Text{source: text, lexicon: lexiconOf(language, text), vocabulary: map[string]int32{}}
	t.know(names)
	t.tokens, t.spans = scan(text, t.lexicon.clitics, func(folded string) int32 {
		id, ok := t.vocabulary[folded]
		if !ok {
			id = int32(len(t.texts))
			t.vocabulary[folded] = id
			t.texts = append(t.texts, folded)
			t.classes = append(t.classes, t.lexicon.classify(folded))
		}
		return id
	})
	markSentences(t.tokens, t.lexicon, func(id int32) string { return t.texts[id] })
	t.index()
	t.markPhrases()
	t.countCharacters()
	return t
}

func (t *Text) index() {
	t.postingsFrom = make([]int32, len(t.texts)+1)
	for _, tok := range t.tokens {
		if tok.is(isWord) {
			t.postingsFrom[tok.id+1]++
		}
	}
	for i := 1; i < len(t.postingsFrom); i++ {
		t.postingsFrom[i] += t.postingsFrom[i-1]
	}
	t.postings = make([]int32, t.postingsFrom[len(t.texts)])
	t.wordTokens = make([]int32, 0, len(t.postings))
	free := make([]int32, len(t.texts))
	for i, tok := range t.tokens {
		if tok.is(isWord) {
			t.postings[t.postingsFrom[tok.id]+free[tok.id]] = int32(i)
			free[tok.id]++
			t.wordTokens = append(t.wordTokens, int32(i))
		}
	}
}

func (t *Text) countCharacters() {
	n := 0
	for from := 0; from <= len(t.source); from += characterStep {
		t.characters = append(t.characters, int32(n))
		n += countRunes(t.source, from, min(from+characterStep, len(t.source)))
	}
}

// countRunes counts the characters that begin in s[from:to].
func countRunes(s string, from, to int) int {
	n := 0
	for i := from; i < to; {
		if s[i] < utf8.RuneSelf {
			i++
			n++
			continue
		}
		if !utf8.RuneStart(s[i]) && i < from+utf8.UTFMax-1 && insideRune(s, i) {
			i++ // it began before from
			continue
		}
		_, width := utf8.DecodeRuneInString(s[i:])
		i += width
		n++
	}
	return n
}

// insideRune reports whether byte i of s belongs to a character that begins
// before it.
func insideRune(s string, i int) bool {
	for back := 1; back < utf8.UTFMax && back <= i; back++ {
		if utf8.RuneStart(s[i-back]) {
			_, width := utf8.DecodeRuneInString(s[i-back:])
			return width > back
		}
	}
	return false
}

// character is the number of characters before a byte.
func (t *Text) character(at int) int {
	step := at / characterStep
	if step+1 < len(t.characters) && t.characters[step+1]-t.characters[step] == characterStep {
		return int(t.characters[step]) + at%characterStep // each character is one byte
	}
	return int(t.characters[step]) + countRunes(t.source, step*characterStep, at)
}

// occurrences are the tokens that are the word id.
func (t *Text) occurrences(id int32) []int32 {
	if id < 0 || int(id) >= len(t.texts) {
		return nil
	}
	return t.postings[t.postingsFrom[id]:t.postingsFrom[id+1]]
}

// classAt gives the classes of token i where it stands: “No 10” denies
// nothing, and “in May” is no modal.
func (t *Text) classAt(i int) class {
	tok := t.tokens[i]
	c := t.classes[tok.id]
	if tok.is(turns) {
		return c | negation
	}
	if tok.is(turnsNot) {
		c &^= negation
	}
	if c&(negation|modal) == 0 {
		return c
	}
	word := t.texts[tok.id]
	if !isCapitalised(word) {
		return c
	}
	if c&modal != 0 && t.lexicon.isName(word) && !tok.is(startsSentence) && tok.marks+tok.optional == 0 {
		c &^= modal | finite
	}
	if word == "No" || word == "Nos" {
		next := i + 1
		if next < len(t.tokens) && t.texts[t.tokens[next].id] == "." {
			next++
		}
		if next < len(t.tokens) {
			if r, _ := utf8.DecodeRuneInString(t.texts[t.tokens[next].id]); unicode.IsDigit(r) {
				c &^= negation
			}
		}
	}
	return c
}

// classesIn gives the classes of the tokens from start up to end together.
func (t *Text) classesIn(start, end int) class {
	var c class
	for i := start; i < end; i++ {
		c |= t.classAt(i)
	}
	return c
}

// words is how many words stand from token start up to end.
func (t *Text) words(start, end int) int {
	return int(t.ordinal(end) - t.ordinal(start))
}

func (t *Text) ordinal(i int) int32 {
	if i < len(t.tokens) {
		return t.tokens[i].ord
	}
	return int32(len(t.postings))
}

// passage is the original text from token start up to end.
func (t *Text) passage(start, end int) string {
	if start >= end {
		return ""
	}
	return t.source[t.tokens[start].start:t.tokens[end-1].end]
}
