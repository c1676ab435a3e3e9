package git

import (
	"fmt"
	"strconv"
	"strings"
)

// version is a version of git; a part that is not told is 0.
type version struct{ major, minor, patch int }

// neededVersion says what obeys GIT_NO_LAZY_FETCH.
const neededVersion = "2.45.0 or later, or one of 2.39.4, 2.40.2, 2.41.1, 2.42.2, 2.43.4, 2.44.1 and what followed these"

// mended has, for the minor versions of git 2 that came without
// GIT_NO_LAZY_FETCH, the patch that brought it.
var mended = map[int]int{39: 4, 40: 2, 41: 1, 42: 2, 43: 4, 44: 1}

// safe reports whether a git obeys all settings of every call. Older ones take
// them without a word and fetch all the same.
func (v version) safe() bool {
	if v.major != 2 {
		return v.major > 2
	}
	patch, ok := mended[v.minor]
	return v.minor >= 45 || ok && v.patch >= patch
}

func (v version) String() string { return fmt.Sprintf("%d.%d.%d", v.major, v.minor, v.patch) }

// parseVersion reads what `git version` prints: "git version 2.39.5", which
// those who build git lengthen in their ways ("2.39.5 (Apple Git-154)",
// "2.45.1.windows.1", "2.46.0-rc1", "2.46.GIT").
func parseVersion(answer string) (version, error) {
	unreadable := fmt.Errorf("git tells no version that can be read: %.60q", answer)
	rest, ok := strings.CutPrefix(answer, "git version ")
	if !ok {
		return version{}, unreadable
	}
	var numbers [3]int
	for i := range numbers {
		digits := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
		n, err := strconv.Atoi(digits)
		if err != nil {
			if i < 2 {
				return version{}, unreadable
			}
			break // "2.46.GIT"
		}
		numbers[i] = n
		if rest, ok = strings.CutPrefix(rest[len(digits):], "."); !ok {
			if i == 0 {
				return version{}, unreadable
			}
			break
		}
	}
	return version{numbers[0], numbers[1], numbers[2]}, nil
}
