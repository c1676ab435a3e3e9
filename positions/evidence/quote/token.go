package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stance/positions/wording"
)

// token is a word, a number or a punctuation mark of a text. White space and
// quotation marks are no tokens: a token remembers what stood before it.
type token struct {
	start, end int32 // bytes in the text as it was given
	id         int32 // of its folded text in the vocabulary
	ord        int32 // how many words stand before it
	flags      flags
	marks      uint8 // quotation marks between this token and the one before
	optional   uint8 // such marks that a quote may have or leave out, see marks.go
}

type flags uint8

const (
	isWord          flags = 1 << iota // word, number or character of a script without spaces
	afterSpace                        // white space stands before it
	startsParagraph                   // it is the first of a paragraph
	startsSentence                    // it is the first of a sentence
	isMark                            // a quotation mark or apostrophe whose part is not settled; none is left after settle
	turns                             // it belongs to a phrase that turns a sentence round
	turnsNot                          // it belongs to one that turns nothing
)

func (t token) is(f flags) bool { return t.flags&f != 0 }

// chunkSize is about how much of a text is split at a time, so that a huge
// archive does not need several times its size in memory.
const chunkSize = 1 << 16

// longestClitic is how many bytes a clitic may have.
const longestClitic = 8

// scanner turns a text into tokens.
type scanner struct {
	intern  func(folded string) int32
	clitics map[string]bool // see wordLists
	layout  layout

	tokens []token
	marks  []mark
	elided map[int32]int32 // of the letters of a clitic its id with the apostrophe

	dots, dashes  int     // how many such tokens stand directly behind one another
	last          rune    // the last character that is neither white space nor quotation mark
	flags         flags   // what the next token has to be marked with
	paragraph     int32   // the number of the current one
	paragraphEnds []int32 // where each earlier one ended
}

// scan splits a text and settles which of its quotation marks belong
// together. intern gives folded token texts their ids.
func scan(text string, clitics map[string]bool, intern func(string) int32) (tokens []token, spans []span) {
	s := scanner{intern: intern, clitics: clitics, layout: layoutOf(text), flags: startsParagraph}
	s.tokens = make([]token, 0, len(text)/5+1)
	clean, original := withoutInvisible(text)
	clean = plainSigns(clean)
	for from := 0; from < len(clean); {
		to := chunkEnd(clean, from)
		s.chunk(clean, from, to, original)
		from = to
	}
	spans = s.settle()
	number(s.tokens)
	return s.tokens, spans
}

// chunkEnd is where to cut the text after from: behind a line break if one
// comes soon enough, else behind a space, else between two characters.
func chunkEnd(text string, from int) int {
	if len(text)-from <= 2*chunkSize {
		return len(text)
	}
	window := text[from+chunkSize : from+2*chunkSize]
	if i := strings.IndexByte(window, '\n'); i >= 0 {
		return from + chunkSize + i + 1
	}
	if i := strings.IndexByte(window, ' '); i >= 0 {
		return from + chunkSize + i + 1
	}
	to := from + 2*chunkSize
	for to > from+chunkSize && !utf8.RuneStart(text[to]) {
		to--
	}
	return to
}

func (s *scanner) chunk(clean string, from, to int, original func(int) int) {
	at := from
	for tok := range wording.Tokens(clean[from:to]) {
		end := at + len(tok.Text)
		if tok.Kind == wording.Space {
			s.space(tok.Text, clean[end:])
			at = end
			continue
		}
		first, width := utf8.DecodeRuneInString(tok.Text)
		start, middle := original(at), 0
		clitic := s.clitic(tok)
		if clitic > 0 {
			middle = original(at+clitic-1) + 1
		}
		bytes := [2]int32{int32(start), int32(original(end-1) + 1)}
		if tok.Kind == wording.Punct && width == len(tok.Text) {
			s.punct(first, tok.Text, bytes, clean[end:])
		} else {
			f := isWord
			if tok.Kind == wording.Punct || tok.Kind == wording.Glyph && !unicode.IsLetter(first) {
				f = 0
			}
			if clitic > 0 {
				s.add(tok.Text[:clitic], f, [2]int32{bytes[0], int32(middle)})
				bytes[0] = int32(middle)
			}
			s.add(tok.Text[clitic:], f, bytes)
			if len(s.clitics) > 0 && tok.Kind == wording.Word && len(tok.Text) <= longestClitic && s.clitics[strings.ToLower(tok.Text)+"'"] {
				if s.elided == nil {
					s.elided = map[int32]int32{}
				}
				s.elided[s.tokens[len(s.tokens)-1].id] = s.intern(foldToken(tok.Text) + "'")
			}
			s.last, _ = utf8.DecodeLastRuneInString(tok.Text)
		}
		at = end
	}
}

