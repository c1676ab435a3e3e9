package markdown

import (
	"io"

	"stance/diff/report"
	"stance/positions/problem"
)

// Check writes every problem of a dataset as a table, and how many there are.
func Check(w io.Writer, c *report.Check) error {
	p := &page{}
	for _, l := range report.CheckLine(c) {
		p.block(strong(esc(l)))
	}
	var rows [][]md
	for i := range c.Problems {
		pr := &c.Problems[i]
		rows = append(rows, []md{
			esc(problem.Location(*pr)), md(pr.Severity.String()), esc(string(pr.Rule)),
			join("<br>", esc(pr.Message), faint(esc(pr.Hint))),
		})
	}
	if rows != nil {
		p.table([]md{"Place", "Severity", "Rule", "Problem"}, rows)
	}
	return p.writeTo(w)
}
