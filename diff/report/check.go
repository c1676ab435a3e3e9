package report

import (
	"strings"

	"stance/diff/report/document"
	"stance/positions/problem"
)

// Check is what `stance check` tells: every problem of the dataset, sorted by
// file and place, and how much was read.
type Check struct {
	Title    string // of the dataset; "" where it has none
	Problems []problem.Problem
	Records  int // records read, for the answer that all is well
}

// Document tells how many problems there are, and every one with the line it stands on.
func (c *Check) Document() *document.Document {
	d := &document.Document{Title: listedText(": ", say("Check"), datasetName(c.Title)), Lead: []document.Text{say(c.Line())}, Comment: true, Listing: true}
	for i := range c.Problems {
		d.Blocks = append(d.Blocks, problemEntry(c.Problems[i]))
	}
	return d
}

// Line says what a check came to.
func (c *Check) Line() string {
	n := problem.Count(c.Problems)
	read := document.Count(c.Records, "record", "records") + " read"
	switch {
	case n.Errors == 0 && n.Warnings == 0:
		return "No problems: " + read + "."
	case n.Errors == 0:
		return "No errors, " + document.Count(n.Warnings, "warning", "warnings") + "; " + read + "."
	case n.Warnings == 0:
		return document.Count(n.Errors, "error", "errors") + "."
	}
	return document.Count(n.Errors, "error", "errors") + ", " + document.Count(n.Warnings, "warning", "warnings") + "."
}

// ProblemDocument tells one problem alone, as a message does.
func ProblemDocument(p problem.Problem) *document.Document {
	return &document.Document{Comment: true, Blocks: []document.Block{problemEntry(p)}}
}

// problemPlace is where a problem lies, and leads there where that is a line.
func problemPlace(p problem.Problem) document.Text {
	place := strong(problem.Location(p) + ":")
	if p.Line == 0 {
		return place
	}
	return onPage(FilePage(p.File, p.Line), place)
}

// problemEntry tells one problem: where, what and by which rule, the line of the file with
// the place, and how to mend it.
func problemEntry(p problem.Problem) document.Entry {
	tone := document.Moving
	if p.Severity == problem.Error {
		tone = document.Against
	}
	e := document.Entry{Head: say(
		problemPlace(p), " ", document.Text{{Text: p.Severity.String() + ":", Bold: true, Tone: tone}}, " ",
		coded(p.Message), " ", document.Text{{Text: "[" + string(p.Rule) + "]", Tone: document.Muted, Whole: true}},
	)}
	if p.Line > 0 && strings.TrimSpace(p.Text) != "" {
		line, caret := problem.Excerpt(p)
		e.Body = append(e.Body, document.Excerpt{Line: p.Line, Text: line, Caret: caret})
	}
	if p.Hint != "" {
		e.Body = append(e.Body, document.Items{Items: []document.Item{{Label: label("hint:"), Text: coded(p.Hint)}}})
	}
	return e
}
