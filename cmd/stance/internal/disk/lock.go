package disk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// lockPatience is how long to wait for another process that is writing.
const lockPatience = 20 * time.Second

// Lock keeps every other process that locks the same name out until unlock is
// called. The system frees the lock of a process that dies. Its file is taken
// away again.
func (d *Disk) Lock(name string) (unlock func(), err error) {
	held, err := d.system().Lock(name)
	if err != nil {
		return nil, err
	}
	d.unfinished.Store(name, nil)
	return func() {
		d.unfinished.Delete(name)
		_ = d.system().Remove(name) // while it is held, or another's would be taken away
		_ = held.Close()
	}, nil
}

// lock locks a name. A lock got on a file that somebody has just taken away keeps
// nobody out, so it is tried for again.
func lock(name string) (io.Closer, error) {
	ctx, cancel := context.WithTimeout(context.Background(), lockPatience)
	defer cancel()
	for {
		l := flock.New(name, flock.SetPermissions(newFile))
		_, err := l.TryLockContext(ctx, 10*time.Millisecond)
		switch {
		case errors.Is(err, context.DeadlineExceeded):
			return nil, fmt.Errorf("another process has been writing for %s; if none is, take %s away", lockPatience, name)
		case errors.Is(err, fs.ErrPermission):
			return nil, fmt.Errorf("you have no permission to write in %s", filepath.Dir(name))
		case err != nil:
			return nil, err
		}
		held, err := l.Stat()
		if err == nil {
			if there, err := os.Stat(name); err == nil && os.SameFile(held, there) {
				return l, nil
			}
		}
		_ = l.Close()
	}
}
