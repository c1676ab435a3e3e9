package report

import (
	"stance/diff"
	"stance/positions"
)

// LastMove finds the latest move, dated on or before a date, in the cells that the
// filter shows: a position that shifted, was given up or taken up; where none ever
// was, one that may have shifted; else one put in other words. A comparison of the
// dates of its two stances, From.Date() and To.Date(), shows it.
func LastMove(h *positions.History, f Filter, before positions.Date) (*diff.Change, bool) {
	for _, wanted := range []func(diff.Kind) bool{diff.Kind.Moves, mayMove, inOtherWords} {
		if c, ok := diff.Latest(h, before, f.Cell, wanted); ok {
			return c, true
		}
	}
	return nil, false
}

func mayMove(k diff.Kind) bool { return k == diff.PossibleShift }

func inOtherWords(k diff.Kind) bool { return k == diff.Reworded }
