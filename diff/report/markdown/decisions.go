package markdown

import (
	"io"
	"strconv"
	"strings"

	"stance/diff/report"
)

// Decisions writes what people have to decide, with who said what, and a box to
// tick for each.
func Decisions(w io.Writer, d *report.Decisions) error {
	p := &page{}
	p.heading(1, "Decisions: "+esc(d.Codebook.Title))
	p.block("Codings of " + join(", ", escEach(d.Coders)...) + ". " + strong(esc(d.Summary())))
	var help []md
	for _, l := range report.DecisionHelp {
		help = append(help, code(l))
	}
	p.bullets(help)
	if len(d.Disputes) > 0 {
		p.heading(2, "To decide")
	}
	for i := range d.Disputes {
		u := &d.Disputes[i]
		p.heading(3, md(strconv.Itoa(i+1))+". "+esc(report.CellName(u.Date, u.Party, u.Issue)))
		p.block("- [ ] " + strong(esc(u.Party.Name+" on "+u.Issue.Name)) + ", " + md(u.Date.Text()) + ": " + esc(report.DecisionOver(u)) + ". In " + esc(d.File(u.Date)))
		head := []md{""}
		for j := range u.Said {
			head = append(head, esc(u.Said[j].Coder))
		}
		var rows [][]md
		for _, f := range report.SaidFacts(u) {
			rows = append(rows, append([]md{md(f.Name)}, escEach(f.Words)...))
		}
		p.table(head, rows)
	}
	if len(d.LeftOut) > 0 {
		p.heading(2, "To put back")
		p.block("The coders agree on these, but the term that ends is given in records to be decided alone. Once such a record is kept, put the ending back into the record named here; without it the term would stand on.")
		var lines []md
		for _, l := range d.LeftOut {
			lines = append(lines, "[ ] "+esc(l))
		}
		p.bullets(lines)
	}
	if len(d.Conflicts) > 0 {
		p.heading(2, "Also differs")
		p.bullets(escEach(d.Conflicts))
	}
	return p.writeTo(w)
}

// code escapes a text of the program's own, in which commands and keys stand
// between backquotes.
func code(s string) md {
	parts := strings.Split(s, "`")
	var m md
	for i, part := range parts {
		if i%2 == 1 {
			m += md("`" + part + "`")
			continue
		}
		lead, core, trail := split(part)
		m += md(lead) + esc(core) + md(trail)
	}
	return m
}
