package redline

import (
	"strings"
	"unicode/utf8"

	"stance/positions/wording"
)

// Weights say how much a token holds a redline together, in eighths of a
// word. Only their ratios matter, together with the thresholds in tidy.go.
const (
	weightPunct = 1
	weightStop  = 2
	weightGlyph = 4 // a character of a script without spaces; a word has about two
	weightModal = 6
	weightWord  = 8
)

// token is a word, number, character or mark of a text, without the white
// space around it.
type token struct {
	start, end int // bytes in the text
	id         int32
	weight     uint8
	kind       wording.Kind
	stop       bool // a stop word
	ends       bool // the last token of a sentence
}

// side is one of the two texts of a comparison.
type side struct {
	text   string
	tokens []token
}

// words returns the text of tokens lo to hi with the white space between
// them.
func (s *side) words(lo, hi int) string {
	return s.text[s.tokens[lo].start:s.tokens[hi-1].end]
}

// before returns the white space in front of token i, which may be the one
// past the last.
func (s *side) before(i int) string {
	lo, hi := 0, len(s.text)
	if i > 0 {
		lo = s.tokens[i-1].end
	}
	if i < len(s.tokens) {
		hi = s.tokens[i].start
	}
	return s.text[lo:hi]
}

// symbols numbers token texts so that those that fold to the same have the
// same number.
type symbols struct {
	ids  map[string]int32
	info []token // by number: weight and whether it is a stop word
}

func (y *symbols) reset() {
	if y.ids == nil {
		y.ids = make(map[string]int32)
	}
	clear(y.ids)
	y.info = y.info[:0]
}

// read splits a text into the tokens that are compared. The side's tokens make
// way for them.
func (y *symbols) read(text string, s *side) {
	s.text, s.tokens = text, s.tokens[:0]
	pos := 0
	for t := range wording.Tokens(text) {
		start := pos
		pos += len(t.Text)
		if t.Kind == wording.Space {
			continue
		}
		key := wording.Fold(t.Text)
		id, known := y.ids[key]
		if !known {
			id = int32(len(y.info))
			y.ids[key] = id
			y.info = append(y.info, classify(key, t.Kind))
		}
		tok := y.info[id]
		tok.start, tok.end, tok.id = start, pos, id
		s.tokens = append(s.tokens, tok)
	}
	s.markSentences()
}

// classify weighs a token by its folded text.
func classify(key string, kind wording.Kind) token {
	t := token{kind: kind, weight: weightWord}
	lower := strings.ToLower(key)
	switch {
	case kind == wording.Punct:
		t.weight = weightPunct
	case negations[lower]:
	case kind == wording.Glyph:
		t.weight = weightGlyph
		if stopWords[lower] {
			t.weight, t.stop = weightStop, true
		}
	case modals[lower]:
		t.weight = weightModal
	case stopWords[lower]:
		t.weight, t.stop = weightStop, true
	}
	return t
}

// markSentences marks the last token of each sentence: a full stop or the
// like with its closing quotation marks and brackets, if white space follows
// (none need follow in Chinese and Japanese), and what stands before a line
// break.
func (s *side) markSentences() {
	stopped, wide := false, false // a full stop stands directly before, and it is a full-width one
	for i := range s.tokens {
		t := &s.tokens[i]
		if i == len(s.tokens)-1 {
			t.ends = true
			return
		}
		mark, gap := s.textAt(i), s.before(i+1)
		if isStop(mark) {
			stopped, wide = true, isWideStop(mark)
		} else if !isClosing(mark) || s.before(i) != "" {
			stopped = false
		}
		more := gap == "" && (isClosing(s.textAt(i+1)) || isStop(s.textAt(i+1)))
		t.ends = strings.ContainsAny(gap, lineBreaks) || stopped && !more && (gap != "" || wide)
	}
}

const lineBreaks = "\n\r\u2028\u2029"

func (s *side) textAt(i int) string {
	return s.text[s.tokens[i].start:s.tokens[i].end]
}

// isStop reports whether a mark ends a sentence.
func isStop(mark string) bool {
	switch mark {
	case ".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।":
		return true
	}
	return false
}

func isWideStop(mark string) bool {
	return mark == "。" || mark == "！" || mark == "？"
}

// isClosing reports whether a mark closes what another one opened.
func isClosing(mark string) bool {
	r, _ := utf8.DecodeRuneInString(mark)
	return strings.ContainsRune("\"'”’»›)]}」』）】", r)
}
