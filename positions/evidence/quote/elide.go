package quote

import (
	"slices"
)

const (
	minPartWords    = 3       // of each part of an elided quote
	maxElided       = 1500    // characters that the elisions of one quote leave out
	maxBracketWords = 4       // of the source that one insertion stands for
	maxPieces       = 64      // of one part; more is no quotation
	maxTried        = 1 << 17 // places at which the pieces of a quote are tried; where there are more the text repeats one word
)

// A hit is where a part stands in the source: its tokens from start up to end,
// and for each of its insertions the tokens that it stands for.
type hit struct {
	start, end int
	replaced   [][2]int
}

// A chain is where the parts of a quote stand, in order.
type chain []hit

func (c chain) start() int { return c[0].start }
func (c chain) end() int   { return c[len(c)-1].end }

// chains finds the places where the parts of a quote follow one another, all of
// them or, with most above zero, as many as show that they are more than that
// when they are tightest. reason says, where there are none, what is wrong with
// the quote itself.
func (t *Text) chains(p *pattern, most int) (found []chain, reason Reason) {
	if len(p.parts) == 0 || len(p.parts) > maxParts {
		return nil, ""
	}
	for _, pt := range p.parts {
		if p.elided && t.spacedWords(p, pt) < minPartWords {
			return nil, ShortPart
		}
	}
	places := make([]*places, len(p.parts))
	for i, pt := range p.parts {
		places[i] = t.placesOf(p, pt)
		if _, ok := places[i].hit(0); !ok {
			return nil, ""
		}
	}
	apart, end := 0, 0 // chains that do not overlap, and where the last ends
	for i := 0; most == 0 || apart <= most; i++ {
		first, ok := places[0].hit(i)
		if !ok {
			break
		}
		if c := t.follow(first, places[1:]); c != nil {
			found = append(found, c)
			if c.start() >= end {
				apart, end = apart+1, c.end()
			}
		}
	}
	switch {
	case p.tried > maxTried:
		return nil, "" // some were not found: none is better than one that seems the only one
	case len(found) == 0:
		return nil, FarParts
	}
	return found, ""
}

// spacedWords counts the words of a part outside its brackets, one with a clitic
// as one.
func (t *Text) spacedWords(p *pattern, pt part) int {
	n := 0
	for _, piece := range pt.pieces {
		for _, tok := range piece.tokens {
			if tok.is(isWord) && !t.lexicon.isClitic(t.idText(p, tok.id)) {
				n++
			}
		}
	}
	return n
}

// follow makes a chain of a hit of the first part and the nearest hits of those
// that are left; nil if together they leave out too much.
func (t *Text) follow(first hit, rest []*places) chain {
	c := append(make(chain, 0, 1+len(rest)), first)
	elided := 0
	for _, places := range rest {
		h, ok := places.from(c.end())
		if !ok {
			return nil
		}
		elided += t.charactersBetween(c.end(), h.start)
		if elided > maxElided {
			return nil
		}
		c = append(c, h)
	}
	return c
}

// charactersBetween counts the characters from the end of token end-1 to the
// start of token start.
func (t *Text) charactersBetween(end, start int) int {
	from, to := int(t.tokens[end-1].end), int(t.tokens[start].start)
	if to-from > 4*maxElided {
		return to - from // too far, however many bytes a character has
	}
	return countRunes(t.source, from, to)
}

// tightest keeps, of chains that end in the same place, the shortest, and drops
// what overlaps the one before.
func tightest(chains []chain) []chain {
	var kept []chain
	for _, c := range chains {
		if n := len(kept); n > 0 && c.start() < kept[n-1].end() {
			if c.end() == kept[n-1].end() {
				kept[n-1] = c
			}
			continue
		}
		kept = append(kept, c)
	}
	return kept
}

func reversed[E any](list []E) []E {
	list = slices.Clone(list)
	slices.Reverse(list)
	return list
}

// sought is a piece that is looked for in many places: with its first word, -1
// for none, and the variants of that.
type sought struct {
	tokens   []token
	first    int
	variants []int32
}

func (t *Text) sought(p *pattern, pieces []piece) []sought {
	list := make([]sought, len(pieces))
	for i, piece := range pieces {
		list[i] = sought{tokens: piece.tokens, first: slices.IndexFunc(piece.tokens, func(tok token) bool { return tok.is(isWord) })}
		if first := list[i].first; first >= 0 {
			list[i].variants = t.variants(p, piece.tokens[first].id)
		}
	}
	return list
}

// A trail is how far the pieces of a quote have been found on one side of a
// place. It is used for one place after another.
type trail struct {
	states []state
	starts []int // where each piece starts, in the order in which they were looked for
}

// state is one place of a piece: where the next may begin, where this one
// starts, and the state of the piece before it.
type state struct{ edge, start, from int }

// extend finds the pieces one after another, from token at on to the right
// (step +1) or up to it on the left (-1), with at most four words between each
// two, as few as can be. It reports whether they are there, and leaves in the
// trail where each starts.
func (t *Text) extend(p *pattern, way *trail, pieces []sought, at, step int) bool {
	way.states, way.starts = append(way.states[:0], state{edge: at, from: -1}), way.starts[:0]
	layer := 0 // the first state of the piece before
	for _, piece := range pieces {
		next := len(way.states)
		for i := layer; i < next; i++ {
			s := way.states[i]
			for edge := s.edge; edge >= 0 && edge <= len(t.tokens); edge += step {
				if t.words(min(edge, s.edge), max(edge, s.edge)) > maxBracketWords {
					break
				}
				if p.tried++; p.tried > maxTried {
					return false
				}
				start, far := edge, edge+len(piece.tokens)
				if step < 0 {
					start, far = edge-len(piece.tokens), edge-len(piece.tokens)
				}
				if !t.matches(start, piece.tokens, piece.first, piece.variants) || slices.ContainsFunc(way.states[next:], func(o state) bool { return o.edge == far }) {
					continue
				}
				way.states = append(way.states, state{far, start, i})
			}
		}
		if len(way.states) == next {
			return false
		}
		layer = next
	}
	for i := layer; way.states[i].from >= 0; i = way.states[i].from {
		way.starts = append(way.starts, way.states[i].start)
	}
	slices.Reverse(way.starts)
	return true
}
