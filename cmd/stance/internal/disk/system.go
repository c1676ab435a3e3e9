package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"

	"stance/positions/yamlfile"
)

// system is the calls of the operating system.
type system struct{}

// System is the calls of the operating system, for tests that stand between it
// and a Disk.
func System() Calls { return system{} }

func (system) Create(name string, mode fs.FileMode) (File, error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, err
	}
	return systemFile{f}, nil
}

func (system) Device(name string) (File, error) {
	var f *os.File
	var err error
	number, open := descriptor(name)
	if open {
		f, err = again(number, name)
	} else {
		f, err = os.OpenFile(name, os.O_WRONLY, 0)
	}
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); !open && err == nil && info.Mode().IsRegular() {
		_ = f.Close()
		return nil, &os.PathError{Op: "open", Path: name, Err: errors.New("it has become a file meanwhile")}
	}
	return systemFile{f}, nil
}

func (system) Read(name string) ([]byte, error)          { return ReadFile(name, yamlfile.MaxFile) }
func (system) Rename(from, to string) error              { return os.Rename(from, to) }
func (system) RenameNew(from, to string) error           { return renameNew(from, to) }
func (system) Link(from, to string) error                { return os.Link(from, to) }
func (system) Exchange(a, b string) error                { return exchange(a, b) }
func (system) Remove(name string) error                  { return os.Remove(name) }
func (system) RemoveAll(name string) error               { return os.RemoveAll(name) }
func (system) Mkdir(name string, mode fs.FileMode) error { return os.Mkdir(name, mode) }
func (system) Claim(name string) (io.Closer, error)      { return claim(name) }
func (system) Lock(folder, name string) (io.Closer, error) {
	return lock(folder, name, lockPatience)
}

// SyncFolder does nothing where folders cannot be read, or the file system knows
// no such thing.
func (system) SyncFolder(name string) error {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrPermission) {
		return nil
	}
	if err != nil {
		return err
	}
	err = f.Sync()
	_ = f.Close()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrPermission) {
		return nil
	}
	return err
}

type systemFile struct{ *os.File }

func (f systemFile) Keep(of fs.FileInfo) error {
	keepOwner(f.File, of)
	return f.Chmod(of.Mode().Perm())
}
