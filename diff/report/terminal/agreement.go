package terminal

import (
	"io"
	"strconv"

	"stance/diff/report"
	"stance/positions/agreement"
)

// Agreement writes how well coders agree: overall, by issue, and what they
// disagree on.
func Agreement(w io.Writer, a *report.Agreement, s Screen) error {
	p := newPage(s)
	p.put(paragraph(mark(a.Title, bold), p.width, nil, nil))
	p.put(hanging(say("How well coders agree: "+a.Who()), p.width, 2))
	p.gap()
	for i, l := range a.OverallLines() {
		st := style(0)
		if i == 0 {
			st = bold
		}
		p.put(hanging(mark(l, st), min(p.width, proseWidth)-2, 2).indent(2))
	}
	if line := a.Filter.Line(); line != "" {
		p.put(hanging(say("shown here: "+line), p.width-2, 2).indent(2))
	}
	p.gap()
	p.agreementByIssue(a)
	for _, l := range report.UndefinedLines(a) {
		p.para(2, mark(l, dim))
	}
	p.gap()
	p.disagreements(a)
	p.gap()
	p.part("How to read this")
	for _, m := range report.AgreementMeanings {
		p.put(hanging(cat(mark(m.Word, bold), say(": "+m.Meaning)), min(p.width, proseWidth)-2, 2).indent(2))
	}
	return p.writeTo(w)
}

func (p *page) agreementByIssue(a *report.Agreement) {
	kappa := len(a.Coders) == 2
	t := &table{head: []text{say("issue"), say("alpha"), say("units"), say("pairable"), say("agree")}}
	if kappa {
		t.head = append(t.head, say("kappa"), say("weighted"))
	}
	for _, r := range a.ShownIssues() {
		alpha := cellLines{mark(report.Coefficient(r.Alpha), bold), mark(r.Level.String(), dim)}
		if interval := report.AlphaInterval(&r.Estimate); interval != "" {
			alpha = append(alpha, mark(interval, dim))
		}
		row := []cellLines{
			{say(r.Issue.Name)}, alpha, {say(strconv.Itoa(r.Units))}, {say(strconv.Itoa(r.Pairable))},
			{say(report.Percentage(r.Percent)), mark("of "+report.Count(r.Pairs, "pair", "pairs"), dim)},
		}
		if kappa {
			row = append(row, cellLines{say(report.Coefficient(r.Kappa)), mark("on "+report.Count(r.KappaUnits, "unit", "units"), dim)}, cellLines{say(report.Coefficient(r.WeightedKappa))})
		}
		if p.width >= tableWidth {
			t.add(row...)
			continue
		}
		p.item(2, mark(r.Issue.Name, bold), list(" ", row[1]...))
		for i := 2; i < len(row); i++ {
			p.item(4, mark(t.head[i].String(), dim), list(" ", row[i]...))
		}
	}
	if len(t.rows) > 0 {
		p.draw(t)
	}
}

// disagreements lists the units on which positions differ, those first where
// one coder placed the party and another did not.
func (p *page) disagreements(a *report.Agreement) {
	p.part("Disagreements")
	p.gap()
	p.para(2, say(a.DisagreementsLine()))
	p.gap()
	for _, d := range a.ShownDisagreements() {
		p.disagreement(&d)
	}
}

func (p *page) disagreement(d *agreement.Disagreement) {
	head := cat(say(d.Date.Text()+", "), mark(d.Party.Name+" on "+d.Issue.Name, bold))
	p.put(hanging(list(": ", head, mark(report.Difference(d), dim)), p.width-2, 2).indent(2))
	for i := range d.Said {
		p.item(4, mark(d.Said[i].Coder+":", dim), say(report.Says(&d.Said[i])))
	}
}
