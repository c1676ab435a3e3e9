package watch

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

var own = []string{"snapshots", "archive"}

// lay writes files into a new folder.
func lay(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	for name, content := range files {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), content)
	}
	return dir
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

var small = map[string]string{"codebook.yaml": "a", "snapshots/1.yaml": "b", "snapshots/deep/2.yaml": "c", "archive/s.txt": "d", "texts/other.txt": "e"}

// A state is another one whenever a file of the dataset is, and the same where only others are.
func TestSweepSees(t *testing.T) {
	later := time.Now().Add(time.Hour)
	for name, c := range map[string]struct {
		change func(dir string) error
		seen   bool
	}{
		"nothing":            {func(string) error { return nil }, false},
		"a file is longer":   {func(dir string) error { return os.WriteFile(dir+"/snapshots/1.yaml", []byte("bb"), 0o666) }, true},
		"a file is newer":    {func(dir string) error { return os.Chtimes(dir+"/snapshots/deep/2.yaml", later, later) }, true},
		"a file is gone":     {func(dir string) error { return os.Remove(dir + "/archive/s.txt") }, true},
		"a file is new":      {func(dir string) error { return os.WriteFile(dir+"/sources.yaml", nil, 0o666) }, true},
		"a file is renamed":  {func(dir string) error { return os.Rename(dir+"/snapshots/1.yaml", dir+"/snapshots/3.yaml") }, true},
		"all are gone":       {os.RemoveAll, true},
		"another's text":     {func(dir string) error { return os.WriteFile(dir+"/texts/other.txt", []byte("ee"), 0o666) }, true},
		"what editors hide":  {func(dir string) error { return os.WriteFile(dir+"/snapshots/.1.yaml.swp", []byte("x"), 0o666) }, false},
		"another folder's":   {func(dir string) error { return os.WriteFile(dir+"/texts/notes.txt", []byte("x"), 0o666) }, false},
		"the mode of a file": {func(dir string) error { return os.Chmod(dir+"/codebook.yaml", 0o600) }, false},
		"a file is a folder": {func(dir string) error {
			_ = os.Remove(dir + "/codebook.yaml")
			return os.Mkdir(dir+"/codebook.yaml", 0o777)
		}, true},
		"a folder is a file": {func(dir string) error {
			_ = os.RemoveAll(dir + "/archive")
			return os.WriteFile(dir+"/archive", nil, 0o666)
		}, true},
		"a new folder's file": {func(dir string) error {
			_ = os.Mkdir(dir+"/archive/x", 0o777)
			return os.WriteFile(dir+"/archive/x/y", nil, 0o666)
		}, true},
		"nothing in a new one": {func(dir string) error { return os.Mkdir(dir+"/archive/x", 0o777) }, false},
	} {
		dir := lay(t, small)
		sweep := Folder(dir, own, []string{"texts/other.txt"})
		before, folders := sweep()
		if len(folders) != 4 || folders[0] != dir {
			t.Errorf("%s: folders %q", name, folders)
		}
		if err := c.change(dir); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if after, _ := sweep(); (after != before) != c.seen {
			t.Errorf("%s: %v then %v", name, before, after)
		}
	}
}

// What a link leads to counts, as far as it is read.
func TestSweepFollowsLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a right of their own there")
	}
	dir := lay(t, map[string]string{"codebook.yaml": "a", "elsewhere/1.yaml": "b", "snapshots/2.yaml": "c"})
	for link, to := range map[string]string{"snapshots/1.yaml": "../elsewhere/1.yaml", "archive": "elsewhere", "snapshots/round": "../snapshots"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	linked := dir + "-linked"
	if err := os.Symlink(dir, linked); err != nil {
		t.Fatal(err)
	}
	sweep := Folder(linked, own, nil)
	before, _ := sweep()
	write(t, filepath.Join(dir, "elsewhere/1.yaml"), "bbb")
	after, _ := sweep()
	if after == before {
		t.Error("what the link leads to is not seen")
	}
	if again, _ := Folder(dir, own, nil)(); again != after {
		t.Error("a folder by way of a link has another state")
	}
}

// watching has Changes run; told gives the states that it tells of.
func watching(t *testing.T, sweep Sweep, changed func(State) bool) (told chan State) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	told, ended := make(chan State, 100), make(chan bool)
	seen, _ := sweep()
	go func() {
		Changes(ctx, seen, func() Sweep { return sweep }, func(s State) bool {
			done := changed(s)
			if done {
				told <- s
			}
			return done
		})
		close(ended)
	}()
	t.Cleanup(func() { cancel(); <-ended })
	return told
}

