//go:build unix

package disk

import (
	"io/fs"
	"os"
	"syscall"
)

// OwnedByUser reports whether a file is the user's own. An administrator's program can
// look into what others keep for themselves.
func OwnedByUser(info fs.FileInfo) bool {
	is, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(is.Uid) == os.Geteuid()
}
