package report

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"stance/diff/report/document"
	"stance/positions"
)

// A figure is written with few decimals, and with more where it is read beside another that
// differs from it: two that differ are never printed alike, and none that is something as 0.

const (
	decimals      = 2    // of positions and the like
	pointDecimals = 1    // of score points
	significant   = 6    // digits, up to which decimals are added; beyond them all are written
	inFull        = -1   // decimals of a figure that is written with all it has
	exact         = 1e15 // from here on a figure has no decimals
)

// decimalsOf are how many decimals figures that are read together are written with: least, or as
// many more as tell those apart that are not the same.
func decimalsOf(least int, same func(a, b float64) bool, figures ...float64) int {
	sorted := slices.Sorted(slices.Values(figures))
	whole := math.Inf(-1) // digits before the point, or less than none
	for _, v := range sorted {
		if size := math.Abs(v); v != 0 {
			digits := math.Floor(math.Log10(size)) + 1
			whole = max(whole, digits)
			if math.Round(size*math.Pow10(least)) == 0 {
				least = 2 - int(digits)
			}
		}
	}
	apart := func(decimals int) bool {
		for i := 1; i < len(sorted); i++ {
			a, b := sorted[i-1], sorted[i]
			if !same(a, b) && decimal(a, decimals) == decimal(b, decimals) {
				return false
			}
		}
		return true
	}
	for n := least; n == least || float64(n)+whole <= significant; n++ {
		if apart(n) {
			return n
		}
	}
	return inFull
}

// decimal writes a figure with at most so many decimals.
func decimal(v float64, decimals int) string {
	const most = 12 // zeros that anybody counts
	switch size := math.Abs(v); {
	case size >= exact:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case decimals == inFull || decimals > most:
		if v != 0 && size < math.Pow10(-most) {
			return strconv.FormatFloat(v, 'g', -1, 64)
		}
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	of := math.Pow10(decimals)
	rounded := math.Round(v*of) / of
	if rounded == 0 {
		return "0" // and not minus nothing
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

func identical(a, b float64) bool { return a == b }

// number writes a figure that is no position.
func number(v float64) string { return decimal(v, decimalsOf(decimals, identical, v)) }

// OnScale writes a number of a scale as it is read beside others of it, with the unit of the scale:
// 225,000 tonnes.
func OnScale(scale *positions.Scale, v float64, beside ...float64) string {
	return scale.InUnit(BareOnScale(scale, v, beside...))
}

// BareOnScale does so without the unit, where another number that follows has it. The thousands
// are told apart but on a scale that may be one of years.
func BareOnScale(scale *positions.Scale, v float64, beside ...float64) string {
	text := decimal(v, decimalsOf(decimals, scale.Same, append(slices.Clone(beside), v)...))
	if years(scale) {
		return text
	}
	return grouped(text)
}

// distanceOn writes how far apart numbers of a scale are, with its unit.
func distanceOn(scale *positions.Scale, v float64, beside ...float64) string {
	return bareDistance(scale, v, beside...) + distanceUnit(scale)
}

// distanceUnit is what stands behind a distance: from 30% to 60% it is 30 percentage points.
func distanceUnit(scale *positions.Scale) string {
	if scale.Unit == "%" {
		return " percentage points"
	}
	return scale.InUnit("")
}

func bareDistance(scale *positions.Scale, v float64, beside ...float64) string {
	return grouped(decimal(v, decimalsOf(decimals, scale.Same, append(slices.Clone(beside), v)...)))
}

// years reports whether the numbers of a scale may be years, which nobody groups.
func years(scale *positions.Scale) bool {
	const first, last = 1000, 2999
	return scale.Min >= first && scale.Max <= last
}

// grouped sets commas between the thousands of a figure.
func grouped(figure string) string {
	digits, sign := strings.CutPrefix(figure, "-")
	whole, fraction, broken := strings.Cut(digits, ".")
	n, err := strconv.Atoi(whole)
	if err != nil || n >= exact {
		return figure
	}
	text := document.Thousands(n)
	if broken {
		text += "." + fraction
	}
	if sign {
		return "-" + text
	}
	return text
}

// samePoints reports whether two distances are one, but for what arithmetic makes of none.
func samePoints(a, b float64) bool { return math.Abs(a-b) <= 1e-7 }

// Figure writes score points, with one decimal, or with more where they are read beside others
// that differ by less.
func Figure(v float64, beside ...float64) string {
	if samePoints(v, 0) {
		return "0"
	}
	return decimal(v, decimalsOf(pointDecimals, samePoints, append(slices.Clone(beside), v)...))
}

// SignedPoints does the same of a change and always shows a sign, but for 0.
func SignedPoints(v float64) string {
	s := Figure(v)
	if v > 0 && s != "0" {
		return "+" + s
	}
	return strings.Replace(s, "-", "−", 1)
}
