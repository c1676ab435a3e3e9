package agreement

import (
	"cmp"
	"math"
	"slices"

	"stance/positions"
)

// Disagreement is a unit that coders placed differently, or that one placed
// and another did not.
type Disagreement struct {
	Date  positions.Date
	Party *positions.Party // of the first coding's codebook
	Issue *positions.Issue // likewise, with a scale
	// Uneven says that one coder placed the party and another did not: the
	// other gave a range alone, words alone, none, silence, or no record.
	Uneven bool
	// Difference is that of the highest and the lowest score given, 0 to 100;
	// nil where fewer than two coders placed the party.
	Difference *float64
	Said       []Said // every coder, in the order of the codings
}

// disagreement finds out whether the coders disagree on the unit: one placed
// the party and another did not, or two stances on it differ in position.
func (u *unit) disagreement() (Disagreement, bool) {
	d := Disagreement{Date: u.date, Party: u.party, Issue: u.issue, Said: u.said}
	var scores []float64
	for i := range u.said {
		if score, ok := u.said[i].Stance.Score(); ok {
			scores = append(scores, score)
		}
	}
	d.Uneven = len(scores) > 0 && len(scores) < len(u.said)
	if len(scores) > 1 {
		difference := slices.Max(scores) - slices.Min(scores)
		d.Difference = &difference
	}
	stances := u.codings()
	differ := slices.ContainsFunc(stances, func(s *positions.Stance) bool { return !positions.SamePosition(s, stances[0]) })
	return d, d.Uneven || differ
}

// sortDisagreements puts first those where one coder placed the party and
// another did not, then the largest differences of scores, those without one
// last; the rest stays by date, party and issue.
func sortDisagreements(ds []Disagreement) {
	rank := func(d Disagreement) (uneven int, difference float64) {
		if d.Uneven {
			uneven = 1
		}
		if d.Difference != nil {
			// One step is one step wherever on the scale it was taken:
			// rounding errors must not order the list.
			return uneven, math.Round(*d.Difference*1e9) / 1e9
		}
		return uneven, -1
	}
	slices.SortStableFunc(ds, func(a, b Disagreement) int {
		unevenA, differenceA := rank(a)
		unevenB, differenceB := rank(b)
		return cmp.Or(cmp.Compare(unevenB, unevenA), cmp.Compare(differenceB, differenceA))
	})
}
