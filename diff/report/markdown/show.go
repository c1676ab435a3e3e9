package markdown

import (
	"io"
	"strconv"

	"stance/diff/report"
	"stance/positions"
)

// Show writes what every party wants on a date: the matrix, and, of one party
// or one issue, everything that is known.
func Show(w io.Writer, s *report.Show) error {
	p := &showPage{r: s, used: map[report.Mark]bool{}}
	di := s.History.Dataset.Info(s.Date)
	p.heading(1, esc(s.History.Dataset.Codebook.Title))
	p.block("As of " + join(", ", esc(report.DateName(di)), esc(di.Title)))
	if k := s.History.KnownBy; k != 0 {
		p.block("As it was known on " + md(k.Text()))
	}
	for _, n := range s.Notes {
		p.block("_note:_ " + esc(n))
	}
	var shown md
	if line := s.Filter.Line(); line != "" {
		shown = "shown here: " + esc(line)
	}
	p.block(join("<br>", join(" · ", escEach(s.Totals())...), shown))
	p.matrix()
	if s.Detailed() {
		p.detail()
	}
	p.sources()
	p.notes(di)
	return p.writeTo(w)
}

type showPage struct {
	page
	r    *report.Show
	used map[report.Mark]bool
	gaps bool
}

func (p *showPage) matrix() {
	parties, issues := p.r.Parties(), p.r.Issues()
	if len(parties) == 0 || len(issues) == 0 {
		return
	}
	head := []md{"Party"}
	for _, is := range issues {
		head = append(head, esc(is.Name))
	}
	var rows [][]md
	for _, q := range parties {
		row := []md{esc(q.Name)}
		for _, is := range issues {
			row = append(row, p.cell(q, is))
		}
		rows = append(rows, row)
	}
	p.table(head, rows)
	var legend []md
	for _, m := range report.Marks {
		if p.used[m] {
			legend = append(legend, strong(esc(m.Sign))+" "+esc(m.Meaning))
		}
	}
	if p.gaps {
		legend = append(legend, strong(report.NoStance)+" nothing recorded, which is not to say that the party holds nothing")
	}
	p.bullets(legend)
}

func (p *showPage) cell(q *positions.Party, is *positions.Issue) md {
	c := p.r.Cell(q, is)
	claims := p.r.ClaimsOn(q, is)
	if c == nil {
		switch {
		case len(claims) > 0:
			return faint(esc("claimed by " + report.Claimants(claims, report.Short) + ": " + report.ClaimedPositions(claims)))
		case p.r.SilenceOn(q, is) != nil:
			return faint(report.NotFound)
		}
		p.gaps = true
		return report.NoStance
	}
	marks := ""
	for _, m := range c.Marks() {
		marks += m.Sign
		p.used[m] = true
	}
	cell := join(" ", esc(report.Position(c.InForce.Stance)), esc(marks))
	if p.r.SilenceOn(q, is) != nil {
		cell = join("<br>", cell, faint("itself: "+report.NotFound))
	}
	return cell
}

// detail tells everything about each cell shown.
func (p *showPage) detail() {
	for i := range p.r.Cells {
		if c := &p.r.Cells[i]; c.InForce.Spoken() {
			p.bib.Cite(c.InForce.Stance.Evidence)
		}
	}
	for _, cc := range p.r.Claims {
		for _, cl := range cc.Claims {
			p.bib.Cite(cl.Evidence)
		}
	}
	for _, quiet := range p.r.Silent {
		p.bib.Cite(quiet.Evidence)
	}
	for _, is := range p.r.Issues() {
		for _, q := range p.r.Parties() {
			c, quiet, claims := p.r.Cell(q, is), p.r.SilenceOn(q, is), p.r.ClaimsOn(q, is)
			if c == nil && quiet == nil && len(claims) == 0 || c != nil && !c.InForce.Spoken() && quiet == nil && len(claims) == 0 && len(p.r.Filter.Parties) != 1 {
				continue
			}
			p.heading(2, esc(q.Name+" on "+is.Name))
			if quiet != nil {
				p.block(strong(report.NotFound) + " " + esc(report.SilenceFacts(quiet)))
				p.evidence(quiet.Evidence)
			}
			if c != nil {
				p.stance(c)
			}
			p.claims(claims, false)
		}
	}
}

func (p *showPage) stance(c *report.Cell) {
	s := c.InForce.Stance
	p.block(join(", ", strong(esc(report.Position(s))), esc(report.Margin(s)), esc(report.Via(c.InForce.Holding, report.Full))))
	p.block(esc(s.Summary))
	var terms []md
	for _, t := range c.InForce.Terms {
		head := md("")
		if word := report.TermKindWord(t.Kind); word != "" {
			head = faint(esc(word + ":"))
		}
		terms = append(terms, join(" ", head, esc(t.Text))+" (since "+md(report.Day(t.Since, p.r.Date))+")")
	}
	p.bullets(terms)
	p.block(join(" · ", escEach(c.Facts())...))
	if s.Record.Note != "" {
		p.block("_note:_ " + esc(s.Record.Note))
	}
	p.evidence(s.Evidence)
	p.block(esc(s.Record.Place.File + ":" + strconv.Itoa(s.Record.Place.Line)))
}