func always(State) bool { return true }

// until waits for a state to be told that is the one that a sweep finds.
func until(t *testing.T, what string, told chan State, sweep Sweep) {
	t.Helper()
	began, want := time.Now(), State("")
	for late := time.After(30 * time.Second); ; {
		select {
		case got := <-told:
			if want, _ = sweep(); got == want {
				t.Logf("%s: told after %v", what, time.Since(began).Round(time.Millisecond))
				return
			}
		case <-late:
			t.Fatalf("%s: it was not told", what)
		}
	}
}

func TestChanges(t *testing.T) {
	dir := lay(t, small)
	sweep := Folder(dir, own, nil)
	told := watching(t, sweep, always)
	write(t, filepath.Join(dir, "snapshots/1.yaml"), "longer")
	until(t, "a file in place", told, sweep)
	write(t, filepath.Join(dir, "snapshots/new.tmp"), "as editors do it")
	if err := os.Rename(filepath.Join(dir, "snapshots/new.tmp"), filepath.Join(dir, "snapshots/1.yaml")); err != nil {
		t.Fatal(err)
	}
	until(t, "a file replaced", told, sweep)
	write(t, filepath.Join(dir, "snapshots/deeper/still/4.yaml"), "x")
	until(t, "a file in new folders", told, sweep)
	write(t, filepath.Join(dir, "snapshots/deeper/still/4.yaml"), "xyz")
	until(t, "that file again", told, sweep)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	until(t, "the folder gone", told, sweep)
	for name, content := range small {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), content)
	}
	until(t, "the folder back", told, sweep)
	write(t, filepath.Join(dir, "snapshots/1.yaml"), "and longer still")
	until(t, "a file in it", told, sweep)
	if err := os.Rename(dir, dir+"-old"); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "codebook.yaml"), "another dataset")
	until(t, "another folder in its place", told, sweep)
}

func TestChangesOfOneFile(t *testing.T) {
	dir := lay(t, map[string]string{"talks.yaml": "a", "other.yaml": "b"})
	sweep := File(filepath.Join(dir, "talks.yaml"))
	told := watching(t, sweep, always)
	write(t, filepath.Join(dir, "talks.yaml"), "aa")
	until(t, "the file", told, sweep)
	if err := os.Remove(filepath.Join(dir, "talks.yaml")); err != nil {
		t.Fatal(err)
	}
	until(t, "the file gone", told, sweep)
	write(t, filepath.Join(dir, "talks.yaml"), "aaa")
	until(t, "the file back", told, sweep)
}

// A state of which no use could be made is told of again, and one that does not rest is not told.
func TestChangesWaitForRest(t *testing.T) {
	dir := lay(t, small)
	sweep := Folder(dir, own, nil)
	refused := 0
	told := watching(t, sweep, func(State) bool { refused++; return refused > 2 })
	write(t, filepath.Join(dir, "codebook.yaml"), "changed")
	until(t, "told a third time", told, sweep)

	at := 0
	restless := func() (State, []string) {
		_, folders := sweep()
		if at++; at < 20 {
			return State(rune('a' + at)), folders
		}
		return "at rest", folders
	}
	told = watching(t, restless, always)
	if got := <-told; got != "at rest" {
		t.Errorf("told of %q", got)
	}
}

// Where the operating system reports nothing, as of folders that it was not asked about, the
// sweeps find all of it.
func TestChangesBySweepsAlone(t *testing.T) {
	if testing.Short() {
		t.Skip("a sweep is slow to come")
	}
	dir := lay(t, small)
	sweep := Folder(dir, own, nil)
	told := watching(t, func() (State, []string) { now, _ := sweep(); return now, nil }, always)
	write(t, filepath.Join(dir, "snapshots/1.yaml"), "longer")
	until(t, "a file, before the first sweep", told, sweep)
	write(t, filepath.Join(dir, "snapshots/1.yaml"), "longer still")
	until(t, "a file", told, sweep)
	var none *reports
	none.follow([]string{"a"})
	none.close()
	if none.changes() != nil || none.faults() != nil {
		t.Error("reports of nothing")
	}
}
