package disk_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/disk/disktest"
)

// Who is told that something cannot be written finds nothing new in its place: else
// the message says that it was written.
func TestMessagesTellWhatIsThere(t *testing.T) {
	for what, do := range map[string]func(d *disk.Disk, name string) error{
		"a file":         func(d *disk.Disk, name string) error { return d.Write(name, nil, []byte("new")) },
		"a private file": func(d *disk.Disk, name string) error { return d.WritePrivate(name, []byte("new")) },
		"a folder": func(d *disk.Disk, name string) error {
			return d.NewFolder(name, []disk.Content{{Name: "x", Content: []byte("new")}}, func(string) error { return nil })
		},
	} {
		for at := 1; ; at++ {
			name := filepath.Join(t.TempDir(), "it")
			c := &disktest.Calls{Fail: syscall.EIO, At: at}
			d := &disk.Disk{}
			d.SetCalls(c)
			err := do(d, name)
			if len(c.Made) < at {
				break
			}
			if err == nil {
				continue
			}
			_, missing := os.Stat(name)
			if written := strings.Contains(err.Error(), "was written, but"); written == (missing != nil) {
				t.Errorf("%s, %s: %v, and is it missing? %v", what, c.Made[at-1], err, missing)
			}
		}
	}
}
