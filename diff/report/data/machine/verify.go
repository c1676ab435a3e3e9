package machine

import (
	"fmt"
	"io"
	"strconv"

	"stance/diff/redline"
	"stance/diff/report"
	"stance/diff/report/data/tables"
	"stance/positions"
	"stance/positions/evidence/quote"
	"stance/positions/evidence/verify"
)

type verifyJSON struct {
	Schema string           `json:"schema"`
	Quotes items[quoteJSON] `json:"quotes"`
	Counts verdictCounts    `json:"counts"`
}

type quoteJSON struct {
	Party      string          `json:"party"`
	Issue      string          `json:"issue"`
	Date       positions.Date  `json:"date"`
	Source     string          `json:"source"`
	Quote      string          `json:"quote"`
	Verdict    verify.Verdict  `json:"verdict"`
	ClaimBy    *string         `json:"claim_by"`
	Warnings   []quote.Warning `json:"warnings"`
	Similarity *float64        `json:"similarity"`
	Found      *string         `json:"found"`
	Places     []placeJSON     `json:"places"`
	Redline    []segmentJSON   `json:"redline"`
	File       string          `json:"file"`
	Line       int             `json:"line"`
}

type placeJSON struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// VerifyJSON writes what `stance verify` tells, all quotes by file and line.
// found is the source's text, for an altered or absent quote the passage that
// comes nearest; redline deletes what stands in the quote alone and inserts
// what stands in the source alone. Both are null where there is nothing to
// compare with, and so is similarity where there is no text.
func VerifyJSON(w io.Writer, v *report.Verify) error {
	return writeJSON(w, verifyJSON{
		Schema: "stance/verify/1",
		Quotes: each(v.Quotes, quoteField),
		Counts: v.Counts(),
	})
}

func quoteField(q *verify.Quote) quoteJSON {
	r, e := q.Record, q.Evidence
	out := quoteJSON{
		Party: r.Party.ID, Issue: r.Issue.ID, Date: r.Date, Source: e.Source.ID, Quote: e.Quote,
		Verdict:  q.Verdict(),
		Warnings: append([]quote.Warning{}, q.Finding.Warnings...),
		Found:    orNull(q.Found),
		Places:   list(q.Places, func(p *quote.Place) placeJSON { return placeJSON{p.Start, p.End} }),
		Redline:  segments(report.QuoteRedline(q)),
		File:     e.Place.File, Line: e.Place.Line,
	}
	if q.Claim != nil {
		out.ClaimBy = &q.Claim.By.ID
	}
	if q.Checked {
		out.Similarity = &q.Similarity
	}
	return out
}

// verdictCounts names every verdict, the best first.
type verdictCounts map[verify.Verdict]int

// MarshalJSON writes the counts as an object.
func (c verdictCounts) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, v := range verify.Verdicts {
		if i > 0 {
			b = append(b, ',')
		}
		b = fmt.Appendf(b, "%q:%d", v, c[v])
	}
	return append(b, '}'), nil
}

// VerifyColumns are the columns of `verify --format csv`, a row per quote.
// warnings are joined with " | "; places are START-END, in characters of the
// archived text, joined likewise; the redline is plain text with {+…+} and
// [-…-].
var VerifyColumns = []string{
	"party", "issue", "date", "source", "quote", "verdict", "claim_by", "warnings",
	"similarity", "found", "places", "redline", "file", "line",
}

// VerifyCSV writes what `stance verify` tells, a row per quote.
func VerifyCSV(w io.Writer, v *report.Verify) error {
	return writeCSV(w, &tables.Table{Columns: tables.Untyped(VerifyColumns...), Fill: func(f *tables.Filler) {
		for i := range v.Quotes {
			q := &v.Quotes[i]
			r, e := q.Record, q.Evidence
			f.Text("party", r.Party.ID)
			f.Text("issue", r.Issue.ID)
			f.Date("date", r.Date)
			f.Text("source", e.Source.ID)
			f.Text("quote", e.Quote)
			f.Text("verdict", string(q.Verdict()))
			if q.Claim != nil {
				f.Text("claim_by", q.Claim.By.ID)
			}
			f.Text("warnings", tables.Join(q.Finding.Warnings, func(w *quote.Warning) string { return string(*w) }))
			if q.Checked {
				f.Number("similarity", &q.Similarity)
			}
			f.Text("found", q.Found)
			f.Text("places", tables.Join(q.Places, func(p *quote.Place) string { return strconv.Itoa(p.Start) + "-" + strconv.Itoa(p.End) }))
			f.Text("redline", redline.Plain(report.QuoteRedline(q)))
			f.Text("file", e.Place.File)
			f.Integer("line", e.Place.Line)
			f.End()
		}
	}}, cellText)
}
