package report_test

import (
	"errors"
	"strings"

	"stance/diff/report"
	"stance/positions"
	"stance/positions/evidence/archive"
	"stance/positions/evidence/verify"
)

// ofSources is what is told of the sources of a dataset and of their texts.
func ofSources(h *positions.History) []result {
	d := h.Dataset
	read := archived(h)
	found := verify.Run(verify.Quotes(h, nil), d.Sources, verify.Names(d), read)
	sources := report.NewSources(h, found)
	list := []result{resultOf("sources", sources), {command: "coding queue", Document: sources.Queue()}}
	for i, s := range d.Sources {
		if i > 3 { // which are enough
			break
		}
		docs := map[verify.Text]*archive.Document{}
		for _, t := range verify.TextsOf(s) {
			if doc, err := read(t); err == nil {
				docs[t] = doc
			}
		}
		list = append(list,
			resultOf("source "+s.ID, report.NewSourceText(h, s, found, docs, true)), resultOf("source in part "+s.ID, report.NewSourceText(h, s, found, docs, false)),
			result{command: "coding " + s.ID, Document: report.NewSourceText(h, s, found, docs, true).Desk()})
	}
	list = append(list, resultOf("passages", report.NewPassages(h, report.Filter{}, d.Sources, found, read)),
		resultOf("passages of one", report.NewPassages(h, report.Filter{Parties: d.Codebook.Parties[:1], Issues: d.Codebook.Issues[:1]}, d.Sources, found, read)))
	list = append(list, resultOf("sources captured again", refreshed(d, found)))
	index := report.NewSearchIndex(h, func(s *positions.Source) []string {
		doc, err := read(verify.Text{Source: s, Capture: verify.Own})
		if err != nil {
			return nil
		}
		return strings.Split(doc.Text, "\n")
	})
	for _, query := range []string{"the", "spoke", "nothing has this word in it", ""} {
		list = append(list, resultOf("search "+query, index.Find(query)))
	}
	return list
}

// archived has the texts that altered has, each with a sentence that names a party and an issue, and later
// captures with others.
func archived(h *positions.History) verify.Reader {
	texts := altered(h)
	book := h.Dataset.Codebook
	return func(t verify.Text) (*archive.Document, error) {
		doc, err := texts(t)
		if err != nil {
			return nil, err
		}
		more := *doc
		n := t.Source.Index + t.Capture + 1
		more.Text += "\n" + book.Parties[n%len(book.Parties)].Name + " spoke of " + book.Issues[n%len(book.Issues)].Name + ".\n"
		return &more, nil
	}
}

// refreshed is what becomes of sources one after another in each way there is.
func refreshed(d *positions.Dataset, found *verify.Result) *report.Refresh {
	m := &report.Refresh{Title: d.Codebook.Title, Notes: []string{"A note."}}
	for i, s := range d.Sources {
		row := report.Refreshed{Source: s, State: report.RefreshStates[i%len(report.RefreshStates)]}
		switch row.State {
		case report.Unreachable:
			row.Err = errors.New("the server answered 404 Not Found")
		case report.FirstCapture:
			row.Kept = "archive/" + s.ID + ".txt"
		case report.ChangedAround, report.ChangedWords:
			row.Kept = "archive/" + s.ID + "@2031-04-05.txt"
			for _, q := range found.Quotes {
				if q.Evidence.Source == s && q.Checked && (row.State == report.ChangedWords || q.Result.Verdict.Passes()) {
					row.Quotes = append(row.Quotes, q)
				}
			}
			if i > len(report.RefreshStates) {
				row.Kept, row.AsOf = "", 741000
			}
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}
