package report_test

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/document"
	"stance/diff/report/internal/sample"
	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// findingsOf are the numbered findings of a report.
func findingsOf(d *document.Document) []document.Entry {
	var list []document.Entry
	for _, b := range d.Blocks {
		s, ok := b.(document.Section)
		if !ok || s.ID != "brief" {
			continue
		}
		for _, b := range s.Blocks {
			if e, ok := b.(document.Entry); ok {
				list = append(list, e)
			}
		}
	}
	return list
}

// reportsOfAll are reports of the example, of each kind of change, of texts that mean harm
// and of made-up datasets, by their names.
func reportsOfAll(t *testing.T) map[string]*report.ChangeReport {
	t.Helper()
	d := alaska(t)
	list := map[string]*report.ChangeReport{"example": changeReport(t, d, d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date)}
	for i := range diff.Kinds {
		s, err := sample.Kind(diff.Kind(i))
		if err != nil {
			t.Fatal(err)
		}
		list[diff.Kind(i).String()] = changeReport(t, s.History.Dataset, s.From, s.To)
	}
	hostile, err := sample.Hostile()
	if err != nil {
		t.Fatal(err)
	}
	list["hostile"] = changeReport(t, hostile.History.Dataset, hostile.From, hostile.To)
	for name, shape := range map[string]synthetic.Shape{
		"full":  {Seed: 3, Parties: 12, Issues: 4, Dates: 3, PerDate: 30, Sources: 9, Full: true},
		"crowd": {Seed: 5, Parties: 30, Issues: 6, Dates: 2, PerDate: 150, Sources: 9},
	} {
		made := yamlfile.Read(shape.FS())
		if !made.OK() {
			t.Fatal(made.Problems)
		}
		d := made.Dataset
		list[name] = changeReport(t, d, d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date)
	}
	return list
}

// TestFindingsAreShort holds that no finding has more than 25 words, that they are numbered
// one after the other, and that each but what was not found comes with the words that decide
// it.
func TestFindingsAreShort(t *testing.T) {
	for name, r := range reportsOfAll(t) {
		for i, e := range findingsOf(r.Document()) {
			if n := len(strings.Fields(e.Head.Text())); n > 25 || n < 3 {
				t.Errorf("%s: %d words: %q", name, n, e.Head.Text())
			}
			if e.Number != i+1 {
				t.Errorf("%s: finding %d has the number %d", name, i+1, e.Number)
			}
			if e.Body == nil && !strings.Contains(e.Head.Text(), "not found") && !strings.Contains(e.Head.Text(), "nothing found") {
				t.Errorf("%s: nobody's words stand beside %q", name, e.Head.Text())
			}
		}
	}
}

// TestWordsAreWhoseTheyAre holds that between quotation marks stands nothing beside a finding
// but what evidence quotes, and that what the coder wrote is marked as the coder's.
func TestWordsAreWhoseTheyAre(t *testing.T) {
	quoted := map[string]bool{}
	d := alaska(t)
	take := func(list []positions.Evidence) {
		for _, e := range list {
			quoted[e.Quote] = true
		}
	}
	for _, r := range d.Records {
		if r.Stance != nil {
			take(r.Stance.Evidence)
		}
		for _, cl := range r.Claims {
			take(cl.Evidence)
		}
	}
	r := changeReport(t, d, d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date)
	passages := 0
	for _, e := range findingsOf(r.Document()) {
		for _, b := range e.Body {
			switch b := b.(type) {
			case document.Evidence:
				for _, p := range b.Passages {
					passages++
					if p.Quote != "" && !quoted[p.Quote] {
						t.Errorf("nobody is quoted with %q", p.Quote)
					}
					if p.Quote == "" && p.Paraphrase == "" {
						t.Errorf("beside %q nothing is told", e.Head.Text())
					}
					if p.Source == nil {
						t.Errorf("beside %q no source is named", e.Head.Text())
					}
				}
			case document.Items:
				for _, it := range b.Items {
					if !strings.Contains(it.Label.Text(), "coder's wording") {
						t.Errorf("beside %q: %q", e.Head.Text(), it.Label.Text()+it.Text.Text())
					}
				}
			}
		}
	}
	if passages < 7 {
		t.Errorf("only %d passages stand beside findings", passages)
	}
}

