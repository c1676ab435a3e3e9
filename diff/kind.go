package diff

import (
	"stance/positions"
	"stance/positions/wording"
)

// Kind is the one kind of change that a cell shows between two dates. The
// kinds stand here in the order in which people-facing output lists them.
type Kind uint8

const (
	Shifted       Kind = iota // moved beyond the coder's margins, on firm ground at both dates
	Withdrawn                 // gave up its position
	Adopted                   // took a position after having had none
	Reverted                  // back where it was, after having been elsewhere
	PossibleShift             // differs, but within the margins or unconfirmed
	Reworded                  // in words only at both dates, and the words differ
	NotComparable             // the scale cannot tell: read the words
	OwnVoice                  // speaks for itself where its group spoke before
	FirstRecorded             // nothing was in force before
	Held                      // stated anew, same position
	Unchanged                 // nothing new was said

	kindCount = int(Unchanged) + 1
)

// Kinds are the words for a Kind, in its order.
var Kinds = [kindCount]string{
	"shifted", "withdrawn", "adopted", "reverted", "possible-shift",
	"reworded", "not-comparable", "own-voice", "first-recorded", "held", "unchanged",
}

func (k Kind) String() string { return Kinds[k] }

// KindNamed finds a kind by its word.
func KindNamed(word string) (Kind, bool) {
	for i, w := range Kinds {
		if w == word {
			return Kind(i), true
		}
	}
	return 0, false
}

// Moves reports whether the kind says that a position is not, or was for a
// while not, what it was: what `diff --exit-code` asks about.
func (k Kind) Moves() bool {
	return k == Shifted || k == Withdrawn || k == Adopted || k == Reverted
}

// relation is what two stances on one issue are to each other, by their
// positions and what they rest on alone. It knows the kinds that need no
// wording and no history: everything else is Held.
func relation(a, b *positions.Stance) Kind {
	switch aNone, bNone := a.Kind == positions.None, b.Kind == positions.None; {
	case aNone && bNone:
		return Held
	case aNone:
		return Adopted
	case bNone:
		return Withdrawn
	}
	aInterval, aOK := a.Interval()
	bInterval, bOK := b.Interval()
	switch {
	case aOK != bOK:
		return NotComparable
	case positions.SamePosition(a, b): // both unplaced, too
		return Held
	case !aInterval.Meets(bInterval):
		return shiftOn(a, b)
	case a.RangeAlone() || b.RangeAlone():
		return NotComparable
	}
	return PossibleShift // placed, on different positions within the margins
}

// shiftOn tells whether positions whose intervals do not meet can be called a
// shift, given what the two stances rest on.
func shiftOn(a, b *positions.Stance) Kind {
	if onFirmGround(a) && onFirmGround(b) {
		return Shifted
	}
	return PossibleShift
}

// onFirmGround reports whether what a stance rests on can bear the word shift.
func onFirmGround(s *positions.Stance) bool {
	return s.Confidence != positions.Low && !s.Unconfirmed()
}

// kind decides the kind of a change whose other facts are known. between are
// the holdings that were in force after that of A and before that of B.
func (c *Change) kind(between []positions.Holding) Kind {
	if c.From == nil {
		return FirstRecorded
	}
	a, b := c.From, c.To
	k := holdingRelation(a.Holding, b.Holding)
	if k != Held {
		return k
	}
	if wordsDecide(a.Holding, b.Holding) && (!sameSummary(a.Stance, b.Stance) || c.TermsChanged()) {
		return Reworded
	}
	for _, m := range between {
		switch relation(m.Stance, b.Stance) {
		case Shifted, Adopted, Withdrawn:
			return Reverted
		}
	}
	return Held
}

// wordsDecide reports whether the kind of change from one holding to another of its cell depends
// on their words.
func wordsDecide(a, b positions.Holding) bool {
	return unplaced(a.Stance) && unplaced(b.Stance) && holdingRelation(a, b) == Held
}

// sameSummary reports whether two stances are summed up in the same words: whether a redline of
// these has no edit.
func sameSummary(a, b *positions.Stance) bool { return wording.Same(a.Summary, b.Summary) }

// holdingRelation is what two holdings of one cell are to each other, the kinds
// that need no wording and no history; everything else is Held.
func holdingRelation(a, b positions.Holding) Kind {
	switch {
	case a.Stance == b.Stance:
		return Unchanged
	case !a.Spoken() && b.Via == nil:
		return OwnVoice
	}
	return relation(a.Stance, b.Stance)
}

// Unestablished reports whether what became of a cell between two dates is a
// possible shift or the party's own voice after its group's, so that no move is
// established by it. It is the kind that CompareCell gives, without the redlines.
func Unestablished(h *positions.History, p *positions.Party, is *positions.Issue, from, to positions.Date) bool {
	before, ok := h.InForce(p, is, from)
	after, both := h.InForce(p, is, to)
	if !ok || !both {
		return false
	}
	k := holdingRelation(before, after)
	return k == PossibleShift || k == OwnVoice
}

// unplaced reports whether the scale says nothing of a stance.
func unplaced(s *positions.Stance) bool {
	return s.Kind == positions.Unplaced && s.Plausible == nil
}
