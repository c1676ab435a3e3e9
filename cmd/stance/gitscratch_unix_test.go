//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/dataset"
)

// A command that is killed while git works for it leaves a folder that the next one
// takes away.
func TestScratchOfKilledCommands(t *testing.T) {
	r := newGitRepo(t)
	r.dataset("data", auditLow)
	r.commit("low")
	killer := &gitRepo{t, t.TempDir()}
	killer.program("git", "kill -9 $PPID")
	for _, line := range []string{"audit HEAD", "review approve 2025-01-01/a/x"} {
		tmp := t.TempDir()
		left := func() (found []string) {
			entries, err := os.ReadDir(tmp)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range entries {
				if strings.HasPrefix(e.Name(), dataset.ScratchPrefix) {
					found = append(found, filepath.Join(tmp, e.Name()))
				}
			}
			return found
		}
		killed := stance(t, r.dir, strings.Fields(line)...)
		killed.Env = append(os.Environ(), "TMPDIR="+tmp, "PATH="+killer.dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
		if out, _ := killed.CombinedOutput(); killed.ProcessState.ExitCode() != -1 {
			t.Fatalf("%s was not killed: %s", line, out)
		}
		if len(left()) != 1 {
			t.Errorf("%s, killed: %v", line, left())
		}
		next := stance(t, r.dir, "audit", "HEAD")
		next.Env = append(os.Environ(), "TMPDIR="+tmp)
		if out, err := next.CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
		if len(left()) > 0 {
			t.Errorf("%s, and again: %v", line, left())
		}
	}
}
