package disk

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

func renameNew(from, to string) error { return renameAs("rename", from, to, unix.RENAME_NOREPLACE) }

func exchange(a, b string) error { return renameAs("exchange", a, b, unix.RENAME_EXCHANGE) }

func renameAs(op, from, to string, flags uint) error {
	for {
		err := unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, flags)
		switch {
		case err == nil:
			return nil
		case errors.Is(err, unix.EINTR):
			continue
		case errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOSYS), errors.Is(err, unix.EOPNOTSUPP):
			return &os.LinkError{Op: op, Old: from, New: to, Err: errors.ErrUnsupported}
		}
		return &os.LinkError{Op: op, Old: from, New: to, Err: err}
	}
}
