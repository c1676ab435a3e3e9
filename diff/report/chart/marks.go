package chart

import (
	"stance/diff/report/picture"
	"stance/positions"
)

// What lines and rectangles look like, by what they mean.
const (
	classRange     = picture.Band         // plausible range at the second date
	classRangeFrom = picture.BandOutline  // plausible range at the first
	classAlone     = picture.Framed       // a range without a position, at the second date
	classAloneFrom = picture.FrameOutline // and at the first
	classPossible  = picture.Dashes       // connects positions that possibly differ
	classOwn       = picture.Solid        // a line of what the party said itself
	classUnsure    = picture.Dotted       // the same, unconfirmed
	classInherited = picture.ThinDashes   // of what its group said
	classRise      = picture.Upright      // from one position to the next, for a shift
	classRiseMaybe = picture.ThinDots     // the same for anything less
)

// Of the shapes a Ring is the position at the first date; a Disc that at the second, or at
// its own; a Halo goes around the disc of a party that was there at both; a Diamond is what
// another party claims; a Query stands on a range without a position; and from a Stop on
// nothing is in force.

// solid is the mark for a stance at the second date.
func solid(b positions.Basis) picture.Shape {
	switch b {
	case positions.Recounted:
		return picture.DiscHalf
	case positions.Reported, positions.Inferred:
		return picture.DiscQuery
	}
	return picture.Disc
}

// hollow is the mark for a stance at the first date.
func hollow(b positions.Basis) picture.Shape {
	if b == positions.Reported || b == positions.Inferred {
		return picture.RingQuery
	}
	return picture.Ring
}

// around is the mark for a stance at the first date on the place of that at
// the second.
func around(b positions.Basis) picture.Shape {
	if hollow(b) == picture.RingQuery {
		return picture.HaloQuery
	}
	return picture.Halo
}
