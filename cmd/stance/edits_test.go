package main

import (
	"os"
	"path/filepath"
	"testing"

	"stance/cmd/stance/internal/disk/disktest"
	"stance/positions/yamlfile"
)

// Of files that hold several dates each, those come first that the others need: an
// import that is killed between two of them leaves a sound dataset.
func TestFilesOfSeveralDates(t *testing.T) {
	files := map[string]string{
		"data/snapshots/first.yaml":  "date: 2025-01-01\npositions:\n  p:\n    i: {position: \"no\", summary: S}\n---\ndate: 2025-03-01\npositions:\n  p:\n    i: {position: \"yes\", summary: S}\n",
		"data/snapshots/second.yaml": "date: 2025-02-01\npositions:\n  p:\n    i: {position: \"no\", summary: S}\n---\ndate: 2025-04-01\npositions:\n  p:\n    i: {position: \"no\", summary: S}\n",
		"same.csv":                   "date,party,issue,position,summary,quote,speaker,source\n2025-02-01,q,i,yes,S,q,X,s1\n2025-03-01,q,i,same,S,q,X,s1\n",
		"ended.csv":                  "date,party,issue,position,summary,term,term_id,term_kind,ended,quote,speaker,source\n2025-02-01,q,i,yes,S,all of it,all,demand,,q,X,s1\n2025-03-01,q,i,yes,S,,,,all,q,X,s1\n",
	}
	for _, table := range []string{"same.csv", "ended.csv"} {
		kills := 0
		for at := 1; ; at++ {
			dir := goToWork(t)
			_ = os.Remove(filepath.Join(dir, "data/snapshots/later.yaml"))
			for name, content := range files {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			w := &writing{args: "import " + table}
			c := &disktest.Calls{Kill: true, At: at}
			code, said := w.do(dir, c)
			if len(c.Made) < at {
				if code != exitDone {
					t.Errorf("%s: %d: %s", table, code, said)
				}
				break
			}
			kills++
			if r := yamlfile.Read(os.DirFS(filepath.Join(dir, "data"))); !r.OK() {
				t.Errorf("%s, killed at %s: %v", table, c.Made[at-1], r.Problems)
			}
			if code, said := w.do(dir, &disktest.Calls{}); code != exitDone {
				t.Errorf("%s, killed at %s, and again: %d: %s", table, c.Made[at-1], code, said)
			}
		}
		if kills < 10 {
			t.Errorf("%s: only %d kills", table, kills)
		}
	}
}
