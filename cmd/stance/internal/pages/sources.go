package pages

import (
	"strings"
	"sync"

	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/positions"
	"stance/positions/evidence/archive"
	"stance/positions/evidence/verify"
)

// sources is the page of what was read.
func (d *Dataset) sources(*asked) (*Page, error) {
	m := report.NewSources(d.history, d.found())
	m.Call = d.Call
	return &Page{Name: called("Sources"), Document: m.Document, JSON: written(machine.SourcesJSON, m)}, nil
}

// source is the page of a source with its texts.
func (d *Dataset) source(a *asked) (*Page, error) {
	m, err := d.sourceText(a.names[0])
	if err != nil {
		return nil, err
	}
	return &Page{Document: m.Document, JSON: written(machine.SourceTextJSON, m)}, nil
}

// code is the queue of sources to be coded, or the text of one of them. What programs get of a
// text is made by who codes it.
func (d *Dataset) code(a *asked) (*Page, error) {
	if len(a.names) == 0 {
		m := report.NewSources(d.history, d.found())
		return &Page{Name: called("Code"), Document: m.Queue, JSON: written(machine.SourcesJSON, m)}, nil
	}
	m, err := d.sourceText(a.names[0])
	if err != nil {
		return nil, err
	}
	return &Page{Document: m.Desk}, nil
}

func (d *Dataset) sourceText(id string) (*report.SourceText, error) {
	s, err := whose(id, "source", d.Read.Dataset.Sources, sourceID)
	if err != nil {
		return nil, err
	}
	docs := map[verify.Text]*archive.Document{}
	var mu sync.Mutex // texts are read side by side
	read := func(t verify.Text) (*archive.Document, error) {
		doc, err := d.Texts(t)
		if err == nil {
			mu.Lock()
			docs[t] = doc
			mu.Unlock()
		}
		return doc, err
	}
	found := verify.Run(d.quoted()[s], []*positions.Source{s}, d.names(), read)
	return report.NewSourceText(d.history, s, found, docs, d.whole(s)), nil
}

// whole reports whether the texts of a source are shown whole.
func (d *Dataset) whole(s *positions.Source) bool { return !d.Quoted && (!d.Public || s.Public) }

// search is the page of what is found of a query.
func (d *Dataset) search(a *asked) (*Page, error) {
	m := d.searched().Find(a.sought)
	return &Page{Document: m.Document, JSON: written(machine.SearchJSON, m)}, nil
}

// searchIndex is the index of what is shown.
func (d *Dataset) searchIndex() *report.SearchIndex {
	return report.NewSearchIndex(d.history, func(s *positions.Source) []string {
		if !d.whole(s) {
			return nil
		}
		doc, err := d.Texts(verify.Text{Source: s, Capture: verify.Own})
		if err != nil {
			return nil
		}
		return strings.Split(doc.Text, "\n")
	})
}
