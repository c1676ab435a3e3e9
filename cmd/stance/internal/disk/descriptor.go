package disk

import (
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// descriptor is the number of an open file that is named as such, be it through
// links: /dev/stdout, /dev/fd/3. Whoever opened it may have written to it, so it is
// no name of a file that could be replaced.
func descriptor(name string) (number int, ok bool) {
	if runtime.GOOS == "windows" {
		return 0, false
	}
	for range 40 {
		name = filepath.Clean(name)
		switch name {
		case "/dev/stdout":
			return 1, true
		case "/dev/stderr":
			return 2, true
		}
		if dir, base := filepath.Split(name); dir == "/dev/fd/" || strings.HasPrefix(dir, "/proc/") && strings.HasSuffix(dir, "/fd/") && ours(dir) {
			number, err := strconv.Atoi(base)
			return number, err == nil && number >= 0
		}
		target, err := os.Readlink(name)
		if err != nil {
			return 0, false
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(filepath.Dir(name), target)
		}
		name = target
	}
	return 0, false
}

// ours reports whether a folder of open files is that of this process.
func ours(dir string) bool {
	process := strings.TrimSuffix(strings.TrimPrefix(dir, "/proc/"), "/fd/")
	return process == "self" || process == "thread-self" || process == strconv.Itoa(os.Getpid())
}
