package review

import (
	"stance/positions"
)

// Fingerprint is that of the record as it stands, which a sign-off of it holds.
func (l *Ledger) Fingerprint(r *positions.Record) string { return l.history.Fingerprint(r) }

// State is what the sign-offs of a record come to.
type State uint8

const (
	Open     State = iota // nobody ever signed it off
	Approved              // approved as it stands, and disputed by nobody
	Disputed              // disputed as it stands by one reviewer at least
	Stale                 // signed off once, and edited since
)

// States are the words for a State, in its order.
var States = []string{"open", "approved", "disputed", "stale"}

func (s State) String() string { return States[s] }

// StateNamed finds a state by its word.
func StateNamed(word string) (State, bool) {
	for i, w := range States {
		if w == word {
			return State(i), true
		}
	}
	return 0, false
}

// Entry is a sign-off as it bears on a record of the dataset.
type Entry struct {
	SignOff
	// Counts: it is its reviewer's last of the record, and of the record as it
	// stands.
	Counts bool
}

// Ledger arranges all sign-offs of a dataset by record. A nil one holds none:
// every record is open.
type Ledger struct {
	history *positions.History
	entries map[*positions.Record][]Entry
	orphans []SignOff
}

// NewLedger arranges sign-offs, given in the order of each reviewer's file.
// The history must know everything (KnownBy 0), since a fingerprint is of a
// record with `same` resolved among all that was written.
func NewLedger(h *positions.History, all []SignOff) *Ledger {
	l := &Ledger{history: h, entries: map[*positions.Record][]Entry{}}
	if len(all) == 0 {
		return l
	}
	records := make(map[string]*positions.Record, len(h.Dataset.Records))
	for _, r := range h.Dataset.Records {
		records[CellName(r)] = r
	}
	for _, s := range all {
		if r := records[s.Cell()]; r != nil {
			l.entries[r] = append(l.entries[r], Entry{SignOff: s})
		} else {
			l.orphans = append(l.orphans, s)
		}
	}
	for r, entries := range l.entries {
		count(entries, h.Fingerprint(r))
	}
	return l
}

// count marks the entries that count: of each reviewer the last, if it is of
// the record as it stands.
func count(entries []Entry, fingerprint string) {
	last := map[string]int{}
	for i := range entries {
		last[entries[i].Reviewer] = i
	}
	for _, i := range last {
		entries[i].Counts = entries[i].Fingerprint == fingerprint
	}
}

// State is what the sign-offs of a record come to: disputed if one that counts
// disputes it, else approved if one approves it; stale if there are sign-offs
// of which none counts; else open.
func (l *Ledger) State(r *positions.Record) State {
	state := Open
	for _, e := range l.Entries(r) {
		switch {
		case !e.Counts:
			if state == Open {
				state = Stale
			}
		case e.Verdict == Dispute:
			return Disputed
		default:
			state = Approved
		}
	}
	return state
}

// Entries lists the sign-offs of a record, reviewer by reviewer in the order
// of their files. The caller must not change them.
func (l *Ledger) Entries(r *positions.Record) []Entry {
	if l == nil {
		return nil
	}
	return l.entries[r]
}

// Last gives a reviewer's last sign-off of a record; false if there is none.
func (l *Ledger) Last(r *positions.Record, reviewer string) (Entry, bool) {
	var last Entry
	found := false
	for _, e := range l.Entries(r) {
		if e.Reviewer == reviewer {
			last, found = e, true
		}
	}
	return last, found
}

// Orphans lists the sign-offs of records that are not in the dataset: deleted
// since, moved to another date, or under an id that was renamed. They are
// kept, since the record may come back.
func (l *Ledger) Orphans() []SignOff {
	if l == nil {
		return nil
	}
	return l.orphans
}

// Count says how many of the records that a history knows are in each state.
func (l *Ledger) Count(h *positions.History) [4]int {
	var counts [4]int
	for _, r := range h.Dataset.Records {
		if h.Knows(r) {
			counts[l.State(r)]++
		}
	}
	return counts
}
