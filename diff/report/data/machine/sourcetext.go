package machine

import (
	"io"
	"unicode/utf8"

	"stance/diff/report"
	"stance/positions"
	"stance/positions/evidence/verify"
)

type sourceTextJSON struct {
	Schema string      `json:"schema"`
	Source sourceJSON  `json:"source"`
	Texts  []textJSON  `json:"texts"`
	Cited  []citedJSON `json:"cited"`
}

type textJSON struct {
	Name       string          `json:"name"`
	Captured   *positions.Date `json:"captured"`
	SHA256     string          `json:"sha256"`
	Paragraphs []paragraphJSON `json:"paragraphs"`
}

type paragraphJSON struct {
	Paragraph int    `json:"paragraph"`
	Start     int    `json:"start"`
	Text      string `json:"text"`
	Cut       bool   `json:"cut"`
}

type citedJSON struct {
	Date       positions.Date  `json:"date"`
	Party      string          `json:"party"`
	Issue      string          `json:"issue"`
	ClaimBy    *string         `json:"claim_by"`
	Quote      *string         `json:"quote"`
	Paraphrase *string         `json:"paraphrase"`
	Speaker    *string         `json:"speaker"`
	Locator    *string         `json:"locator"`
	Verdict    *verify.Verdict `json:"verdict"`
	Places     []placedJSON    `json:"places"`
	File       string          `json:"file"`
	Line       int             `json:"line"`
}

type placedJSON struct {
	Text      string `json:"text"`
	Paragraph int    `json:"paragraph"`
	stretchJSON
}

// SourceTextJSON writes what the page of a source tells. Places are characters of the paragraph.
func SourceTextJSON(w io.Writer, m *report.SourceText) error {
	out := sourceTextJSON{Schema: "stance/source/1", Source: sourceField(&m.Row), Texts: []textJSON{}, Cited: list(m.Cited, citedField)}
	for i := range m.Texts {
		t := &m.Texts[i]
		text := textJSON{Name: t.Name(), SHA256: t.SHA256, Paragraphs: list(t.Parts, func(p *report.TextPart) paragraphJSON {
			return paragraphJSON{p.Paragraph, p.Start, p.Text, p.Cut}
		})}
		if t.Capture != verify.Own {
			text.Captured = &m.Row.Source.Captures[t.Capture].Date
		}
		out.Texts = append(out.Texts, text)
	}
	return writeJSON(w, out)
}

func citedField(c *report.Cited) citedJSON {
	r, e := c.Record, c.Evidence
	out := citedJSON{
		Date: r.Date, Party: r.Party.ID, Issue: r.Issue.ID, Quote: orNull(e.Quote), Paraphrase: orNull(e.Paraphrase),
		Speaker: orNull(e.Speaker), Locator: orNull(e.Locator), Verdict: orNull(c.Verdict), File: e.Place.File, Line: e.Place.Line,
		Places: list(c.At, func(s *report.Stretch) placedJSON {
			return placedJSON{s.Name(), s.Paragraph, stretchJSON{s.Start, s.Start + utf8.RuneCountInString(s.Words)}}
		}),
	}
	if c.Claim != nil {
		out.ClaimBy = &c.Claim.By.ID
	}
	return out
}
