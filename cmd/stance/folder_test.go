package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"stance/positions/yamlfile"
)

// A dataset that could not be read is not written, and the user hears where it goes
// wrong, and that it is the program that does.
func TestAnUnsoundDatasetIsNotWritten(t *testing.T) {
	for name, files := range map[string][]yamlfile.File{
		"broken":  {{Name: "codebook.yaml", Content: []byte("title: T\nparties: [{id: a, name: Who?}, {id: b, name: ]\n")}},
		"unsound": {{Name: "codebook.yaml", Content: []byte("title: T\nparties: [{id: a, name: A}]\nissues: [{id: i, name: I}]\n")}, {Name: "snapshots/2025-01-01.yaml", Content: []byte("date: 2025-01-01\npositions: {x: {i: {summary: S}}}\n")}},
		"nothing": nil,
	} {
		for _, target := range []string{"new", "far/away", "empty"} {
			dir := t.TempDir()
			if err := os.Mkdir(filepath.Join(dir, "empty"), 0o777); err != nil {
				t.Fatal(err)
			}
			s, _, messages := reviewStreams(dir)
			err := s.writeDataset(filepath.Join(dir, target), files)
			var unsound *madeUnsoundError
			if !errors.As(err, &unsound) {
				t.Errorf("%s, %s: %v", name, target, err)
				continue
			}
			if code := s.finish(err); code != exitUnreadable || !strings.Contains(messages.String(), "error: ") || !strings.Contains(messages.String(), "a fault of this program") {
				t.Errorf("%s, %s: %d: %s", name, target, code, messages)
			}
			entries, _ := os.ReadDir(dir)
			within, _ := os.ReadDir(filepath.Join(dir, "empty"))
			if len(entries) != 1 || len(within) != 0 {
				t.Errorf("%s, %s: left %v %v", name, target, entries, within)
			}
		}
	}
}

// Whatever characters a name has, what init writes can be read, or nothing is
// written.
func TestInitWritesWhatCanBeRead(t *testing.T) {
	var refused atomic.Int64
	t.Cleanup(func() { t.Logf("%d of %d were refused", refused.Load(), (0x7f-0x20)*5) })
	for r := rune(0x20); r < 0x7f; r++ {
		t.Run(string(r), func(t *testing.T) {
			t.Parallel()
			for _, text := range []string{string(r), "a" + string(r), string(r) + "a", "a" + string(r) + "b", "a " + string(r) + " b"} {
				dir := t.TempDir()
				s, _, messages := reviewStreams(dir)
				code := run([]string{"init", "d", "--title", text, "--party", "a=" + text, "--issue", "i=" + text, "--scale", "i=" + "no | yes"}, s)
				at := filepath.Join(dir, "d")
				if _, err := os.Lstat(at); code != exitDone && err == nil {
					t.Errorf("%q: exit code %d, and something is there: %s", text, code, messages)
				}
				if code != exitDone {
					refused.Add(1)
					if left, _ := os.ReadDir(dir); len(left) > 0 {
						t.Errorf("%q: left %v", text, left)
					}
				} else if r := yamlfile.Read(os.DirFS(at)); !r.OK() {
					t.Errorf("%q: it cannot be read: %v", text, r.Problems)
				}
			}
		})
	}
}
