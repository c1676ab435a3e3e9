//go:build unix

package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// movesOpen tells that a file can get another name while it is open.
const movesOpen = true

// keepOwner gives a file the owner and group of another, or at least the group,
// if the user may.
func keepOwner(f *os.File, of fs.FileInfo) {
	was, ok := of.Sys().(*syscall.Stat_t)
	info, err := f.Stat()
	if !ok || err != nil {
		return
	}
	now, ok := info.Sys().(*syscall.Stat_t)
	if !ok || was.Uid == now.Uid && was.Gid == now.Gid {
		return
	}
	if f.Chown(int(was.Uid), int(was.Gid)) != nil {
		_ = f.Chown(-1, int(was.Gid)) // a user who may not stays the owner
	}
}

// errClaimed says that a living process has a file or folder.
var errClaimed = errors.New("it belongs to a process that is running")

// claim marks a file or folder, or finds that another process has it.
func claim(name string) (io.Closer, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err == nil {
		var held, there fs.FileInfo
		if held, err = f.Stat(); err == nil {
			if there, err = os.Lstat(name); err == nil && os.SameFile(held, there) {
				return f, nil
			}
			err = fs.ErrNotExist // somebody took it for a dead one's in between
		}
	}
	_ = f.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = errClaimed
	}
	return nil, &fs.PathError{Op: "claim", Path: name, Err: err}
}
