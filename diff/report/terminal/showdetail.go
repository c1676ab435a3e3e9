package terminal

import (
	"strconv"

	"stance/diff/report"
	"stance/positions"
)

// detail tells everything about one party, one issue or one cell.
func (p *showPage) detail() {
	parties, issues := p.r.Parties(), p.r.Issues()
	for _, c := range p.r.Cells {
		p.bib.Cite(c.InForce.Stance.Evidence)
	}
	for _, cc := range p.r.Claims {
		for _, cl := range cc.Claims {
			p.bib.Cite(cl.Evidence)
		}
	}
	for _, quiet := range p.r.Silent {
		p.bib.Cite(quiet.Evidence)
	}
	if len(parties) == 1 {
		for _, is := range issues {
			p.gap()
			p.section(parties[0].Name + " on " + is.Name)
			p.para(2, mark(is.Question, dim))
			p.cellDetail(parties[0], is, true)
		}
		return
	}
	is := issues[0]
	p.gap()
	p.section(is.Name)
	p.para(2, mark(is.Question, dim))
	if is.Scale != nil {
		p.gap()
		p.put(track(is.Scale, p.width-2, nil, standing(p.r.History, is, p.r.Date, p.r.Filter.Cell)).indent(2))
		p.options(is)
	}
	var silent, unrecorded []text
	for _, g := range p.groupAlike(parties) {
		q := g[0]
		c, quiet := p.r.Cell(q, is), p.r.SilenceOn(q, is)
		switch {
		case c == nil && quiet != nil && len(p.r.ClaimsOn(q, is)) == 0:
			note := say(q.Name)
			if quiet.Record.Note != "" {
				note = cat(note, mark(" ("+quiet.Record.Note+")", dim))
			}
			silent = append(silent, note)
		case c == nil && len(p.r.ClaimsOn(q, is)) == 0:
			for _, q := range g {
				unrecorded = append(unrecorded, say(q.Name))
			}
		case !p.r.Speaks(q):
			p.gap()
			var names []text
			for _, q := range g {
				names = append(names, mark(q.Name, bold))
			}
			p.item(2, cat(list(", ", names...), say(":")), say(report.Position(c.InForce.Stance)+", "+report.Via(c.InForce.Holding, report.Full)+"; nothing of their own"))
		default:
			p.gap()
			p.put(hanging(mark(q.Name, bold), p.width, 2))
			p.cellDetail(q, is, false)
		}
	}
	p.gap()
	for _, l := range silent {
		p.item(2, mark(report.NotFound+":", bold), l)
	}
	if unrecorded != nil {
		p.item(2, mark("nothing recorded:", bold), list(", ", unrecorded...))
	}
}

// options explains the options of a scale, low end first.
func (p *showPage) options(is *positions.Issue) {
	p.gap()
	for i, o := range is.Scale.Options {
		label := cat(mark(strconv.Itoa(i+1)+" ", dim), say(o.Label))
		if o.Description != "" {
			label = cat(label, mark(": "+o.Description, dim))
		}
		p.put(hanging(label, min(p.width, proseWidth)-2, 2).indent(2))
	}
}

// cellDetail tells everything about one cell.
func (p *showPage) cellDetail(q *positions.Party, is *positions.Issue, withTrack bool) {
	width := min(p.width, proseWidth) - 4
	c, quiet := p.r.Cell(q, is), p.r.SilenceOn(q, is)
	claimed := p.r.ClaimsOn(q, is)
	if quiet != nil {
		p.item(2, mark(report.NotFound, bold), mark(report.SilenceFacts(quiet), dim))
		p.put(evidence(quiet.Evidence, &p.bib, width).indent(2))
	}
	if c == nil {
		if quiet == nil && len(claimed) == 0 {
			p.para(2, mark(report.NoStance+" nothing recorded", dim))
		}
		p.put(claims(claimed, &p.bib, width, everyClaim).indent(2))
		return
	}
	s := c.InForce.Stance
	position := list(", ", mark(report.Position(s), bold), say(report.Margin(s)), say(report.Via(c.InForce.Holding, report.Full)))
	if ends := report.ScaleEnds(is.Scale); ends != "" && s.Kind == positions.Placed {
		position = cat(position, say(" ("+ends+")"))
	}
	if withTrack && is.Scale != nil {
		p.gap()
		p.put(track(is.Scale, p.width-4, s.Plausible, spotOf(s)).indent(2))
	}
	p.put(hanging(position, width, 2).indent(2))
	p.put(hanging(say(s.Summary), width, 0).indent(2))
	for _, t := range c.InForce.Terms {
		head := "•"
		if word := report.TermKindWord(t.Kind); word != "" {
			head += " " + word + ":"
		}
		p.put(item(mark(head, dim), cat(say(t.Text), mark(" (since "+report.Day(t.Since, p.r.Date)+")", dim)), width).indent(2))
	}
	p.facts(c, width)
	if len(s.Evidence) > 0 {
		p.put(evidence(s.Evidence, &p.bib, width).indent(2))
	}
	p.put(claims(claimed, &p.bib, width, everyClaim).indent(2))
	p.put(paragraph(mark(s.Record.Place.File+":"+strconv.Itoa(s.Record.Place.Line), dim), p.width, spaces(2), spaces(2)))
}

func spotOf(s *positions.Stance) []spot {
	if s.Kind != positions.Placed {
		return nil
	}
	return []spot{{value: s.Value, mark: "●"}}
}

// facts lists, in a line or two, what a stance rests on and since when.
func (p *showPage) facts(c *report.Cell, width int) {
	var facts []text
	for _, f := range c.Facts() {
		facts = append(facts, mark(f, dim).glued(width-4))
	}
	p.put(hanging(list(" · ", facts...), width, 2).indent(2))
	if note := c.InForce.Stance.Record.Note; note != "" {
		p.put(item(mark("note:", dim), say(note), width).indent(2))
	}
}
