package report

import (
	"slices"

	"stance/diff"
	"stance/positions"
)

// Filter narrows what is shown; but for MaxAge, never what is computed or counted. Empty
// lists let everything through.
type Filter struct {
	Parties  []*positions.Party
	Issues   []*positions.Issue
	Kinds    []diff.Kind
	Claims   []diff.ClaimKind // of claim events; with kinds of either sort named, the others are not shown
	MinDelta float64          // score points; leaves changes without a delta in
	All      bool             // also list cells that are unchanged

	// MaxAge leaves stances that are older, on the date that they are in force at, out of
	// what is shown and out of distances. Commands that compare records take none.
	MaxAge positions.MaxAge
}

// Cell reports whether a cell is to be shown.
func (f *Filter) Cell(p *positions.Party, is *positions.Issue) bool {
	return f.party(p) && f.Issue(is)
}

// Issue reports whether an issue is to be shown.
func (f *Filter) Issue(is *positions.Issue) bool {
	return len(f.Issues) == 0 || slices.Contains(f.Issues, is)
}

func (f *Filter) party(p *positions.Party) bool {
	return len(f.Parties) == 0 || slices.Contains(f.Parties, p)
}

// Change reports whether a change is to be shown.
func (f *Filter) Change(c *diff.Change) bool {
	if !f.Cell(c.Party, c.Issue) {
		return false
	}
	if f.ByKind() {
		if !slices.Contains(f.Kinds, c.Kind) {
			return false
		}
	} else if c.Kind == diff.Unchanged && !c.News && !f.All {
		return false
	}
	return c.Delta == nil || max(*c.Delta, -*c.Delta) >= f.MinDelta
}

// ByKind reports whether kinds are chosen, of changes or of claim events.
func (f *Filter) ByKind() bool { return len(f.Kinds)+len(f.Claims) > 0 }

// ClaimEvent reports whether a claim event is to be shown.
func (f *Filter) ClaimEvent(e *diff.ClaimEvent) bool {
	return f.Cell(e.Party, e.Issue) && (!f.ByKind() || slices.Contains(f.Claims, e.Kind))
}

// Pair reports whether a pair of parties is to be shown: with parties named,
// those that one of them is part of.
func (f *Filter) Pair(a, b *positions.Party) bool {
	return f.party(a) || f.party(b)
}

func keep[T any](list []T, shown func(*T) bool) []T {
	var kept []T
	for i := range list {
		if shown(&list[i]) {
			kept = append(kept, list[i])
		}
	}
	return kept
}
