package report

import (
	"strconv"
	"strings"

	"stance/diff"
	"stance/positions"
	"stance/positions/team/review"
)

// StateWord says what the sign-offs of a record come to.
func StateWord(s review.State) string {
	switch s {
	case review.Open:
		return "never reviewed"
	case review.Approved:
		return "signed off"
	case review.Disputed:
		return "disputed"
	case review.Stale:
		return "edited since its review"
	}
	return s.String()
}

// ReasonWord says why a record should be looked at. Of a stance whose kind of
// change is told beside it, that it moved is no more news.
func ReasonWord(it *diff.QueueItem, r diff.Reason) string {
	switch r {
	case diff.Moved, diff.MayHaveMoved:
		return ""
	case diff.WeakBasis:
		return BasisGloss(it.Record.Stance.Basis)
	case diff.ContestedClaims:
		return "contested"
	case diff.DividedVoices:
		return "divided"
	case diff.LowConfidence:
		return ConfidenceGloss(positions.Low)
	case diff.SingleSource:
		return "single source"
	case diff.NoQuotation:
		if len((&ReviewItem{QueueItem: *it}).Sources()) == 0 {
			return "no evidence given"
		}
		return "no quotation"
	}
	return r.String()
}

// What says what a record is: the kind of change that it makes, with how far
// and in what tone; who claims something; or that nothing was found.
func What(it *diff.QueueItem, name Naming) string {
	c := it.Change
	switch {
	case c != nil:
		return joined(KindLabel(c), Magnitude(c), marginsWord(c), ToneGloss(c.To.Stance))
	case len(it.Record.Claims) > 0:
		var claims []diff.Claim
		for _, cl := range it.Record.Claims {
			claims = append(claims, diff.Claim{Claim: cl})
		}
		if len(claims) == 1 {
			return "claim by " + Claimants(claims, name)
		}
		return "claims by " + Claimants(claims, name)
	}
	return NotFound
}

// Why lists in words why a record should be looked at.
func Why(it *diff.QueueItem) []string {
	var words []string
	for _, r := range it.Reasons {
		if w := ReasonWord(it, r); w != "" {
			words = append(words, w)
		}
	}
	return words
}

// VerdictLine tells of a sign-off: "disputed by jane-mbeki, 20 Aug 2025: the
// scale does not say so"; and whether it still counts.
func VerdictLine(e review.Entry) string {
	line := e.Verdict.String() + " by " + e.Reviewer + ", " + e.On.Text()
	if !e.Counts {
		line += " (no longer counts)"
	}
	if e.Note != "" {
		line += ": " + e.Note
	}
	return line
}

// OrphanLine tells of a sign-off of a record that is not there.
func OrphanLine(s review.SignOff) string {
	return s.Cell() + ": " + VerdictLine(review.Entry{SignOff: s, Counts: true}) + " (" + s.Place.String() + ")"
}

// Objections says of a change told elsewhere what its reader must know of its
// review: who disputes it and why, or that it was edited since; "" where it is
// signed off or nobody looked at it.
func Objections(l *review.Ledger, c *diff.Change) string {
	if c.Kind == diff.Unchanged {
		return ""
	}
	records := []*positions.Record{c.To.Stance.Record}
	if c.From != nil && c.From.Stance.Record != records[0] {
		records = append(records, c.From.Stance.Record)
	}
	var parts []string
	for i, r := range records {
		which := ""
		if i > 0 {
			which = "the earlier stance: "
		}
		switch l.State(r) {
		case review.Disputed:
			for _, e := range l.Entries(r) {
				if e.Counts && e.Verdict == review.Dispute {
					parts = append(parts, which+VerdictLine(e))
				}
			}
		case review.Stale:
			parts = append(parts, which+StateWord(review.Stale))
		}
	}
	return strings.Join(parts, "; ")
}

// Totals counts all records of the dataset by state: "24 of 26 records need a
// second look", then each state that there is.
func (r *Review) Totals() (head string, states []string) {
	all := total(r.Counts)
	waiting := all - r.Counts[review.Approved]
	switch {
	case all == 0:
		return "There are no records to review", nil
	case waiting == 0:
		head = "Nothing is waiting for review: " + allOf(all, "record is", "records are") + " signed off"
		return head, nil
	}
	head = share(waiting, all, "record", "records")
	if waiting == 1 {
		head += " needs a second look"
	} else {
		head += " need a second look"
	}
	for _, s := range []review.State{review.Disputed, review.Stale, review.Open, review.Approved} {
		if n := r.Counts[s]; n > 0 {
			states = append(states, strconv.Itoa(n)+" "+StateWord(s))
		}
	}
	return head, states
}

// Line says what the filter lets through; "" for everything in the queue.
func (f *ReviewFilter) Line() string {
	cells := Filter{Parties: f.Parties, Issues: f.Issues}
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	var dates, states []string
	for _, d := range f.Dates {
		dates = append(dates, d.Text())
	}
	for _, s := range f.States {
		states = append(states, StateWord(s))
	}
	add(strings.Join(dates, ", "))
	add(cells.Line())
	add(strings.Join(states, ", "))
	if len(f.Coders) > 0 {
		add("coded by " + strings.Join(f.Coders, ", "))
	}
	if f.All && len(f.States) == 0 {
		add("every record")
	}
	return strings.Join(parts, "; ")
}
