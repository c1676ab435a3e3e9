package redline

import (
	"cmp"
	"slices"
)

// Term is a demand, offer, condition, red line or threat. ID, Kind and Ties may be
// empty.
type Term struct {
	ID   string
	Kind string
	Text string
	Ties string // what it is tied to, equal where that is the same
}

// Ending says that the term with this id was ended between the two dates of a
// comparison: How is withdrawn, met, replaced or lapsed, and By, for a term that was
// replaced, the id of the one that took its place.
type Ending struct {
	ID, How, By string
}

// TermOp says what became of a term.
type TermOp uint8

// What can become of a term.
const (
	TermEqual   TermOp = iota // stands in the same words
	Reworded                  // stands, but its text, its kind or what it is tied to is another
	Added                     // stands only at the later date
	Ended                     // the party ended it
	NotRepeated               // not said again, which does not mean ended
	OnlyA                     // of two parties: only the first one has it
	OnlyB                     // of two parties: only the second one has it
)

// String returns the name that scripts rely on: "equal", "reworded", "added",
// "ended", "not-repeated", "only-a" or "only-b".
func (o TermOp) String() string {
	switch o {
	case TermEqual:
		return "equal"
	case Reworded:
		return "reworded"
	case Added:
		return "added"
	case Ended:
		return "ended"
	case NotRepeated:
		return "not-repeated"
	case OnlyA:
		return "only-a"
	default:
		return "only-b"
	}
}

// TermChange is what became of one term.
type TermChange struct {
	Op  TermOp
	How string // for Ended: withdrawn, met, replaced or lapsed

	// From and To are indexes into the two lists, -1 where there is no term.
	// An Ended term has a To only if it was replaced by a term that stands.
	From, To int

	// Wording is the redline from the one term's text to the other's where
	// there are two terms, else nil.
	Wording []Segment
}

// termSimilarity is the least Similarity of two terms that are one, reworded.
// On testdata/corpus/terms every two terms above it that are each other's best
// match belong together. Some that belong together lie below, down to 0.38,
// beside terms that have only a frame in common ("The United States …", 0.42).
// They are then reported as two, which misstates nothing; ids are the remedy.
const termSimilarity = 0.45

// Terms compares the terms of one party at two dates. Terms are matched
//
//  1. by id; one that ended and no longer stands is matched with nothing, or,
//     if it was replaced, with the term that took its place, through as many
//     replacements as there were;
//  2. of the rest, if not both have ids, by equal kind and folded text;
//  3. of the rest, if not both have ids, by similarity of words, the most
//     similar first, unless that is more than 10,000 pairs to compare.
//
// Of several endings of one id the last counts. A term that was replaced by
// one that has ended, too, ended as that one did.
//
// Lists are sets: a term written twice (the same id; or the same kind and
// words where not both have ids) is one term, and order is no change. Of two
// spellings of one term the one with an id, else the first, is reported.
//
// The result is in the order of to, followed by what has no term in to, in
// the order of from. A replaced term comes directly behind any change of the
// term that took its place; that term is not reported as Added besides, since
// the replacement accounts for it.
func Terms(from, to []Term, ended []Ending) []TermChange {
	m := newTermMatch(from, to, true)
	m.byID()
	m.byEnding(ended)
	m.byText()
	m.bySimilarity()
	return m.changes(Added, NotRepeated)
}

// CompareTerms compares the terms of two parties on one date. Ids are not
// used: those of two parties have nothing to do with each other. The order is
// that of b, followed by what only a has, in its order.
func CompareTerms(a, b []Term) []TermChange {
	m := newTermMatch(a, b, false)
	m.byText()
	m.bySimilarity()
	return m.changes(OnlyB, OnlyA)
}

// changes lists what became of the terms, once all are matched.
func (m *termMatch) changes(onlyTo, onlyFrom TermOp) []TermChange {
	var out []TermChange
	for _, c := range m.ended {
		if c.To >= 0 {
			c.Wording = Words(m.from[c.From].Text, m.to[c.To].Text)
		}
		out = append(out, c)
	}
	for _, i := range m.fromIndex {
		j := m.partner[i]
		switch {
		case m.gone[i]:
		case j < 0:
			out = append(out, TermChange{Op: onlyFrom, From: i, To: -1})
		default:
			a, b := m.from[i], m.to[j]
			c := TermChange{Op: Reworded, From: i, To: j, Wording: Words(a.Text, b.Text)}
			if m.fromText[i] == m.toText[j] && a.Kind == b.Kind && a.Ties == b.Ties {
				c.Op = TermEqual
			}
			out = append(out, c)
		}
	}
	for _, j := range m.toIndex {
		if !m.taken[j] {
			out = append(out, TermChange{Op: onlyTo, From: -1, To: j})
		}
	}
	slices.SortFunc(out, func(x, y TermChange) int {
		switch {
		case x.To < 0 || y.To < 0:
			if (x.To < 0) != (y.To < 0) {
				return cmp.Compare(y.To, x.To) // what is in to comes first
			}
		case x.To != y.To:
			return cmp.Compare(x.To, y.To)
		case (x.Op == Ended) != (y.Op == Ended):
			if x.Op == Ended {
				return 1
			}
			return -1
		}
		return cmp.Compare(x.From, y.From)
	})
	return out
}
