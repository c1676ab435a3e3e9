package dataset

import (
	"slices"
	"testing"
)

// Folders of a new dataset are told outer ones first, each once, so that they can be
// taken away again from the inner ones on.
func TestFoldersOfANewDataset(t *testing.T) {
	var folders []string
	for _, name := range []string{"codebook.yaml", "snapshots/a.yaml", "snapshots/2025/08/b.yaml", "snapshots/2025/09/c.yaml", "reviews/jm.yaml"} {
		folders = append(folders, foldersOf(name, folders)...)
	}
	if want := []string{"snapshots", "snapshots/2025", "snapshots/2025/08", "snapshots/2025/09", "reviews"}; !slices.Equal(folders, want) {
		t.Errorf("%q, want %q", folders, want)
	}
}
