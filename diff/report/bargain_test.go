package report_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
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
	for _, r := range slices.Concat(w.views(t), w.shows(t)) {
		var got bytes.Buffer
		if err := markdown.Document(&got, r.Document); err != nil {
			t.Fatal(err)
		}
		golden.File(t, "testdata/bargain/want/"+r.command+".md", got.Bytes())
		if r.form != "terms" && r.form != "voices" {
			continue // held elsewhere
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

// shows are what show tells of it without either.
func (w *world) shows(t *testing.T) []result {
	t.Helper()
	d := w.again().Dataset
	h, last := positions.NewHistory(d, 0), d.Dates[1].Date
	return []result{
		resultOf("show", report.NewShow(h, last, report.Filter{})),
		resultOf("show-issue", report.NewShow(h, last, report.Filter{Issues: d.Codebook.Issues[:1]})),
		resultOf("show-party", report.NewShow(h, last, report.Filter{Parties: d.Codebook.Parties[2:3]})),
	}
}

// TestWhatIsBesideAPositionIsMarked holds that the matrix marks, and its legend explains,
// and a cell in full tells, what is to be known beside a position.
func TestWhatIsBesideAPositionIsMarked(t *testing.T) {
	w := folder("bargain", os.DirFS("testdata/bargain"))
	told := map[string]string{}
	for _, r := range w.shows(t) {
		var b bytes.Buffer
		if err := markdown.Document(&b, r.Document); err != nil {
			t.Fatal(err)
		}
		told[r.command] = b.String()
	}
	for in, words := range map[string][]string{
		"show": {
			"None of it ÷∅", "Half ≠†", report.MarkDivided.Meaning, report.MarkDisputed.Meaning, report.MarkNotFound.Meaning,
		},
		"show-issue": {
			"would accept “None of it” to “Half” (reported, unconfirmed, low confidence; since 1 Mar)",
			"Nora Nord, Premier (principal): None of it; Nils Nord, Envoy (envoy): Half",
			"looked for on 1 Apr, not found again: The bulletin was read.",
			report.MarkDisputed.Meaning, "since 1 Mar or before, reported, unconfirmed, low confidence",
			"30 Mar – 1 Apr 2025", "its principal's word", "its official's word, not its principal's",
		},
	} {
		for _, phrase := range words {
			if !strings.Contains(told[in], phrase) {
				t.Errorf("%s does not tell %q:\n%s", in, phrase, told[in])
			}
		}
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
