//go:build unix

package disk

import (
	"os"
	"syscall"
)

// carefully opens without waiting, should a named pipe or a device have taken
// the file's place, and without taking a terminal over.
const carefully = syscall.O_NONBLOCK | syscall.O_NOCTTY

// noFollow refuses a link at the end of a path.
const noFollow = syscall.O_NOFOLLOW

// stillEmpty reports whether there is nothing to be read from a file of size 0.
// Files that the system makes up, as under /proc, have that size, and may give
// text without end, or wait until there is some.
func stillEmpty(f *os.File) bool {
	conn, err := f.SyscallConn()
	if err != nil {
		return false
	}
	empty := false
	err = conn.Read(func(fd uintptr) bool {
		n, err := syscall.Read(int(fd), make([]byte, 1))
		empty = n == 0 && err == nil
		return true // and never waits for more
	})
	return err == nil && empty
}
