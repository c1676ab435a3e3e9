package drafting

import (
	"stance/diff/report"
	"stance/positions"
)

// Repeatable reports whether there is a position that `same` can repeat.
func Repeatable(before *positions.Holding) bool {
	return before != nil && (before.Stance.Kind != positions.Unplaced || before.Stance.RangeAlone())
}

// SoFar tells people what is in force on a record's cell at its date, and gives
// what was the day before: what `same` and `ended` refer to. Terms are as --term takes them.
func SoFar(ds *positions.Dataset, r *positions.Record) (lines []string, before *positions.Holding) {
	return SoFarWith(ds, r, TermLine)
}

// SoFarWith is SoFar with terms in words of the caller's.
func SoFarWith(ds *positions.Dataset, r *positions.Record, words func(positions.Term) string) (lines []string, before *positions.Holding) {
	h := positions.NewHistory(ds, 0)
	if hd, ok := h.InForce(r.Party, r.Issue, r.Date-1); ok {
		before = &hd
	}
	hd, ok := h.InForce(r.Party, r.Issue, r.Date)
	cell := r.Party.Name + " on " + r.Issue.Name
	if !ok {
		return []string{"Nothing is recorded of " + cell + " up to " + r.Date.Text() + "."}, before
	}
	line := cell + " " + report.Dating{}.SinceStance(hd.Stance) + ": " + report.Position(hd.Stance)
	if via := report.Via(hd, report.Full); via != "" {
		line += ", " + via
	}
	lines = []string{line, "  " + hd.Stance.Summary}
	for _, t := range h.Terms(hd, r.Party) {
		lines = append(lines, "  "+words(t.Term))
	}
	return lines, before
}

// TermLine spells a term as --term takes it.
func TermLine(t positions.Term) string {
	switch {
	case t.ID != "":
		return t.ID + ":" + t.Kind.String() + ": " + t.Text
	case t.Kind != positions.NoTermKind:
		return t.Kind.String() + ": " + t.Text
	}
	return t.Text
}
