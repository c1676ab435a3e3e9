package chart

import (
	"stance/diff/report/picture"
	"stance/positions"
)

// What lines and rectangles look like, by what they mean.
const (
	classRange       = picture.Band         // plausible range at the second date
	classRangeFrom   = picture.BandOutline  // plausible range at the first
	classAlone       = picture.Framed       // a range without a position, at the second date
	classAloneFrom   = picture.FrameOutline // and at the first
	classAloneUnsure = picture.FrameDots    // and at the first, on no firm ground
	classPossible    = picture.Dashes       // connects positions that possibly differ
	classOwn         = picture.Solid        // a line of what the party said itself; Dashed ones mean the same
	classUnsure      = picture.Dotted       // the same, unconfirmed or of low confidence
	classInherited   = picture.ThinDashes   // of what its group said
	classRise        = picture.Upright      // from one position to the next, for a shift
	classRiseMaybe   = picture.ThinDots     // the same for anything less
)

// Of the shapes a ring is the position at the first date; a disc that at the second, or at
// its own; a halo goes around the disc of a party that was there at both, and a loop around
// that of one that came back. A diamond is what another party claims; a Query stands on a
// range without a position that is on no firm ground. After a Cross the party holds no
// position, and after a Stop none that has a place on the scale.

// ground is how firm that is what a stance rests on, as far as marks tell it.
type ground uint8

const (
	saidGround        ground = iota // by the party itself
	accountGround                   // a media account of a public line
	lowGround                       // either of these, of which the coder is not sure
	unconfirmedGround               // nothing that the party is known to have said
)

func groundOf(s *positions.Stance) ground { return groundFrom(s.Basis, s.Confidence) }

func groundFrom(b positions.Basis, c positions.Confidence) ground {
	switch {
	case b.Unconfirmed():
		return unconfirmedGround
	case c == positions.Low:
		return lowGround
	case b == positions.Recounted:
		return accountGround
	}
	return saidGround
}

// firm reports whether the ground bears the word shift.
func (g ground) firm() bool { return g == saidGround || g == accountGround }

// words say what rests on the ground.
func (g ground) words() string {
	switch g {
	case accountGround:
		return "media account of a public line"
	case lowGround:
		return "low confidence"
	case unconfirmedGround:
		return "unconfirmed: leaked, judged or inferred"
	}
	return "stated"
}

// unsureRange is what a Query on a range means.
const unsureRange = "a range, unconfirmed or of low confidence"

// solid is the mark for a stance at the second date.
func (g ground) solid() picture.Shape {
	return [...]picture.Shape{picture.Disc, picture.DiscHalf, picture.DiscDotted, picture.DiscQuery}[g]
}

// hollow is the mark for a stance at the first date, which does not tell a media account
// from the party's word.
func (g ground) hollow() picture.Shape {
	return [...]picture.Shape{picture.Ring, picture.Ring, picture.RingDotted, picture.RingQuery}[g]
}

// around is the mark for a stance at the first date on the place of that at the second.
func (g ground) around() picture.Shape {
	if g.firm() {
		return picture.Halo
	}
	return picture.HaloDashed
}
