package page

import (
	"strconv"
	"strings"

	"stance/diff/report/document"
)

// evidence sets passages, each with the number of its source.
func (s *setter) evidence(b document.Evidence) {
	if len(b.Passages) == 0 {
		return
	}
	s.put("<div class=\"group\"><ul>\n")
	for i := range b.Passages {
		s.passage(&b.Passages[i], b.Brief)
	}
	s.put("</ul></div>\n")
}

func (s *setter) passage(p *document.Passage, brief bool) {
	s.put("<li>")
	ends, paraphrase := ":", "Paraphrase:"
	if p.Paraphrase != "" && (p.Use != "" || p.Quote != "") {
		paraphrase = "paraphrase:"
		if p.Quote == "" {
			ends = ","
		}
	}
	if p.Use != "" {
		class := "use"
		if p.Against {
			class = "use against"
		}
		s.put(`<span class="`, class, `">`, escaped(p.Use), ends, "</span> ")
	}
	if p.Quote != "" {
		s.quotation(p)
	}
	if p.Paraphrase != "" {
		s.put(`<span class="para"><span class="label">`, paraphrase, `</span> <span dir="auto">`, escaped(p.Paraphrase), "</span></span> ")
	}
	by := ""
	add := func(text, join string) {
		switch {
		case text == "":
		case by == "":
			by = text
		default:
			by += join + text
		}
	}
	if p.Speaker != "" {
		add(isolated(p.Speaker), "")
	}
	if p.Source != nil && p.Source.Line != "" && !brief {
		add(isolated(p.Source.Line), "; ")
	}
	if p.Locator != "" {
		add(isolated(p.Locator), ", ")
	}
	if p.Grading != "" {
		add("graded "+escaped(p.Grading), ", ")
	}
	if p.Source != nil {
		add(s.number(p.Source, by == ""), " ")
	}
	if link := s.lead(p.Page); link != "" {
		add(`<a `+link+`>in its text`+s.spoken(s.within)+`</a>`, " ")
	}
	for _, n := range p.Notes {
		add(isolated(n), "; ")
	}
	switch {
	case by == "":
	case brief && p.Speaker == "" && p.Locator == "" && p.Grading == "": // a number alone speaks for nobody
		s.put(by)
	default:
		s.put(`<span class="by">`, by, "</span>")
	}
	s.put("</li>\n")
}

// quotation sets a quotation, and in one direction with it what turns its sense.
func (s *setter) quotation(p *document.Passage) {
	before, words, behind := p.Asides()
	s.put(`<span dir="auto"`, languageOf(p.Language), ">", escaped(before), "<q>", escaped(words), "</q>", escaped(behind), "</span> ")
}

// A sourceList is the list of the sources, under its heading.
type sourceList struct{ document.Sources }

// sourceList lists the sources of the document. Numbers lead to the first such list.
func (s *setter) sourceList() {
	if len(s.sources) == 0 {
		return
	}
	s.put("<ol class=\"sources\">\n")
	for i, source := range s.sources {
		s.put("<li")
		if !s.listed {
			s.put(` id="`, s.anchored[i], `"`)
		}
		s.put(`><p><span class="no">[`, strconv.Itoa(i+1), "]</span> ", s.source(source), "</p>\n")
		var cited []string
		for _, t := range source.Cited {
			if t.Text() != "" {
				cited = append(cited, s.runs(t))
			}
		}
		if cited != nil {
			s.put(`<details class="fold more"><summary>What it is evidence for<span class="vh">: source `, strconv.Itoa(i+1), "</span></summary><p>", strings.Join(cited, ", "), "</p></details>")
		}
		s.put("</li>\n")
	}
	s.put("</ol>\n")
	s.listed = true
}

func (s *setter) source(source *document.Source) string {
	words := ""
	add := func(text string) {
		if words != "" {
			words += ", "
		}
		words += text
	}
	if source.Publisher != "" {
		add(isolated(source.Publisher))
	}
	if source.Title != "" {
		add(`<cite dir="auto"` + languageOf(source.Language) + ">" + escaped(source.Title) + "</cite>")
	}
	if source.Published != "" {
		add(escaped(source.Published))
	}
	if words == "" {
		words = isolated(source.Line)
	}
	if grade := source.Grade(); grade != "" {
		words += " (" + escaped(grade) + ")"
	}
	words += "."
	if link := s.lead(source.Page); link != "" {
		words += ` <a class="onward alone" ` + link + `>its text` + s.spoken(source.Title) + "</a>"
	}
	if link := s.link(source.URL); link != "" {
		words += ` <a class="url" ` + link + ">" + escaped(document.WebAddress(source.URL)) + "</a>"
	} else if source.URL != "" {
		words += ` <span class="url">` + isolated(source.URL) + "</span>"
	}
	return words
}
