package splice_test

import (
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"

	"stance/positions/splice"
)

// A table can bring a file for each of its rows: to look at all of them for each would
// have no end.
func TestOverlayOfManyFiles(t *testing.T) {
	const files = 400_000
	edits := make([]splice.Edit, files)
	for i := range edits {
		edits[i] = splice.Edit{Name: fmt.Sprintf("snapshots/%06d.yaml", i), New: []byte("x")}
	}
	entries, err := fs.ReadDir(splice.Overlay(fstest.MapFS{"snapshots/000007.yaml": {Data: []byte("y")}}, edits), "snapshots")
	if err != nil || len(entries) != files {
		t.Errorf("%d entries, not %d: %v", len(entries), files, err)
	}
}
