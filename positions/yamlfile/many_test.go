package yamlfile

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// TestManyOfAKind reads datasets with so many things of a kind that whatever looks
// through all of them for each would not come to an end.
func TestManyOfAKind(t *testing.T) {
	const many = 60_000
	var parties, terms strings.Builder
	for i := range many {
		fmt.Fprintf(&parties, "  - {id: p%d, name: Party %d, member_of: [p%d]}\n", i, i, i+1)
		fmt.Fprintf(&terms, "        - {id: t%d, kind: demand, text: the text of number %d}\n", i, i)
	}
	const one = "  - {id: a, name: A}\n"
	chain := strings.Replace(one, "}", ", member_of: [p0]}", 1) + parties.String() + fmt.Sprintf("  - {id: p%d, name: Last}\n", many)
	for name, c := range map[string]struct{ parties, terms string }{
		"parties in a chain": {chain, ""},
		"terms":              {one, "      terms:\n" + terms.String()},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := fstest.MapFS{
				"codebook.yaml":    {Data: []byte("title: T\nparties:\n" + c.parties + "issues:\n  - {id: x, name: X, question: Which, scale: {options: [{id: lo, label: Low}, {id: hi, label: High}]}}\n")},
				"snapshots/1.yaml": {Data: []byte("date: 2025-01-01\npositions:\n  a:\n    x:\n      position: lo\n      summary: s\n" + c.terms)},
			}
			read := make(chan *Result)
			go func() { read <- Read(fsys) }()
			select {
			case r := <-read:
				if len(r.Dataset.Records) != 1 || !r.OK() {
					t.Errorf("%d records, %v", len(r.Dataset.Records), r.Problems)
				}
			case <-time.After(5 * time.Minute):
				t.Fatal("there is no end to it")
			}
		})
	}
}
