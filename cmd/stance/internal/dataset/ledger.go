package dataset

import (
	"stance/positions"
	"stance/positions/team/review"
)

// Ledger arranges the sign-offs of a dataset that is looked at as it was known
// on some day. Fingerprints are those of the whole.
func Ledger(h *positions.History, reviews []review.SignOff) *review.Ledger {
	if h.KnownBy != 0 && len(reviews) > 0 {
		h = positions.NewHistory(h.Dataset, 0)
	}
	return review.NewLedger(h, reviews)
}
