package yamlfile

import (
	"os"
	"testing"

	"stance/positions/problem"
)

// TestTrackedDataset reads the dataset that the repository tracks.
func TestTrackedDataset(t *testing.T) {
	r := Read(os.DirFS("../../data"))
	for _, p := range r.Problems {
		t.Log("\n" + problem.Render(p))
	}
	t.Log(len(r.Dataset.Records), "records", len(r.Dataset.Sources), "sources")
}
