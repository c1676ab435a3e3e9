package markdown

import (
	"io"
	"strconv"

	"stance/diff/report"
)

// Agreement writes how well coders agree.
func Agreement(w io.Writer, a *report.Agreement) error {
	p := &page{}
	p.heading(1, "Agreement: "+esc(a.Title))
	p.block("Coders: " + esc(a.Who()))
	overall := escEach(a.OverallLines())
	overall[0] = strong(overall[0])
	p.block(join("<br>", overall...))
	if line := a.Filter.Line(); line != "" {
		p.block("shown here: " + esc(line))
	}
	p.agreementByIssue(a)
	p.bullets(escEach(report.UndefinedLines(a)))
	p.heading(2, "Disagreements")
	p.block(esc(a.DisagreementsLine()))
	head := []md{"Date", "Party", "Issue", "Apart"}
	for _, c := range a.Coders {
		head = append(head, esc(c))
	}
	var rows [][]md
	for _, d := range a.ShownDisagreements() {
		row := []md{md(d.Date.Text()), esc(d.Party.Name), esc(d.Issue.Name), md(report.Difference(&d))}
		for i := range d.Said {
			row = append(row, esc(report.Says(&d.Said[i])))
		}
		rows = append(rows, row)
	}
	if rows != nil {
		p.table(head, rows)
	}
	p.heading(2, "How to read this")
	var meanings []md
	for _, m := range report.AgreementMeanings {
		meanings = append(meanings, strong(md(m.Word))+": "+esc(m.Meaning))
	}
	p.bullets(meanings)
	return p.writeTo(w)
}

func (p *page) agreementByIssue(a *report.Agreement) {
	kappa := len(a.Coders) == 2
	head := []md{"Issue", "Alpha", "95% interval", "Level", "Units", "Pairable", "Agreement"}
	if kappa {
		head = append(head, "Kappa", "Weighted kappa", "Units of kappa")
	}
	var rows [][]md
	for _, r := range a.ShownIssues() {
		row := []md{
			esc(r.Issue.Name), md(report.Coefficient(r.Alpha)), md(report.AlphaInterval(&r.Estimate)), md(r.Level.String()),
			md(strconv.Itoa(r.Units)), md(strconv.Itoa(r.Pairable)),
			md(report.Percentage(r.Percent) + " of " + report.Count(r.Pairs, "pair", "pairs")),
		}
		if kappa {
			row = append(row, md(report.Coefficient(r.Kappa)), md(report.Coefficient(r.WeightedKappa)), md(strconv.Itoa(r.KappaUnits)))
		}
		rows = append(rows, row)
	}
	if rows != nil {
		p.table(head, rows)
	}
}
