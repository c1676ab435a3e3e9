package agreement

import "math"

// Coefficient is a figure that may have no value.
type Coefficient struct {
	Value  *float64 // nil: undefined, for Reason
	Reason Reason   // "" where there is a value
}

// Reason says in words why a figure is undefined.
type Reason string

// The reasons there are.
const (
	NoPairs     Reason = "no unit was coded by two coders"
	NoVariation Reason = "the codings do not vary, so there is nothing to tell agreement from chance"
	NotTwo      Reason = "kappa is for exactly two coders"
	OneUnit     Reason = "a single unit cannot be resampled"
	FewVary     Reason = "most resamples do not vary"
	TooLarge    Reason = "the values are too large to compute with"
)

func undefined(why Reason) Coefficient { return Coefficient{Reason: why} }

// beyondChance is 1 − observed/expected, the form that alpha and kappa share,
// for disagreements that are both 0 or more. It never gives NaN or infinity.
func beyondChance(observed, expected float64) Coefficient {
	switch v := 1 - observed/expected; {
	case expected == 0:
		return undefined(NoVariation)
	case math.IsNaN(v) || math.IsInf(v, 0) || math.IsInf(expected, 0):
		return undefined(TooLarge)
	default:
		return Coefficient{Value: &v}
	}
}
