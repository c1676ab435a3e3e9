package terminal

import (
	"stance/diff"
	"stance/diff/redline"
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
	used := map[diff.Kind]bool{}
	unrepeated, unconfirmed, redlines, novel := false, false, false, false
	for i := range p.told {
		c := &p.told[i]
		used[c.Kind] = true
		unconfirmed = unconfirmed || c.To.Stance.Unconfirmed()
		redlines = redlines || c.WordingChanged()
		novel = novel || c.Kind == diff.FirstRecorded && c.To.Stance.Novel
		for _, t := range c.Terms {
			unrepeated = unrepeated || t.Op == redline.NotRepeated
		}
	}
	for k := range diff.Kinds {
		if kind := diff.Kind(k); used[kind] {
			explain(report.KindWord(kind, 1), report.KindMeaning(kind))
		}
	}
	if novel {
		explain("new", report.NovelMeaning)
	}
	if unrepeated {
		explain("not repeated", "not said again, which is not to say withdrawn")
	}
	if unconfirmed {
		explain("unconfirmed, ?", "rests on nothing that the party is known to have said")
	}
	if redlines && !p.screen.Color {
		explain("{+…+} [-…-]", "words that came in, and words that are no longer there")
	}
	if lines == nil {
		return
	}
	p.gap()
	p.part("How to read this")
	for _, l := range lines {
		p.put(hanging(l, min(p.width, proseWidth)-2, 2).indent(2))
	}
}

// next names commands that go on from here.
func (p *diffPage) next() {
	var commands []text
	if len(p.told) > 0 {
		c := &p.told[0]
		for i := range p.told {
			if p.told[i].Kind < c.Kind {
				c = &p.told[i]
			}
		}
		commands = append(commands, mark("stance show -p "+c.Party.ID+" -i "+c.Issue.ID, bold))
	}
	if p.d.Counts[diff.Unchanged] > 0 && !p.d.Filter.All {
		commands = append(commands, mark("stance diff "+p.d.From.String()+" "+p.d.To.String()+" --all", bold))
	}
	if commands == nil {
		commands = append(commands, mark("stance show "+p.d.To.String(), bold))
	}
	p.gap()
	for i := range commands {
		commands[i] = commands[i].glued(p.width - 6)
	}
	p.put(hanging(cat(mark("Next: ", dim), list(" · ", commands...)), p.width, 6))
}
