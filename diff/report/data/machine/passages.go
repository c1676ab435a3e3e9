package machine

import (
	"io"

	"stance/diff/report"
	"stance/diff/report/data/tables"
	"stance/positions"
	"stance/positions/evidence/verify"
)

type passagesJSON struct {
	Schema   string        `json:"schema"`
	Passages []passageJSON `json:"passages"`
}

type passageJSON struct {
	Source    string          `json:"source"`
	Paragraph int             `json:"paragraph"`
	Start     int             `json:"start"`
	End       int             `json:"end"`
	Text      string          `json:"text"`
	Parties   []string        `json:"parties"`
	Issues    []string        `json:"issues"`
	Coded     []codedJSON     `json:"coded"`
	Captured  *positions.Date `json:"captured"`
}

type codedJSON struct {
	Party   string         `json:"party"`
	Issue   string         `json:"issue"`
	Date    positions.Date `json:"date"`
	ClaimBy *string        `json:"claim_by"`
	Quote   string         `json:"quote"`
}

// PassagesJSON writes what `stance source passages` tells, all of it. start and end are
// characters of the archived text.
func PassagesJSON(w io.Writer, p *report.Passages) error {
	return writeJSON(w, passagesJSON{Schema: "stance/source-passages/1", Passages: list(p.List, func(p *report.Passage) passageJSON {
		return passageJSON{
			Source: p.In.Source.ID, Paragraph: p.Paragraph, Start: p.Sentence.Start, End: p.Sentence.End, Text: p.Sentence.Text,
			Parties: list(p.Parties, func(p **positions.Party) string { return (*p).ID }),
			Issues:  list(p.Issues, func(is **positions.Issue) string { return (*is).ID }),
			Coded:   list(p.Coded, codedField), Captured: orNull(p.Captured()),
		}
	})})
}

func codedField(at **verify.Quote) codedJSON {
	q := *at
	out := codedJSON{Party: q.Record.Party.ID, Issue: q.Record.Issue.ID, Date: q.Record.Date, Quote: q.Evidence.Quote}
	if q.Claim != nil {
		out.ClaimBy = &q.Claim.By.ID
	}
	return out
}

// PassagesCSV writes a row per passage.
func PassagesCSV(w io.Writer, p *report.Passages) error {
	return writeCSV(w, tables.Passages(p), cellText)
}
