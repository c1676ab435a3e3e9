package disk

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Scratch makes a folder for what is needed while a command runs, outside all that
// is the user's, its name a prefix and digits. It is gone when it is removed, or the
// program is interrupted; those of processes that were killed are taken away by the next
// one that makes some with this prefix, where folders can be claimed.
func (d *Disk) Scratch(prefix string) (dir string, remove func(), err error) {
	dir, letGo, err := d.claimNew(func() (string, error) {
		d.noting.Lock()
		defer d.noting.Unlock()
		dir, err := os.MkdirTemp("", prefix)
		if err == nil {
			d.unfinished.Store(dir, nil)
		}
		return dir, err
	})
	if err != nil {
		return "", nil, err
	}
	d.sweepScratch(prefix)
	return dir, func() {
		d.takeAway(dir, os.RemoveAll)
		letGo()
	}, nil
}

// sweepScratch takes away what processes that were killed left of Scratch.
func (d *Disk) sweepScratch(prefix string) {
	entries, _ := os.ReadDir(os.TempDir())
	for _, e := range entries {
		digits, begins := strings.CutPrefix(e.Name(), prefix)
		if at := filepath.Join(os.TempDir(), e.Name()); begins && digits != "" && strings.Trim(digits, "0123456789") == "" && madeForUser(at) {
			d.sweepDead(at)
		}
	}
}

// madeForUser reports whether there is a folder, and no link to one, that is the user's
// and that nobody else can look into, as Scratch makes them.
func madeForUser(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.IsDir() && OwnedByUser(info) && (runtime.GOOS == "windows" || info.Mode().Perm()&0o077 == 0)
}
