package report

import (
	"slices"

	"stance/diff"
	"stance/positions"
	"stance/positions/problem"
	"stance/positions/team/review"
)

// Review is what `stance review` tells: the queue of records to be looked at.
type Review struct {
	History  *positions.History
	Filter   ReviewFilter
	Items    []diff.QueueItem // those that the filter shows, the most consequential first
	Counts   [4]int           // of all records that the history knows, by review.State
	Orphans  []review.SignOff // sign-offs of records that are not there
	Call     Call
	ReadOnly bool // a dataset in one file, beside which no sign-offs are kept
	Most     int  // how many records people are told of one by one; 0 for all
}

// ReviewFilter narrows the queue. Empty lists let everything through, but for
// records that are signed off: these are shown if asked for.
type ReviewFilter struct {
	Dates   []positions.Date
	Parties []*positions.Party
	Issues  []*positions.Issue
	States  []review.State
	Coders  []string
	All     bool // also records that are signed off
}

// NewReview makes the queue.
func NewReview(h *positions.History, l *review.Ledger, f ReviewFilter) *Review {
	return &Review{
		History: h, Filter: f,
		Items:   diff.Queue(h, l, f.Record),
		Counts:  l.Count(h),
		Orphans: l.Orphans(),
	}
}

// Narrowed is what of the queue another filter lets through, as NewReview would make it: the order
// of records does not depend on the others.
func (r *Review) Narrowed(f ReviewFilter) *Review {
	n := *r
	n.Filter, n.Items = f, keep(r.Items, func(it *diff.QueueItem) bool { return f.Record(it.Record, it.State) })
	return &n
}

// Record reports whether a record in some state is to be shown.
func (f *ReviewFilter) Record(r *positions.Record, state review.State) bool {
	if len(f.States) > 0 && !slices.Contains(f.States, state) || len(f.States) == 0 && !f.All && state == review.Approved {
		return false
	}
	return passes(f.Dates, r.Date) && passes(f.Parties, r.Party) && passes(f.Issues, r.Issue) && passes(f.Coders, r.Coder)
}

func passes[T comparable](list []T, v T) bool { return len(list) == 0 || slices.Contains(list, v) }

// Next lists commands that go on from here, with the first record of the queue.
func (r *Review) Next() []string {
	if len(r.Items) == 0 {
		return nil
	}
	cell := review.CellName(r.Items[0].Record)
	next := []string{r.Call.Command("review", "show", cell)}
	if !r.ReadOnly {
		next = append(next, r.Call.Command("review", "approve", cell))
	}
	return next
}

// ReviewItem is what `stance review show` tells: one record in full.
type ReviewItem struct {
	diff.QueueItem
	History  *positions.History
	Warnings []problem.Problem // that `check` has for the record
	Place    string            // in the queue, such as "3 of 17"; "" outside of it
}

// NewReviewItem gathers everything about a record. Of all problems of the
// dataset it takes those that lie in the record.
func NewReviewItem(h *positions.History, l *review.Ledger, r *positions.Record, problems []problem.Problem) *ReviewItem {
	item := &ReviewItem{QueueItem: diff.NewQueueItem(h, l, r), History: h}
	// A record ends where the next one of its file begins.
	end := 0
	for _, o := range h.Dataset.Records {
		if o.Place.File == r.Place.File && o.Place.Line > r.Place.Line && (end == 0 || o.Place.Line < end) {
			end = o.Place.Line
		}
	}
	for _, p := range problems {
		if p.File == r.Place.File && p.Line >= r.Place.Line && (end == 0 || p.Line < end) {
			item.Warnings = append(item.Warnings, p)
		}
	}
	return item
}

// Comparison is the frame in which the record's change is told: it against
// the day before.
func (it *ReviewItem) Comparison() *diff.Comparison {
	return &diff.Comparison{History: it.History, From: it.Record.Date - 1, To: it.Record.Date}
}

// Claims are the claims that the record makes, all of them of its day, with the responses
// that they take over from those that they repeat.
func (it *ReviewItem) Claims() []diff.Claim {
	var list []diff.Claim
	for _, cl := range it.History.ClaimsMade(it.Record.Party, it.Record.Issue) {
		if cl.Record == it.Record {
			list = append(list, diff.Claim{Claim: cl, Recent: true, InLine: diff.InLine(it.History, cl, it.Record.Date)})
		}
	}
	return list
}

// Beside is the stance in force beside a record of claims or silence, which it
// leaves as it is; false where there is none.
func (it *ReviewItem) Beside() (positions.Holding, bool) {
	if it.Change != nil {
		return positions.Holding{}, false
	}
	return it.History.InForce(it.Record.Party, it.Record.Issue, it.Record.Date)
}

// BesideLine names it: "in force: Guarantees, 14 Aug 2025, via European
// leaders"; "" where there is none.
func (it *ReviewItem) BesideLine() string {
	hd, ok := it.Beside()
	if !ok {
		return ""
	}
	return "in force beside it: " + joined(Position(hd.Stance), Dating{}.Stance(hd.Stance), Via(hd, Full))
}

// Sources lists the sources of all evidence in the record, in the dataset's
// order.
func (it *ReviewItem) Sources() []*positions.Source {
	var bib Bibliography
	if s := it.Record.Stance; s != nil {
		bib.Cite(s.Evidence)
	}
	for _, cl := range it.Record.Claims {
		bib.Cite(cl.Evidence)
	}
	if s := it.Record.Silence; s != nil {
		bib.Cite(s.Evidence)
	}
	return bib.Sources
}
