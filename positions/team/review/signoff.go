package review

import "stance/positions"

// SignOff is one entry of a reviewer's file: what the reviewer said of a
// record as it stood then. The record is named and not linked to, as it may be
// there no longer.
type SignOff struct {
	Reviewer    string // see ID
	Date        positions.Date
	Party       string // id
	Issue       string // id
	Fingerprint string // of the record as the reviewer saw it
	Verdict     Verdict
	On          positions.Date
	Note        string

	Place positions.Place
}

// Verdict is what a reviewer says of a record.
type Verdict uint8

const (
	NoVerdict Verdict = iota
	Approve
	Dispute
)

// Verdicts are the words for a Verdict; the first, for none, is empty.
var Verdicts = []string{"", "approved", "disputed"}

func (v Verdict) String() string { return Verdicts[v] }

// Of makes a sign-off of a record with what it says of it left open.
func Of(h *positions.History, r *positions.Record) SignOff {
	return SignOff{Date: r.Date, Party: r.Party.ID, Issue: r.Issue.ID, Fingerprint: h.Fingerprint(r)}
}

// Same reports whether two sign-offs say the same of the same, wherever and
// whenever.
func (s SignOff) Same(o SignOff) bool {
	s.Place, o.Place = positions.Place{}, positions.Place{}
	s.On, o.On = 0, 0
	return s == o
}

// CellName names a record as people do to a command: DATE/PARTY/ISSUE.
func CellName(r *positions.Record) string {
	return cellName(r.Date, r.Party.ID, r.Issue.ID)
}

// Cell names the record that a sign-off is of, whether or not it is there.
func (s SignOff) Cell() string { return cellName(s.Date, s.Party, s.Issue) }

func cellName(date positions.Date, party, issue string) string {
	return date.String() + "/" + party + "/" + issue
}
