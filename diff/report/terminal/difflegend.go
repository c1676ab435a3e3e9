package terminal

import (
	"stance/diff/report"
	"stance/positions"
)

// notes are what the snapshots say of the two dates.
func (p *diffPage) notes() {
	data := p.d.History.Dataset
	var lines []text
	for _, date := range []positions.Date{p.d.From, p.d.To} {
		if di := data.Info(date); di.Note != "" && (date == p.d.To || p.d.From != p.d.To) {
			lines = append(lines, cat(mark(report.DateName(di)+": ", bold), say(di.Note)))
		}
	}
	if lines == nil {
		return
	}
	p.gap()
	p.part("Notes")
	for _, l := range lines {
		p.put(hanging(l, min(p.width, proseWidth)-2, 2).indent(2))
	}
}

// legend explains the words and marks that were used, and no others.
func (p *diffPage) legend() {
	var lines []text
	explain := func(word, meaning string) {
		lines = append(lines, cat(mark(word, bold), say(": "+meaning)))
	}
	l := report.LegendOf(p.told)
	for _, kind := range l.Kinds {
		explain(report.KindWord(kind, 1), report.KindMeaning(kind))
	}
	if l.Novel {
		explain("new", report.NovelMeaning)
	}
	if l.NotRepeated {
		explain("not repeated", "not said again, which is not to say withdrawn")
	}
	if l.Unconfirmed {
		explain("unconfirmed, ?", "rests on nothing that the party is known to have said")
	}
	if l.Redlines && !p.screen.Color {
		explain("{+…+} [-…-]", "words that came in, and words that are no longer there")
	}
	if lines == nil {
		return
	}
	p.gap()
	p.part("How to read this")
	for _, line := range lines {
		p.put(hanging(line, min(p.width, proseWidth)-2, 2).indent(2))
	}
}

// next names commands that go on from here.
func (p *diffPage) next() {
	p.gap()
	p.page.next(p.d.Next()...)
}
