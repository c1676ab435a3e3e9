package dataset

import (
	"testing"
	"testing/fstest"
)

func TestTreeFS(t *testing.T) {
	folder := newTreeFS(map[string]*treeFile{
		"codebook.yaml": {content: []byte("a"), size: 1}, "snapshots/x/y.yaml": {content: nil}, "snapshots/z.yaml": {content: []byte("zz"), size: 2},
	})
	if err := fstest.TestFS(folder, "codebook.yaml", "snapshots/x/y.yaml", "snapshots/z.yaml"); err != nil {
		t.Error(err)
	}
}
