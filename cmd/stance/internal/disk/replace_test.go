package disk_test

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/disk/disktest"
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

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func change(name, before, after string) disk.Change {
	c := disk.Change{Name: name, New: []byte(after)}
	if before != "" {
		c.Old = []byte(before)
	}
	return c
}

// removal is a change that takes a file away.
func removal(name, before string) disk.Change { return disk.Change{Name: name, Old: []byte(before)} }

func TestReplace(t *testing.T) {
	start := map[string]string{"a.yaml": "a", "b.yaml": "b"}
	for name, c := range map[string]struct {
		changes []disk.Change
		prepare func(dir string) error
		want    map[string]string // nil: nothing changes
		message string
	}{
		"all":                 {changes: []disk.Change{change("a.yaml", "a", "a2"), change("new/er/c.yaml", "", "c")}, want: map[string]string{"a.yaml": "a2", "b.yaml": "b", "new/er/c.yaml": "c"}},
		"taken away":          {changes: []disk.Change{change("new/c.yaml", "", "c"), removal("b.yaml", "b")}, want: map[string]string{"a.yaml": "a", "new/c.yaml": "c"}},
		"taken away, changed": {changes: []disk.Change{change("a.yaml", "a", "a2"), removal("b.yaml", "x")}, message: "b.yaml was changed"},
		"taken away, gone":    {changes: []disk.Change{change("a.yaml", "a", "a2"), removal("c.yaml", "c")}, message: "c.yaml was changed"},
		"taken away outside": {changes: []disk.Change{change("a.yaml", "a", "a2"), removal("out/c.yaml", "c")},
			prepare: func(dir string) error {
				beside := t.TempDir()
				write(t, filepath.Join(beside, "c.yaml"), "c")
				return os.Symlink(beside, filepath.Join(dir, "out"))
			}, message: "leads out of the dataset"},
		"changed meanwhile": {changes: []disk.Change{change("a.yaml", "a", "a2"), change("b.yaml", "x", "b2")},
			message: "b.yaml was changed by somebody else meanwhile; nothing was written"},
		"made meanwhile": {changes: []disk.Change{change("new/c.yaml", "", "c"), change("b.yaml", "", "b2")}, message: "b.yaml was changed"},
		"gone meanwhile": {changes: []disk.Change{change("c.yaml", "c", "c2")}, message: "c.yaml was changed"},
		"no folder":      {changes: []disk.Change{change("new/c.yaml", "", "c"), change("a.yaml/c.yaml", "", "c")}, message: "a.yaml"},
		"out of the folder": {changes: []disk.Change{change("a.yaml", "a", "a2"), change("out/c.yaml", "", "c")},
			prepare: func(dir string) error { return os.Symlink(t.TempDir(), filepath.Join(dir, "out")) }, message: "leads out of the dataset"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for name, content := range start {
				write(t, filepath.Join(dir, name), content)
			}
			if c.prepare != nil {
				if err := c.prepare(dir); err != nil {
					t.Fatal(err)
				}
			}
			err := new(disk.Disk).Replace(dir, c.changes)
			if c.message == "" && err != nil || c.message != "" && (err == nil || !strings.Contains(err.Error(), c.message)) {
				t.Errorf("error %v", err)
			}
			var changed *disk.ChangedError
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

// noExchange is a file system that cannot exchange files, nor tell a name that is
// taken while it renames; without links, nor link.
type noExchange struct {
	disk.Calls
	links bool
}

func (noExchange) RenameNew(string, string) error { return errors.ErrUnsupported }
func (noExchange) Exchange(string, string) error  { return errors.ErrUnsupported }
func (c noExchange) Link(a, b string) error {
	if !c.links {
		return syscall.EPERM
	}
	return c.Calls.Link(a, b)
}

// systems are the kinds of file systems, by what they can do.
var systems = map[string]func(disk.Calls) disk.Calls{
	"exchange": func(c disk.Calls) disk.Calls { return c },
	"links":    func(c disk.Calls) disk.Calls { return noExchange{c, true} },
	"neither":  func(c disk.Calls) disk.Calls { return noExchange{c, false} },
}

// Whatever call fails, and on whatever kind of file system: all is new, or all is
// old. Where all calls fail from one on, the first of the changes may be there,
// each whole; and a message names them.
func TestReplaceWithFaults(t *testing.T) {
	start := map[string]string{"a": "old a", "b": "old b", "gone": "old gone", "other": "x"}
	changes := []disk.Change{change("a", "old a", "new a"), change("n/c", "", "new c"), removal("gone", "old gone"), change("b", "old b", "new b")}
	states := []map[string]string{start}
	for _, c := range changes {
		next := maps.Clone(states[len(states)-1])
		if next[c.Name] = string(c.New); c.New == nil {
			delete(next, c.Name)
		}
		states = append(states, next)
	}
	faults := 0
	for system, calls := range systems {
		for _, mode := range []disktest.Calls{{Fail: syscall.ENOSPC}, {Fail: syscall.EIO, On: true}, {Kill: true}} {
			for at := 1; ; at++ {
				dir := t.TempDir()
				for name, content := range start {
					write(t, filepath.Join(dir, name), content)
				}
				c := mode
				c.At = at
				d := &disk.Disk{}
				d.SetCalls(calls(&c))
				err := replaceOrDie(d, dir, changes)
				if len(c.Made) < at {
					break // it was done before
				}
				faults++
				got := filesIn(t, dir)
				left := 0
				for name := range got {
					if strings.HasSuffix(name, ".stance") {
						left++
						delete(got, name)
					}
				}
				state := -1
				for i, s := range states {
					if maps.Equal(got, s) {
						state = i
					}
				}
				where := system + ", " + c.Made[at-1]
				switch {
				case state < 0:
					t.Errorf("%s: files %v, error %v", where, got, err)
				case c.Kill:
					new(disk.Disk).SweepLocked(dir, "n")
					for name := range filesIn(t, dir) {
						if strings.HasSuffix(name, ".stance") {
							t.Errorf("%s: %s is left", where, name)
						}
					}
				case err == nil && state != len(states)-1:
					t.Errorf("%s: no error, and files %v", where, got)
				case err != nil && !c.On && state != 0:
					t.Errorf("%s: files %v, error %v", where, got, err)
				case err != nil && state != 0 && !strings.Contains(err.Error(), "not possible to take back what had been written by then: a"):
					t.Errorf("%s: files %v, error %v", where, got, err)
				case !c.On && left > 0 && !strings.HasPrefix(c.Made[at-1], "remove"):
					t.Errorf("%s: %d unfinished files are left", where, left)
				}
				if err != nil && strings.Contains(err.Error(), ".stance") {
					t.Errorf("%s: the error names an unfinished file: %v", where, err)
				}
			}
		}
	}
	t.Logf("%d faults", faults)
}

// What cannot be taken back, as a second call fails or somebody has saved the file
// meanwhile, is never without what was to be there before it.
func TestReplaceThatCannotBeTakenBack(t *testing.T) {
	order := []string{"a", "n/c", "gone", "b"}
	runs, stayed := 0, 0
	for system, calls := range systems {
		for _, saves := range []bool{false, true} {
			for first, last := 1, false; !last; first++ {
				for second := first + 1; ; second++ {
					dir := t.TempDir()
					for _, name := range []string{"a", "gone", "b"} {
						write(t, filepath.Join(dir, name), "old "+name)
					}
					c := &disktest.Calls{Fail: syscall.EIO, At: first, Again: second}
					if saves {
						c.At, c.Again = second, 0
						c.Before = func(n int, _, _ string) {
							if f, err := os.OpenFile(filepath.Join(dir, "n/c"), os.O_WRONLY|os.O_APPEND, 0); err == nil && n == first {
								_, _ = f.WriteString(" foreign")
								f.Close()
							}
						}
					}
					d := &disk.Disk{}
					d.SetCalls(calls(c))
					err := d.Replace(dir, []disk.Change{change("a", "old a", "new a"), change("n/c", "", "new c"), removal("gone", "old gone"), change("b", "old b", "new b")})
					if len(c.Made) < second {
						last = len(c.Made) < first
						break
					}
					runs++
					got, gap := filesIn(t, dir), ""
					for _, name := range order {
						isNew := strings.HasPrefix(got[name], "new")
						if name == "gone" {
							_, there := got[name]
							isNew = !there
						}
						switch {
						case !isNew && gap == "":
							gap = name
						case isNew && gap != "":
							t.Errorf("%s, %s and %s: %s is new without %s: %v", system, c.Made[first-1], c.Made[second-1], name, gap, err)
						}
					}
					if strings.HasPrefix(got["a"], "new") && err != nil {
						stayed++
						if !strings.Contains(err.Error(), "not possible to take back what had been written by then: a") {
							t.Errorf("%s, %s and %s: files %v, error %v", system, c.Made[first-1], c.Made[second-1], got, err)
						}
					}
				}
			}
		}
	}
	t.Logf("%d runs, in %d of which something stayed", runs, stayed)
}

// replaceOrDie gives nil as the error of a process that was killed.
func replaceOrDie(d *disk.Disk, dir string, changes []disk.Change) (err error) {
	defer func() {
		if dead := recover(); dead != nil {
			if _, ok := dead.(disktest.Killed); !ok {
				panic(dead)
			}
		}
	}()
	return d.Replace(dir, changes)
}

// Somebody else who saves a file at any step loses nothing, whether the editor
// writes into the file or puts another in its place; where the file system can
// exchange files, and but for one moment elsewhere.
func TestReplaceBesideAnEditor(t *testing.T) {
	save := map[string]func(name string){
		"into the file": func(name string) {
			f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
			if err != nil {
				return // it is not there yet
			}
			defer f.Close()
			_, _ = f.WriteString(" foreign")
		},
		"in its place": func(name string) {
			old, err := os.ReadFile(name)
			if err != nil {
				return
			}
			_ = os.WriteFile(name+"~", append(old, " foreign"...), 0o666)
			_ = os.Rename(name+"~", name)
		},
		"as a new file": func(name string) {
			f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
			if err != nil {
				return // it is there
			}
			defer f.Close()
			_, _ = f.WriteString("foreign")
		},
	}
	edits, noticed := 0, 0
	for how, do := range save {
		for _, victim := range []string{"a", "n/c", "gone", "b"} {
			for at := 1; ; at++ {
				dir := t.TempDir()
				write(t, filepath.Join(dir, "a"), "old a")
				write(t, filepath.Join(dir, "gone"), "old gone")
				write(t, filepath.Join(dir, "b"), "old b")
				_ = os.Mkdir(filepath.Join(dir, "n"), 0o777)
				saved := false
				c := &disktest.Calls{Before: func(n int, _, _ string) {
					if n == at {
						before := filesIn(t, dir)[victim]
						do(filepath.Join(dir, victim))
						saved = before != filesIn(t, dir)[victim]
					}
				}}
				d := &disk.Disk{}
				d.SetCalls(c)
				err := d.Replace(dir, []disk.Change{change("a", "old a", "new a"), change("n/c", "", "new c"), removal("gone", "old gone"), change("b", "old b", "new b")})
				if len(c.Made) < at {
					break
				}
				var changed *disk.ChangedError
				if errors.As(err, &changed) {
					noticed++
				} else if err != nil {
					t.Errorf("%s, %s before %s: %v", victim, how, c.Made[at-1], err)
				}
				if !saved {
					continue
				}
				edits++
				if got := filesIn(t, dir)[victim]; !strings.Contains(got, "foreign") {
					t.Errorf("%s, %s before %s: it is lost, in %q", victim, how, c.Made[at-1], got)
				}
			}
		}
	}
	t.Logf("%d foreign edits, %d noticed", edits, noticed)
}
