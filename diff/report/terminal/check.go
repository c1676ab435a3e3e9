package terminal

import (
	"io"
	"strconv"
	"strings"

	"stance/diff/report"
	"stance/positions/problem"
)

// Check writes every problem of a dataset with the line it stands on, then how
// many there are; where there are none, it says so.
func Check(w io.Writer, c *report.Check, s Screen) error {
	p := newPage(s)
	for i := range c.Problems {
		p.problem(&c.Problems[i])
		p.gap()
	}
	for _, l := range report.CheckLine(c) {
		p.put(hanging(mark(l, bold), p.width, 2))
	}
	return p.writeTo(w)
}

// problem writes one problem as problem.Render does, wrapped and coloured. A
// line of the file is cut, not wrapped, so that the caret stays under it.
func (p *page) problem(pr *problem.Problem) {
	severity := mark(pr.Severity.String()+":", bold|moved)
	if pr.Severity == problem.Error {
		severity = mark(pr.Severity.String()+":", bold|wrong)
	}
	head := list(" ", mark(problem.Location(*pr)+":", bold), severity, say(pr.Message), mark("["+string(pr.Rule)+"]", dim))
	p.put(hanging(head, p.width, 4))
	if pr.Line > 0 && strings.TrimSpace(pr.Text) != "" {
		p.excerpt(pr)
	}
	if pr.Hint != "" {
		p.put(item(mark("hint:", dim), say(pr.Hint), p.width-2).indent(2))
	}
}

// excerpt shows the line of the file around the place, with a caret under it.
func (p *page) excerpt(pr *problem.Problem) {
	number := strconv.Itoa(pr.Line)
	source, caret := problem.Excerpt(*pr)
	room := p.width - len(number) - 5
	line := say(source)
	if caret >= room { // the place is beyond the edge: show what is around it
		cs := line.clusters()
		start, skipped := 0, 0
		for start < len(cs) && caret-skipped > room/2 {
			skipped += cs[start].width
			start++
		}
		line = cat(say("…"), assemble(cs[start:]))
		caret = caret - skipped + 1
	}
	p.put(block{cat(mark("  "+number+" | ", dim), line.cut(room))})
	if caret >= 0 {
		p.put(block{cat(mark("  "+strings.Repeat(" ", len(number))+" | ", dim), spaces(caret), mark("^", bold|wrong))})
	}
}
