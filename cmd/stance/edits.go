package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"stance/cmd/stance/internal/disk"
	"stance/positions/problem"
	"stance/positions/splice"
)

// editsLock is the file that whoever changes a dataset's files holds.
const editsLock = ".stance.lock"

// changedError says that a file is not as it was when the edits were made.
type changedError struct{ name string }

func (e *changedError) Error() string {
	return e.name + " was changed by somebody else meanwhile; nothing was written. Do it again, on the file as it is now"
}

// refusedError is edits that would leave errors in the dataset.
type refusedError struct{ problems []problem.Problem }

func (e *refusedError) Error() string {
	return fmt.Sprintf("nothing was written, as the dataset would then have %s", plural(problem.Count(e.problems).Errors, "error"))
}

// lockDataset keeps every other process out that is about to change the
// dataset's files, until unlock is called.
func lockDataset(dir string) (unlock func(), err error) {
	return lock(dir, editsLock)
}

// applyEdits writes all edits of the dataset's folder or none: under a lock, and
// after a check that no file was changed by somebody else meanwhile (else a
// *changedError).
func (s *streams) applyEdits(dir string, edits []splice.Edit) error {
	unlock, err := lockDataset(dir)
	if err != nil {
		return err
	}
	defer unlock()
	return applyLocked(dir, edits)
}

// applyLocked is applyEdits for who holds the dataset's lock.
func applyLocked(dir string, edits []splice.Edit) error {
	for _, e := range edits {
		if err := unchanged(dir, e); err != nil {
			return err
		}
	}
	var made []string // folders
	var staged []*stagedFile
	done := false
	defer func() {
		for _, f := range staged {
			f.drop()
		}
		for i := len(made) - 1; i >= 0 && !done; i-- {
			_ = os.Remove(made[i]) // it is empty, or somebody else has put something there
		}
	}()
	for _, e := range edits {
		full := fullPath(dir, e)
		folders, err := makeFolders(filepath.Dir(full))
		made = append(made, folders...)
		if err != nil {
			return fmt.Errorf("nothing was written, as there is no folder for %s: %w", e.Name, err)
		}
		if err := within(dir, full); err != nil {
			return err
		}
		removeLeftovers(full)
		f, err := stage(full, e.New)
		if err != nil {
			return fmt.Errorf("nothing was written: %w", err)
		}
		staged = append(staged, f)
	}
	replacing.Lock()
	defer replacing.Unlock()
	for i, f := range staged {
		if err := f.replace(); err != nil {
			return restore(dir, edits[:i], fmt.Errorf("%s could not be replaced: %w", edits[i].Name, err))
		}
	}
	done = true
	return nil
}

func fullPath(dir string, e splice.Edit) string {
	return filepath.Join(dir, filepath.FromSlash(e.Name))
}

// unchanged refuses an edit of a file that is not as it was.
func unchanged(dir string, e splice.Edit) error {
	now, err := disk.Dataset(dir).ReadFile(e.Name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && e.Old == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return &changedError{e.Name}
	case err != nil:
		return err
	case e.Old == nil || !bytes.Equal(now, e.Old):
		return &changedError{e.Name}
	}
	return nil
}

// makeFolders makes a folder with those above it, and gives the ones that were
// not there, outer ones first.
func makeFolders(folder string) (made []string, err error) {
	var missing []string
	for ; ; folder = filepath.Dir(folder) {
		if _, err := os.Stat(folder); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		missing = append(missing, folder)
	}
	for i := len(missing) - 1; i >= 0; i-- {
		if err := os.Mkdir(missing[i], 0o777); err != nil {
			return made, err
		}
		made = append(made, missing[i])
	}
	return made, nil
}

// restore takes edits back that were written before one failed, and says what
// stays where that fails, too.
func restore(dir string, written []splice.Edit, cause error) error {
	var stay []string
	for _, e := range written {
		var err error
		if e.Old == nil {
			err = os.Remove(fullPath(dir, e))
		} else {
			err = writeWhole(fullPath(dir, e), e.Old)
		}
		if err != nil {
			stay = append(stay, e.Name)
		}
	}
	if len(stay) > 0 {
		return fmt.Errorf("%w; it was not possible to take back what had been written by then: %s", cause, strings.Join(stay, ", "))
	}
	return fmt.Errorf("nothing was written: %w", cause)
}
