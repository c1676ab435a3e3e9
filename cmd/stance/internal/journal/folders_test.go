package journal_test

import (
	"slices"
	"testing"

	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/journal"
)

// Folders are told outer ones first, each once, so that they can be taken away again from
// the inner ones on; those that are kept end the way up.
func TestFoldersOf(t *testing.T) {
	var changes []disk.Change
	for _, name := range []string{"codebook.yaml", "snapshots/a.yaml", "snapshots/2025/08/b.yaml", "snapshots/2025/09/c.yaml", "reviews/jm.yaml"} {
		changes = append(changes, disk.Change{Name: name})
	}
	all := journal.FoldersOf(changes, nil, func(string) bool { return false })
	if want := []string{"snapshots", "snapshots/2025", "snapshots/2025/08", "snapshots/2025/09", "reviews"}; !slices.Equal(all, want) {
		t.Errorf("%q, want %q", all, want)
	}
	some := journal.FoldersOf(changes, []string{"reviews"}, func(folder string) bool { return folder == "snapshots" })
	if want := []string{"reviews", "snapshots/2025", "snapshots/2025/08", "snapshots/2025/09"}; !slices.Equal(some, want) {
		t.Errorf("%q, want %q", some, want)
	}
}
