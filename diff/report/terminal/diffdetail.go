package terminal

import (
	"stance/diff"
	"stance/diff/redline"
	"stance/diff/report"
)

// details tells each change in full: the redlines, and the evidence for the
// new stance.
func (p *diffPage) details() {
	begun := false
	begin := func() {
		p.gap()
		if !begun {
			p.part("Redlines and evidence")
			p.gap()
			begun = true
		}
	}
	for i := range p.told {
		c := &p.told[i]
		if c.Kind == diff.Unchanged && !report.Recent(c.Claims) {
			continue
		}
		begin()
		p.change(c)
	}
	for _, cell := range p.d.ShownClaims() {
		if !report.Recent(cell.Claims) {
			continue
		}
		begin()
		p.detailHead(cell.Party.Name, cell.Issue.Name, mark("only claimed", 0))
		p.put(claims(cell.Claims, &p.bib, min(p.width, proseWidth)-2, recentClaim).indent(2))
	}
}

func (p *page) detailHead(party, issue string, what text) {
	p.put(hanging(cat(mark(party+" on "+issue, bold), say(": "), what), p.width, 2))
}

func (p *diffPage) change(c *diff.Change) {
	label := mark(report.Label(c, report.Full), kindStyle(c.Kind))
	p.detailHead(c.Party.Name, c.Issue.Name, label)
	if p.width >= besideWidth {
		half := (p.width - 2 - 4) / 2
		left, right := p.said(c, half), p.grounds(c, half)
		p.put(beside(left, right, half+4).indent(2))
		return
	}
	width := min(p.width, proseWidth) - 2
	p.put(p.said(c, width).indent(2))
	p.put(p.grounds(c, width).indent(2))
}

// said is what the change consists of: remarks, terms and wording.
func (p *diffPage) said(c *diff.Change, width int) block {
	var lines block
	var remarks []text
	for _, r := range report.Remarks(p.d.Comparison, c, report.Full) {
		remarks = append(remarks, say(r))
	}
	lines = append(lines, hanging(list(" · ", remarks...), width, 2)...)
	lines = append(lines, hanging(mark(report.Objections(p.d.Ledger, c), wrong), width, 2)...)
	for _, t := range report.TermLines(c, report.Full) {
		lines = append(lines, p.term(t, width)...)
	}
	switch {
	case c.WordingChanged():
		lines = append(lines, item(mark("analyst's wording:", dim), redlined(c.Wording, p.screen.Color), width)...)
	case c.Kind == diff.Unchanged:
	default:
		lines = append(lines, item(mark("analyst's wording:", dim), say(c.To.Stance.Summary), width)...)
	}
	return lines
}

func (p *page) term(t report.TermLine, width int) block {
	head := mark(t.Head, dim)
	if t.Op == redline.NotRepeated || t.Op == redline.Ended {
		head = mark(t.Head, 0)
	}
	words := redlined(t.Words, p.screen.Color)
	if t.Tail != "" {
		words = cat(words, mark(" ("+t.Tail+")", dim))
	}
	return item(head, words, width)
}

// grounds is what the new stance rests on, and what others claim.
func (p *diffPage) grounds(c *diff.Change, width int) block {
	var lines block
	if c.Kind != diff.Unchanged {
		lines = evidence(c.To.Stance.Evidence, &p.bib, width)
	}
	return append(lines, claims(c.Claims, &p.bib, width, recentClaim)...)
}
