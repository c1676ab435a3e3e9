package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/gofrs/flock"
)

// TestLockKeepsOthersOut has many count in a file under a lock, whose file each
// takes away.
func TestLockKeepsOthersOut(t *testing.T) {
	dir := tree(t, map[string]string{"count": "", "reviews/x": ""})
	counted := filepath.Join(dir, "count")
	const each, writers = 20, 8
	var all sync.WaitGroup
	for range writers {
		all.Go(func() {
			for range each {
				release, err := locked(dir, "reviews/.lock", time.Hour)
				if err != nil {
					t.Error(err)
					return
				}
				content, err := os.ReadFile(counted)
				if err == nil {
					err = os.WriteFile(counted, append(content, '.'), 0o666)
				}
				if err != nil {
					t.Error(err)
				}
				release()
			}
		})
	}
	all.Wait()
	if content, _ := os.ReadFile(counted); len(content) != each*writers {
		t.Errorf("%d of %d", len(content), each*writers)
	}
	if _, err := os.Lstat(filepath.Join(dir, "reviews/.lock")); !os.IsNotExist(err) {
		t.Errorf("the lock's file was left: %v", err)
	}
}

func TestLockLosesPatience(t *testing.T) {
	dir := tree(t, nil)
	release, err := locked(dir, ".lock", 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := locked(dir, ".lock", 30*time.Millisecond); err == nil || !strings.Contains(err.Error(), "another process has been writing") {
		t.Error(err)
	}
	release()
	// A file that a process left when it died is no hindrance.
	if err := os.WriteFile(filepath.Join(dir, ".lock"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	release, err = locked(dir, ".lock", 0)
	if err != nil {
		t.Fatal(err)
	}
	release()
}

// TestLockIsTakenAwayWhileItIsOpened has the file gone when it is opened, and
// one with the same number there when it is looked at again: a file system gives
// the number of a file that was taken away to the next.
func TestLockIsTakenAwayWhileItIsOpened(t *testing.T) {
	dir := tree(t, map[string]string{".lock": ""})
	folder := Dataset(dir)
	defer folder.Close()
	info, err := folder.Lstat(".lock")
	if err != nil {
		t.Fatal(err)
	}
	if l, err := folder.hold(info, ".lock", filepath.Join(dir, "gone")); l != nil || err != nil {
		t.Errorf("%v, %v; want another try", l, err)
	}
}

// Where files cannot be locked at all, the file that was made for it is taken away
// again; one that was there, or that others may have locked meanwhile, stays.
func TestNoLockLeavesNoFile(t *testing.T) {
	for _, c := range []struct {
		why   error
		there bool
		want  int
	}{
		{syscall.ENOLCK, false, 0},
		{&fs.PathError{Op: "flock", Path: ".lock", Err: syscall.ENOSYS}, false, 0},
		{errors.ErrUnsupported, false, 0},
		{errors.ErrUnsupported, true, 1},
		{syscall.EMFILE, false, 1},
	} {
		dir := t.TempDir()
		if c.there {
			dir = tree(t, map[string]string{".lock": ""})
		}
		folder := Dataset(dir)
		cannot := func(fs.FileInfo, string, string) (*flock.Flock, error) { return nil, c.why }
		if l, err := folder.tryLock(".lock", filepath.Join(dir, ".lock"), cannot); l != nil || !errors.Is(err, c.why) {
			t.Errorf("%v: %v, %v", c.why, l, err)
		}
		folder.Close()
		if left, err := os.ReadDir(dir); err != nil || len(left) != c.want {
			t.Errorf("%v, there: %t: left: %v, %v", c.why, c.there, left, err)
		}
	}
}

// locked is a Disk's Lock with a patience of its own.
func locked(dir, name string, patience time.Duration) (release func(), err error) {
	held, err := lock(dir, name, patience)
	if err != nil {
		return nil, err
	}
	return func() {
		_ = os.Remove(filepath.Join(dir, filepath.FromSlash(name)))
		_ = held.Close()
	}, nil
}
