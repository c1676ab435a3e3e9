package report

import (
	"strconv"

	"stance/diff/report/document"
)

// passagesTold is how many passages people are shown, unless they ask for all.
const passagesTold = 40

// Document tells the passages, those that nobody coded yet first.
func (p *Passages) Document() *document.Document {
	d := &document.Document{Title: say(datum(p.History.Dataset.Codebook.Title)), About: about("Passages", &p.Filter, ""), Below: below(p.History, p.Notes)}
	uncoded := p.Uncoded()
	d.Blocks = append(d.Blocks, document.Facts{Lines: []document.Text{dotted([]string{
		document.Count(p.Texts, "text", "texts") + " searched", document.Count(len(p.List), "passage", "passages"), number(float64(uncoded)) + " not coded yet",
	})}})
	if line := p.Filter.Line(); line != "" {
		d.Blocks = append(d.Blocks, document.Para{Text: say("named in them: ", datum(line))})
	}
	told := p.List
	if !p.All {
		told = told[:min(len(told), passagesTold)]
	}
	for _, part := range []struct {
		name string
		list []Passage
	}{{"Not coded yet", told[:min(uncoded, len(told))]}, {"Coded", told[min(uncoded, len(told)):]}} {
		if len(part.list) == 0 {
			continue
		}
		s := document.Section{Name: say(part.name), Part: true}
		for i := range part.list {
			s.Blocks = append(s.Blocks, part.list[i].entry())
		}
		d.Blocks = append(d.Blocks, s)
	}
	if more := len(p.List) - len(told); more > 0 {
		d.Blocks = append(d.Blocks, document.Para{Text: muted("and " + number(float64(more)) + " more: --all lists them")})
	}
	return d
}

// entry is a passage: where it stands and what it names, its words, and what is coded of it.
func (p *Passage) entry() document.Entry {
	named := []string{names(p.Parties, Full)}
	for _, is := range p.Issues {
		named = append(named, is.Name)
	}
	source := say(strong(p.In.Source.ID))
	if day := p.Captured(); day != 0 {
		source = say(source, " as of "+day.Text())
	}
	head := say(source, " · paragraph "+strconv.Itoa(p.Paragraph)+" · ", datum(joined(named...)))
	e := document.Entry{Head: head, Body: []document.Block{document.Para{Text: say(datum(p.Sentence.Text))}}}
	var lines []document.Text
	for _, q := range p.Coded {
		lines = append(lines, muted("coded: "+QuoteCell(q)))
	}
	if lines != nil {
		e.Body = append(e.Body, document.Facts{Lines: lines})
	}
	return e
}
