package report

import (
	"strconv"

	"stance/diff/report/document"
	"stance/positions/team/agreement"
)

// Document tells how well coders agree: overall, by issue, and what they disagree on.
func (a *Agreement) Document() *document.Document {
	d := &document.Document{Title: say("Agreement: ", datum(a.Title)), Below: []document.Text{say("Coders: ", datum(a.Who()))}}
	var overall document.Facts
	for i, l := range a.OverallLines() {
		line := say(datum(l))
		if i == 0 {
			line = strong(l)
		}
		overall.Lines = append(overall.Lines, line)
	}
	if line := a.Filter.Line(); line != "" {
		overall.Lines = append(overall.Lines, say("shown here: ", datum(line)))
	}
	d.Blocks = append(d.Blocks, overall)
	d.Blocks = append(d.Blocks, a.byIssue()...)
	for _, l := range UndefinedLines(a) {
		d.Blocks = append(d.Blocks, document.Para{Text: muted(l)})
	}
	disagreements := document.Section{ID: "disagreements", Name: say("Disagreements"), Part: true, Blocks: []document.Block{document.Para{Text: say(datum(a.DisagreementsLine()))}}}
	for _, dis := range a.ShownDisagreements() {
		disagreements.Blocks = append(disagreements.Blocks, disagreement(&dis))
	}
	d.Blocks = append(d.Blocks, disagreements)
	var g document.Glossary
	for _, m := range AgreementMeanings {
		g.Entries = append(g.Entries, explained(m.Word, m.Meaning))
	}
	d.Blocks = append(d.Blocks, howToRead(g)...)
	return d
}

func (a *Agreement) byIssue() []document.Block {
	kappa := len(a.Coders) == 2
	t := document.Table{Columns: []document.Column{
		{Head: say("issue"), Key: true}, {Head: say("alpha"), Number: true}, {Head: say("units"), Number: true}, {Head: say("pairable"), Number: true}, {Head: say("agree"), Number: true},
	}}
	if kappa {
		t.Columns = append(t.Columns, document.Column{Head: say("kappa"), Number: true}, document.Column{Head: say("weighted"), Number: true})
	}
	for _, r := range a.ShownIssues() {
		alpha := document.Cell{strong(Coefficient(r.Alpha)), muted(r.Level.String())}
		if interval := AlphaInterval(&r.Estimate); interval != "" {
			alpha = append(alpha, muted(interval))
		}
		row := []document.Cell{
			{say(datum(r.Issue.Name))}, alpha, {say(strconv.Itoa(r.Units))}, {say(strconv.Itoa(r.Pairable))},
			{say(Percentage(r.Percent)), muted("of " + document.Count(r.Pairs, "pair", "pairs"))},
		}
		if kappa {
			row = append(row, document.Cell{say(Coefficient(r.Kappa)), muted("on " + document.Count(r.KappaUnits, "unit", "units"))}, document.Cell{say(Coefficient(r.WeightedKappa))})
		}
		t.Rows = append(t.Rows, document.TableRow{Cells: row})
	}
	return tabled(t)
}

// disagreement tells a unit on which positions differ, and who said what.
func disagreement(d *agreement.Disagreement) document.Entry {
	var said document.Items
	for i := range d.Said {
		said.Items = append(said.Items, document.Item{Label: label(d.Said[i].Coder + ":"), Text: say(datum(Says(&d.Said[i])))})
	}
	return document.Entry{
		Head: listedText(": ", say(d.Date.Text()+", ", cellName(d.Party, d.Issue)), muted(Difference(d))),
		Body: []document.Block{said},
	}
}
