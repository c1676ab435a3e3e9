package yamlfile

import (
	"testing"
	"testing/fstest"
	"unsafe"
)

// All problems of one line share its text: a line of some kilobytes can have
// thousands, and a copy for each would take gigabytes.
func TestProblemsOfALineShareItsText(t *testing.T) {
	r := Read(fstest.MapFS{
		"codebook.yaml": {Data: []byte("title: T\nparties: [{id: a, name: A}]\nissues: [{id: i, name: I}]\n")},
		"sources.yaml":  {Data: []byte("sources: [{}, {}, {}, {}, {}]\n")},
	})
	texts := map[*byte]bool{}
	n := 0
	for _, p := range r.Problems {
		if p.File == "sources.yaml" && p.Line == 1 {
			n++
			texts[unsafe.StringData(p.Text)] = true
		}
	}
	if n < 5 || len(texts) != 1 {
		t.Errorf("%d problems of one line have %d texts", n, len(texts))
	}
}
