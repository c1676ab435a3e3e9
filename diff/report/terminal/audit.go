package terminal

import (
	"io"

	"stance/diff"
	"stance/diff/report"
)

// Audit writes what the analysts changed between two versions of the dataset:
// how much, each record in a table, then each with its redlines.
func Audit(w io.Writer, a *report.Audit, s Screen) error {
	p := newPage(s)
	p.put(paragraph(mark(a.To.Dataset.Codebook.Title, bold), p.width, nil, nil))
	p.put(hanging(say(a.Between()), p.width, 2))
	p.gap()
	p.put(hanging(mark(a.Headline(), bold), p.width-2, 2).indent(2))
	for _, l := range a.BesideLines() {
		p.put(hanging(say(l), min(p.width, proseWidth)-2, 2).indent(2))
	}
	if len(a.Recodings) > 0 {
		p.para(2, mark(report.AuditReminder, dim))
	}
	shown := a.Shown()
	if line := a.Filter.Line(); line != "" {
		p.put(hanging(say("shown here: "+line), p.width-2, 2).indent(2))
		if len(shown) == 0 {
			p.put(hanging(say("none of these"), p.width-2, 2).indent(2))
		}
	}
	if len(shown) > 0 {
		p.gap()
		p.recodings(shown)
		p.gap()
		p.part("Redlines")
		for i := range shown {
			p.gap()
			p.recoding(&shown[i])
		}
	}
	p.auditNotes(a.Notes)
	p.auditLegend(shown)
	return p.writeTo(w)
}

// recodings lists the records in a table, or, where there is no room for one,
// one under the other.
func (p *page) recodings(shown []diff.Recoding) {
	t := &table{head: []text{say("record"), say("change"), say("was"), say("now")}}
	for i := range shown {
		rc := &shown[i]
		record := cellLines{mark(rc.Date.Text(), 0), list(", ", mark(rc.Party.Label(), bold), say(rc.Issue.Name))}
		change := cellLines{mark(report.RecodingWord(rc.Kind), recodingStyle(rc.Kind))}
		for _, r := range report.RecodingRemarks(rc) {
			change = append(change, mark(r, dim))
		}
		was, now := say(report.RecodingPlace(rc.From, rc.FromStance)), say(report.RecodingNow(rc))
		if p.width < tableWidth {
			p.item(2, list(" · ", record...), list("; ", change...))
			p.item(4, mark("was", dim), was)
			p.item(4, mark("now", dim), now)
			continue
		}
		t.add(record, change, cellLines{was}, cellLines{now})
	}
	if len(t.rows) > 0 {
		p.draw(t)
	}
}

// recoding tells one record in full.
func (p *page) recoding(rc *diff.Recoding) {
	p.put(hanging(cat(
		say(rc.Date.Text()+", "), mark(rc.Party.Name+" on "+rc.Issue.Name, bold), say(": "),
		mark(report.RecodingWord(rc.Kind), recodingStyle(rc.Kind)),
	), p.width, 2))
	for _, l := range report.AuditLines(rc) {
		p.item(2, mark(l.Head, dim), redlined(l.Words, p.screen.Color))
	}
}

func recodingStyle(k diff.RecodingKind) style {
	if k == diff.Recoded {
		return bold | moved
	}
	return 0
}

func (p *page) auditNotes(notes []string) {
	if len(notes) == 0 {
		return
	}
	p.gap()
	p.part("Notes")
	for _, n := range notes {
		p.put(hanging(say(n), min(p.width, proseWidth)-2, 2).indent(2))
	}
}

// auditLegend explains the words and marks that were used.
func (p *page) auditLegend(shown []diff.Recoding) {
	if len(shown) == 0 {
		return
	}
	used := map[diff.RecodingKind]bool{}
	for i := range shown {
		used[shown[i].Kind] = true
	}
	p.gap()
	p.part("How to read this")
	explain := func(word, meaning string) {
		p.put(hanging(cat(mark(word, bold), say(": "+meaning)), min(p.width, proseWidth)-2, 2).indent(2))
	}
	for i := range diff.RecodingKinds {
		if k := diff.RecodingKind(i); used[k] {
			explain(k.String(), report.RecodingMeaning(k))
		}
	}
	if !p.screen.Color {
		explain("{+…+} [-…-]", "what came in, and what is no longer there")
	}
}
