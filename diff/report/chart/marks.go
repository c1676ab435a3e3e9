package chart

import "stance/positions"

// shape is the vocabulary of marks. Their meaning never depends on a hue.
type shape uint8

const (
	ring        shape = iota // hollow: the position at the first date
	ringQuery                // the same, unconfirmed
	disc                     // solid: the position at the second date, stated by the party
	discHalf                 // half-filled: a media account of a line held in public
	discQuery                // solid with a question mark: unconfirmed
	halo                     // a ring around a disc: at both dates
	haloQuery                // the same, unconfirmed at the first
	diamond                  // open: what another party claims
	query                    // a question mark by itself, on a range without a position
	stop                     // nothing is in force from here on
	shapeCount  = int(stop) + 1
	markRadius  = 6.5
	haloRadius  = 10.5
	smallRadius = 4.5
)

// mark is a shape at a place.
type mark struct {
	x, y, r float64
	shape   shape
	color   string // "": the ink
	title   string
}

func (m *mark) box() box {
	r := m.r
	if m.shape == diamond {
		r *= diamondReach
	}
	return box{m.x - r, m.y - r, m.x + r, m.y + r}
}

// diamondReach is how much farther a diamond's corners lie than a disc's edge,
// so that both look alike in size.
const diamondReach = 1.15

// solid is the mark for a stance at the second date.
func solid(b positions.Basis) shape {
	switch b {
	case positions.Recounted:
		return discHalf
	case positions.Reported, positions.Inferred:
		return discQuery
	}
	return disc
}

// hollow is the mark for a stance at the first date.
func hollow(b positions.Basis) shape {
	if b == positions.Reported || b == positions.Inferred {
		return ringQuery
	}
	return ring
}

// around is the mark for a stance at the first date on the place of that at
// the second.
func around(b positions.Basis) shape {
	if hollow(b) == ringQuery {
		return haloQuery
	}
	return halo
}
