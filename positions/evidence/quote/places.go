package quote

import "slices"

// places finds a part of a quote in the source, one place after another, as far
// as it is asked for: in a text that repeats itself there are very many.
type places struct {
	*Text
	p  *pattern
	pt part

	longest         int   // the piece that is looked for first
	anchors         []int // the tokens at which that stands and was not yet asked for
	toRight, toLeft []sought
	way             trail
	starts          []int    // of each piece, at the place that is looked at
	replaced        [][2]int // what is free for the hits to come
	found           []hit
}

// placesOf begins with the longest piece of a part; the others are found from
// there to both sides.
func (t *Text) placesOf(p *pattern, pt part) *places {
	s := &places{Text: t, p: p, pt: pt}
	if len(pt.pieces) == 0 || len(pt.pieces) > maxPieces {
		return s
	}
	for i, piece := range pt.pieces {
		if countWords(piece.tokens) > countWords(pt.pieces[s.longest].tokens) {
			s.longest = i
		}
	}
	s.anchors = t.locate(p, pt.pieces[s.longest].tokens)
	if len(s.anchors) > 0 {
		s.toRight, s.toLeft = t.sought(p, pt.pieces[s.longest+1:]), t.sought(p, reversed(pt.pieces[:s.longest]))
		s.starts = make([]int, len(pt.pieces))
	}
	return s
}

// hit gives the hit with a number, in order of the text; there is none behind
// the last, nor once the quote was tried at too many places.
func (s *places) hit(i int) (hit, bool) {
	for i >= len(s.found) && s.next() {
	}
	if s.p.tried > maxTried || i >= len(s.found) {
		return hit{}, false
	}
	return s.found[i], true
}

// from gives the first hit that starts at a token or behind it.
func (s *places) from(token int) (hit, bool) {
	for (len(s.found) == 0 || s.found[len(s.found)-1].start < token) && s.next() {
	}
	i, _ := slices.BinarySearchFunc(s.found, token, func(h hit, token int) int { return h.start - token })
	return s.hit(i)
}

// next looks at one more place, and reports whether there was one.
func (s *places) next() bool {
	if len(s.anchors) == 0 || s.p.tried > maxTried {
		return false
	}
	at := s.anchors[0]
	s.anchors = s.anchors[1:]
	pieces, insertions := s.pt.pieces, s.pt.insertions
	s.starts[s.longest] = at
	if !s.extend(s.p, &s.way, s.toRight, at+len(pieces[s.longest].tokens), +1) {
		return true
	}
	for i, start := range s.way.starts {
		s.starts[s.longest+1+i] = start
	}
	if !s.extend(s.p, &s.way, s.toLeft, at, -1) {
		return true
	}
	for i, start := range s.way.starts {
		s.starts[s.longest-1-i] = start
	}
	h := hit{start: s.starts[0]}
	if cap(s.replaced)-len(s.replaced) < len(insertions) {
		s.replaced = make([][2]int, 0, max(len(insertions), min(2*cap(s.replaced), 1024))) // one block for many hits
	}
	from := len(s.replaced)
	s.replaced = append(s.replaced, s.outer(s.p, insertions[0], h.start, -1))
	for i, start := range s.starts {
		if i > 0 {
			s.replaced = append(s.replaced, [2]int{h.end, start})
		}
		h.end = start + len(pieces[i].tokens)
	}
	s.replaced = append(s.replaced, s.outer(s.p, insertions[len(insertions)-1], h.end, +1))
	h.replaced = s.replaced[from:len(s.replaced):len(s.replaced)]
	s.found = append(s.found, h)
	return true
}
