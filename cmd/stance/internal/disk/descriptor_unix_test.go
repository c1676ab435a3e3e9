//go:build unix

package disk_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"stance/cmd/stance/internal/disk"
)

// What is written to an open file comes behind what stands in it already.
func TestWriteToAnOpenFile(t *testing.T) {
	if _, err := os.Stat("/dev/fd/0"); err != nil {
		t.Skip(err)
	}
	for _, flag := range []int{0, os.O_APPEND} {
		dir := t.TempDir()
		name := filepath.Join(dir, "log")
		f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR|flag, 0o666)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		link := filepath.Join(dir, "link")
		number := fmt.Sprint(f.Fd())
		if err := os.Symlink("/dev/fd/"+number, link); err != nil {
			t.Fatal(err)
		}
		want := ""
		for _, way := range []string{"/dev/fd/" + number, "/dev/../dev/fd/" + number, "/proc/self/fd/" + number, link} {
			if _, err := os.Stat(way); err != nil {
				continue // not every system has it
			}
			if _, err := f.WriteString("before\n"); err != nil {
				t.Fatal(err)
			}
			if err := new(disk.Disk).Write(way, nil, []byte("res"), []byte("ult\n")); err != nil {
				t.Errorf("%s: %v", way, err)
			}
			want += "before\nresult\n"
		}
		if got, _ := os.ReadFile(name); string(got) != want {
			t.Errorf("there is %q", got)
		}
	}
}
