package positions

import (
	"cmp"
	"slices"
	"strings"

	"stance/positions/numeral"
)

// NumbersMeant gives the numbers that a text can mean on a numeric scale, as people write them
// (numeral.Readings), with its unit or the beginning of it behind or without: all of them, and those
// that lie on the scale.
func (s *Scale) NumbersMeant(text string) (all, on []float64) {
	text = strings.TrimSpace(text)
	number, whole := s.withoutUnit(text)
	all = numeral.Readings(number)
	if !whole {
		for _, v := range numeral.Readings(text) { // 250k is no beginning of kg for certain
			if !slices.Contains(all, v) {
				all = append(all, v)
			}
		}
		slices.SortFunc(all, func(a, b float64) int { return cmp.Compare(b, a) })
	}
	return all, within(all, s.Min, s.Max)
}

// within are those of some numbers that lie in a range, ends included.
func within(all []float64, low, high float64) []float64 {
	return slices.DeleteFunc(slices.Clone(all), func(v float64) bool { return v < low || v > high })
}

// NumberHint tells how the format writes a number from low to high that people wrote in their way.
func NumberHint(written string, low, high float64) string {
	return numberHint(within(numeral.Readings(written), low, high), "write a number from "+Number(low)+" to "+Number(high))
}

// withoutUnit takes away what stands behind a number and is the unit of a scale, or its beginning; or
// before it and is the unit.
func (s *Scale) withoutUnit(text string) (number string, whole bool) {
	if at := len(text) - len(s.Unit); s.Unit != "" && at >= 0 && strings.EqualFold(text[at:], s.Unit) {
		return text[:at], true
	}
	if rest, before := strings.CutPrefix(text, s.Unit); before && s.Unit != "" { // as the sign of a currency stands
		return strings.TrimSpace(rest), true
	}
	for at := range len(text) { // a unit may have digits, as m3 has
		if at > 0 && '0' <= text[at-1] && text[at-1] <= '9' {
			if behind := strings.TrimSpace(text[at:]); hasPrefixFold(s.Unit, behind) {
				return text[:at], false
			}
		}
	}
	return text, false
}

// numberHint tells how the format writes a number that people wrote in their way; hint where there is
// none that would do.
func numberHint(meant []float64, hint string) string {
	switch len(meant) {
	case 0:
		return hint
	case 1:
		return "write " + Number(meant[0])
	}
	return "write " + Number(meant[0]) + " or " + Number(meant[1]) + ", whichever is meant"
}
