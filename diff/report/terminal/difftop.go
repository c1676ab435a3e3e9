package terminal

import (
	"stance/positions"
)

// top says what is compared, and first of all what came of it.
func (p *diffPage) top() {
	data := p.d.History.Dataset
	p.put(paragraph(mark(data.Codebook.Title, bold), p.width, nil, nil))
	p.dates(data.Info(p.d.From), data.Info(p.d.To))
	if k := p.d.History.KnownBy; k != 0 {
		p.para(0, say("as it was known on "+k.Text()))
	}
	for _, n := range p.d.Notes {
		p.para(0, say("note: "+n))
	}
	p.gap()
	for _, line := range p.d.Headline() {
		p.put(hanging(mark(line, bold), p.width-2, 2).indent(2))
	}
	p.gap()
	var counts []text
	for _, c := range p.d.CountsLine() {
		counts = append(counts, say(c).glued(p.width-4))
	}
	line := list(" · ", counts...)
	if shown := p.d.Filter.Line(); shown != "" {
		p.wrapped(say("shown here: " + shown))
		line = cat(say("of everything: "), line)
	}
	p.wrapped(line)
	if line := p.d.InheritedLine(); line != "" {
		p.wrapped(mark(line, dim))
	}
	if len(p.bib.Sources) > 0 {
		p.wrapped(mark("what is new rests on "+p.bib.Publishers(), dim))
	}
	if line := p.d.ReviewLine(); line != "" {
		p.wrapped(mark(line, dim))
	}
}

// wrapped writes a line of the top matter.
func (p *diffPage) wrapped(t text) {
	p.put(hanging(t, min(p.width, proseWidth)-2, 2).indent(2))
}

// dates names the two dates compared, label under label.
func (p *page) dates(from, to positions.DateInfo) {
	words := []string{"from", "to"}
	labelWidth := max(say(from.Label).width(), say(to.Label).width())
	dateWidth := max(say(from.Date.Text()).width(), say(to.Date.Text()).width())
	for i, di := range []positions.DateInfo{from, to} {
		line := list("  ", mark(words[i], dim), say(di.Date.Text()), mark(di.Label, bold), say(di.Title))
		aligned := cat(pad(mark(words[i], dim), 4), spaces(2), pad(say(di.Date.Text()), dateWidth), spaces(2), pad(mark(di.Label, bold), labelWidth), spaces(2), say(di.Title))
		if aligned.width() <= p.width {
			line = aligned
		}
		p.put(hanging(line, p.width, 6))
	}
}

// pad fills a text up to a width.
func pad(t text, width int) text { return cat(t, spaces(width-t.width())) }
