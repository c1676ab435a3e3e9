package authoring

import (
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/drafting"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/yamlfile"
)

// ShowQuotes looks up the quotations that a dataset has now and had not, where there is a
// text of their source, and says what is wrong with them. It refuses nothing:
// what is recorded is the analyst's decision.
func ShowQuotes(s *console.Streams, dir string, before, after *positions.Dataset) {
	if s.Quiet {
		return
	}
	read, done, err := dataset.ArchiveReader(s, dir, "")
	if err != nil {
		s.Note("the quotations were not looked up: " + err.Error())
		return
	}
	defer done()
	found := drafting.NewQuotes(before, after, read)
	for i := range found.Quotes {
		if q := &found.Quotes[i]; q.Checked && (q.Fails(false) || q.Warned()) {
			s.Note(report.QuoteNote(q))
		}
	}
	for i := range found.Archives {
		if a := &found.Archives[i]; a.Unreadable() {
			s.Note("source " + a.Source.ID + ": " + a.Err.Error() + "; its quotations were not looked up")
		}
	}
}

// ShowWarnings shows the warnings that there were not before.
func ShowWarnings(s *console.Streams, before, after *yamlfile.Result) {
	if s.Quiet {
		return
	}
	for _, p := range drafting.NewWarnings(before, after) {
		s.ShowProblem(p)
	}
}
