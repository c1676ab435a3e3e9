package dataset

import (
	"io"
	"path/filepath"
	"regexp"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/disk"
)

// ErrNone says that no dataset was named, and none is where the user stands.
var ErrNone = &NoneError{}

// NoneError is ErrNone with the datasets that are in the user's folder.
type NoneError struct {
	Nearby []string // folders, and files that may be one, as -C takes them
}

func (e *NoneError) Error() string {
	if len(e.Nearby) > 0 {
		return "no dataset is in this folder itself or above it, but there is one in it: name it with -C " + console.Either(e.Nearby)
	}
	return "no dataset here: neither this folder nor one above it has a " + CodebookFile + " or data/" + CodebookFile + "; name the folder with --data DIR or STANCE_DATA, or write a new one with `stance init`"
}

// Is has every NoneError be ErrNone.
func (e *NoneError) Is(target error) bool { return target == ErrNone }

// dayKey is in every dataset in one file, and in hardly any other YAML: a day that has something below it.
var dayKey = regexp.MustCompile(`(?m)^ *['"]?\d{4}-\d{2}-\d{2}['"]?:`)

// nearby are the datasets in a folder that is none: those that a user probably means. It looks into few
// files, and not far.
func nearby(dir string) []string {
	folder := disk.Dataset(dir)
	defer folder.Close()
	entries, err := folder.ReadDir(".")
	if err != nil {
		return nil
	}
	const files, beginning = 20, 1 << 16
	var found []string
	looked := 0
	for _, e := range entries {
		switch {
		case e.IsDir() && (HasCodebook(filepath.Join(dir, e.Name())) || HasCodebook(filepath.Join(dir, e.Name(), "data"))):
			found = append(found, console.ShellPath(e.Name()))
		case e.Type().IsRegular() && isYAMLName(e.Name()) && looked < files:
			looked++
			f, err := folder.Open(e.Name())
			if err != nil {
				continue
			}
			if text, err := io.ReadAll(io.LimitReader(f, beginning)); err == nil && dayKey.Match(text) {
				found = append(found, console.ShellPath(e.Name()))
			}
			f.Close()
		}
	}
	return found
}
