package report

import (
	"stance/diff"
)

// Audit is what `stance audit` tells: what the analysts changed between two
// versions of the dataset. The audit is whole; Shown is what the filter lets
// through.
type Audit struct {
	*diff.Audit
	Filter Filter

	Base     string // the commit that is compared with, in full
	BaseName string // how people call it: "HEAD (1a2b3c4)"
	HeadName string // likewise; "the working tree" if it is not a revision
	Notes    []string
}

// Shown lists the recodings that the filter shows.
func (a *Audit) Shown() []diff.Recoding {
	return keep(a.Recodings, func(rc *diff.Recoding) bool { return a.Filter.Cell(rc.Party, rc.Issue) })
}
