package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Within refuses a file that a link leads out of the dataset: the dataset may
// be somebody else's, and nothing of the user's own is to be written to.
func Within(dir, name string) error {
	root, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return err
	}
	target, err := filepath.EvalSymlinks(name)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(name); err == nil {
			return fmt.Errorf("%s is a link to a file that is not there", name)
		}
		target, err = filepath.EvalSymlinks(filepath.Dir(name))
	}
	if err != nil {
		return err
	}
	if rel, err := filepath.Rel(root, target); err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return fmt.Errorf("%s is a link that leads out of the dataset, to %s; nothing was written", name, target)
	}
	return nil
}
