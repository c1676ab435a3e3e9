package markdown

import (
	"io"

	"stance/diff/report"
)

// Log writes how each cell evolved, a section per cell and a step per stance.
func Log(w io.Writer, l *report.Log) error {
	p := &page{}
	p.heading(1, esc(l.History.Dataset.Codebook.Title))
	p.block(md(esc(l.Period())))
	if line := l.Filter.Line(); line != "" {
		p.block("shown here: " + esc(line))
	}
	if len(l.Cells) == 0 {
		p.block(report.NothingLogged)
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
		p.loggedCell(l, &l.Cells[i])
	}
	for _, c := range l.Claims {
		if l.Cell(c.Party, c.Issue) == nil {
			p.heading(2, esc(c.Party.Name+" on "+c.Issue.Name))
			p.claims(c.Claims, false)
		}
	}
	p.sources()
	return p.writeTo(w)
}

func (p *page) loggedCell(l *report.Log, c *report.LoggedCell) {
	p.heading(2, esc(c.Party.Name+" on "+c.Issue.Name))
	if c.Issue.Question != "" {
		p.block(faint(esc(c.Issue.Question)))
	}
	if c.Issue.Scale != nil {
		p.block(scaleLine(c.Issue.Scale))
	}
	for i := range c.Steps {
		st := &c.Steps[i]
		p.heading(3, md(st.To.Date().Text())+": "+esc(report.Label(st, report.Full)))
		p.block(join(", ", strong(esc(report.Position(st.To.Stance))), esc(report.Via(st.To.Holding, report.Full)), esc(report.Margin(st.To.Stance)), esc(report.Grounds(st, st.To))))
		var terms []md
		for _, t := range report.TermLines(st, report.Full) {
			terms = append(terms, p.termLine(t))
		}
		p.bullets(terms)
		words := esc(st.To.Stance.Summary)
		if st.WordingChanged() {
			words = redlined(st.Wording)
		}
		p.block("_analyst's wording:_ " + words)
		p.evidence(st.To.Stance.Evidence)
	}
	p.block(faint(esc(l.SinceLine(c))))
	for _, cc := range l.Claims {
		if cc.Party == c.Party && cc.Issue == c.Issue {
			p.claims(cc.Claims, false)
		}
	}
}
