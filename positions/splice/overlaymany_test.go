package splice_test

import (
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"
	"time"

	"stance/positions/splice"
)

// A table can bring a file for each of its rows. The limit of a minute only keeps
// the test from hanging.
func TestOverlayOfManyFiles(t *testing.T) {
	const files = 400_000
	edits := make([]splice.Edit, files)
	for i := range edits {
		edits[i] = splice.Edit{Name: fmt.Sprintf("snapshots/%06d.yaml", i), New: []byte("x")}
	}
	listed := make(chan int, 1)
	go func() {
		entries, err := fs.ReadDir(splice.Overlay(fstest.MapFS{"snapshots/000007.yaml": {Data: []byte("y")}}, edits), "snapshots")
		if err != nil {
			t.Error(err)
		}
		listed <- len(entries)
	}()
	select {
	case n := <-listed:
		if n != files {
			t.Errorf("%d entries, not %d", n, files)
		}
	case <-time.After(time.Minute):
		t.Fatal("still not listed")
	}
}
