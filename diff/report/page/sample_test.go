package page

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/diff/report/internal/sample"
	"stance/positions"
	"stance/positions/yamlfile"
)

// alaska is the report of the project's own dataset.
func alaska(t testing.TB) *report.ChangeReport {
	return reportOf(t, yamlfile.Read(os.DirFS("../../../data")).Dataset)
}

func reportOf(t testing.TB, d *positions.Dataset) *report.ChangeReport {
	t.Helper()
	r, err := report.NewChangeReport(positions.NewHistory(d, 0), d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date, report.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	r.Charts = chart.ForReports{}
	return r
}

// hostile is the report of a dataset full of markup, controls, very long words
// and right-to-left text.
func hostile(t testing.TB) *report.ChangeReport {
	d, err := sample.Hostile()
	if err != nil {
		t.Fatal(err)
	}
	return reportOf(t, d.History.Dataset)
}

func rendered(t testing.TB, r *report.ChangeReport) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Document(&b, r.Document()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// reports are those that a browser opens.
func reports(t testing.TB) map[string]*report.ChangeReport {
	return map[string]*report.ChangeReport{
		"alaska":  alaska(t),
		"large":   reportOf(t, generated(t, 15, 8)),
		"hostile": hostile(t),
	}
}

// generated is a dataset of two dates with every cell coded at both, in a
// pattern that has every basis, tone and many a kind of change in it.
func generated(t testing.TB, parties, issues int) *positions.Dataset {
	t.Helper()
	var book, before, after strings.Builder
	book.WriteString("title: A conference with many delegations\nparties:\n")
	names := []string{"Northern Coalition", "Republic of the Lesser Islands", "Harbour States", "Delegation of the Upper Valley", "Ost"}
	for i := range parties {
		fmt.Fprintf(&book, "  - {id: p%d, name: %q}\n", i, fmt.Sprintf("%s %c", names[i%len(names)], 'A'+i%26))
	}
	book.WriteString("issues:\n")
	for i := range issues {
		fmt.Fprintf(&book, "  - id: i%d\n    name: %q\n    question: How should matter %d be settled in the final agreement?\n    scale:\n      low: As it is\n      high: Reformed throughout\n      options:\n", i, fmt.Sprintf("Matter %d of the agreement", i+1), i+1)
		for o, label := range []string{"Keep the rules as they are", "Amend them by consent", "Amend them by majority", "Write new rules"} {
			fmt.Fprintf(&book, "        - {id: o%d, label: %s}\n", o, label)
		}
	}
	before.WriteString("date: 2025-03-01\nlabel: opening\npositions:\n")
	after.WriteString("date: 2025-06-01\nlabel: closing\npositions:\n")
	bases := []string{"stated", "recounted", "stated", "reported", "stated", "inferred", "recounted"}
	for p := range parties {
		fmt.Fprintf(&before, "  p%d:\n", p)
		fmt.Fprintf(&after, "  p%d:\n", p)
		for i := range issues {
			n := p*issues + i
			stance(&before, i, n%4, bases[n%5], fmt.Sprintf("The delegation wants matter %d settled by rule %d and refuses to wait for others.", i+1, n%4), n)
			stance(&after, i, (n+n%3)%4, bases[n%7], fmt.Sprintf("The delegation now wants matter %d settled by rule %d, and would wait for others.", i+1, (n+n%3)%4), n+1)
		}
	}
	r := yamlfile.Read(fstest.MapFS{
		"codebook.yaml":      {Data: []byte(book.String())},
		"sources.yaml":       {Data: []byte("sources:\n  - {id: s1, title: Minutes of the opening, publisher: The Secretariat, published: 2025-03-02, url: \"https://example.org/minutes?a=1&b=2\", reliability: B}\n  - {id: s2, title: Notes from the corridor, publisher: Daily Courier, published: 2025-06-02, language: de}\n")},
		"snapshots/one.yaml": {Data: []byte(before.String())},
		"snapshots/two.yaml": {Data: []byte(after.String())},
	})
	if !r.OK() {
		t.Fatalf("the generated dataset is broken: %v", r.Problems[0])
	}
	return r.Dataset
}

func stance(b *strings.Builder, issue, option int, basis, summary string, n int) {
	fmt.Fprintf(b, "    i%d:\n      position: o%d\n      summary: %q\n      basis: %s\n", issue, option, summary, basis)
	fmt.Fprintf(b, "      terms:\n        - {kind: demand, text: \"Rule %d applies from year %d\"}\n", option, 2026+n%3)
	fmt.Fprintf(b, "      evidence:\n        - {quote: \"We want rule %d and will not wait beyond %d\", speaker: Head of delegation, source: s%d, locator: p. %d}\n", option, 2026+n%3, 1+n%2, n)
}
