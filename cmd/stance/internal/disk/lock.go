package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/gofrs/flock"

	"stance/positions/links"
)

const (
	// lockPatience is how long to wait for another process that is writing.
	lockPatience = 20 * time.Second

	// retryDelay is how long a lock that another process has is left alone
	// before it is tried for again.
	retryDelay = 10 * time.Millisecond
)

// Lock keeps every other process that locks the same name in a dataset's folder
// out until unlock is called; it waits for another for some seconds. The system
// frees the lock of a process that dies.
//
// The file is made if it is not there, and taken away by unlock. It has to be a
// regular file in the folder, and no link: the folder may be a stranger's, and
// nothing is to be made or waited for elsewhere.
func (d *Disk) Lock(dir, name string) (unlock func(), err error) {
	held, err := d.system().Lock(dir, name)
	if err != nil {
		return nil, err
	}
	full := filepath.Join(dir, filepath.FromSlash(name))
	d.unfinished.Store(full, nil)
	return func() {
		defer held.Close()
		d.takeAway(full, d.system().Remove) // while it is held, or another's would be taken away
	}, nil
}

// held is a lock, with the folder in which it is.
type held struct {
	*flock.Flock
	folder *Folder
}

func (h *held) Close() error {
	h.folder.Close()
	return h.Flock.Close()
}

func lock(dir, name string, patience time.Duration) (_ io.Closer, err error) {
	folder := Dataset(dir)
	if folder.err != nil {
		return nil, folder.err
	}
	defer func() {
		if err != nil {
			folder.Close()
		}
	}()
	full := filepath.Join(dir, filepath.FromSlash(name))
	for deadline := time.Now().Add(patience); ; {
		l, err := folder.tryLock(name, full, folder.hold)
		switch {
		case errors.Is(err, fs.ErrPermission):
			return nil, fmt.Errorf("you have no permission to write in %s", filepath.Dir(full))
		case err != nil:
			return nil, err
		case l != nil:
			return &held{l, folder}, nil
		case time.Now().After(deadline):
			return nil, fmt.Errorf("another process has been writing for %s; if none is, take %s away", patience, full)
		}
		time.Sleep(retryDelay)
	}
}

// tryLock gives nil where somebody else has the lock, or has just taken its
// file away: a lock on that keeps nobody out. hold locks the file that is there.
func (d *Folder) tryLock(name, full string, hold func(info fs.FileInfo, name, full string) (*flock.Flock, error)) (*flock.Flock, error) {
	info, made, err := d.lockFile(name, full)
	if info == nil || err != nil {
		return nil, err
	}
	l, err := hold(info, name, full)
	if made && cannotLock(err) {
		_ = d.root.Remove(name) // nobody can have locked it
	}
	return l, err
}

// cannotLock reports whether files cannot be locked where this one is, as on some
// file systems of the network.
func cannotLock(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.ENOLCK)
}

// hold locks a file that was looked at; nil as tryLock. The library opens it by
// its path, at which there may be something else by now: so it makes nothing,
// follows nothing, and has to have got the very same file.
func (d *Folder) hold(info fs.FileInfo, name, full string) (*flock.Flock, error) {
	l := flock.New(full, flock.SetFlag(os.O_RDONLY|carefully|noFollow))
	got, err := l.TryLock()
	if errors.Is(err, fs.ErrNotExist) {
		// It was taken away. The next one may already be there, and have the very
		// number that the system gave to this one.
		return nil, nil
	}
	if !got || err != nil {
		if again, e := d.Lstat(name); e != nil || !os.SameFile(info, again) {
			return nil, nil // that is why
		}
		return nil, err
	}
	held, err := l.Stat()
	if err == nil && os.SameFile(held, info) {
		if there, err := d.Lstat(name); err == nil && os.SameFile(held, there) {
			return l, nil
		}
	}
	return nil, l.Close()
}

// lockFile sees to it that there is a file to lock, and says whether it had to be
// made. It gives nil where that is being taken away just now.
func (d *Folder) lockFile(name, full string) (_ fs.FileInfo, made bool, err error) {
	info, err := d.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		// O_EXCL neither follows a link nor opens what has come there meanwhile.
		// Everybody who may write in the folder may lock it.
		f, err := d.root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL|carefully, newFile)
		if errors.Is(err, fs.ErrExist) {
			return nil, false, nil
		}
		if err != nil {
			return nil, false, d.explain("open", name, err)
		}
		defer f.Close()
		info, err := f.Stat()
		return info, true, err
	}
	if err != nil {
		return nil, false, err
	}
	if kind := links.Kind(info.Mode()); kind != "" {
		return nil, false, fmt.Errorf("%s is %s, and no file to lock the dataset with; nothing was written. Take it away, if it is none of yours: stance makes the file by itself", full, kind)
	}
	return info, false, nil
}
