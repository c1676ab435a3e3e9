package diff

import (
	"cmp"

	"stance/positions"
)

// Margins is how a possible shift between two judgements stands to the margins that are
// given around both. They stand here in the order in which people-facing output lists them.
type Margins uint8

const (
	BeyondMargins Margins = iota // the margins of the two do not meet
	NoMargins                    // of every other change
	WithinMargins                // they meet
)

// Margins tells how a possible shift stands to the margins of the judgements at both dates:
// the plausible ranges of two stances that are assessed, neither with low confidence.
func (c *Change) Margins() Margins {
	if c.From == nil || c.To == nil {
		return NoMargins
	}
	return marginsOf(c.Kind, c.From.Stance, c.To.Stance)
}

func marginsOf(k Kind, from, to *positions.Stance) Margins {
	switch {
	case k != PossibleShift || !judgedWithMargin(from) || !judgedWithMargin(to):
		return NoMargins
	case from.Plausible.Meets(*to.Plausible):
		return WithinMargins
	}
	return BeyondMargins
}

func judgedWithMargin(s *positions.Stance) bool {
	return s.Basis == positions.Assessed && s.Plausible != nil && s.Confidence != positions.Low
}

// Order compares two changes as people read them: by kind, then what is
// beyond margins before what is within, then the larger first.
func (c *Change) Order(o *Change) int {
	return cmp.Or(cmp.Compare(c.Kind, o.Kind), cmp.Compare(c.Margins(), o.Margins()), -cmp.Compare(c.Size(), o.Size()))
}
