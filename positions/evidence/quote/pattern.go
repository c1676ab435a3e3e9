package quote

import (
	"strings"
)

// pattern is a quote taken apart: what stands between its elisions, and
// within that what stands between its brackets.
type pattern struct {
	text   string
	tokens []token // of the whole quote, as it is written
	texts  []string
	parts  []part
	elided bool // it has an elision, if only at an end

	tried int                // places at which pieces were tried, see extend
	names map[int32]nameness // of words in brackets, as far as they were asked for

	// What was found of the quote's words, for every place at which it may stand.
	classes  map[int32]class // of words that the text does not have
	variants map[int32][]int32
}

// part is what stands between two elisions.
type part struct {
	from, to int // its tokens in the whole quote
	pieces   []piece
	// insertions[i] stands before pieces[i], and the last one behind the last
	// piece; the outer two may be empty.
	insertions []insertion
	literal    bool // the elision before it is “…” and may be the source's own
}

// piece is a stretch of a quote that must stand in the source as it is.
type piece struct{ tokens []token }

// insertion is what stands in square brackets, with letters attached to them.
type insertion struct {
	text  string
	words []int32 // ids

	judged, adds bool // whether it adds what is never forgiven, once that was asked, see unforgiven
}

func (p part) bracketed() bool {
	for _, in := range p.insertions {
		if in.text != "" {
			return true
		}
	}
	return false
}

func countWords(tokens []token) int {
	n := 0
	for _, tok := range tokens {
		if tok.is(isWord) {
			n++
		}
	}
	return n
}

// parse reads a quote against the vocabulary of the text. Words that the text
// does not have get ids of their own.
func (t *Text) parse(text string) *pattern {
	p := &pattern{text: text}
	extra := map[string]int32{}
	p.tokens, _ = scan(text, t.lexicon.clitics, func(folded string) int32 {
		if id, ok := t.vocabulary[folded]; ok {
			return id
		}
		id, ok := extra[folded]
		if !ok {
			id = int32(len(t.texts) + len(extra))
			extra[folded] = id
			p.texts = append(p.texts, folded)
		}
		return id
	})
	// An apostrophe at either end is what is left of a quotation mark.
	for len(p.tokens) > 0 && t.isApostrophe(p, 0) {
		p.tokens = p.tokens[1:]
	}
	for n := len(p.tokens); n > 0 && t.isApostrophe(p, n-1); n-- {
		p.tokens = p.tokens[:n-1]
	}
	return p
}

// isApostrophe reports whether a token of the quote is an apostrophe that belongs
// to no word. The letter “ʼ” is a word.
func (t *Text) isApostrophe(p *pattern, i int) bool {
	return !p.tokens[i].is(isWord) && t.idText(p, p.tokens[i].id) == "'"
}

// idText is the folded text of a token of the quote.
func (t *Text) idText(p *pattern, id int32) string {
	if int(id) < len(t.texts) {
		return t.texts[id]
	}
	return p.texts[int(id)-len(t.texts)]
}

// classOf gives the classes of a word of the quote.
func (t *Text) classOf(p *pattern, id int32) class {
	if int(id) < len(t.texts) {
		return t.classes[id]
	}
	c, ok := p.classes[id]
	if !ok {
		c = t.lexicon.classify(t.idText(p, id))
		if p.classes == nil {
			p.classes = map[int32]class{}
		}
		p.classes[id] = c
	}
	return c
}

// split takes the quote apart at its elisions and brackets. Where “…” stands
// in the source between the same words, it is no elision.
func (t *Text) split(p *pattern) {
	cur := newPart(0, false)
	for i := 0; i < len(p.tokens); {
		n, kind := t.special(p, i)
		switch kind {
		case elision, bracketedElision:
			p.addPart(cur, i)
			cur = newPart(i+n, kind == elision)
			p.elided = true
		case bracket:
			from, to := i, i+n
			if from > cur.from && attached(p.tokens[from-1], p.tokens[from]) && !t.isClitic(p, from-1) && cur.unread() {
				from--
			}
			if to < len(p.tokens) && attached(p.tokens[to-1], p.tokens[to]) {
				to++
			}
			cur.insert(p.text[p.tokens[from].start:p.tokens[to-1].end], t.insertedWords(p, from, to))
			n = to - i
		default:
			cur.read(p.tokens[i])
		}
		i += n
	}
	p.addPart(cur, len(p.tokens))
	t.joinLiteral(p)
	for i := range p.parts {
		t.trim(p, &p.parts[i], i > 0, i < len(p.parts)-1)
	}
}

func newPart(from int, literal bool) part {
	return part{from: from, literal: literal, insertions: []insertion{{}}}
}

// inPiece reports whether the part as read so far ends with a piece.
func (pt *part) inPiece() bool { return len(pt.pieces) == len(pt.insertions) }

func (pt *part) read(tok token) {
	if !pt.inPiece() {
		pt.pieces = append(pt.pieces, piece{})
	}
	last := &pt.pieces[len(pt.pieces)-1]
	last.tokens = append(last.tokens, tok)
}

