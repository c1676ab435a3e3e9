package disk_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/disk/disktest"
)

func TestPrivateFolder(t *testing.T) {
	dir := t.TempDir()
	d := &disk.Disk{}
	for range 2 { // made, and there
		if err := d.PrivateFolder(filepath.Join(dir, "a", "b")); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(dir, "file"), "x")
	for name, want := range map[string]string{"file": "is no folder", "file/below": "file"} {
		if err := d.PrivateFolder(filepath.Join(dir, name)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if runtime.GOOS == "windows" {
		return // there are no modes
	}
	for _, name := range []string{"a", "a/b"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	for mode, ok := range map[os.FileMode]bool{0o755: true, 0o775: false, 0o777: false, 0o702: false} {
		if err := os.Chmod(filepath.Join(dir, "a"), mode); err != nil {
			t.Fatal(err)
		}
		if err := d.PrivateFolder(filepath.Join(dir, "a")); (err == nil) != ok {
			t.Errorf("%v: %v", mode, err)
		}
	}
}

// TestMoveTellsWhatIsThere fails each call of a move: the message says whether the file has
// its place, and names the place alone.
func TestMoveTellsWhatIsThere(t *testing.T) {
	for at := 1; ; at++ {
		dir := t.TempDir()
		from, to := filepath.Join(dir, "from"), filepath.Join(dir, "to")
		write(t, from, "new")
		write(t, to, "old")
		c := &disktest.Calls{Fail: syscall.EIO, At: at}
		d := &disk.Disk{}
		d.SetCalls(c)
		err := d.Move(from, to)
		if len(c.Made) < at {
			break
		}
		got := filesIn(t, dir)["to"]
		if err == nil || !errors.Is(err, syscall.EIO) || strings.Contains(err.Error(), "was written, but") != (got == "new") || strings.Contains(err.Error(), from) {
			t.Errorf("%s: %v, and there is %q", c.Made[at-1], err, got)
		}
	}
}

func TestRemoving(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a/b/c"), "c")
	write(t, filepath.Join(dir, "x/y/z"), "z")
	d := &disk.Disk{}
	for range 2 { // there, and gone
		if err := d.Remove(filepath.Join(dir, "a/b/c")); err != nil {
			t.Error(err)
		}
	}
	if err := d.Remove(filepath.Join(dir, "x")); err == nil || !strings.Contains(err.Error(), "cannot be taken away") {
		t.Error(err)
	}
	d.RemoveEmpty(dir, []string{"a", "a/b", "x", "x/y", "gone"})
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 || filesIn(t, dir)["x/y/z"] != "z" {
		t.Errorf("there is %v, %v", entries, err)
	}
}
