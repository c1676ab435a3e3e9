package redline

import (
	"sync"

	"stance/positions/wording"
)

// Words compares two texts word by word. Old(Words(from, to)) is from and
// New(Words(from, to)) is to, byte for byte. Texts that are equal after
// folding give no edit, and two empty ones no segment. A deletion comes
// before the insertion that replaces it. Words(to, from) is the same redline
// with insertions and deletions exchanged.
//
// One case has no place in this form: an equal segment cannot carry an old
// text that is empty where the new one is not. White space alone beside an
// empty text is therefore an insertion or deletion, of which Changed is
// false.
func Words(from, to string) []Segment {
	switch {
	case from == to:
		return appendEqual(nil, from, to)
	case from == "":
		return []Segment{{Op: Insert, Text: to}}
	case to == "":
		return []Segment{{Op: Delete, Text: from}}
	case wording.Same(from, to):
		return appendEqual(nil, from, to)
	case from > to:
		// Aligning breaks ties by direction, so one of the two is computed.
		return mirror(words(to, from))
	}
	return words(from, to)
}

func words(from, to string) []Segment {
	d := desks.Get().(*desk)
	defer d.leave()
	d.symbols.reset()
	d.symbols.read(from, &d.a)
	d.symbols.read(to, &d.b)
	d.align()
	tidy(&d.a, &d.b, d.pair)
	return render(&d.a, &d.b, d.pair)
}

// desk is what one comparison works on. Most texts are a sentence or two and
// there are many of them, so that making room for each would cost more than
// comparing it.
type desk struct {
	symbols symbols
	a, b    side
	pair    []int // for each token of a its partner in b, or -1; rising
	myers   matcher
}

var desks = sync.Pool{New: func() any { return &desk{myers: newMatcher()} }}

// leave frees the desk for others, unless a long text has made it a burden.
func (d *desk) leave() {
	if len(d.a.tokens)+len(d.b.tokens) <= maxTokens {
		d.a.text, d.b.text = "", ""
		clear(d.symbols.ids) // its keys hold on to the texts
		desks.Put(d)
	}
}

func appendEqual(segs []Segment, from, to string) []Segment {
	if from == "" && to == "" {
		return segs
	}
	s := Segment{Op: Equal, Text: to}
	if from != to {
		s.FromText = from
	}
	return append(segs, s)
}
