//go:build !unix

package disk

import "io/fs"

// OwnedByUser says yes: who owns a file is not looked at here.
func OwnedByUser(fs.FileInfo) bool { return true }
