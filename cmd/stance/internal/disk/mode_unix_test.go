//go:build unix

package disk

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// New files and folders have the mode that the umask leaves, and files that are
// replaced keep theirs, with their group.
func TestModes(t *testing.T) {
	for _, umask := range []int{0, 0o002, 0o022, 0o027, 0o077} {
		old := syscall.Umask(umask)
		t.Cleanup(func() { syscall.Umask(old) })
		dir := t.TempDir()
		var d Disk
		is := func(what, name string, want os.FileMode) {
			t.Helper()
			info, err := os.Stat(filepath.Join(dir, name))
			if err != nil || info.Mode().Perm() != want {
				t.Errorf("umask %03o: %s: %s: %v, %v, want %v", umask, what, name, info.Mode(), err, want)
			}
		}
		file, folder := 0o666&^os.FileMode(umask), 0o777&^os.FileMode(umask)
		ok := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		ok(d.Write(filepath.Join(dir, "out"), nil))
		is("Write", "out", file)
		ok(d.WritePrivate(filepath.Join(dir, "private"), nil))
		is("WritePrivate", "private", 0o600&^os.FileMode(umask))
		ok(d.Replace(dir, []Change{{Name: "sub/file", New: []byte("1")}}))
		is("Replace", "sub/file", file)
		is("Replace", "sub", folder)
		ok(d.NewFolder(filepath.Join(dir, "up/made"), []Content{{Name: "in/file"}}, func(string) error { return nil }))
		is("NewFolder", "up", folder)
		is("NewFolder", "up/made", folder)
		is("NewFolder", "up/made/in", folder)
		is("NewFolder", "up/made/in/file", file)
		ok(d.MakeFolder(filepath.Join(dir, "charts")))
		is("MakeFolder", "charts", folder)
		unlock, err := d.Lock(dir, "lock")
		ok(err)
		if info, err := os.Stat(filepath.Join(dir, "lock")); err != nil || info.Mode().Perm() != file {
			t.Errorf("umask %03o: lock: %v, %v", umask, info.Mode(), err)
		}
		unlock()
		for _, mode := range []os.FileMode{0o600, 0o640, 0o664, 0o666, 0o755} {
			for _, name := range []string{"out", "sub/file"} {
				ok(os.Chmod(filepath.Join(dir, name), mode))
				if os.Getuid() == 0 {
					ok(os.Chown(filepath.Join(dir, name), 12, 34))
				}
			}
			ok(d.Write(filepath.Join(dir, "out"), nil, []byte("2")))
			ok(d.Replace(dir, []Change{{Name: "sub/file", Old: read(t, dir, "sub/file"), New: []byte(mode.String())}}))
			for _, name := range []string{"out", "sub/file"} {
				is("replaced", name, mode)
				info, err := os.Stat(filepath.Join(dir, name))
				ok(err)
				if st := info.Sys().(*syscall.Stat_t); os.Getuid() == 0 && (st.Uid != 12 || st.Gid != 34) {
					t.Errorf("%s belongs to %d and %d", name, st.Uid, st.Gid)
				}
			}
		}
		syscall.Umask(old)
	}
}

func read(t *testing.T, dir, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return content
}
