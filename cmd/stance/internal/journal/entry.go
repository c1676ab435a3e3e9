package journal

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"stance/cmd/stance/internal/disk"
)

// Entry is a command that wrote to a dataset.
type Entry struct {
	Dataset string    `json:"dataset"` // without links in its path
	Command []string  `json:"command"` // the words behind the program's name
	Time    time.Time `json:"time"`
	Folders []string  `json:"folders"` // that the command made, outer ones first
	Files   []File    `json:"files"`   // in the order in which they were written
	Unsound bool      `json:"unsound"` // the dataset had errors as the command found it
}

// File is one that the command changed.
type File struct {
	Name   string `json:"name"`   // slash-separated, within the dataset
	Before []byte `json:"before"` // nil: it was not there
	After  string `json:"after"`  // the SHA-256 of what the command left; "": it is not there
}

// ChangedError says that files are not as the command left them, nor as it found them.
type ChangedError struct{ Names []string }

func (e *ChangedError) Error() string {
	return "this cannot be taken back, as there were changes since in " + strings.Join(e.Names, ", ")
}

func digest(content []byte) string {
	if content == nil {
		return ""
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// state is how a file is now, as its entry has it.
type state int

const (
	asLeft  state = iota // by the command
	asFound              // by it
	changed              // by somebody else
)

// state looks at a file in the dataset's folder; now is what is in it, nil if it is not there.
func (f *File) state(folder *disk.Folder) (s state, now []byte, err error) {
	now, err = folder.ReadFile(f.Name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		now = nil
	case err != nil:
		return changed, nil, err
	case now == nil:
		now = []byte{}
	}
	switch digest(now) {
	case f.After:
		return asLeft, now, nil
	case digest(f.Before):
		return asFound, now, nil
	}
	return changed, now, nil
}

// wrote reports whether a file is as the command left it. One that cannot be read is not.
func (e *Entry) wrote() bool {
	folder := disk.Dataset(e.Dataset)
	defer folder.Close()
	return slices.ContainsFunc(e.Files, func(f File) bool {
		s, _, _ := f.state(folder)
		return s == asLeft
	})
}

// Undo works out the changes that take the command back, in an order in which the dataset
// is sound after each: the last file first. A file that is as the command found it is left
// as it is. The error is a *ChangedError where others are not as it left them.
func (e *Entry) Undo() ([]disk.Change, error) {
	folder := disk.Dataset(e.Dataset)
	defer folder.Close()
	var changes []disk.Change
	var others []string
	for _, f := range slices.Backward(e.Files) {
		switch s, now, err := f.state(folder); {
		case err != nil:
			return nil, fmt.Errorf("%s cannot be read: %w", f.Name, err)
		case s == asLeft:
			changes = append(changes, disk.Change{Name: f.Name, Old: now, New: f.Before})
		case s == changed:
			others = append(others, f.Name)
		}
	}
	if len(others) > 0 {
		slices.Sort(others)
		return nil, &ChangedError{others}
	}
	return changes, nil
}

// parse reads an entry of the journal of a dataset.
func parse(content []byte, dataset string) (*Entry, error) {
	e := &Entry{}
	if err := json.Unmarshal(content, e); err != nil {
		return nil, fmt.Errorf("it is damaged: %w", err)
	}
	if e.Dataset != dataset || len(e.Files) == 0 {
		return nil, errors.New("it is damaged: it is of another dataset, or of no file")
	}
	for _, name := range slices.Concat(e.names(), e.Folders) {
		if !fs.ValidPath(name) || name == "." {
			return nil, fmt.Errorf("it is damaged: %q is no file of a dataset", name)
		}
	}
	return e, nil
}

func (e *Entry) names() (names []string) {
	for _, f := range e.Files {
		names = append(names, f.Name)
	}
	return names
}