// TestFindingOfWhatIsMoreExact holds that where one statement holds the other a finding says so,
// and sends nobody to the words for what the scale tells.
func TestFindingOfWhatIsMoreExact(t *testing.T) {
	for second, want := range map[string]string{
		"{position: m, summary: now}":            "Anna on X: consistent with before, more exact, 1 Feb; M",
		"{plausible: [m, h], summary: now}":      "Anna on X: to be read in its words, 1 Feb; from M to H",
		"{summary: now, note: not on the scale}": "Anna on X: to be read in its words, 1 Feb; now",
		"{plausible: [l, h], summary: now}":      "Anna on X: consistent with before, less exact, 1 Feb; from L to H",
	} {
		evidence := "evidence: [{quote: q, speaker: S, source: a}]}"
		d := misled(t, "date: 2025-01-01\npositions: {anna: {x: {plausible: [l, m], summary: was, "+evidence+"}}\n",
			"date: 2025-02-01\npositions: {anna: {x: "+strings.TrimSuffix(second, "}")+", "+evidence+"}}\n")
		findings := findingsOf(changeReport(t, d, d.Dates[0].Date, d.Dates[1].Date).Document())
		if len(findings) != 1 || findings[0].Head.Text() != want {
			t.Errorf("%s: %q, want %q", second, findings[0].Head.Text(), want)
		}
	}
}

// In the folds of a report, too, a position that stands for a summary is nobody's wording.
func TestFilledInSummariesAreNotRedlined(t *testing.T) {
	for name, c := range map[string]struct{ was, now, want string }{
		"none":    {"{position: l, summary: L}", "{position: h, summary: H}", "none given"},
		"the old": {"{position: l, summary: L}", "{position: h, summary: Up with it}", "Up with it"},
		"the new": {"{position: l, summary: Down with it}", "{position: h, summary: H}", "Down with it before, none given now"},
		"both":    {"{position: l, summary: Down with it}", "{position: h, summary: Up with it}", "Down Up with it"},
	} {
		d := misled(t, "date: 2025-01-01\npositions: {anna: {x: "+c.was+"}}\n", "date: 2025-02-01\npositions: {anna: {x: "+c.now+"}}\n")
		doc := changeReport(t, d, d.Dates[0].Date, d.Dates[1].Date).Document()
		if got := asMarkdown(t, doc); !strings.Contains(got, "More coder's wording: "+c.want+" Distances") {
			t.Errorf("%s: not %q:\n%s", name, c.want, got)
		}
		if got := strings.Contains(saidIn(doc), "words that stood in the earlier one"); got != (name == "both") {
			t.Errorf("%s: redlines are explained: %t", name, got)
		}
	}
}

// Beside a finding of which a file has a position and no more, nothing is passed off as a
// coder's wording: it is said that there is no evidence.
func TestPositionsAreNoWording(t *testing.T) {
	content, err := os.ReadFile("../../cmd/stance/testdata/screens/numeric.yaml")
	if err != nil {
		t.Fatal(err)
	}
	read := yamlfile.ReadShort(yamlfile.File{Name: "numeric.yaml", Content: content})
	if !read.OK() {
		t.Fatal(read.Problems)
	}
	d := read.Dataset
	r := changeReport(t, d, d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date)
	told := map[string][]string{}
	for _, e := range findingsOf(r.Document()) {
		for _, b := range e.Body {
			if items, is := b.(document.Items); is {
				for _, it := range items.Items {
					told[e.ID] = append(told[e.ID], it.Label.Text()+" "+it.Text.Text())
				}
			}
		}
	}
	want := map[string][]string{
		"f-volume.nordvik-gas-transport-as":     {"before, evidence: none given"},
		"f-indexation.nordvik-gas-transport-as": {"before, evidence: none given", "now, evidence: none given"},
		"f-years.republic-of-ostland":           {"before, evidence: none given"},
	}
	if !reflect.DeepEqual(told, want) {
		t.Errorf("got  %q\nwant %q", told, want)
	}
}

// TestManyAreNotAllApproached holds that of dozens that a shift brought nearer, or took farther
// away, some are named and the others counted.
func TestManyAreNotAllApproached(t *testing.T) {
	content, err := os.ReadFile("../../cmd/stance/testdata/screens/survey.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d := yamlfile.ReadShort(yamlfile.File{Name: "survey.yaml", Content: content}).Dataset
	r := changeReport(t, d, d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date)
	counted := 0
	for i := range r.Comparison.Changes {
		c := &r.Comparison.Changes[i]
		closer, further := c.Approaches()
		said := report.Approaches(c, report.Full)
		if named := strings.Count(said, "("); named > 12 {
			t.Errorf("%d are named: %s", named, said)
		}
		for _, list := range [][]diff.Approach{closer, further} {
			if rest := len(list) - 6; rest > 1 {
				counted++
				if !strings.Contains(said, fmt.Sprintf(" and %d others", rest)) {
					t.Errorf("%d others are not counted: %s", rest, said)
				}
			}
		}
	}
	if counted < 10 {
		t.Errorf("only %d lists are long", counted)
	}
}
