package tables

import (
	"slices"

	"stance/diff/report"
)

// SourceList is what `stance source list` tells: a row is a source with what is coded of it.
func SourceList(s *report.Sources) *Table {
	return &Table{
		Name: "sources", Doc: "a row per source",
		Columns: slices.Concat(sourceColumns, []Column{
			{Name: "coding", Doc: "unread, partly-coded (something cites it) or read (through)", Type: Word},
			{Name: "stances", Doc: "how many stances cite it", Type: Integer},
			{Name: "claims", Doc: "how many claims", Type: Integer},
			{Name: "searches", Doc: "how many searches in vain", Type: Integer},
			{Name: "quotes", Doc: "how many pieces of evidence quote it", Type: Integer},
			{Name: "paraphrases", Doc: "how many paraphrase it", Type: Integer},
			{Name: "text", Doc: "there, changed (it has another checksum than is recorded), missing or unreadable", Type: Word},
			{Name: "paragraphs", Doc: "how many paragraphs its text has", Type: Integer},
			{Name: "quoted_paragraphs", Doc: "in how many of them a quotation stands", Type: Integer},
		}),
		Fill: func(f *Filler) {
			for i := range s.Rows {
				r := &s.Rows[i]
				f.source(r.Source)
				f.Text("coding", string(r.Coding()))
				f.Integer("stances", r.Stances)
				f.Integer("claims", r.Claims)
				f.Integer("searches", r.Searches)
				f.Integer("quotes", r.Quotes)
				f.Integer("paraphrases", r.Paraphrases)
				f.Text("text", string(r.TextState()))
				if r.Text.SHA256 != "" {
					f.Integer("paragraphs", r.Text.Lines)
					f.Integer("quoted_paragraphs", r.Marked)
				}
				f.End()
			}
		},
	}
}
