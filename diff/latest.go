package diff

import (
	"cmp"
	"slices"

	"stance/positions"
)

// Latest finds the latest change, dated on or before a date, that is of a kind wanted,
// in the cells chosen: Compare of the dates of its two stances shows it, of that kind.
// Shifted, Withdrawn, Adopted, PossibleShift and Reworded can be wanted; Reverted is a
// shift here, the one back. Of several on one day the first in the order of kinds is
// taken, of these what is beyond margins before what is within, the largest, then the
// first in codebook order. What a group did is told of the group, unless that is not chosen.
//
// Each cell is gone through once, and only what is found is compared.
func Latest(h *positions.History, before positions.Date, chosen func(*positions.Party, *positions.Issue) bool, wanted func(Kind) bool) (*Change, bool) {
	var steps []step
	for _, is := range h.Dataset.Codebook.Issues {
		for _, p := range h.Dataset.Codebook.Parties {
			if chosen(p, is) {
				steps = appendSteps(steps, p, is, h.Track(p, is), before, wanted)
			}
		}
	}
	slices.SortFunc(steps, func(a, b step) int {
		return cmp.Or(
			-cmp.Compare(a.to.Date(), b.to.Date()),
			cmp.Compare(a.kind, b.kind),
			cmp.Compare(a.margins(), b.margins()),
			-cmp.Compare(a.size(), b.size()),
			cmp.Compare(a.issue.Index, b.issue.Index),
			cmp.Compare(a.party.Index, b.party.Index),
		)
	})
	for _, s := range steps {
		c, ok := CompareCell(h, s.party, s.issue, s.from.Date(), s.to.Date())
		if ok && c.Inherited && chosen(c.To.Via, s.issue) {
			// The group's terms can be others than those that count for a member.
			if group, also := CompareCell(h, c.To.Via, s.issue, s.from.Date(), s.to.Date()); also && wanted(group.Kind) {
				c = group
			}
		}
		if ok && wanted(c.Kind) { // words can differ and say the same
			return &c, true
		}
	}
	return nil, false
}

// step is one stance of a cell against an earlier one.
type step struct {
	party    *positions.Party
	issue    *positions.Issue
	from, to positions.Holding
	kind     Kind
}

// margins is Change.Margins of the step.
func (s *step) margins() Margins { return marginsOf(s.kind, s.from.Stance, s.to.Stance) }

// size is the distance in score points; 0 where there is none.
func (s *step) size() float64 {
	from, ok := s.from.Stance.Score()
	to, both := s.to.Stance.Score()
	if !ok || !both {
		return 0
	}
	return distance(from, to)
}

// appendSteps adds a cell's steps of the kinds wanted.
func appendSteps(steps []step, p *positions.Party, is *positions.Issue, track []positions.Holding, before positions.Date, wanted func(Kind) bool) []step {
	var s stand
	for i := range track {
		to := &track[i]
		if to.Date() > before {
			break
		}
		kind, from := s.relation(to)
		if from != nil && wanted(kind) {
			steps = append(steps, step{p, is, *from, *to, kind})
		}
		s.take(to, kind)
	}
	return steps
}

// stand is where a cell has stood since it moved last. A shift that was unconfirmed at
// first, or that came little by little, or with words alone between, is one all the
// same: so a stance is held against more than the one before it.
type stand struct {
	last *positions.Holding // of any kind
	// Of all, and of those that the party gave or signed itself: from what its group
	// alone said, its own voice is no move.
	all, spoken landmarks
}

// landmarks are the stances that a later one is held against.
type landmarks struct {
	placed *positions.Holding // the last of which the scale can tell
	// Of those on firm ground that with the lowest high end, and that with the highest
	// low end: a stance is a shift from any of them only if it is one from these.
	lowest, highest *positions.Holding
}

// relation is what the next stance is to those before it, and to which.
func (s *stand) relation(to *positions.Holding) (Kind, *positions.Holding) {
	if s.last == nil || !s.last.Spoken() && to.Via == nil { // its own voice is no move
		return Held, nil
	}
	marks := &s.all
	if to.Via == nil {
		marks = &s.spoken
	}
	for _, from := range []*positions.Holding{s.last, marks.placed, marks.lowest, marks.highest} {
		if from == nil {
			continue
		}
		if k := relation(from.Stance, to.Stance); k.Moves() {
			return k, from
		}
	}
	if marks.placed != nil && relation(marks.placed.Stance, to.Stance) == PossibleShift {
		return PossibleShift, marks.placed
	}
	if unplaced(s.last.Stance) && unplaced(to.Stance) {
		return Reworded, s.last // perhaps
	}
	return Held, nil
}

// take has the cell stand where the next stance has it.
func (s *stand) take(to *positions.Holding, kind Kind) {
	if kind.Moves() || s.last != nil && !s.last.Spoken() && to.Via == nil {
		*s = stand{}
	}
	s.last = to
	s.all.take(to)
	if to.Spoken() {
		s.spoken.take(to)
	}
}

func (m *landmarks) take(to *positions.Holding) {
	if !unplaced(to.Stance) {
		m.placed = to
	}
	in, ok := to.Stance.Interval()
	if !ok || !onFirmGround(to.Stance) {
		return
	}
	if low, ok := ends(m.lowest); !ok || in.High.Value <= low.High.Value {
		m.lowest = to
	}
	if high, ok := ends(m.highest); !ok || in.Low.Value >= high.Low.Value {
		m.highest = to
	}
}

func ends(h *positions.Holding) (positions.Range, bool) {
	if h == nil {
		return positions.Range{}, false
	}
	return h.Stance.Interval()
}
