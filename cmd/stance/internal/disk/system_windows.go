package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// movesOpen tells that a file can get another name while it is open.
const movesOpen = false

// keepOwner does nothing: a file has its owner from its folder.
func keepOwner(*os.File, fs.FileInfo) {}

// errClaimed says that a living process has a file or folder. Here the system
// says it in its own way, when the file is to be taken away.
var errClaimed = errors.New("it belongs to a process that is running")

// claim opens a file, which keeps others from taking it away. Folders cannot be
// claimed.
func claim(name string) (io.Closer, error) { return os.OpenFile(name, os.O_RDWR, 0) }
