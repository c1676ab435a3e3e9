package reviewing

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/positions/splice"
	"stance/positions/team/review"
	"stance/positions/yamlfile"
)

// reviewFile is a reviewer's file of sign-offs in a dataset's folder.
type reviewFile struct {
	s        *console.Streams
	dir      string
	reviewer reviewer
}

func newReviewFile(s *console.Streams, dir string, r reviewer) *reviewFile {
	return &reviewFile{s, dir, r}
}

// lock keeps other processes out that sign off as this reviewer, and clears away
// what those that died left behind.
func (f *reviewFile) lock() (unlock func(), err error) {
	if err := disk.Within(f.dir, filepath.Join(f.dir, dataset.ReviewsFolder)); err != nil {
		return nil, err
	}
	unlock, err = f.s.Disk.Lock(f.dir, f.lockName())
	if err == nil {
		if name, err := f.name(); err == nil {
			f.s.Disk.SweepOf(f.dir, name)
		}
	}
	return unlock, err
}

// lockName is the name of the reviewer's lock in the dataset.
func (f *reviewFile) lockName() string { return dataset.ReviewsLock(f.reviewer.id) }

// ClearAway does what lock does besides, where there is something to clear away:
// for a walk that may end before it writes.
func (f *reviewFile) clearAway() error {
	name, err := f.name()
	if err != nil {
		return nil // there is no folder yet
	}
	if _, err := os.Lstat(dataset.FullPath(f.dir, f.lockName())); err != nil && !disk.HasUnfinished(f.dir, name) {
		return nil
	}
	unlock, err := f.lock()
	if err == nil {
		unlock()
	}
	return err
}

// add appends sign-offs to the reviewer's file, all of them or none. Those
// that say again what the reviewer said last of the record are left out. The
// file is locked from reading to writing, so that two processes that sign off
// at once lose neither's.
func (f *reviewFile) add(entries []review.SignOff) (added []review.SignOff, err error) {
	var made []string
	if _, err := os.Lstat(filepath.Join(f.dir, dataset.ReviewsFolder)); errors.Is(err, fs.ErrNotExist) {
		made = []string{dataset.ReviewsFolder}
	}
	undo, err := f.s.Disk.TryFolder(filepath.Join(f.dir, dataset.ReviewsFolder))
	if err != nil {
		return nil, err
	}
	defer func() {
		if len(added) == 0 {
			undo()
		}
	}()
	unlock, err := f.lock()
	if err != nil {
		return nil, err
	}
	defer unlock()
	err = dataset.Again(func() error {
		added, err = f.addOnce(entries, made)
		return err
	})
	return added, err
}

// addOnce is add for who has locked the file, and made folders for it.
func (f *reviewFile) addOnce(entries []review.SignOff, made []string) (added []review.SignOff, err error) {
	name, err := f.name()
	if err != nil {
		return nil, err
	}
	full := filepath.Join(f.dir, filepath.FromSlash(name))
	if err := disk.Within(f.dir, full); err != nil {
		return nil, err
	}
	old, err := disk.ReadIn(f.dir, name)
	isNew := errors.Is(err, fs.ErrNotExist)
	if err != nil && !isNew {
		return nil, err
	}
	before := old
	if isNew {
		before = yamlfile.ReviewHeader(f.reviewer.name)
	}
	said := map[string]review.SignOff{} // of each record the last
	there, _ := yamlfile.SignOffsIn(name, before)
	for _, e := range there {
		said[e.Cell()] = e
	}
	for _, e := range entries {
		e.Reviewer = f.reviewer.id
		e.Note = strings.TrimSpace(e.Note)
		if last, ok := said[e.Cell()]; !ok || !last.Same(e) {
			added = append(added, e)
			said[e.Cell()] = e
		}
	}
	if len(added) == 0 {
		return nil, nil
	}
	content, err := splice.AddSignOffs(name, before, added)
	if err != nil {
		return nil, err
	}
	changes := []disk.Change{{Name: name, Old: old, New: content}}
	err = dataset.Recorded(f.s, f.dir, changes, func() error { return f.s.Disk.Replace(f.dir, changes) }, made...)
	if err != nil {
		return nil, fmt.Errorf("not signed off: %w", err)
	}
	return added, nil
}

// name is the path of the reviewer's file in the dataset: of the one that is
// there, however its name is written, else of the one to be made.
func (f *reviewFile) name() (string, error) {
	folder := disk.Dataset(f.dir)
	defer folder.Close()
	entries, err := folder.ReadDir(dataset.ReviewsFolder)
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		name := e.Name()
		ext := strings.ToLower(path.Ext(name))
		if !strings.HasPrefix(name, ".") && (ext == ".yaml" || ext == ".yml") && yamlfile.ReviewerOf(name) == f.reviewer.id {
			return path.Join(dataset.ReviewsFolder, name), nil
		}
	}
	return path.Join(dataset.ReviewsFolder, f.reviewer.id+".yaml"), nil
}
