package yamlfile

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"stance/positions/problem"
)

// TestSuggestionsHaveAnEnd reads a file with far more mistakes than are compared
// with all names: the first have a suggestion, the last none, and so in each
// file.
func TestSuggestionsHaveAnEnd(t *testing.T) {
	const known, mistakes = 5000, 5000
	var parties, unknown strings.Builder
	for i := range known {
		fmt.Fprintf(&parties, "  - {id: party-%d, name: Name %d}\n", i, i)
	}
	for i := range mistakes {
		fmt.Fprintf(&unknown, "  party-%dx: {x: {position: lo, summary: s}}\n", i)
	}
	fsys := fstest.MapFS{
		"codebook.yaml":    {Data: []byte("title: T\nparties:\n" + parties.String() + "issues:\n  - {id: x, name: X, question: Which, scale: {options: [{id: lo, label: Low}, {id: hi, label: High}]}}\n")},
		"snapshots/1.yaml": {Data: []byte("date: 2025-01-01\npositions:\n" + unknown.String())},
		"snapshots/2.yaml": {Data: []byte("date: 2025-01-02\npositions:\n  party-7x: {x: {position: lo, summary: s}}\n")},
	}
	read := make(chan *Result)
	go func() { read <- Read(fsys) }()
	select {
	case r := <-read:
		suggested, not := map[string]int{}, map[string]int{}
		for _, p := range r.Problems {
			if p.Rule != problem.UnknownParty {
				continue
			}
			if strings.HasPrefix(p.Hint, "did you mean `party-") {
				suggested[p.File]++
				if not[p.File] > 0 {
					t.Fatalf("%s:%d: suggested after there was no more", p.File, p.Line)
				}
			} else {
				not[p.File]++
			}
		}
		const first = (maxCompared + 3*known - 1) / (3 * known) // ids, names and short names
		if suggested["snapshots/1.yaml"] != first || not["snapshots/1.yaml"] != mistakes-first || suggested["snapshots/2.yaml"] != 1 {
			t.Errorf("suggested %v, not %v", suggested, not)
		}
	case <-time.After(2 * time.Minute):
		t.Fatal("there is no end to it")
	}
}

// TestManyEndings ends each of many terms, with a new one in its place.
func TestManyEndings(t *testing.T) {
	const many = 50_000
	var old, fresh, ended strings.Builder
	for i := range many {
		fmt.Fprintf(&old, "        - {id: t%d, text: the old text %d}\n", i, i)
		fmt.Fprintf(&fresh, "        - {id: u%d, text: the new text %d}\n", i, i)
		fmt.Fprintf(&ended, "        - {id: t%d, how: replaced, by: u%d}\n", i, i)
	}
	const head = "positions:\n  a:\n    x:\n      position: lo\n      summary: s\n      terms:\n"
	fsys := fstest.MapFS{
		"codebook.yaml":    {Data: []byte("title: T\nparties: [{id: a, name: A}]\nissues:\n  - {id: x, name: X, question: Which, scale: {options: [{id: lo, label: Low}, {id: hi, label: High}]}}\n")},
		"snapshots/1.yaml": {Data: []byte("date: 2025-01-01\n" + head + old.String())},
		"snapshots/2.yaml": {Data: []byte("date: 2025-01-02\n" + head + fresh.String() + "      ended:\n" + ended.String())},
	}
	read := make(chan *Result)
	go func() { read <- Read(fsys) }()
	select {
	case r := <-read:
		if !r.OK() || len(r.Dataset.Records[1].Stance.Ended) != many {
			t.Errorf("%d problems", len(r.Problems))
		}
	case <-time.After(2 * time.Minute):
		t.Fatal("there is no end to it")
	}
}
