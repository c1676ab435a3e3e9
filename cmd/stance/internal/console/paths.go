package console

import (
	"path/filepath"
	"runtime"
	"strings"
)

// Path makes a path as the user gave it absolute.
func (s *Streams) Path(p string) string {
	if filepath.IsAbs(p) {
		return p
	}
	if runtime.GOOS == "windows" {
		return onWindows(s.Dir, p)
	}
	return filepath.Join(s.Dir, p)
}

// onWindows makes a path that is not absolute there so, as seen from a folder that is. `\talks`
// is of the folder's drive, and `C:talks` lies in the folder where that is on C:, else at
// the top of C:.
func onWindows(dir, p string) string {
	drive, rest := driveOf(p)
	of, _ := driveOf(dir)
	switch {
	case drive != "" && !strings.EqualFold(drive, of):
		return drive + `\` + strings.TrimLeft(rest, `\/`)
	case rest != "" && strings.ContainsRune(`\/`, rune(rest[0])):
		return of + rest
	}
	return strings.TrimRight(dir, `\/`) + `\` + rest
}

// driveOf takes a path of Windows apart: C: and the rest.
func driveOf(p string) (drive, rest string) {
	if len(p) >= 2 && p[1] == ':' && ('a' <= p[0]|0x20 && p[0]|0x20 <= 'z') {
		return p[:2], p[2:]
	}
	return "", p
}

// Relative shows a folder as seen from where the user stands, if that is
// shorter.
func (s *Streams) Relative(dir string) string {
	if rel, err := filepath.Rel(s.Dir, dir); err == nil && len(rel) < len(dir) {
		return rel
	}
	return dir
}
