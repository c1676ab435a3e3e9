package redline

import "stance/positions/wording"

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
	y := newSymbols()
	a, b := y.read(from), y.read(to)
	pair := align(a, b)
	tidy(a, b, pair)
	return render(a, b, pair)
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
