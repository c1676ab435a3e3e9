package disk

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

func renameNew(from, to string) error { return renameAs("rename", from, to, unix.RENAME_EXCL) }

func exchange(a, b string) error { return renameAs("exchange", a, b, unix.RENAME_SWAP) }

func renameAs(op, from, to string, flags uint32) error {
	for {
		err := unix.RenamexNp(from, to, flags)
		switch {
		case err == nil:
			return nil
		case errors.Is(err, unix.EINTR):
			continue
		case errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOTSUP):
			return &os.LinkError{Op: op, Old: from, New: to, Err: errors.ErrUnsupported}
		}
		return &os.LinkError{Op: op, Old: from, New: to, Err: err}
	}
}
