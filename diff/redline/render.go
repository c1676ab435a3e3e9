package redline

// page is a redline in the making: stretches, one after the other, that are
// equal or an edit. Each covers a number of bytes of the old text and of the
// new one, so that no byte of either can get lost.
type page struct {
	parts []part
}

type part struct {
	equal      bool
	aLen, bLen int // bytes
}

// add appends a stretch to the page, joining it to the last one if that is of
// its kind.
func (p *page) add(equal bool, a, b string) {
	if a == "" && b == "" {
		return
	}
	if n := len(p.parts); n > 0 && p.parts[n-1].equal == equal {
		p.parts[n-1].aLen += len(a)
		p.parts[n-1].bLen += len(b)
		return
	}
	p.parts = append(p.parts, part{equal, len(a), len(b)})
}

// segments cuts the two texts as the page says.
func (p *page) segments(from, to string) []Segment {
	var segs []Segment
	for _, t := range p.parts {
		a, b := from[:t.aLen], to[:t.bLen]
		from, to = from[t.aLen:], to[t.bLen:]
		if t.equal {
			segs = appendEqual(segs, a, b)
			continue
		}
		if a != "" {
			segs = append(segs, Segment{Op: Delete, Text: a})
		}
		if b != "" {
			segs = append(segs, Segment{Op: Insert, Text: b})
		}
	}
	return segs
}

// render writes an alignment as segments, dealing out the white space, which
// took no part in it.
func render(a, b *side, pair []int) []Segment {
	var p page
	list := spans(pair, len(b.tokens))
	for k, s := range list {
		if !s.equal {
			p.edit(a, b, s)
			continue
		}
		if k == 0 {
			p.edit(a, b, span{a1: s.a0, b1: s.b0}) // the white space before the first word
		}
		for i, j := s.a0, s.b0; i < s.a1; i, j = i+1, j+1 {
			if i > s.a0 {
				p.edit(a, b, span{a0: i, a1: i, b0: j, b1: j})
			}
			p.add(true, a.textAt(i), b.textAt(j))
		}
		if k == len(list)-1 {
			p.edit(a, b, span{a0: s.a1, a1: s.a1, b0: s.b1, b1: s.b1})
		}
	}
	return p.segments(a.text, b.text)
}

// edit adds what lies between two words that correspond: the tokens of s, if
// any, and all white space around them.
func (p *page) edit(a, b *side, s span) {
	aLead, aCore, aTrail := a.stretch(s.a0, s.a1)
	bLead, bCore, bTrail := b.stretch(s.b0, s.b1)
	switch {
	case aCore == "" && bCore == "":
		// At the ends of a text white space does not count; between words it
		// does not count unless one side has none.
		ends := s.a0 == 0 && s.b0 == 0 || s.a1 == len(a.tokens) && s.b1 == len(b.tokens)
		p.add(ends || (aLead == "") == (bLead == ""), aLead, bLead)
		return
	case aCore == "":
		aLead, aTrail = dealSpace(aLead, bLead, bTrail)
	case bCore == "":
		bLead, bTrail = dealSpace(bLead, aLead, aTrail)
	}
	if aLead != "" && bLead != "" {
		p.add(true, aLead, bLead)
		aLead, bLead = "", ""
	}
	if aTrail != "" && bTrail != "" {
		p.add(false, aLead+aCore, bLead+bCore)
		p.add(true, aTrail, bTrail)
		return
	}
	p.add(false, aLead+aCore+aTrail, bLead+bCore+bTrail)
}

// dealSpace decides whether the white space that stands where the other text
// has words between lead and trail is the same as the lead, so that the words
// go with the space behind them, or the same as the trail.
func dealSpace(space, lead, trail string) (asLead, asTrail string) {
	if lead != "" && (lead == space || trail != space) {
		return space, ""
	}
	return "", space
}

// stretch returns tokens lo to hi with the white space in front and behind.
// Without tokens all the white space is lead.
func (s *side) stretch(lo, hi int) (lead, core, trail string) {
	lead = s.before(lo)
	if lo == hi {
		return lead, "", ""
	}
	return lead, s.words(lo, hi), s.before(hi)
}
