package report

import (
	"slices"

	"stance/diff/report/document"
	"stance/positions/problem"
)

// NoPage is what stands in the place of a page that there is not.
type NoPage struct {
	Title   string // in a few words
	Message string // what is wrong
	Hint    string // how to mend it; "" for nothing
}

// Document says so, and how to come to the pages that there are.
func (n *NoPage) Document() *document.Document {
	d := &document.Document{Title: say(n.Title), Lead: []document.Text{coded(capitalised(n.Message))}}
	if n.Hint != "" {
		d.Blocks = append(d.Blocks, document.Para{Text: coded(capitalised(n.Hint))})
	}
	d.Blocks = append(d.Blocks, document.Para{Text: document.Text{{Text: "The overview", Page: "/"}, {Text: " leads to all pages."}}})
	return d
}

// mostInAlarm is how many errors are told on every page; there is one with all of them.
const mostInAlarm = 3

// Stale says on every page of a dataset that has errors by now, that what is shown is how it was
// before. Of the errors some are told; none where they stand in what is hidden.
func Stale(problems []problem.Problem) []document.Block {
	errors := slices.DeleteFunc(slices.Clone(problems), func(p problem.Problem) bool { return p.Severity != problem.Error })
	count := "errors"
	if len(errors) > 0 {
		count = document.Count(len(errors), "error", "errors")
	}
	all := []document.Block{document.Para{Text: say(
		strong("The dataset has "+count+" by now."),
		" This page shows it as it was before. ", document.Text{{Text: "All problems", Page: "/problems"}},
	)}}
	for _, p := range errors[:min(len(errors), mostInAlarm)] {
		all = append(all, document.Para{Text: say(strong(problem.Location(p)+":"), " ", coded(p.Message))})
	}
	return all
}