// clitic is the length of the clitic with which a word begins, 0 for none.
func (s *scanner) clitic(tok wording.Token) int {
	if tok.Kind != wording.Word || len(s.clitics) == 0 {
		return 0
	}
	for i, r := range tok.Text {
		if wording.FoldRune(r) != '\'' {
			continue
		}
		if n := i + utf8.RuneLen(r); n < len(tok.Text) && s.clitics[strings.ToLower(tok.Text[:i])+"'"] {
			return n
		}
		return 0
	}
	return 0
}

func (s *scanner) space(space, rest string) {
	s.flags |= afterSpace
	after, _ := firstOutsideMarks(rest)
	if s.layout.ends(space, s.last, after) && s.flags&startsParagraph == 0 {
		s.flags |= startsParagraph
		s.paragraphEnds = append(s.paragraphEnds, s.tokens[len(s.tokens)-1].end)
		s.paragraph++
	}
}

// punct adds a punctuation mark. Three dots in a row are an ellipsis, dashes
// in a row one dash.
func (s *scanner) punct(r rune, text string, bytes [2]int32, rest string) {
	if familyOf(r) != noFamily {
		s.mark(r, bytes, rest)
		return
	}
	dots, dashes := s.dots, s.dashes
	s.last = r
	folded := foldToken(text)
	switch {
	case folded == "–" && dashes > 0 && s.flags == 0:
		s.tokens[len(s.tokens)-1].end = bytes[1]
		s.dashes++
		return
	case r == '.' && dots == 2 && s.flags&startsParagraph == 0:
		n := len(s.tokens)
		s.tokens = s.tokens[:n-1]
		s.tokens[n-2].end = bytes[1]
		s.tokens[n-2].id = s.intern("…")
		s.flags, s.dots = 0, 0
		return
	}
	paragraph := s.flags&startsParagraph != 0
	s.add(text, 0, bytes)
	if r == '.' {
		s.dots = 1
		if !paragraph {
			s.dots += dots
		}
	}
	if folded == "–" {
		s.dashes = 1
	}
}

func (s *scanner) add(text string, f flags, bytes [2]int32) {
	s.tokens = append(s.tokens, token{start: bytes[0], end: bytes[1], id: s.intern(foldToken(text)), flags: s.flags | f})
	s.flags, s.dots, s.dashes = 0, 0, 0
}

// mark adds a quotation mark or an apostrophe at the edge of a word, with what
// stands around it.
func (s *scanner) mark(r rune, bytes [2]int32, rest string) {
	m := mark{r: r, token: int32(len(s.tokens)), paragraph: s.paragraph, first: s.flags&startsParagraph != 0}
	m.before = s.last
	if s.flags&(afterSpace|startsParagraph) != 0 || s.behindClitic(bytes[0]) {
		m.before = ' '
	}
	var next rune
	m.after, next = firstOutsideMarks(rest)
	if m.after == '.' && next == '.' {
		m.after = '…'
	}
	m.decade = unicode.IsDigit(m.after) && unicode.IsDigit(next) && isDecade(rest)
	s.marks = append(s.marks, m)
	s.tokens = append(s.tokens, token{start: bytes[0], end: bytes[1], flags: s.flags | isMark})
	// The flags stay for what follows: a paragraph starts with its first mark
	// and with its first word, and marks in a row have the same surroundings.
	s.dots, s.dashes = 0, 0
}

// behindClitic reports whether a mark at a byte stands directly behind a clitic,
// as in “d'« accord »”, where it opens.
func (s *scanner) behindClitic(at int32) bool {
	n := len(s.tokens)
	if n < 2 || len(s.elided) == 0 || !s.tokens[n-1].is(isMark) || s.tokens[n-1].end != at || s.tokens[n-2].end != s.tokens[n-1].start {
		return false
	}
	_, ok := s.elided[s.tokens[n-2].id]
	return ok && familyOf(s.marks[len(s.marks)-1].r) == singles
}

// firstOutsideMarks gives the first character of s that is not a quotation
// mark, and the one after it; a space where s ends. It looks past a few marks
// only: nobody nests more.
func firstOutsideMarks(s string) (r, next rune) {
	for range 8 {
		c, width := utf8.DecodeRuneInString(s)
		if width == 0 {
			return ' ', ' '
		}
		s = s[width:]
		if familyOf(c) == noFamily {
			r = c
			break
		}
		r = ' '
	}
	if c, width := utf8.DecodeRuneInString(s); width > 0 {
		return r, c
	}
	return r, ' '
}

// number counts the words.
func number(tokens []token) {
	ord := int32(0)
	for i := range tokens {
		tokens[i].ord = ord
		if tokens[i].is(isWord) {
			ord++
		}
	}
}
