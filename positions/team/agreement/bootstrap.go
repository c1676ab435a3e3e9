package agreement

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// DefaultResamples is how often a bootstrap resamples unless told otherwise.
const DefaultResamples = 1000

// Bootstrap says how the interval of a coefficient is found. The same seed
// gives the same interval, in whatever order units and coders come.
type Bootstrap struct {
	Resamples int    // 0: DefaultResamples
	Seed      uint64 // any number
}

// Bounds is a 95% percentile interval, from the 2.5% to the 97.5% quantile of
// the coefficient over the resamples.
type Bounds struct {
	Low, High float64
	Resamples int // how many were drawn
	Without   int // how many of these did not vary and were left out
}

// Estimate is alpha with what it rests on.
type Estimate struct {
	Level    Level
	Alpha    Coefficient
	Bounds   *Bounds // nil: none, for NoBounds
	NoBounds Reason
	Units    int // all units, also those that nobody gave a value
	Paired   int // of them those with two values or more
	Pairable int // the values in these
}

// minShare is the share of resamples that must vary for there to be bounds.
const minShare = 0.5

// Reliability is Alpha with a bootstrap interval. Units are drawn with
// replacement from all those with two values or more, whatever their stratum,
// as many as there are, and alpha is computed anew from the draw, its expected
// disagreement and, at the ordinal level, its ranks included.
//
// A resample without variation has no alpha, just as data without variation
// have none. To count it as 1 would praise, and as 0 would punish, for what
// says nothing about agreement; it is left out and counted in Bounds.Without.
// Where more than half of the resamples are of that sort the rest would
// describe other data than these, and there are no bounds; nor are there with
// a single unit, which is the same in every resample.
func Reliability(level Level, b Bootstrap, strata ...Matrix) Estimate {
	s := newSample(strata)
	e := Estimate{Level: level, Alpha: s.alpha(level), Paired: len(s.units), Pairable: s.pairable}
	for _, m := range strata {
		e.Units += len(m)
	}
	switch {
	case e.Alpha.Value == nil:
		e.NoBounds = e.Alpha.Reason
	case e.Paired == 1:
		e.NoBounds = OneUnit
	default:
		e.Bounds, e.NoBounds = b.bounds(newDisagreement(s, level))
	}
	return e
}

func (b Bootstrap) bounds(d *disagreement) (*Bounds, Reason) {
	resamples := b.Resamples
	if resamples <= 0 {
		resamples = DefaultResamples
	}
	random := rand.NewPCG(b.Seed, 0)
	n := uint64(len(d.units))
	weights := make([]float64, len(d.patterns))
	alphas := make([]float64, 0, resamples)
	for range resamples {
		clear(weights)
		for range n {
			// The high word of the product is a number below n; for any n
			// that fits in memory its bias is beyond measuring.
			i, _ := bits.Mul64(random.Uint64(), n)
			weights[d.units[i]]++
		}
		if alpha, why := oneMinus(d.of(weights)); why == "" {
			alphas = append(alphas, alpha)
		}
	}
	if len(alphas) == 0 || float64(len(alphas)) < minShare*float64(resamples) {
		return nil, FewVary
	}
	slices.Sort(alphas)
	return &Bounds{
		Low: quantile(alphas, 0.025), High: quantile(alphas, 0.975),
		Resamples: resamples, Without: resamples - len(alphas),
	}, ""
}

// quantile interpolates linearly between the order statistics of sorted, which
// is not empty: Hyndman and Fan's type 7, that of R and NumPy.
func quantile(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	i := int(math.Floor(at))
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}
