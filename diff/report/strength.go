package report

import (
	"cmp"
	"slices"

	"stance/diff"
	"stance/diff/redline"
	"stance/positions"
)

// acceptsLead says that what a party would accept is another, or no longer known.
const acceptsLead = "has changed what it would accept"

// How strong an event is, for the order of issues: the strongest first.
const (
	shiftStrength = iota
	withdrawnStrength
	adoptedStrength
	answeredStrength // a claim that was denied or confirmed
	claimedStrength  // a claim that names a position
	revertedStrength
	beyondMarginsStrength
	mayHaveStrength
	withinMarginsStrength
	termStrength // a red line or an offer that came, went or reads differently, a threat that was dropped, another range that is accepted
	rewordedStrength
	restStrength
)

// byStrength lists the issues by the strongest event of what is told of them; those of one
// strength in the codebook's order.
func (d *Diff) byStrength(told []diff.Change) []*positions.Issue {
	issues := slices.Clone(d.History.Dataset.Codebook.Issues)
	strongest := make([]int, len(issues))
	for i := range strongest {
		strongest[i] = restStrength
	}
	for i := range told {
		c := &told[i]
		strongest[c.Issue.Index] = min(strongest[c.Issue.Index], strength(c))
	}
	events := d.ShownClaimEvents()
	for i := range events {
		e := &events[i]
		strongest[e.Issue.Index] = min(strongest[e.Issue.Index], eventStrength(e))
	}
	slices.SortStableFunc(issues, func(a, b *positions.Issue) int { return cmp.Compare(strongest[a.Index], strongest[b.Index]) })
	return issues
}

func strength(c *diff.Change) int {
	s := restStrength
	switch c.Kind {
	case diff.Shifted:
		s = shiftStrength
	case diff.Withdrawn:
		s = withdrawnStrength
	case diff.Adopted:
		s = adoptedStrength
	case diff.Reverted:
		s = revertedStrength
	case diff.PossibleShift:
		s = [...]int{diff.BeyondMargins: beyondMarginsStrength, diff.NoMargins: mayHaveStrength, diff.WithinMargins: withinMarginsStrength}[c.Margins()]
	case diff.Reworded:
		s = rewordedStrength
	case diff.NotComparable, diff.OwnVoice, diff.FirstRecorded, diff.Held, diff.Unchanged:
	}
	if termsLead(c) != "" {
		s = min(s, termStrength)
	}
	return s
}

func eventStrength(e *diff.ClaimEvent) int {
	switch {
	case e.Kind == diff.ClaimConfirmed, e.Kind == diff.ClaimDenied:
		return answeredStrength
	case e.Kind != diff.ClaimRepeated && ClaimedPlace(e.To) != "":
		return claimedStrength
	}
	return restStrength
}

// termsLead says what became of a party's terms that may lead: a red line or an offer that
// came, went or reads differently, a threat that was dropped or has lapsed, another range that
// it would take; "" where there is none of it. What was first recorded changed nothing.
func termsLead(c *diff.Change) string {
	if c.Kind == diff.FirstRecorded || c.Kind == diff.Unchanged || c.From == nil {
		return ""
	}
	for _, t := range c.Terms {
		if t.Op != redline.Reworded && t.Op != redline.Added && t.Op != redline.Ended {
			continue
		}
		var kinds []positions.TermKind
		if t.From >= 0 {
			kinds = append(kinds, c.From.Terms[t.From].Kind)
		}
		if t.To >= 0 {
			kinds = append(kinds, c.To.Terms[t.To].Kind)
		}
		switch {
		case slices.Contains(kinds, positions.RedLine) && t.Op == redline.Added:
			return "named a red line"
		case slices.Contains(kinds, positions.RedLine) && t.To < 0:
			return "dropped a red line"
		case slices.Contains(kinds, positions.RedLine):
			return "changed a red line"
		case slices.Contains(kinds, positions.Offer) && t.Op == redline.Added:
			return "made an offer"
		case slices.Contains(kinds, positions.Offer) && t.To < 0:
			return "took back an offer"
		case slices.Contains(kinds, positions.Offer):
			return "changed an offer"
		case slices.Contains(kinds, positions.Threat) && t.Op == redline.Ended && t.To < 0:
			return "dropped a threat"
		}
	}
	if c.AcceptsChanged() {
		return acceptsLead
	}
	return ""
}
