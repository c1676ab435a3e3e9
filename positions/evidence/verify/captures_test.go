package verify

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
)

// What names a later capture is looked up in those of that day, of several in the latest that
// has the words; everything else in the source's own text, whatever was captured since.
func TestCaptures(t *testing.T) {
	eve, err := positions.ParseDate("2024-10-04")
	if err != nil {
		t.Fatal(err)
	}
	day := func(n int) positions.Date { return eve + positions.Date(n) }
	s := &positions.Source{ID: "s", SHA256: strings.Repeat("0", 64), Captures: []positions.Capture{{Date: day(1)}, {Date: day(2), SHA256: strings.Repeat("0", 64)}, {Date: day(2)}, {Date: day(3)}}}
	name := func(n int) string { return "archive/" + s.Version(n) + ".txt" }
	if got := []string{name(0), name(1), name(2), name(3)}; !slices.Equal(got, []string{"archive/s@2024-10-05.txt", "archive/s@2024-10-06.txt", "archive/s@2024-10-06-2.txt", "archive/s@2024-10-07.txt"}) {
		t.Fatalf("they are kept as %v", got)
	}
	fsys := fstest.MapFS{
		"archive/s.txt": {Data: []byte("One stood at first.\n\nTwo stood always.")},
		name(0):         {Data: []byte("Three came later.\n\nTwo stood always.")},
		name(1):         {Data: []byte("Four came on the second day.\n\nTwo stood always.")},
		name(2):         {Data: []byte("Five came on the second day, too.\n\n\nTwo stood always.")},
	}
	piece := func(words string, captured positions.Date) positions.Evidence {
		return positions.Evidence{Quote: words, Source: s, Captured: captured}
	}
	d := dataset([]positions.Evidence{
		piece("One stood at first", 0), piece("Three came later", 0), piece("Three came later", day(1)), piece("One stood at first", day(1)),
		piece("Four came on the second day", day(2)), piece("Five came on the second day", day(2)), piece("Two stood always", day(2)), piece("Nothing of the kind whatsoever", day(2)),
		piece("Two stood always", day(3)),
	}, nil, s)
	r := Run(Quotes(&positions.History{Dataset: d}, nil), d.Sources, nil, FromDataset(fsys))
	var got []string
	for i := range r.Quotes {
		q := &r.Quotes[i]
		line := fmt.Sprintf("%s: %s", q.Evidence.Quote, q.Verdict())
		if q.Checked {
			line += fmt.Sprintf(" in %s", q.In.Name())
		}
		if q.Result.Verdict.Passes() && q.Checked {
			line += fmt.Sprintf(", line %d", q.Lines[0])
		}
		if slices.Contains(q.Finding.Warnings, ArchiveChanged) {
			line += ", changed"
		}
		got = append(got, line)
	}
	want := []string{
		"One stood at first: exact in s, line 1, changed", "Three came later: absent in s, changed", "Three came later: exact in s@2024-10-05, line 1", "One stood at first: absent in s@2024-10-05",
		"Four came on the second day: exact in s@2024-10-06, line 1, changed", "Five came on the second day: exact in s@2024-10-06-2, line 1", "Two stood always: exact in s@2024-10-06-2, line 4", "Nothing of the kind whatsoever: absent in s@2024-10-06-2",
		"Two stood always: no-archive",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	var texts []string
	for i := range r.Archives {
		a := &r.Archives[i]
		texts = append(texts, fmt.Sprintf("%s %d %v %v", a.Name(), a.Quotes, a.Changed(), a.Missing()))
	}
	if want := []string{"s 2 true false", "s@2024-10-05 2 false false", "s@2024-10-06 4 true false", "s@2024-10-06-2 4 false false", "s@2024-10-07 1 false true"}; !slices.Equal(texts, want) {
		t.Errorf("texts %q", texts)
	}
}
