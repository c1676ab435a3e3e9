package importing

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
)

// A person is asked, and a no or Enter alone changes nothing.
func TestUpdateAsks(t *testing.T) {
	dir := datasettest.Copy(t)
	snapshot := filepath.Join(dir, "snapshots", "2025-08-14-before-alaska.yaml")
	was, err := os.ReadFile(snapshot)
	if err != nil {
		t.Fatal(err)
	}
	table := filepath.Join(t.TempDir(), "table.csv")
	if err := os.WriteFile(table, []byte("date,party,issue,summary\n2025-08-14,russia,territory,Something else.\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"\r", "no\r", "yes\r"} {
		s, out, _ := datasettest.Streams(dir)
		var shown bytes.Buffer
		s.Person = console.NewAsker(strings.NewReader(typed), &shown)
		cmd := NewImportCommand(s)
		cmd.SetArgs([]string{table, "--update"})
		if err := cmd.Execute(); err != nil {
			t.Fatal(err)
		}
		now, _ := os.ReadFile(snapshot)
		if changed := !bytes.Equal(now, was); changed != (typed == "yes\r") || !strings.Contains(shown.String(), "Write this?") || !strings.Contains(out.String(), "changed  2025-08-14/russia/territory") {
			t.Errorf("%q: changed %v\n%s%s", typed, changed, out, shown.String())
		}
	}
}
