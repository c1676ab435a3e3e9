package report

import (
	"slices"

	"stance/diff"
	"stance/positions"
	"stance/positions/team/review"
)

// Panel is a dataset over time, as `stance export` hands it on: the records of
// a period as they were written, what changed from each date to the next, and
// the gaps on each.
type Panel struct {
	History *positions.History
	Filter  Filter
	// Dates are the dates looked at, in order: the ends of the period and the
	// snapshot dates between. Changes are those between two neighbours.
	Dates  []positions.Date
	Ledger *review.Ledger // nil: no sign-offs are told
}

// NewPanel looks at a period, both ends included; 0 and 0 for a dataset
// without snapshots.
func NewPanel(h *positions.History, from, to positions.Date, f Filter) *Panel {
	f.Parties = inCodebookOrder(f.Parties)
	p := &Panel{History: h, Filter: f}
	if to == 0 {
		return p
	}
	p.Dates = []positions.Date{from}
	for _, di := range h.Dataset.Dates {
		if from < di.Date && di.Date < to {
			p.Dates = append(p.Dates, di.Date)
		}
	}
	if from < to {
		p.Dates = append(p.Dates, to)
	}
	return p
}

// Changes lists the changes from Dates[i] to Dates[i+1] that the filter shows,
// by issue and then party.
func (p *Panel) Changes(i int) []diff.Change {
	from, to := p.Dates[i], p.Dates[i+1]
	changes := diff.Changes(p.History, from, to, func(party *positions.Party, issue *positions.Issue) bool {
		return p.Filter.Cell(party, issue) && (p.Filter.All || len(p.Filter.Kinds) > 0 || p.said(party, issue, from, to))
	})
	for i := range changes {
		c := &changes[i]
		c.News = diff.NewsOf(p.History, c.Party, c.Issue, from, to)
	}
	return keep(changes, p.Filter.Change)
}

// said reports whether another record is in force at the second date than at
// the first, or a claim or a silence is new. Most cells rest most of the time, and
// need no comparison.
func (p *Panel) said(party *positions.Party, issue *positions.Issue, from, to positions.Date) bool {
	before, _ := p.History.InForce(party, issue, from)
	after, _ := p.History.InForce(party, issue, to)
	return before.Stance != after.Stance || diff.NewsOf(p.History, party, issue, from, to)
}

// Gaps measures the pairs on Dates[i]. As in NewGap, one party named asks for
// its pairs, several for those among them, and issues narrow nothing.
func (p *Panel) Gaps(i int) []diff.Gap {
	return gapsAt(p.History, p.Dates[i], p.Filter)
}

// TooOld lists the stances that the gaps on Dates[i] leave out for their age, by party and
// issue.
func (p *Panel) TooOld(i int) []diff.TooOld {
	date := p.Dates[i]
	return diff.TooOldAt(p.History, pairedParties(p.History, date, p.Filter.Parties), date, p.Filter.MaxAge)
}

// Cells visits the cells that the filter shows, by issue and then party.
func (p *Panel) Cells(visit func(*positions.Party, *positions.Issue)) {
	for _, is := range p.History.Dataset.Codebook.Issues {
		for _, party := range p.History.Dataset.Codebook.Parties {
			if p.Filter.Cell(party, is) {
				visit(party, is)
			}
		}
	}
}

// Within reports whether what stands from a date until another, 0 for still, stands on a day of
// the period.
func (p *Panel) Within(from, until positions.Date) bool {
	if len(p.Dates) == 0 {
		return false
	}
	return from <= p.Dates[len(p.Dates)-1] && (until == 0 || until > p.Dates[0])
}

// Spans reports whether a holding of a track is in force on a day of the period.
func (p *Panel) Spans(track []positions.Holding, i int) bool {
	var until positions.Date
	if i+1 < len(track) {
		until = track[i+1].Date()
	}
	return p.Within(track[i].Date(), until)
}

// Written is the dataset with the records that were known, that the filter
// shows and that lie in the period. A date on which nothing was recorded stays
// only where all records of the period do.
func (p *Panel) Written() *positions.Dataset {
	all := p.History.Dataset
	d := *all
	d.Records, d.Dates = nil, nil
	if len(p.Dates) == 0 {
		return &d
	}
	first, last := p.Dates[0], p.Dates[len(p.Dates)-1]
	recorded := map[positions.Date]bool{}
	for _, r := range all.Records {
		if r.Date < first || r.Date > last || !p.Filter.Cell(r.Party, r.Issue) {
			continue
		}
		if r = known(r, p.History.KnownBy); r != nil {
			d.Records = append(d.Records, r)
			recorded[r.Date] = true
		}
	}
	whole := p.History.KnownBy == 0 && len(p.Filter.Parties)+len(p.Filter.Issues) == 0
	for _, di := range all.Dates {
		if first <= di.Date && di.Date <= last && (whole || recorded[di.Date]) {
			d.Dates = append(d.Dates, di)
		}
	}
	return &d
}

// Whole is the record of which one of Written may be no more than the part that was known: what
// sign-offs and fingerprints are of.
func Whole(r *positions.Record) *positions.Record {
	switch {
	case r.Stance != nil:
		return r.Stance.Record
	case r.Silence != nil:
		return r.Silence.Record
	}
	return r.Claims[0].Record
}

// known is the part of a record that was known by a day, nil for nothing; by 0
// everything was.
func known(r *positions.Record, by positions.Date) *positions.Record {
	if by == 0 {
		return r
	}
	part := *r
	if part.Stance != nil && part.Stance.KnownDate() > by {
		part.Stance = nil
	}
	if part.Silence != nil && part.Silence.KnownDate() > by {
		part.Silence = nil
	}
	part.Claims = slices.DeleteFunc(slices.Clone(r.Claims), func(c *positions.Claim) bool { return c.KnownDate() > by })
	if part.ClaimsAlone() && len(part.Claims) == 0 {
		return nil
	}
	if part.ClaimsAlone() && !r.ClaimsAlone() {
		part.Note = "" // it speaks of what was not known
	}
	return &part
}
