package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"stance/positions/links"
)

// The errors that callers tell apart, besides those of the file system.
var (
	ErrNotAFile = errors.New("is no regular file")
	ErrTooLarge = errors.New("is too large")
)

// NotAFileError is something else in a file's place. It is ErrNotAFile.
type NotAFileError struct {
	Name string
	Kind string // such as "a named pipe"
}

func (e *NotAFileError) Error() string     { return e.Name + " is " + e.Kind + ", not an ordinary file" }
func (e *NotAFileError) Is(err error) bool { return err == ErrNotAFile }

// TooLargeError is a file with more in it than is read. It is ErrTooLarge.
type TooLargeError struct {
	Name  string
	Limit int64 // in bytes
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("%s is larger than %s, and no more is read here; split it", e.Name, size(e.Limit))
}
func (e *TooLargeError) Is(err error) bool { return err == ErrTooLarge }

// size writes a number of bytes as people do.
func size(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}

// Open opens a file that the user named, to be read; how much of it is the
// caller's to bound. Links are followed. It has to be a regular file, and
// nothing that waits for somebody, never ends or does something when it is
// opened; but for what the user's own shell handed to the process, such as
// /dev/stdin or the pipe of <(…), which can be anything that is read.
func Open(name string) (*os.File, error) {
	if handedOver(name) {
		return openHanded(name)
	}
	return openRegular(name,
		func() (fs.FileInfo, error) { return statToOpen(name) },
		func() (*os.File, error) { return os.OpenFile(name, os.O_RDONLY|carefully, 0) })
}

// OpenIn opens a regular file in a folder, as Open does; links that lead out of it
// are an error.
func OpenIn(root *os.Root, name string) (*os.File, error) {
	return openRegular(name,
		func() (fs.FileInfo, error) { return root.Stat(name) },
		func() (*os.File, error) { return root.OpenFile(name, os.O_RDONLY|carefully, 0) })
}

// ReadFile reads a file as Open opens it, if there are no more than limit bytes
// in it; else the error is a *TooLargeError.
func ReadFile(name string, limit int64) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAll(f, name, limit)
}

// statToOpen describes what is to be opened; an error says that it cannot be.
func statToOpen(name string) (fs.FileInfo, error) {
	info, err := os.Stat(name)
	var at *fs.PathError
	if errors.As(err, &at) {
		at.Op = "open"
	}
	return info, err
}

// descriptors are the names under which systems show a process its own open
// files.
var descriptors = regexp.MustCompile(`^/(dev/(stdin|fd/[0-9]+)|proc/self/fd/[0-9]+)$`)

func handedOver(name string) bool {
	return descriptors.MatchString(filepath.ToSlash(filepath.Clean(name)))
}

func openHanded(name string) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|carefully, 0)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = &NotAFileError{name, links.Kind(info.Mode())}
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// openRegular opens a regular file. It is looked at before, as opening alone
// can wait for ever, and again after, as it may have been exchanged in between.
func openRegular(name string, stat func() (fs.FileInfo, error), open func() (*os.File, error)) (*os.File, error) {
	info, err := stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &NotAFileError{name, links.Kind(info.Mode())}
	}
	f, err := open()
	if err != nil {
		return nil, err
	}
	if err := opened(f, name); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func opened(f *os.File, name string) error {
	info, err := f.Stat()
	switch {
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return &NotAFileError{name, links.Kind(info.Mode())}
	case info.Size() > 0 || stillEmpty(f):
		return nil
	}
	// It may have been written to just now; else the system makes it up.
	if info, err = f.Stat(); err == nil && info.Size() > 0 {
		_, err = f.Seek(0, io.SeekStart)
		return err
	}
	return &NotAFileError{name, "made up by the system as it is read"}
}

// readAll reads all of a file, if that is no more than limit bytes.
func readAll(f *os.File, name string, limit int64) ([]byte, error) {
	var content bytes.Buffer
	if info, err := f.Stat(); err == nil {
		content.Grow(int(min(info.Size(), limit)) + bytes.MinRead)
	}
	if _, err := content.ReadFrom(io.LimitReader(f, limit+1)); err != nil {
		return nil, err
	}
	if int64(content.Len()) > limit {
		return nil, &TooLargeError{name, limit}
	}
	return content.Bytes(), nil
}
