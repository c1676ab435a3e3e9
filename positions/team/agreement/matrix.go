package agreement

import "math"

// Matrix is reliability data: a row per unit, a column per coder, each entry
// the value that the coder gave the unit, or Missing. Categories are given by
// their index in the order of the scale. Rows may be of different lengths: what
// is not there is missing.
type Matrix [][]float64

// Missing stands in a Matrix for a value that a coder did not give. It is NaN,
// so ask IsMissing and not ==.
var Missing = math.NaN()

// IsMissing reports whether an entry of a Matrix is missing.
func IsMissing(v float64) bool { return math.IsNaN(v) }

// given appends the values that a unit was given to values.
func given(values, unit []float64) []float64 {
	for _, v := range unit {
		if !IsMissing(v) {
			values = append(values, v)
		}
	}
	return values
}
