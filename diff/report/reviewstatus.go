package report

import (
	"strconv"
	"strings"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions/team/review"
)

// ReviewStatus counts how far the changes that a report tells are signed off.
type ReviewStatus struct {
	Shifts  [4]int // of kind shifted, by review.State
	Changes [4]int // of all kinds but unchanged, the shifts among them
}

// ReviewStatus says how far what is told is signed off; false where nothing is
// known of sign-offs, or nothing is told that could be signed off.
func (d *Diff) ReviewStatus() (ReviewStatus, bool) {
	var s ReviewStatus
	if d.Ledger == nil {
		return s, false
	}
	for _, c := range d.Told() {
		if c.Kind == diff.Unchanged {
			continue
		}
		state := ChangeState(d.Ledger, &c)
		s.Changes[state]++
		if c.Kind == diff.Shifted {
			s.Shifts[state]++
		}
	}
	return s, total(s.Changes) > 0
}

// ReviewLine says it in a line; "" where ReviewStatus is false.
func (d *Diff) ReviewLine() string {
	s, ok := d.ReviewStatus()
	if !ok {
		return ""
	}
	return s.Line()
}

// ChangeState is the state of the record that makes the change, that of the
// second date. A change is not signed off either if the record that it is
// measured from is disputed, or was edited since its own review.
func ChangeState(l *review.Ledger, c *diff.Change) review.State {
	state := l.State(c.To.Stance.Record)
	if state == review.Approved && c.From != nil {
		if from := l.State(c.From.Stance.Record); from == review.Disputed || from == review.Stale {
			return from
		}
	}
	return state
}

// Line says how far: "draft, not signed off", "draft: 2 of 5 shifts signed
// off, 4 of 12 changes in all; 1 disputed", "signed off: all 12 changes".
func (s ReviewStatus) Line() string {
	changes, shifts, signed := total(s.Changes), total(s.Shifts), s.Changes[review.Approved]
	if shifts > 0 && 0 < signed && signed < changes {
		return "draft: " + share(s.Shifts[review.Approved], shifts, "shift", "shifts") + " signed off, " +
			share(signed, changes, "change", "changes") + " in all" + objected(s.Changes)
	}
	return signedOffLine(s.Changes, "change", "changes")
}

// signedOffLine says how many of all are signed off, by their review.State.
func signedOffLine(counts [4]int, one, many string) string {
	switch n, signed := total(counts), counts[review.Approved]; {
	case signed == n:
		return "signed off: " + allOf(n, one, many)
	case signed > 0:
		return "draft: " + share(signed, n, one, many) + " signed off" + objected(counts)
	}
	return "draft, not signed off" + objected(counts)
}

// objected says behind a line how many are disputed, or were edited since they were signed off;
// "" where none is.
func objected(counts [4]int) string {
	var also []string
	for _, state := range []review.State{review.Disputed, review.Stale} {
		if n := counts[state]; n > 0 {
			also = append(also, strconv.Itoa(n)+" "+StateWord(state))
		}
	}
	if also == nil {
		return ""
	}
	return "; " + strings.Join(also, ", ")
}

func allOf(n int, one, many string) string {
	if n == 1 {
		return "the one " + one
	}
	return "all " + strconv.Itoa(n) + " " + many
}

func share(n, of int, one, many string) string {
	return document.Thousands(n) + " of " + document.Count(of, one, many)
}

func total(counts [4]int) int {
	sum := 0
	for _, n := range counts {
		sum += n
	}
	return sum
}

// Brief says it in two or three words: "not reviewed", "2 of 5 signed off", "signed
// off", and that something is disputed.
func (s ReviewStatus) Brief() string {
	changes, signed := total(s.Changes), s.Changes[review.Approved]
	switch {
	case s.Changes[review.Disputed] > 0:
		return strconv.Itoa(s.Changes[review.Disputed]) + " disputed"
	case signed == changes:
		return "signed off"
	case signed > 0:
		return strconv.Itoa(signed) + " of " + strconv.Itoa(changes) + " signed off"
	}
	return "not reviewed"
}
