package machine

import (
	"io"

	"stance/diff/report"
	"stance/diff/report/data/tables"
	"stance/positions"
)

type sourcesJSON struct {
	Schema  string       `json:"schema"`
	Sources []sourceJSON `json:"sources"`
}

type sourceJSON struct {
	ID          string           `json:"id"`
	Title       string           `json:"title"`
	Publisher   *string          `json:"publisher"`
	Published   *positions.Date  `json:"published"`
	Origin      *string          `json:"origin"`
	URL         *string          `json:"url"`
	Language    *string          `json:"language"`
	Reliability *string          `json:"reliability"`
	Public      bool             `json:"public"`
	Retrieved   *positions.Date  `json:"retrieved"`
	Read        []readingJSON    `json:"read"`
	Captures    []captureJSON    `json:"captures"`
	Coding      report.Coding    `json:"coding"`
	Stances     int              `json:"stances"`
	Claims      int              `json:"claims"`
	Searches    int              `json:"searches"`
	Quotes      int              `json:"quotes"`
	Paraphrases int              `json:"paraphrases"`
	Text        report.TextState `json:"text"`
	Paragraphs  *int             `json:"paragraphs"`
	Quoted      *int             `json:"quoted_paragraphs"`
	File        string           `json:"file"`
	Line        int              `json:"line"`
}

type readingJSON struct {
	Date positions.Date `json:"date"`
	By   *string        `json:"by"`
}

type captureJSON struct {
	Date   positions.Date `json:"date"`
	SHA256 *string        `json:"sha256"`
}

// SourcesJSON writes what `stance source list` tells. paragraphs and quoted_paragraphs are null
// where there is no text that can be used.
func SourcesJSON(w io.Writer, s *report.Sources) error {
	return writeJSON(w, sourcesJSON{Schema: "stance/source-list/1", Sources: list(s.Rows, sourceField)})
}

func sourceField(r *report.SourceRow) sourceJSON {
	s := r.Source
	out := sourceJSON{
		ID: s.ID, Title: s.Title, Publisher: orNull(s.Publisher), Published: orNull(s.Published), Origin: orNull(s.Origin), URL: orNull(s.URL),
		Language: orNull(s.Language), Reliability: orNull(s.Reliability), Public: s.Public, Retrieved: orNull(s.Retrieved),
		Read:     list(s.Read, func(r *positions.Reading) readingJSON { return readingJSON{r.Date, orNull(r.By)} }),
		Captures: list(s.Captures, func(c *positions.Capture) captureJSON { return captureJSON{c.Date, orNull(c.SHA256)} }),
		Coding:   r.Coding(), Stances: r.Stances, Claims: r.Claims, Searches: r.Searches, Quotes: r.Quotes, Paraphrases: r.Paraphrases,
		Text: r.TextState(), File: s.Place.File, Line: s.Place.Line,
	}
	if r.Text.SHA256 != "" {
		out.Paragraphs, out.Quoted = &r.Text.Lines, &r.Marked
	}
	return out
}

// SourcesCSV writes a row per source.
func SourcesCSV(w io.Writer, s *report.Sources) error {
	return writeCSV(w, tables.SourceList(s), cellText)
}
