//go:build !unix

package disk

import "os"

// Elsewhere there is nothing in the file system that waits when it is opened.
const (
	carefully = 0
	noFollow  = 0
)

// stillEmpty: what a file's size is, it has.
func stillEmpty(*os.File) bool { return true }
