package terminal

import (
	"stance/diff/report"
	"stance/positions"
)

const partyMax = 16 // columns of the column of names

// matrix writes parties by issues. Where the issues do not all fit side by
// side it turns the table, if the parties do, and else writes several.
func (p *showPage) matrix() {
	parties, issues := p.groupAlike(p.r.Parties()), p.r.Issues()
	if len(parties) == 0 || len(issues) == 0 {
		return
	}
	names := 0
	for _, g := range parties {
		names = max(names, partyNames(g).width())
	}
	fit := p.fit(min(names, partyMax))
	if len(issues) > fit {
		issueNames := 0
		for _, is := range issues {
			issueNames = max(issueNames, say(is.Name).width())
		}
		if len(parties) <= p.fit(min(issueNames, partyMax)) {
			p.turned(parties, issues)
			return
		}
	}
	// Tables of about equal width, so that the last has not one column alone.
	tables := (len(issues) + fit - 1) / fit
	each := (len(issues) + tables - 1) / tables
	for at := 0; at < len(issues); at += each {
		p.table(parties, issues[at:min(at+each, len(issues))])
	}
}

// fit is how many columns a matrix can have beside one of names.
func (p *showPage) fit(names int) int {
	return max(1, (p.width-2-names)/(cellMin+columnGap))
}

func (p *showPage) table(parties [][]*positions.Party, issues []*positions.Issue) {
	t := &table{head: []text{say("party")}}
	for _, is := range issues {
		t.head = append(t.head, say(is.Name))
	}
	for _, g := range parties {
		row := []cellLines{{partyNames(g)}}
		for _, is := range issues {
			row = append(row, p.cell(g[0], is))
		}
		t.add(row...)
	}
	p.drawn(t)
}

// turned writes issues by parties.
func (p *showPage) turned(parties [][]*positions.Party, issues []*positions.Issue) {
	t := &table{head: []text{say("issue")}}
	for _, g := range parties {
		t.head = append(t.head, partyNames(g))
	}
	for _, is := range issues {
		row := []cellLines{{mark(is.Name, bold)}}
		for _, g := range parties {
			row = append(row, p.cell(g[0], is))
		}
		t.add(row...)
	}
	p.drawn(t)
}

func (p *showPage) drawn(t *table) {
	t.spaced = true
	p.gap()
	p.draw(t)
	p.gap()
}

func partyNames(group []*positions.Party) text {
	var names []text
	for _, q := range group {
		names = append(names, mark(q.Label(), bold))
	}
	return list(", ", names...)
}

// cell says where a party stands on an issue, with its marks.
func (p *showPage) cell(q *positions.Party, is *positions.Issue) cellLines {
	c := p.r.Cell(q, is)
	claims := p.r.ClaimsOn(q, is)
	if c == nil {
		switch {
		case len(claims) > 0:
			return cellLines{
				mark("claimed by "+report.Claimants(claims, report.Short)+":", dim),
				mark(report.ClaimedPositions(claims), dim),
			}
		case p.r.SilenceOn(q, is) != nil:
			return cellLines{mark(report.NotFound, dim)}
		}
		p.gaps = true
		return cellLines{mark(report.NoStance, dim)}
	}
	marks := ""
	for _, m := range c.Marks() {
		marks += m.Sign
		p.used[m] = true
	}
	position := say(report.Position(c.InForce.Stance))
	if c.InForce.Stance.Kind != positions.Placed {
		position = position.with(dim)
	}
	cell := cellLines{position}
	if marks != "" {
		cell[0] = cat(position, spaces(1).with(unbroken), mark(marks, moved|unbroken))
	}
	if p.r.SilenceOn(q, is) != nil {
		cell = append(cell, mark("itself: "+report.NotFound, dim))
	}
	return cell
}
