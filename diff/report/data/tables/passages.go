package tables

import (
	"stance/diff/report"
	"stance/positions"
	"stance/positions/evidence/verify"
)

// Passages is what `stance source passages` tells: a row is a sentence.
func Passages(p *report.Passages) *Table {
	return &Table{
		Name: "passages", Doc: "a row per sentence",
		Columns: []Column{
			{Name: "source", Doc: "the source's id", Type: Word},
			{Name: "paragraph", Doc: "in which paragraph, from 1, empty lines not counted", Type: Integer},
			{Name: "start", Doc: "its first character in the text, from 0", Type: Integer},
			{Name: "end", Doc: "the character after its last", Type: Integer},
			{Name: "text", Doc: "the sentence", Type: Text},
			{Name: "parties", Doc: "the ids of parties that it names, with semicolons between", Type: Word},
			{Name: "issues", Doc: "likewise of issues", Type: Word},
			{Name: "coded", Doc: "of which records quotations stand in it: DATE/PARTY/ISSUE, with semicolons between; empty: none", Type: Word},
			{Name: "captured", Doc: "the day of the later capture in whose text it stands first; empty: the source's own text", Type: Date},
		},
		Fill: func(f *Filler) {
			for i := range p.List {
				at := &p.List[i]
				f.Text("source", at.In.Source.ID)
				f.Integer("paragraph", at.Paragraph)
				f.Integer("start", at.Sentence.Start)
				f.Integer("end", at.Sentence.End)
				f.Text("text", at.Sentence.Text)
				f.Text("parties", Join(at.Parties, func(p **positions.Party) string { return (*p).ID }))
				f.Text("issues", Join(at.Issues, func(is **positions.Issue) string { return (*is).ID }))
				f.Text("coded", Join(at.Coded, func(q **verify.Quote) string {
					r := (*q).Record
					return r.Date.String() + "/" + r.Party.ID + "/" + r.Issue.ID
				}))
				f.Date("captured", at.Captured())
				f.End()
			}
		},
	}
}
