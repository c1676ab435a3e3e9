package intake

import "math"

// seriesFreedom is up to how many degrees of freedom Student's t is computed as the
// finite series; beyond them the expansion is exact to a hundred-millionth.
const seriesFreedom = 1000

// studentT is t(0.975, ν), the two-sided 95 % quantile of Student's t, for ν ≥ 1 degrees
// of freedom.
//
// The share of t within ±x is the finite series of Abramowitz and Stegun, Handbook of
// Mathematical Functions, 26.7.3 and 26.7.4, of which the quantile is looked for by
// halves; beyond seriesFreedom it is the expansion 26.7.5 about the normal quantile.
func studentT(freedom float64) float64 {
	if freedom > seriesFreedom {
		const x = 1.959963984540054 // the normal quantile
		const x3, x5 = x * x * x, x * x * x * x * x
		return x + (x3+x)/(4*freedom) + (5*x5+16*x3+3*x)/(96*freedom*freedom)
	}
	low, high := 1.9, 12.8 // t(0.975, 1) is 12.706
	for range 60 {
		if middle := (low + high) / 2; within(middle, int(freedom)) < 0.95 {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}

// within is the probability that |t| is at most x, with so many degrees of freedom.
func within(x float64, freedom int) float64 {
	angle := math.Atan(x / math.Sqrt(float64(freedom)))
	sin, cos := math.Sincos(angle)
	term, sum, first := 1.0, 0.0, 2
	if freedom%2 == 1 {
		term, first = cos, 3
	}
	if freedom > 1 {
		sum = term
	}
	for k := first; k <= freedom-2; k += 2 {
		term *= cos * cos * float64(k-1) / float64(k)
		sum += term
	}
	if freedom%2 == 1 {
		return 2 / math.Pi * (angle + sin*sum)
	}
	return sin * sum
}
