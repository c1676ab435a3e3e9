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
	NoPairs     Reason = "no unit has two codings that can be compared"
	NoVariation Reason = "the codings do not vary, so there is nothing to tell agreement from chance"
	NotTwo      Reason = "kappa is for exactly two coders"
	OneUnit     Reason = "a single unit cannot be resampled"
	FewVary     Reason = "most resamples do not vary"
	TooLarge    Reason = "the values are too large to compute with"
)

func undefined(why Reason) Coefficient { return Coefficient{Reason: why} }

// beyondChance is 1 − observed/expected, the form that alpha and kappa share.
func beyondChance(observed, expected float64) Coefficient {
	v, why := oneMinus(observed, expected)
	if why != "" {
		return undefined(why)
	}
	return Coefficient{Value: &v}
}

// oneMinus is 1 − observed/expected of two disagreements that are 0 or more, or
// the reason why there is no such number. It never gives NaN or infinity.
func oneMinus(observed, expected float64) (float64, Reason) {
	if expected == 0 {
		return 0, NoVariation
	}
	v := 1 - observed/expected
	if math.IsNaN(v) || math.IsInf(v, 0) || math.IsInf(expected, 0) {
		return 0, TooLarge
	}
	return v, ""
}
