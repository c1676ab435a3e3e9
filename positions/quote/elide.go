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

// chains finds the places where the parts of a quote follow one another. reason
// says, where there are none, what is wrong with the quote itself.
func (t *Text) chains(p *pattern) (found []chain, reason Reason) {
	if len(p.parts) == 0 || len(p.parts) > maxParts {
		return nil, ""
	}
	hits := make([][]hit, len(p.parts))
	missing := false
	for i, pt := range p.parts {
		if p.elided && t.spacedWords(p, pt) < minPartWords {
			return nil, ShortPart
		}
		hits[i] = t.hits(p, pt)
		missing = missing || len(hits[i]) == 0
	}
	if missing {
		return nil, ""
	}
	for i := range hits[0] {
		if c := t.follow(hits[0][i:i+1:i+1], hits[1:]); c != nil {
			found = append(found, c)
		}
	}
	if len(found) == 0 {
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

// follow continues a chain with the nearest hits of the parts that are left;
// nil if together they leave out too much.
func (t *Text) follow(c chain, rest [][]hit) chain {
	elided := 0
	for _, hits := range rest {
		end := c.end()
		i, _ := slices.BinarySearchFunc(hits, end, func(h hit, end int) int { return h.start - end })
		if i == len(hits) {
			return nil
		}
		elided += t.charactersBetween(end, hits[i].start)
		if elided > maxElided {
			return nil
		}
		c = append(c, hits[i])
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

// hits finds a part: its longest piece first, then the others to both sides.
func (t *Text) hits(p *pattern, pt part) []hit {
	if len(pt.pieces) == 0 || len(pt.pieces) > maxPieces {
		return nil
	}
	longest := 0
	for i, piece := range pt.pieces {
		if countWords(piece.tokens) > countWords(pt.pieces[longest].tokens) {
			longest = i
		}
	}
	var found []hit
	anchor := pt.pieces[longest].tokens
	toRight, toLeft := t.sought(p, pt.pieces[longest+1:]), t.sought(p, reversed(pt.pieces[:longest]))
	var way trail
	starts := make([]int, len(pt.pieces)) // of each piece
	replaced := make([][2]int, 0, len(pt.insertions))
	for _, at := range t.locate(p, anchor) {
		if p.tried > maxTried {
			break
		}
		starts[longest] = at
		if !t.extend(p, &way, toRight, at+len(anchor), +1) {
			continue
		}
		for i, start := range way.starts {
			starts[longest+1+i] = start
		}
		if !t.extend(p, &way, toLeft, at, -1) {
			continue
		}
		for i, start := range way.starts {
			starts[longest-1-i] = start
		}
		h := hit{start: starts[0]}
		if cap(replaced)-len(replaced) < len(pt.insertions) {
			replaced = make([][2]int, 0, 2*cap(replaced)) // one block for many hits
		}
		from := len(replaced)
		replaced = append(replaced, t.outer(p, pt.insertions[0], h.start, -1))
		for i, start := range starts {
			if i > 0 {
				replaced = append(replaced, [2]int{h.end, start})
			}
			h.end = start + len(pt.pieces[i].tokens)
		}
		replaced = append(replaced, t.outer(p, pt.insertions[len(pt.insertions)-1], h.end, +1))
		h.replaced = replaced[from:len(replaced):len(replaced)]
		found = append(found, h)
	}
	if p.tried > maxTried {
		return nil // some were not found: none is better than one that seems the only one
	}
	return found
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