// unread takes the last token back, if there is one.
func (pt *part) unread() bool {
	if !pt.inPiece() {
		return false
	}
	last := &pt.pieces[len(pt.pieces)-1]
	last.tokens = last.tokens[:len(last.tokens)-1]
	if len(last.tokens) == 0 {
		pt.pieces = pt.pieces[:len(pt.pieces)-1]
	}
	return true
}

func (pt *part) insert(text string, words []int32) {
	if pt.inPiece() {
		pt.insertions = append(pt.insertions, insertion{})
	}
	in := &pt.insertions[len(pt.insertions)-1]
	if in.text != "" {
		in.text += " " // two in a row are one
	}
	in.text += text
	in.words = append(in.words, words...)
}

// addPart ends a part before token to of the quote and keeps it if anything
// is in it.
func (p *pattern) addPart(pt part, to int) {
	if len(pt.pieces) == 0 && pt.insertions[0].text == "" {
		return
	}
	if pt.inPiece() {
		pt.insertions = append(pt.insertions, insertion{})
	}
	pt.to = to
	p.parts = append(p.parts, pt)
}

// insertedWords gives the words of an insertion, letters inside and outside the
// brackets joined: “[t]he” is “the”.
func (t *Text) insertedWords(p *pattern, from, to int) []int32 {
	var b strings.Builder
	for i := from; i < to; i++ {
		text := t.idText(p, p.tokens[i].id)
		if p.tokens[i].is(afterSpace) {
			b.WriteByte(' ')
		}
		if text != "[" && text != "]" {
			b.WriteString(text)
		}
	}
	tokens, _ := scan(b.String(), t.lexicon.clitics, func(folded string) int32 {
		id, ok := t.vocabulary[folded]
		if !ok {
			id = int32(len(t.texts) + len(p.texts))
			p.texts = append(p.texts, folded)
		}
		return id
	})
	var ids []int32
	for _, tok := range tokens {
		if tok.is(isWord) {
			ids = append(ids, tok.id)
		}
	}
	return ids
}

// attached reports whether b is written directly behind a, and one is a word.
func attached(a, b token) bool {
	return a.end == b.start && b.marks+b.optional == 0 && (a.is(isWord) || b.is(isWord))
}

// isClitic reports whether a token of the quote is a word that only looks as
// if it were one with what follows.
func (t *Text) isClitic(p *pattern, i int) bool {
	return t.lexicon.isClitic(t.idText(p, p.tokens[i].id))
}

type special uint8

const (
	ordinary special = iota
	elision
	bracketedElision
	bracket
)

// special tells whether an elision or a bracket begins at token i, and how many
// tokens it has.
func (t *Text) special(p *pattern, i int) (int, special) {
	switch open := t.idText(p, p.tokens[i].id); open {
	case "…":
		return 1, elision
	case "[", "(":
		for j := i + 1; j < len(p.tokens); j++ {
			switch text := t.idText(p, p.tokens[j].id); {
			case text == "…" && j == i+1 && j+1 < len(p.tokens) && isClosing(open, t.idText(p, p.tokens[j+1].id)):
				return 3, bracketedElision
			case open == "(" || text == "[" || text == "…":
				return 1, ordinary
			case text == "]" && j > i+1:
				return j - i + 1, bracket
			}
		}
	}
	return 1, ordinary
}

func isClosing(open, s string) bool { return open == "[" && s == "]" || open == "(" && s == ")" }

// joinLiteral joins parts again that the source, too, has an ellipsis between.
func (t *Text) joinLiteral(p *pattern) {
	if len(p.parts) > 2*maxParts {
		return
	}
	joined := p.parts[:0]
	for _, next := range p.parts {
		if n := len(joined); n > 0 && next.literal && !next.bracketed() && !joined[n-1].bracketed() {
			whole := p.tokens[joined[n-1].from:next.to]
			if len(t.locate(p, whole)) > 0 {
				joined[n-1].to = next.to
				joined[n-1].pieces = []piece{{whole}}
				continue
			}
		}
		joined = append(joined, next)
	}
	p.parts = joined
}

// trim takes away the punctuation with which a part borders on an elision: it
// belongs to the elision as much as to the part.
func (t *Text) trim(p *pattern, pt *part, before, behind bool) {
	if before && len(pt.pieces) > 0 && pt.insertions[0].text == "" {
		first := &pt.pieces[0]
		for len(first.tokens) > 0 && isDetached(t.idText(p, first.tokens[0].id)) {
			first.tokens = first.tokens[1:]
		}
		if len(first.tokens) == 0 {
			pt.pieces, pt.insertions = pt.pieces[1:], pt.insertions[1:]
		}
	}
	if n := len(pt.pieces); behind && n > 0 && pt.insertions[n].text == "" {
		last := &pt.pieces[n-1]
		for k := len(last.tokens); k > 0 && isDetached(t.idText(p, last.tokens[k-1].id)); k-- {
			last.tokens = last.tokens[:k-1]
		}
		if len(last.tokens) == 0 {
			pt.pieces, pt.insertions = pt.pieces[:n-1], pt.insertions[:n]
		}
	}
}

func isDetached(text string) bool {
	switch text {
	case ".", ",", ";", ":", "–", "!", "?":
		return true
	}
	return false
}
