package diff

import "stance/positions"

// Precision says of two stances that cannot be compared whether the second is consistent
// with the first, and tells more or less exactly where the party stands.
type Precision uint8

const (
	NoPrecision Precision = iota
	Narrower              // the second lies within the first
	Wider                 // and the other way round
)

// Precisions are the words for a Precision; the first, for none, is empty.
var Precisions = []string{"", "narrower", "wider"}

func (p Precision) String() string { return Precisions[p] }

// precisionOf compares two stances of which the kind is NotComparable.
func precisionOf(a, b *positions.Stance) Precision {
	from, ok := a.Interval()
	to, also := b.Interval()
	if !ok || !also {
		return NoPrecision
	}
	within := from.Contains(to.Low.Value) && from.Contains(to.High.Value)
	around := to.Contains(from.Low.Value) && to.Contains(from.High.Value)
	switch {
	case within && around: // the same interval, around a position on one side alone
		if b.RangeAlone() {
			return Wider
		}
		return Narrower
	case within:
		return Narrower
	case around:
		return Wider
	}
	return NoPrecision
}

// measureRanges sets what the intervals of the two stances say where a position alone would
// say too much.
func (c *Change) measureRanges() {
	switch c.Kind {
	case NotComparable:
		c.Precision = precisionOf(c.From.Stance, c.To.Stance)
		return
	case Shifted, PossibleShift:
	default:
		return
	}
	from, ok := c.From.Stance.Interval()
	to, also := c.To.Stance.Interval()
	if !ok || !also || from.Low.Value == from.High.Value && to.Low.Value == to.High.Value {
		return
	}
	scale := c.Issue.Scale
	low, high := Between(from, to, scale)
	c.DeltaRange = &[2]float64{low, high}
	if !scale.Numeric() {
		least := max(to.Low.Option-from.High.Option, from.Low.Option-to.High.Option, 0)
		most := max(to.High.Option-from.Low.Option, from.High.Option-to.Low.Option)
		c.StepsRange = &[2]int{least, most}
	}
}

// Between gives the least and the most distance between two intervals on a scale, in score
// points: the space between them, 0 where they meet, and the distance of their farthest ends.
func Between(a, b positions.Range, s *positions.Scale) (least, most float64) {
	aLow, aHigh, bLow, bHigh := s.Score(a.Low.Value), s.Score(a.High.Value), s.Score(b.Low.Value), s.Score(b.High.Value)
	return apart(aLow, aHigh, bLow, bHigh)
}

// apart is Between, of scores.
func apart(aLow, aHigh, bLow, bHigh float64) (least, most float64) {
	return max(bLow-aHigh, aLow-bHigh, 0), max(bHigh-aLow, aHigh-bLow)
}

// dateUnsure reports whether what was said, at either date of a comparison from A to B, may
// belong to another period: the second stance to before A or after B, the first to after A.
func (c *Change) dateUnsure(a, b positions.Date) bool {
	if c.Kind == Unchanged {
		return false
	}
	first, last := span(c.To.Stance)
	if first <= a || last > b {
		return true
	}
	if c.From == nil {
		return false
	}
	_, last = span(c.From.Stance)
	return last > a
}

// span is the days on which a stance can have been taken; the first is 0 where that is open.
func span(s *positions.Stance) (first, last positions.Date) {
	return s.Record.When.Span(s.Record.Date)
}
