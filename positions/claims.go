package positions

import (
	"cmp"
	"slices"

	"stance/positions/wording"
)

// answered gives a claim with the response that stands: where none is written, that of
// the claimant's last claim on the cell, if this one repeats it. The claims before it are
// known already.
func (c *cell) answered(claim *Claim) *Claim {
	if claim.Answered {
		return claim
	}
	for _, last := range slices.Backward(c.claims) {
		if last.By != claim.By {
			continue
		}
		if last.Response == NoResponse || !last.SameClaim(claim) {
			return claim
		}
		resolved := *claim
		resolved.Response = last.Response
		return &resolved
	}
	return claim
}

// SamePosition reports whether two claims on a cell put the party at the same place, with
// the same range.
func (c *Claim) SamePosition(o *Claim) bool {
	if c.Kind != o.Kind || (c.Plausible == nil) != (o.Plausible == nil) {
		return false
	}
	scale := c.Record.Issue.Scale
	if c.Plausible != nil && !c.Plausible.same(o.Plausible, scale) {
		return false
	}
	return c.Kind != Placed || scale.Same(c.Value, o.Value)
}

// SameClaim reports whether two claims on a cell say the same: position, range and, folded,
// summary.
func (c *Claim) SameClaim(o *Claim) bool {
	return c.SamePosition(o) && wording.Same(c.Summary, o.Summary)
}

// answered lists the claims of a record with the responses that stand in the history; one
// that was not known is as it is written.
func (h *History) answered(r *Record) []*Claim {
	known := h.cell(r.Party, r.Issue).claims
	begin, _ := slices.BinarySearchFunc(known, r.Date, func(c *Claim, d Date) int { return cmp.Compare(c.Record.Date, d) })
	claims := slices.Clone(r.Claims)
	for i, c := range claims {
		for _, k := range known[begin:] {
			if k.Record != r {
				break
			}
			if k.Place == c.Place && k.By == c.By && k.Summary == c.Summary {
				claims[i] = k
			}
		}
	}
	return claims
}
