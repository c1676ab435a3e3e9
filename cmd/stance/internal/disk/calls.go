package disk

import (
	"io"
	"io/fs"
)

// Calls are the calls to the system that writing makes. Names are paths of the
// system. Errors are those of package os.
type Calls interface {
	// Create makes a file that is not there yet, with this mode less the umask.
	Create(name string, mode fs.FileMode) (File, error)
	// Device opens what is there and no ordinary file, or open already.
	Device(name string) (File, error)
	// Read gives a file's content, for comparing.
	Read(name string) ([]byte, error)
	// Rename gives a file another name, and takes the place of what has it.
	Rename(from, to string) error
	// RenameNew gives a file or folder a name that nothing has: else
	// fs.ErrExist. errors.ErrUnsupported where the file system cannot tell.
	RenameNew(from, to string) error
	// Link gives a file a second name that nothing has: else fs.ErrExist.
	Link(from, to string) error
	// Exchange swaps the names of two files. errors.ErrUnsupported where the
	// file system cannot.
	Exchange(a, b string) error
	// Remove takes away a file or an empty folder.
	Remove(name string) error
	// RemoveAll takes away a folder with all that is in it.
	RemoveAll(name string) error
	// Mkdir makes a folder, with this mode less the umask.
	Mkdir(name string, mode fs.FileMode) error
	// SyncFolder has the names in a folder reach the disk.
	SyncFolder(name string) error
	// Claim marks a file or folder as that of a living process, until it is
	// let go or the process ends.
	Claim(name string) (io.Closer, error)
	// Lock keeps every other process that locks the same name in a folder out
	// until it is let go, as long as patience allows.
	Lock(folder, name string) (io.Closer, error)
}

// File is a file that is being written.
type File interface {
	io.WriteCloser
	// Keep gives the file the mode of another and, as far as the user may, its
	// owner and group.
	Keep(of fs.FileInfo) error
	// Sync has the content reach the disk.
	Sync() error
}
