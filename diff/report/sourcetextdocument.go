package report

import (
	"cmp"
	"slices"
	"strconv"

	"stance/diff/report/document"
	"stance/positions/evidence/verify"
)

// Document tells the entry of the source, its texts with what is coded in them marked, and what
// is cited of it and stands in none of them.
func (m *SourceText) Document() *document.Document {
	s := m.Row.Source
	d := &document.Document{Title: say(datum(cmp.Or(s.Title, s.ID))), About: say("Source: ", datum(s.ID)), Below: below(m.History, nil)}
	d.Blocks = append(d.Blocks, m.entry())
	if !m.Whole && len(m.Texts) > 0 {
		d.Blocks = append(d.Blocks, document.Para{Text: say(muted("Of its text only what is quoted is shown, with some words around it."))})
	}
	c := composing(m.History, lastDate(m.History), nil)
	shown := map[*Cited]bool{}
	for i := range m.Texts {
		d.Blocks = append(d.Blocks, m.reading(&m.Texts[i], shown)...)
	}
	var rest []document.Block
	for i := range m.Cited {
		cited := &m.Cited[i]
		if shown[cited] {
			continue
		}
		r := cited.Record
		speaker := r.Party
		if cited.Claim != nil {
			speaker = cited.Claim.By
		}
		e := document.Entry{ID: passageAnchor(r, cited.Evidence), Head: document.Text{cited.run()}}
		if cited.Verdict != "" && cited.Verdict != verify.NoArchive {
			e.Head = say(e.Head, muted(": "+VerdictWord(cited.Verdict)))
		}
		passage := c.passage(r, cited.Evidence, speaker)
		passage.Page = "" // it is here
		e.Body = []document.Block{document.Evidence{Passages: []document.Passage{passage}}}
		rest = append(rest, e)
	}
	if rest != nil {
		name := "Cited of it"
		if len(m.Texts) > 0 {
			name = "What else is cited of it"
		}
		d.Blocks = append(d.Blocks, document.Section{ID: "cited", Name: say(name), Part: true, Blocks: rest})
	}
	return d
}

// entry is what is recorded of the source, and how far it is coded.
func (m *SourceText) entry() document.Facts {
	s := m.Row.Source
	var f document.Facts
	line := func(parts ...document.Text) {
		parts = slices.DeleteFunc(parts, func(t document.Text) bool { return t.Text() == "" })
		if len(parts) > 0 {
			f.Lines = append(f.Lines, besideEachOther(parts...))
		}
	}
	named := func(name, value string) document.Text {
		if value == "" {
			return nil
		}
		return say(muted(name+" "), datum(value))
	}
	line(say(datum(joined(s.Publisher, s.Published.Text()))), named("words of", s.Origin), named("reliability", s.Reliability), named("in", s.Language), named("captured on", s.Retrieved.Text()), say(openText(s)))
	if s.URL != "" {
		line(document.Text{{Text: s.URL, Data: true, To: document.WebAddress(s.URL)}})
	}
	line(named("read:", m.Row.reading(DatingOf())), named("coded:", m.Row.coded()), say(m.Row.share(DatingOf())))
	line(named("id", s.ID), document.Text{{Text: FilePlace(s.Place), Data: true, Tone: document.Muted, Page: FilePage(s.Place.File, s.Place.Line)}})
	return f
}

// run names a piece of evidence by what it is evidence for, and leads there.
func (c *Cited) run() document.Run {
	return document.Run{Text: QuoteCell(&verify.Quote{Record: c.Record, Claim: c.Claim, Evidence: c.Evidence}), Data: true, Page: RecordPage(c.Record)}
}

// reading is a text with what is coded in it marked, all of which is noted.
func (m *SourceText) reading(t *ReadText, shown map[*Cited]bool) []document.Block {
	if len(t.Parts) == 0 {
		return nil
	}
	name, id := "The text", "text"
	if !m.Whole {
		name = "Quoted of the text"
	}
	if t.Capture != verify.Own {
		name = "As captured on " + m.Row.Source.Captures[t.Capture].Date.Text()
		id = "captured-" + strconv.Itoa(t.Capture+1)
	}
	marked := map[int][]*Cited{} // by paragraph
	for i := range m.Cited {
		cited := &m.Cited[i]
		for _, at := range cited.At {
			if at.Text == t.Text {
				marked[at.Paragraph] = append(marked[at.Paragraph], cited)
			}
		}
	}
	r := document.Reading{Language: m.Row.Source.Language}
	for i := range t.Parts {
		part := &t.Parts[i]
		p := document.Paragraph{Number: part.Number, Line: part.Paragraph, Text: part.Text, CutBefore: part.From > 0, CutAfter: part.Cut}
		if t.Capture == verify.Own && (i == 0 || t.Parts[i-1].Paragraph != part.Paragraph) {
			p.ID = paragraphAnchor(part.Paragraph)
		}
		for _, cited := range marked[part.Paragraph] {
			for _, at := range cited.At {
				if at.Text != t.Text || at.Paragraph != part.Paragraph || at.To <= part.From || at.From >= part.to() {
					continue
				}
				mark := document.Mark{From: max(at.From, part.From) - part.From, To: min(at.To, part.to()) - part.From, Of: []document.Text{{cited.run()}}}
				if !shown[cited] { // of a quotation over several paragraphs the first
					shown[cited], mark.ID = true, passageAnchor(cited.Record, cited.Evidence)
				}
				p.Marks = append(p.Marks, mark)
			}
		}
		slices.SortStableFunc(p.Marks, func(a, b document.Mark) int { return cmp.Compare(a.From, b.From) })
		r.Paragraphs = append(r.Paragraphs, p)
	}
	return []document.Block{document.Section{ID: id, Name: say(name), Part: true, Blocks: []document.Block{r}}}
}

// paragraphAnchor is where the page of a source shows a paragraph of its own text.
func paragraphAnchor(paragraph int) string { return "p" + strconv.Itoa(paragraph) }
