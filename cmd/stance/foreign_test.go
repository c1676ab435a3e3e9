package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"stance/cmd/stance/internal/disk/disktest"
	"stance/positions/yamlfile"
)

// Somebody else saves a file of the dataset, or makes one, at any step of a command
// that writes to it: what was saved is never lost, the dataset can be read, and the
// command, run again, completes it. Unless everything is tried, half of the steps
// have the file written in place, and the others have it replaced.
func TestForeignEdits(t *testing.T) {
	var edits atomic.Int64
	t.Cleanup(func() { t.Logf("%d foreign edits", edits.Load()) })
	for _, w := range writings {
		if w.data != "" || w.code != 0 || w.keys != "" || !strings.Contains(" add import review verify ", " "+strings.Fields(w.args)[0]+" ") {
			continue
		}
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			before, after, calls := w.undisturbed(t)
			for i, victim := range slices.Sorted(maps.Keys(after)) {
				if after[victim] == before[victim] {
					continue
				}
				for at := 1; at <= len(calls); at++ {
					for _, inPlace := range []bool{true, false} {
						if !everything() && inPlace != ((i+at)%2 == 0) {
							continue
						}
						dir := goToWork(t)
						name := filepath.Join(dir, filepath.FromSlash(victim))
						saved := false
						c := &disktest.Calls{Before: func(n int, call, on string) {
							if n == at {
								saved = saveForeign(t, name, inPlace)
							}
						}}
						code, said := w.do(dir, c)
						if !saved {
							continue
						}
						edits.Add(1)
						where := victim + " saved before " + strings.TrimPrefix(c.Made[at-1], dir)
						now, err := os.ReadFile(name)
						if err != nil || !strings.Contains(string(now), foreignLine) {
							t.Errorf("%s: it is lost: %v\n%s", where, err, now)
						}
						if code != exitDone && !strings.Contains(said, "was changed by somebody else meanwhile") {
							t.Errorf("%s: exit code %d: %s", where, code, said)
						}
						if code, said := w.do(dir, &disktest.Calls{}); code != exitDone && !strings.Contains(said, "already") {
							t.Errorf("%s, and again: exit code %d: %s", where, code, said)
						}
						if r := yamlfile.Read(os.DirFS(filepath.Join(dir, "data"))); !r.OK() {
							t.Errorf("%s: it cannot be read: %v", where, r.Problems)
						}
						if now, _ := os.ReadFile(name); !strings.Contains(string(now), foreignLine) {
							t.Errorf("%s, and again: it is lost:\n%s", where, now)
						}
						if left := leftovers(filesIn(t, dir)); left != nil {
							t.Errorf("%s: left: %v", where, left)
						}
						if t.Failed() {
							t.FailNow()
						}
						_ = os.RemoveAll(dir)
					}
				}
			}
		})
	}
}

const foreignLine = "# by somebody else\n"

// saveForeign adds a line to a file, in it or by putting another in its place; or
// makes it, with that line and nothing else.
func saveForeign(t *testing.T, name string, inPlace bool) bool {
	t.Helper()
	old, err := os.ReadFile(name)
	switch {
	case os.IsNotExist(err):
		if !strings.Contains(name, "snapshots") {
			old = nil
			break
		}
		old = []byte("date: " + strings.TrimSuffix(filepath.Base(name), ".yaml")[:len("2006-01-02")] + "\npositions: {}\n")
		if os.MkdirAll(filepath.Dir(name), 0o777) != nil {
			return false
		}
	case err != nil:
		t.Fatal(err)
	}
	at := name
	if !inPlace {
		at += "~"
	}
	if err := os.WriteFile(at, append(old, foreignLine...), 0o666); err != nil {
		return false // there is no folder yet
	}
	if !inPlace {
		if err := os.Rename(at, name); err != nil {
			t.Fatal(err)
		}
	}
	return true
}
