package docx

import (
	"strconv"

	"stance/diff/report/document"
	"stance/positions/visible"
)

// passage sets a quotation, or a paraphrase, and below it, or where that is brief behind it, who
// speaks and where it stands.
func (s *setter) passage(e *document.Passage, brief bool) {
	p := paragraph{style: "Quote", indent: s.indent}
	p.rtl = visible.BeginsRightToLeft(e.Quote + e.Paraphrase)
	say := func(text string, l look) {
		p.runs += set(text, l, p.rtl)
		p.width += len(text)
	}
	use, words := look{bold: true}, look{lang: languageOf(e.Language)}
	if e.Against {
		use.style = "Against"
	}
	if e.Use != "" {
		say(e.Use, use)
		if e.Quote != "" || e.Paraphrase != "" {
			say(": ", use)
		}
	}
	if e.Quote != "" {
		say(e.Quoted(), words)
	}
	if e.Paraphrase != "" {
		if e.Quote != "" {
			say(" ", look{})
		}
		say("paraphrase: ", look{style: "Muted", italic: true})
		say(e.Paraphrase, look{})
	}
	var by document.Text
	add := func(separator, text string) {
		if text == "" {
			return
		}
		if by != nil {
			by = append(by, document.Run{Text: separator, Tone: document.Muted})
		}
		by = append(by, document.Run{Text: text, Data: true, Tone: document.Muted})
	}
	add("", e.Speaker)
	if e.Source != nil && !brief {
		add("; ", e.Source.Line)
	}
	add(", ", e.Locator)
	if e.Grading != "" {
		add(", ", "graded "+e.Grading)
	}
	if e.Source != nil {
		by = append(by, document.Run{Source: e.Source})
	}
	for _, n := range e.Notes {
		add("; ", n)
	}
	if by != nil {
		switch {
		case p.runs == "":
		case brief:
			say(" ", look{})
		default:
			p.runs += lineBreak
			p.width += lettersALine - p.width%lettersALine
		}
		if by[0].Source == nil {
			by = append(document.Text{{Text: "— ", Tone: document.Muted}}, by...)
		}
		p.runs += s.runs(by, p.rtl)
		p.width += letters(by)
	}
	if p.runs != "" {
		s.write(p)
	}
}

// sourceList lists the sources of the document. Numbers lead to the first such list.
func (s *setter) sourceList() {
	if len(s.sources) == 0 {
		return
	}
	s.heading(document.Text{{Text: "Sources"}})
	for i, source := range s.sources {
		s.begin(s.listed[i])
		t := document.Text{{Text: "[" + strconv.Itoa(i+1) + "] "}}
		said := len(t)
		add := func(r document.Run) {
			if r.Text == "" {
				return
			}
			if len(t) > said {
				t = append(t, document.Run{Text: ", "})
			}
			r.Data = true
			t = append(t, r)
		}
		add(document.Run{Text: source.Publisher})
		add(document.Run{Text: source.Title, Bold: true, Language: source.Language})
		add(document.Run{Text: source.Published})
		if len(t) == said {
			add(document.Run{Text: source.Line})
		}
		if grade := source.Grade(); grade != "" {
			t = append(t, document.Run{Text: " (" + grade + ")", Data: true})
		}
		t = append(t, document.Run{Text: "."})
		if source.URL != "" {
			text := source.URL
			if a := webAddress(source.URL); a != "" {
				text = a
			}
			t = append(t, document.Run{Text: " "}, document.Run{Text: text, Data: true, To: source.URL})
		}
		between := " Evidence for "
		for _, c := range source.Cited {
			if says(c) {
				t = append(append(t, document.Run{Text: between, Tone: document.Muted}), c...)
				between = ", "
			}
		}
		s.text("Sources", t)
	}
}
