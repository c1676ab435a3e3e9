package disk_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/disk/disktest"
)

func sound(string) error { return nil }

// A folder that is filled meanwhile is left as somebody else has it.
func TestNewFolderPutsBack(t *testing.T) {
	to := t.TempDir()
	files := []disk.Content{{Name: "a"}, {Name: "b/1"}, {Name: "c"}}
	err := new(disk.Disk).NewFolder(to, files, func(string) error {
		return os.MkdirAll(filepath.Join(to, "c", "x"), 0o777)
	})
	var changed *disk.ChangedError
	if !errors.As(err, &changed) {
		t.Errorf("the error is %v", err)
	}
	entries, _ := os.ReadDir(to)
	if len(entries) != 1 || entries[0].Name() != "c" {
		t.Errorf("left %v", entries)
	}
}

// What somebody else has changed in a folder that cannot be filled stays.
func TestNewFolderLeavesWhatWasChanged(t *testing.T) {
	to := t.TempDir()
	d := &disk.Disk{}
	c := &disktest.Calls{}
	c.Before = func(n int, call, name string) {
		if strings.HasSuffix(name, string(filepath.Separator)+"c") && call == "rename-new" {
			for name, content := range map[string]string{"a": "changed", "c": "mine"} {
				if err := os.WriteFile(filepath.Join(to, name), []byte(content), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	d.SetCalls(c)
	err := d.NewFolder(to, []disk.Content{{Name: "a"}, {Name: "b/1"}, {Name: "c"}}, sound)
	var changed *disk.ChangedError
	if !errors.As(err, &changed) || len(changed.Stay) != 1 || changed.Stay[0] != "a" {
		t.Errorf("the error is %v", err)
	}
	if got := filesIn(t, to); len(got) != 2 || got["a"] != "changed" || got["c"] != "mine" {
		t.Errorf("left %v", got)
	}
}

// Nothing that comes before what stays is taken away from it.
func TestNewFolderLeavesWhatCameBefore(t *testing.T) {
	to := t.TempDir()
	d := &disk.Disk{}
	d.SetCalls(&disktest.Calls{Before: func(_ int, call, name string) {
		if call == "rename-new" && name == filepath.Join(to, "c") {
			write(t, filepath.Join(to, "b/1"), "changed")
			write(t, name, "mine")
		}
	}})
	err := d.NewFolder(to, []disk.Content{{Name: "a"}, {Name: "b/1"}, {Name: "c"}}, sound)
	var changed *disk.ChangedError
	if !errors.As(err, &changed) || strings.Join(changed.Stay, " ") != "a b" {
		t.Errorf("the error is %v", err)
	}
	if got := filesIn(t, to); len(got) != 3 || got["b/1"] != "changed" || got["c"] != "mine" {
		t.Errorf("left %v", got)
	}
}

// What is found wrong with the files has nothing be written, not even the folders
// above.
func TestNewFolderIsChecked(t *testing.T) {
	dir := t.TempDir()
	wrong := errors.New("wrong")
	err := new(disk.Disk).NewFolder(filepath.Join(dir, "far/away"), []disk.Content{{Name: "b/c", Content: []byte("x")}}, func(folder string) error {
		if content, err := os.ReadFile(filepath.Join(folder, "b/c")); err != nil || string(content) != "x" {
			t.Errorf("there is %q, %v", content, err)
		}
		return wrong
	})
	if !errors.Is(err, wrong) {
		t.Error(err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Errorf("left %v", entries)
	}
}

// What cannot be written goes by its own name, not by that of a passing folder, and
// names as long as file systems take can be written.
func TestLongNames(t *testing.T) {
	dir := t.TempDir()
	for n, can := range map[int]bool{250: true, 300: false} {
		for what, do := range map[string]func(name string) error{
			"a": func(name string) error { return new(disk.Disk).NewFolder(name, nil, sound) },
			"b": func(name string) error { return new(disk.Disk).Write(name, nil) },
		} {
			name := filepath.Join(dir, strings.Repeat(what, n))
			err := do(name)
			if (err == nil) != can || !can && (!strings.Contains(err.Error(), name+" cannot be ") || strings.Contains(err.Error(), "/."+what)) {
				t.Errorf("%s of %d letters: %v", what, n, err)
			}
		}
	}
}
