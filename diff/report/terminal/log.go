package terminal

import (
	"io"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
)

// Log writes how each cell evolved: where it was and is on its scale, and
// every stance in date order with what changed.
func Log(w io.Writer, l *report.Log, s Screen) error {
	p := &logPage{page: newPage(s), l: l}
	data := l.History.Dataset
	p.put(paragraph(mark(data.Codebook.Title, bold), p.width, nil, nil))
	p.para(0, say(l.Period()))
	if line := l.Filter.Line(); line != "" {
		p.para(0, say("shown here: "+line))
	}
	if len(l.Cells) == 0 {
		p.gap()
		p.para(0, say(report.NothingLogged))
	}
	for i := range l.Cells {
		for j := range l.Cells[i].Steps {
			p.bib.Cite(l.Cells[i].Steps[j].To.Stance.Evidence)
		}
	}
	for _, c := range l.Claims {
		for _, cl := range c.Claims {
			p.bib.Cite(cl.Evidence)
		}
	}
	for i := range l.Cells {
		p.cell(&l.Cells[i])
	}
	for _, c := range l.Claims {
		if l.Cell(c.Party, c.Issue) == nil {
			p.gap()
			p.section(c.Party.Name + " on " + c.Issue.Name)
			p.put(claims(c.Claims, &p.bib, p.column(), everyClaim).indent(2))
		}
	}
	p.bibliography(&p.bib)
	return p.writeTo(w)
}

type logPage struct {
	*page
	l   *report.Log
	bib report.Bibliography
}

// column is the width of running text behind an indent of two.
func (p *logPage) column() int { return min(p.width, proseWidth) - 2 }

func (p *logPage) cell(c *report.LoggedCell) {
	p.gap()
	p.section(c.Party.Name + " on " + c.Issue.Name)
	if c.Issue.Question != "" {
		p.put(hanging(mark(c.Issue.Question, dim), p.column(), 2).indent(2))
	}
	if scale := c.Issue.Scale; scale != nil {
		p.put(track(scale, p.column(), rangeAlone(c), logSpots(c)).indent(2))
	}
	for i := range c.Steps {
		p.gap()
		p.step(&c.Steps[i])
	}
	p.gap()
	p.put(hanging(mark(p.l.SinceLine(c), dim), p.column(), 2).indent(2))
	for _, cc := range p.l.Claims {
		if cc.Party == c.Party && cc.Issue == c.Issue {
			p.put(claims(cc.Claims, &p.bib, p.column(), everyClaim).indent(2))
		}
	}
}

// rangeAlone is the range that the cell is now placed in without a position;
// nil for any other.
func rangeAlone(c *report.LoggedCell) *positions.Range {
	now := c.Steps[len(c.Steps)-1].To.Stance
	if now.RangeAlone() {
		return now.Plausible
	}
	return nil
}

// logSpots marks the places where the cell was, hollow, and where it is.
func logSpots(c *report.LoggedCell) []spot {
	now := c.Steps[len(c.Steps)-1].To.Stance
	var spots []spot
	seen := map[float64]bool{}
	if now.Kind == positions.Placed {
		seen[now.Value] = true
	}
	for _, st := range c.Steps {
		s := st.To.Stance
		if s.Kind != positions.Placed || seen[s.Value] {
			continue
		}
		seen[s.Value] = true
		spots = append(spots, spot{s.Value, mark("was, "+s.Record.Date.ShortText(), dim), "○"})
	}
	if now.Kind == positions.Placed {
		spots = append(spots, spot{now.Value, mark("now", bold), "●"})
	}
	return spots
}

func (p *logPage) step(c *diff.Change) {
	width := p.column()
	what := mark(report.Label(c, report.Full), kindStyle(c.Kind))
	p.put(hanging(cat(mark(c.To.Date().Text(), bold), say("  "), what), width, 2).indent(2))
	p.put(hanging(list(", ", mark(report.Position(c.To.Stance), bold), say(report.Via(c.To.Holding, report.Full)), say(report.Margin(c.To.Stance)), say(report.Grounds(c, c.To))), width-2, 2).indent(4))
	for _, t := range report.TermLines(c, report.Full) {
		p.put(p.term(t, width-2).indent(4))
	}
	words := say(c.To.Stance.Summary)
	if c.WordingChanged() {
		words = redlined(c.Wording, p.screen.Color)
	}
	p.put(item(mark("analyst's wording:", dim), words, width-2).indent(4))
	p.put(evidence(c.To.Stance.Evidence, &p.bib, width-2).indent(4))
}
