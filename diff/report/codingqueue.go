package report

import (
	"cmp"
	"net/url"

	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/evidence/verify"
)

// CodePage is the page on which the text of a source is coded.
func CodePage(s *positions.Source) string { return "/code/" + url.PathEscape(s.ID) }

// Queue lists the sources as those who code take them up: those that nobody has read first, then
// those that are coded in part, then the rest; each leads to where it is coded.
func (s *Sources) Queue() *document.Document {
	d := &document.Document{Title: datasetName(s.History.Dataset.Codebook.Title), About: say("Coding"), Blocks: []document.Block{document.Facts{Lines: []document.Text{dotted(s.totals())}}}}
	names := map[Coding]string{Unread: "Unread", PartlyCoded: "Coded in part", ReadThrough: "Read through"}
	for _, coding := range Codings {
		section := document.Section{ID: string(coding), Name: say(names[coding]), Part: true}
		for i := range s.Rows {
			r := &s.Rows[i]
			if r.Coding() != coding {
				continue
			}
			e := document.Entry{Head: document.Text{{Text: cmp.Or(r.Source.Title, r.Source.ID), Data: true, Bold: true, Language: r.Source.Language}}}
			if r.Text.Err == nil {
				e.Head[0].Page = CodePage(r.Source)
			}
			e.Body = []document.Block{document.Facts{Lines: []document.Text{say(datum(SourceLine(r.Source))), say(r.coded()), say(r.share(DatingOf()))}}}
			section.Blocks = append(section.Blocks, e)
		}
		if section.Blocks != nil {
			d.Blocks = append(d.Blocks, section)
		}
	}
	return d
}

// Desk is the source's own text with what is coded in it marked, and what is quoted of it and
// stands nowhere in it any more: that which is coded on the page.
func (m *SourceText) Desk() *document.Document {
	s := m.Row.Source
	d := &document.Document{Title: say(datum(cmp.Or(s.Title, s.ID))), About: say("Coding: ", datum(s.ID)), Aside: say(datum(SourceLine(s)))}
	for i := range m.Texts {
		if m.Texts[i].Capture == verify.Own {
			d.Blocks = append(d.Blocks, m.reading(&m.Texts[i], map[*Cited]bool{})...)
		}
	}
	var orphans document.List
	for i := range m.Cited {
		if c := &m.Cited[i]; c.Evidence.Quote != "" && len(c.At) == 0 {
			orphans.Items = append(orphans.Items, say(document.Text{c.run()}, ": ", datum(Quoted(Abridged(c.Evidence.Quote)))))
		}
	}
	if orphans.Items != nil {
		d.Blocks = append(d.Blocks, document.Section{ID: "orphans", Name: say("Quotations that stand nowhere in it"), Part: true, Blocks: []document.Block{orphans}})
	}
	return d
}
