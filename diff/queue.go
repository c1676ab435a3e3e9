package diff

import (
	"cmp"
	"slices"

	"stance/positions"
	"stance/positions/parallel"
	"stance/positions/team/review"
)

// QueueItem is a record as a reviewer meets it.
type QueueItem struct {
	Record      *positions.Record
	State       review.State
	Fingerprint string
	Reviews     []review.Entry

	// Change is what the record's stance changed against the day before; nil
	// for a record of claims or silence alone.
	Change  *Change
	Reasons []Reason // why to look at it, the weightiest first
}

// Reason is why a record should be looked at. The reasons stand here by
// weight.
type Reason uint8

const (
	Moved           Reason = iota // shifted, withdrawn, adopted or reverted against the day before
	MayHaveMoved                  // a possible shift
	WeakBasis                     // reported, assessed or inferred
	ContestedClaims               // an unanswered claim puts the party elsewhere
	DividedVoices                 // its speakers say what cannot both be
	LowConfidence
	SingleSource // all that supports it has one origin
	NoQuotation  // nothing of the evidence is verbatim

	reasonCount = int(NoQuotation) + 1
)

// Reasons are the words for a Reason, in its order.
var Reasons = [reasonCount]string{"moved", "may-have-moved", "weak-basis", "contested", "divided", "low-confidence", "single-source", "no-quotation"}

func (r Reason) String() string { return Reasons[r] }

// Queue lists the records that the history knows of and that are wanted, the
// most consequential first. Of two items the one with the weightiest reason that
// the other has not comes first; where they have the same reasons: by kind of
// change and size of delta as in people-facing output, then disputed before
// stale before open before approved, the later date first, and issue and party
// as in the codebook. Their changes are outlines.
func Queue(h *positions.History, l *review.Ledger, wanted func(*positions.Record, review.State) bool) []QueueItem {
	var records []*positions.Record
	for _, r := range h.Dataset.Records {
		if h.Knows(r) && wanted(r, l.State(r)) {
			records = append(records, r)
		}
	}
	items := make([]QueueItem, len(records))
	parallel.Each(len(records), func(i int) { items[i] = queueItem(h, l, records[i], Outline) })
	slices.SortStableFunc(items, compareItems)
	return items
}

// NewQueueItem gathers what a reviewer has to know of a record.
func NewQueueItem(h *positions.History, l *review.Ledger, r *positions.Record) QueueItem {
	return queueItem(h, l, r, CompareCell)
}

func queueItem(h *positions.History, l *review.Ledger, r *positions.Record, compare comparing) QueueItem {
	item := QueueItem{Record: r, State: l.State(r), Fingerprint: l.Fingerprint(r), Reviews: l.Entries(r)}
	if h.KnowsStance(r) {
		if c, ok := compare(h, r.Party, r.Issue, r.Date-1, r.Date); ok {
			item.Change = &c
		}
	}
	item.Reasons = reasons(h, r, item.Change)
	return item
}

func reasons(h *positions.History, r *positions.Record, c *Change) []Reason {
	var applies [reasonCount]bool
	var evidence []positions.Evidence
	if c != nil {
		s := c.To.Stance
		applies[Moved] = c.Kind.Moves()
		applies[MayHaveMoved] = c.Kind == PossibleShift
		applies[WeakBasis] = s.Unconfirmed()
		applies[LowConfidence] = s.Confidence == positions.Low
		applies[ContestedClaims] = c.Contested
		weighed := c.To.Weigh()
		applies[DividedVoices] = weighed.Divided
		applies[SingleSource], _ = weighed.Single()
		evidence = s.Evidence
	} else {
		// A record of claims is looked at for the claims that it makes itself,
		// against whatever stance stands beside them.
		var own []Claim
		for _, cl := range r.Claims {
			if h.KnowsClaim(cl) {
				own = append(own, Claim{cl, true, InLine(h, cl, r.Date)})
				evidence = append(evidence, cl.Evidence...)
			}
		}
		var stance *positions.Stance
		if hd, ok := h.InForce(r.Party, r.Issue, r.Date); ok {
			stance = hd.Stance
		}
		applies[ContestedClaims] = Contested(stance, own)
	}
	if c != nil || slices.ContainsFunc(r.Claims, h.KnowsClaim) { // silence rests on nothing, and needs nothing
		if c == nil {
			applies[SingleSource] = oneOrigin(h, evidence)
		}
		applies[NoQuotation] = !slices.ContainsFunc(evidence, func(e positions.Evidence) bool { return e.Quote != "" })
	}
	var list []Reason
	for i, yes := range applies {
		if yes {
			list = append(list, Reason(i))
		}
	}
	return list
}

// oneOrigin reports whether all that supports claims is of one origin.
func oneOrigin(h *positions.History, evidence []positions.Evidence) bool {
	origin := ""
	for i := range evidence {
		e := &evidence[i]
		if e.Use != positions.Supports || h.Later(e) {
			continue
		}
		if of := e.ResolvedOrigin(); origin == "" {
			origin = of
		} else if of != origin {
			return false
		}
	}
	return origin != ""
}

func compareItems(a, b QueueItem) int {
	return cmp.Or(
		-cmp.Compare(a.weight(), b.weight()),
		a.order(&b),
		cmp.Compare(urgency[a.State], urgency[b.State]),
		-cmp.Compare(a.Record.Date, b.Record.Date),
		cmp.Compare(a.Record.Issue.Index, b.Record.Issue.Index),
		cmp.Compare(a.Record.Party.Index, b.Record.Party.Index),
	)
}

// urgency orders states: what somebody objected to, what was looked at and has
// changed, what nobody looked at, what is done.
var urgency = [...]int{review.Disputed: 0, review.Stale: 1, review.Open: 2, review.Approved: 3}

// weight is higher the weightier the reasons: each outweighs all that come
// after it together.
func (it *QueueItem) weight() int {
	w := 0
	for _, r := range it.Reasons {
		w |= 1 << (reasonCount - 1 - int(r))
	}
	return w
}

// order is that of the changes; records without a stance come after all others.
func (it *QueueItem) order(o *QueueItem) int {
	switch {
	case it.Change != nil && o.Change != nil:
		return it.Change.Order(o.Change)
	case it.Change != nil:
		return -1
	case o.Change != nil:
		return 1
	}
	return 0
}
