package report

import (
	"slices"
	"strings"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/team/review"
)

// status is what has to be known before relying on the report, in a paragraph: how far it is
// signed off and by whom, who coded it, what it rests on, as of when, and how it is narrowed.
func (r *ChangeReport) status() []document.Block {
	var sentences []document.Text
	add := func(parts ...any) { sentences = append(sentences, say(parts...)) }
	if s, ok := r.ReviewStatus(); ok {
		by := people(r.reviewers())
		line := Prose{{Text: capitalised(s.Line()), Bold: true}}
		switch {
		case by == nil:
			add(line, ".")
		case s.Changes[review.Approved] == total(s.Changes):
			add(line, " by ", by, ".")
		default:
			add(line, ". Signed off by ", by, ".")
		}
	}
	if by := people(r.coders()); by != nil {
		add("Coded by ", by, ".")
	}
	if l := r.Rests.Line(); l != "" {
		add(datum(l))
	}
	if k := r.History.KnownBy; k != 0 {
		add("As it was known on ", k.Text(), ".")
	}
	if l := r.Filter.Line(); l != "" {
		add("Shown here: ", datum(l), ".")
	}
	for _, n := range r.Notes {
		add(datum(n))
	}
	if sentences == nil {
		return nil
	}
	return []document.Block{document.Para{Text: listedText(" ", sentences...)}}
}

// mostPeople is how many coders or reviewers are named.
const mostPeople = 4

// people lists some by name, in alphabetical order.
func people(names []string) Prose {
	slices.Sort(names)
	var list []Prose
	for _, n := range slices.Compact(names) {
		list = append(list, say(datum(n)))
	}
	if list == nil {
		return nil
	}
	return counted(list, mostPeople)
}

// reviewers are those whose approvals count of the records that make the changes told.
func (r *ChangeReport) reviewers() (names []string) {
	for i := range r.told {
		c := &r.told[i]
		if c.Kind == diff.Unchanged {
			continue
		}
		for _, e := range r.Ledger.Entries(c.To.Stance.Record) {
			if e.Counts && e.Verdict == review.Approve {
				names = append(names, e.Reviewer)
			}
		}
	}
	return names
}

// coders are those who coded what is told, each of several who coded a record together.
func (r *ChangeReport) coders() (names []string) {
	take := func(record *positions.Record) {
		for _, name := range strings.Split(strings.ReplaceAll(record.Coder, " and ", ", "), ", ") {
			if name != "" {
				names = append(names, name)
			}
		}
	}
	r.each(func(_ cell, s *positions.Stance) { take(s.Record) }, func(_ cell, cl *positions.Claim) { take(cl.Record) })
	return names
}
