package terminal

import (
	"stance/diff"
	"stance/diff/report"
)

// changeTable lists the changes of one issue in the people's order: who, what
// kind of change, where it stood and where it stands, each with its grounds
// and date.
func (p *diffPage) changeTable(changes []diff.Change) {
	if p.width < tableWidth {
		p.changeStack(changes)
		return
	}
	t := &table{head: []text{say("party"), say("change"), say("was"), say("now")}}
	for i := range changes {
		c := &changes[i]
		was, now := p.places(c)
		t.add(cellLines{mark(c.Party.Label(), bold)}, changeCell(c), was, now)
	}
	p.draw(t)
}

// changeStack is the table for screens too narrow for one.
func (p *diffPage) changeStack(changes []diff.Change) {
	for i := range changes {
		c := &changes[i]
		p.item(2, mark(c.Party.Label(), bold), list(", ", changeCell(c)...))
		was, now := p.places(c)
		p.item(4, mark("was", dim), list("; ", was...))
		p.item(4, mark("now", dim), list("; ", now...))
	}
}

// changeCell says what kind of change it is, and in a line each what qualifies
// it.
func changeCell(c *diff.Change) cellLines {
	cell := cellLines{mark(report.KindLabel(c), kindStyle(c.Kind))}
	for _, q := range report.Qualifiers(c, report.Short) {
		cell = append(cell, say(q))
	}
	return cell
}

// places says where the party stood and stands.
func (p *diffPage) places(c *diff.Change) (was, now cellLines) {
	was = cellLines{say(report.Was(c, report.Short))}
	if c.From == nil {
		was = cellLines{mark(report.Was(c, report.Short), dim)}
	} else {
		was = append(was, mark(report.Grounds(c, c.From), dim))
	}
	return was, cellLines{say(report.Now(c, report.Short)), mark(report.Grounds(c, c.To), dim)}
}

// kindStyle makes what moved stand out, and what may have moved a little. The
// words say it, too.
func kindStyle(k diff.Kind) style {
	switch {
	case k.Moves():
		return bold | moved
	case k == diff.PossibleShift:
		return moved
	case k == diff.Unchanged:
		return dim
	}
	return 0
}
