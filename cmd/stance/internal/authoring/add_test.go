package authoring

import (
	"strings"
	"sync"
	"testing"

	"stance/cmd/stance/internal/dataset/datasettest"
)

// TestAddAtOnce adds to one file from many sides.
func TestAddAtOnce(t *testing.T) {
	dir := datasettest.Copy(t)
	parties := []string{"france", "germany", "italy", "finland", "nato", "united-kingdom"}
	errs := make([]error, len(parties))
	var done sync.WaitGroup
	for i, party := range parties {
		done.Go(func() {
			s, _, _ := datasettest.Streams(dir)
			errs[i] = ran(s, "add", "-C", dir, "-d", "2025-08-19", "-p", party, "-i", "territory", "-s", "S", "-m", "N")
		})
	}
	done.Wait()
	content := contents(t, dir)["snapshots/2025-08-19.yaml"]
	for i, party := range parties {
		if errs[i] != nil || !strings.Contains(content, "  "+party+":\n") {
			t.Errorf("%s: %v\n%s", party, errs[i], content)
		}
	}
}
