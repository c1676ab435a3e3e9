package authoring

import (
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/evidence/verify"
)

// checkQuotes looks up the quotations that an addition brings, where there is a
// text of their source, and says what is wrong with them. It refuses nothing:
// what is recorded is the analyst's decision.
func checkQuotes(s *console.Streams, dir string, before, after *positions.Dataset) {
	if s.Quiet {
		return
	}
	read, done, err := dataset.ArchiveReader(s, dir, "")
	if err != nil {
		s.Note("the quotations were not looked up: " + err.Error())
		return
	}
	defer done()
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
	found := verify.Run(added, nil, verify.Names(after), read)
	for i := range found.Quotes {
		if q := &found.Quotes[i]; q.Checked && (q.Fails(false) || q.Warned()) {
			s.Note(report.QuoteNote(q))
		}
	}
	for i := range found.Archives {
		if a := &found.Archives[i]; a.Unreadable() {
			s.Note("source " + a.Source.ID + ": " + a.Err.Error() + "; its quotations were not looked up")
		}
	}
}

// quotation tells one quotation of a dataset from the others.
type quotation struct{ date, party, issue, source, quote, prefix, suffix string }

func quotationOf(q *verify.Quote) quotation {
	r, e := q.Record, q.Evidence
	return quotation{r.Date.String(), r.Party.ID, r.Issue.ID, e.Source.ID, e.Quote, e.Prefix, e.Suffix}
}
