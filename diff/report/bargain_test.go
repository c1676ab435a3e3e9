package report_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"stance/diff/report"
	"stance/diff/report/markdown"
	"stance/positions"
	"stance/positions/golden"
)

// TestBargainGoldens holds what show tells where terms are tied to each other and speak
// against those of others, one of them leaked and carried on, where packages and an `if`
// that has ended stand, and where speakers are divided.
func TestBargainGoldens(t *testing.T) {
	w := folder("bargain", os.DirFS("testdata/bargain"))
	for _, r := range w.views(t) {
		var got bytes.Buffer
		if err := markdown.Document(&got, r.Document); err != nil {
			t.Fatal(err)
		}
		golden.File(t, "testdata/bargain/want/"+r.command+".md", got.Bytes())
		if r.json == nil {
			continue
		}
		var b bytes.Buffer
		if err := r.json(&b); err != nil {
			t.Fatal(err)
		}
		golden.File(t, "testdata/bargain/want/"+r.command+".json", b.Bytes())
	}
}

// views are what show tells of the bargain.
func (w *world) views(t *testing.T) []result {
	t.Helper()
	r := w.again()
	if !r.OK() {
		t.Fatal(r.Problems)
	}
	d := r.Dataset
	h, then := positions.NewHistory(d, 0), positions.NewHistory(d, d.Dates[1].Date+1)
	first, last := d.Dates[0].Date, d.Dates[1].Date
	north := report.Filter{Parties: d.Codebook.Parties[:1]}
	member := report.Filter{Parties: d.Codebook.Parties[4:5]}
	return []result{
		resultOf("terms", report.NewTerms(h, last, report.Filter{}, nil)),
		resultOf("terms-first", report.NewTerms(h, first, report.Filter{}, nil)),
		resultOf("terms-red-line", report.NewTerms(h, last, report.Filter{}, []positions.TermKind{positions.RedLine})),
		resultOf("terms-member", report.NewTerms(h, last, member, nil)),
		resultOf("voices", report.NewVoices(h, last, report.Filter{})),
		resultOf("voices-party", report.NewVoices(h, last, north)),
		resultOf("voices-known", report.NewVoices(then, last, report.Filter{})),
	}
}

// TestBargainIsTold holds that people are told each fact of its JSON.
func TestBargainIsTold(t *testing.T) {
	w := folder("bargain", os.DirFS("testdata/bargain"))
	dataset := w.again().Dataset
	leaves := 0
	for _, r := range w.views(t) {
		var b bytes.Buffer
		if err := r.json(&b); err != nil {
			t.Fatal(err)
		}
		var root any
		if err := json.Unmarshal(b.Bytes(), &root); err != nil {
			t.Fatal(err)
		}
		told := newTelling(r.form, r.Document, dataset)
		leaves += len(b.Bytes())
		told.walk(root, "", nil, func(path string, value any, in []map[string]any) {
			if told.untoldAt(path, in) == "" {
				t.Errorf("%s: %s is %v, which the document does not tell", r.command, path, value)
			}
		})
	}
	if leaves < 1000 {
		t.Errorf("only %d bytes of JSON", leaves)
	}
}
