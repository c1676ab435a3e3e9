package drafting

import (
	"stance/positions"
	"stance/positions/evidence/verify"
)

// NewQuotes looks up the quotations that one state of a dataset has and another, before it, had
// not.
func NewQuotes(before, after *positions.Dataset, read verify.Reader) *verify.Result {
	had := map[quotation]int{}
	everything := func(*positions.Record, *positions.Evidence) bool { return true }
	for _, q := range verify.Quotes(positions.NewHistory(before, 0), everything) {
		had[quotationOf(&q)]++
	}
	var added []verify.Quote
	for _, q := range verify.Quotes(positions.NewHistory(after, 0), everything) {
		key := quotationOf(&q)
		if had[key]--; had[key] < 0 {
			added = append(added, q)
		}
	}
	return verify.Run(added, nil, verify.Names(after), read)
}

// quotation tells one quotation of a dataset from the others.
type quotation struct{ date, party, issue, source, quote, prefix, suffix string }

func quotationOf(q *verify.Quote) quotation {
	r, e := q.Record, q.Evidence
	return quotation{r.Date.String(), r.Party.ID, r.Issue.ID, e.Source.ID, e.Quote, e.Prefix, e.Suffix}
}
