package disk

import (
	"io/fs"
	"sync"
)

// Disk is where files are written. The zero value is the user's own; it must not
// be copied once it is in use.
type Disk struct {
	calls Calls // nil: the system's

	// unfinished holds the files and folders that are being written, for an
	// interrupt to remove.
	unfinished sync.Map
	// replacing is held while files take the place of old ones, so that an
	// interrupt does not come between those that belong together.
	replacing sync.Mutex
	// noting is held while a file or folder is made and noted in unfinished, or
	// taken out of it and away, so that an interrupt misses none.
	noting sync.Mutex
}

// SetCalls has a disk that is not in use yet make other calls than the system's.
func (d *Disk) SetCalls(c Calls) { d.calls = c }

func (d *Disk) system() Calls {
	if d.calls == nil {
		return system{}
	}
	return d.calls
}

// RemoveUnfinished takes away all that is being written, and has nothing be begun
// or replaced any more: the process is about to end. It waits for files that are
// just taking the place of old ones.
func (d *Disk) RemoveUnfinished() {
	d.replacing.Lock()
	d.noting.Lock()
	d.unfinished.Range(func(name, _ any) bool {
		_ = d.system().RemoveAll(name.(string))
		return true
	})
}

// The modes of new files and folders, from which the system takes the umask.
const (
	newFile       fs.FileMode = 0o666
	newFolder     fs.FileMode = 0o777
	privateFile   fs.FileMode = 0o600
	privateFolder fs.FileMode = 0o700
)
