package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// unfinished holds the files and folders that are being written, for an interrupt to
// remove.
var unfinished sync.Map

// replacing is held while files take the place of old ones, so that an interrupt
// does not come between those that belong together.
var replacing sync.Mutex

// beginning is held while a file or folder is made and noted in unfinished, so
// that an interrupt misses none.
var beginning sync.Mutex

// removeUnfinished keeps both locks: after it nothing is begun any more.
func removeUnfinished() {
	replacing.Lock()
	beginning.Lock()
	unfinished.Range(func(name, _ any) bool {
		os.RemoveAll(name.(string))
		return true
	})
}

// writeWhole writes a file whole or not at all: beside the old one, which is
// replaced only once the new one is safely on disk. A link is followed.
// The content may come in several pieces.
func writeWhole(name string, content ...[]byte) error {
	if info, err := os.Stat(name); err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		return os.WriteFile(name, bytes.Join(content, nil), newFileMode) // a device or pipe has nothing to lose, and cannot be replaced
	}
	f, err := stage(name, content...)
	if err != nil {
		return err
	}
	defer f.drop()
	return f.replace()
}

const newFileMode os.FileMode = 0o644

// stagedFile is a file that is safely on disk beside the one whose place it is
// to take.
type stagedFile struct{ temporary, target string }

// createTemp makes the file to write to; tests put one in its place that takes
// nothing, as on a full disk.
var createTemp = os.CreateTemp

// stage writes a file beside the one of that name. A link is followed.
func stage(name string, content ...[]byte) (*stagedFile, error) {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	mode := newFileMode
	if info, err := os.Stat(name); err == nil {
		if !info.Mode().IsRegular() {
			return nil, fmt.Errorf("%s is a folder, not a file", name)
		}
		mode = info.Mode().Perm()
	}
	beginning.Lock()
	f, err := createTemp(filepath.Dir(name), "."+filepath.Base(name)+".*"+unfinishedEnding)
	if err == nil {
		unfinished.Store(f.Name(), nil)
	}
	beginning.Unlock()
	if err != nil {
		return nil, cannotWrite(name, err)
	}
	staged := &stagedFile{f.Name(), name}
	if err := fill(f, content, mode); err != nil {
		staged.drop()
		return nil, cannotWrite(name, err)
	}
	return staged, nil
}

// fill writes a new file and closes it, whatever happens. Without an error it is
// on disk.
func fill(f *os.File, content [][]byte, mode os.FileMode) error {
	var err error
	for _, piece := range content {
		if _, err = f.Write(piece); err != nil {
			break
		}
	}
	if err == nil {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}

// cannotWrite is for an error of the file system whose own words would name the
// temporary file.
func cannotWrite(name string, err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Errorf("%s cannot be written: %w", name, err)
}

// replace puts the file in its place.
func (f *stagedFile) replace() error {
	err := os.Rename(f.temporary, f.target)
	if err == nil {
		unfinished.Delete(f.temporary)
	}
	return err
}

// drop takes the file away, unless it is in its place.
func (f *stagedFile) drop() {
	if _, left := unfinished.LoadAndDelete(f.temporary); left {
		os.Remove(f.temporary)
	}
}

// unfinishedEnding tells a file that is being written from those that editors
// keep beside the ones that are open in them, such as .name.swp.
const unfinishedEnding = ".stance"

// removeLeftovers takes away what a process that died left unfinished of a
// file. The caller holds the file's lock, so nobody is at it.
func removeLeftovers(name string) {
	folder := filepath.Dir(name)
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		number, of := strings.CutPrefix(e.Name(), "."+filepath.Base(name)+".")
		number, unfinished := strings.CutSuffix(number, unfinishedEnding)
		if of && unfinished && !strings.ContainsFunc(number, func(r rune) bool { return r < '0' || r > '9' }) {
			_ = os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}

// within refuses a file that a link leads out of the dataset: the dataset may
// be somebody else's, and nothing of the user's own is to be written to.
func within(dir, name string) error {
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
