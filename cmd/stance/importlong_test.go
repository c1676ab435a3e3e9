package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is wrong with a table is told in what can be read, however long its cells and
// headings are: both ends of a message are kept.
func TestLongCellsAreToldBriefly(t *testing.T) {
	long := strings.Repeat("ж", 100_000)
	var rows strings.Builder
	for i := range 20 {
		fmt.Fprintf(&rows, "2025-06-%02d,%s%d,toll,A toll,x\n", i+1, long, i)
	}
	for name, table := range map[string]string{
		"a date":    "date,party,issue,summary\n" + long + ",harbour,toll,A toll\n",
		"a heading": "date,party,issue,summary," + long + "\n2025-06-02,harbour,toll,A toll,x\n",
		"names":     "date,party,issue,summary,note\n" + rows.String(),
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(filepath.Join(hostileFolder, "base"))); err != nil {
				t.Fatal(err)
			}
			a := runHostile(t, dir, table, "import", "-", "--dry-run")
			for line := range strings.Lines(a.err) {
				if len(line) > 4_000 || strings.ContainsRune(line, '\uFFFD') {
					t.Fatalf("a line of %d bytes: %.200s", len(line), line)
				}
			}
			if !strings.Contains(a.err, "ж … ж") && !strings.Contains(a.err, "ж … ") {
				t.Errorf("%.3000s", a.err)
			}
		})
	}
}
