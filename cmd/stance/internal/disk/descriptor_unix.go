//go:build unix

package disk

import (
	"os"
	"syscall"
)

// again gives an open file a second number, with which it is written to from where
// it has come to.
func again(number int, name string) (*os.File, error) {
	second, err := syscall.Dup(number)
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: name, Err: err}
	}
	syscall.CloseOnExec(second)
	return os.NewFile(uintptr(second), name), nil
}
