package main

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stance/positions/splice"
)

// filesIn gives the contents of all files in a folder.
func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestApplyEdits(t *testing.T) {
	edit := func(name, before, after string) splice.Edit {
		e := splice.Edit{Name: name, New: []byte(after)}
		if before != "" {
			e.Old = []byte(before)
		}
		return e
	}
	start := map[string]string{"a.yaml": "a", "b.yaml": "b"}
	for name, c := range map[string]struct {
		edits   []splice.Edit
		prepare func(dir string) error
		want    map[string]string // nil: nothing changes
		message string
	}{
		"all": {edits: []splice.Edit{edit("a.yaml", "a", "a2"), edit("new/er/c.yaml", "", "c")}, want: map[string]string{"a.yaml": "a2", "b.yaml": "b", "new/er/c.yaml": "c"}},
		"changed meanwhile": {edits: []splice.Edit{edit("a.yaml", "a", "a2"), edit("b.yaml", "x", "b2")},
			message: "b.yaml was changed by somebody else meanwhile; nothing was written"},
		"made meanwhile": {edits: []splice.Edit{edit("new/c.yaml", "", "c"), edit("b.yaml", "", "b2")}, message: "b.yaml was changed"},
		"gone meanwhile": {edits: []splice.Edit{edit("c.yaml", "c", "c2")}, message: "c.yaml was changed"},
		"no folder":      {edits: []splice.Edit{edit("new/c.yaml", "", "c"), edit("a.yaml/c.yaml", "", "c")}, message: "a.yaml"},
		"out of the dataset": {edits: []splice.Edit{edit("a.yaml", "a", "a2"), edit("out/c.yaml", "", "c")},
			prepare: func(dir string) error { return os.Symlink(t.TempDir(), filepath.Join(dir, "out")) }, message: "leads out of the dataset"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for name, content := range start {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if c.prepare != nil {
				if err := c.prepare(dir); err != nil {
					t.Fatal(err)
				}
			}
			err := (&streams{}).applyEdits(dir, c.edits)
			if c.message == "" && err != nil || c.message != "" && (err == nil || !strings.Contains(err.Error(), c.message)) {
				t.Errorf("error %v", err)
			}
			var changed *changedError
			if strings.Contains(c.message, "was changed") != errors.As(err, &changed) {
				t.Errorf("error %#v", err)
			}
			_ = os.Remove(filepath.Join(dir, "out"))
			want := c.want
			if want == nil {
				want = start
			}
			if got := filesIn(t, dir); !maps.Equal(got, want) {
				t.Errorf("files %v, want %v", got, want)
			}
			if _, err := os.Stat(filepath.Join(dir, "new")); (err == nil) != (c.want != nil) {
				t.Error("a folder was left, or is missing")
			}
			if info, _ := os.Stat(filepath.Join(dir, "a.yaml")); info.Mode().Perm() != 0o600 {
				t.Errorf("mode %v", info.Mode())
			}
		})
	}
}

// TestEditsAreTakenBack takes back one edit that can be, and one whose file
// is gone already.
func TestEditsAreTakenBack(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.yaml"), []byte("a"), 0o666); err != nil {
		t.Fatal(err)
	}
	written := []splice.Edit{{Name: "a.yaml", Old: []byte("old"), New: []byte("a")}, {Name: "gone.yaml", New: []byte("b")}}
	err := restore(dir, written, errors.New("the disk is full"))
	if err == nil || err.Error() != "the disk is full; it was not possible to take back what had been written by then: gone.yaml" {
		t.Error(err)
	}
	if got := filesIn(t, dir); got["a.yaml"] != "old" {
		t.Error(got)
	}
	if err := restore(dir, written[:1], errors.New("the disk is full")); err == nil || err.Error() != "nothing was written: the disk is full" {
		t.Error(err)
	}
}

// TestInterrupt holds that nothing unfinished is left by an interrupt, also of
// what is about to be begun.
func TestInterrupt(t *testing.T) {
	dir := t.TempDir()
	first, err := stage(filepath.Join(dir, "first"), []byte("1"))
	if err != nil {
		t.Fatal(err)
	}
	removeUnfinished()
	begun := make(chan *stagedFile)
	go func() {
		second, _ := stage(filepath.Join(dir, "second"), []byte("2"))
		begun <- second
	}()
	select {
	case <-begun:
		t.Error("a file was begun after the interrupt")
	case <-time.After(50 * time.Millisecond):
	}
	if left := filesIn(t, dir); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	beginning.Unlock() // the program would have ended
	replacing.Unlock()
	first.drop()
	(<-begun).drop()
}

// What a process that died left is cleared away; what an editor keeps beside a
// file that is open in it is not.
func TestLeftovers(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.yaml", ".a.yaml.swp", ".a.yaml.1.stance", ".a.yaml.old.stance", ".b.yaml.1.stance"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("a"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := applyLocked(dir, []splice.Edit{{Name: "a.yaml", Old: []byte("a"), New: []byte("a2")}}); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"a.yaml": "a2", ".a.yaml.swp": "a", ".a.yaml.old.stance": "a", ".b.yaml.1.stance": "a"}
	if got := filesIn(t, dir); !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	staged, err := stage(filepath.Join(dir, "a.yaml"), nil)
	if err != nil {
		t.Fatal(err)
	}
	unfinished.Delete(staged.temporary) // as if the process had died
	removeLeftovers(filepath.Join(dir, "a.yaml"))
	if _, err := os.Stat(staged.temporary); err == nil {
		t.Errorf("%s is left", staged.temporary)
	}
}
