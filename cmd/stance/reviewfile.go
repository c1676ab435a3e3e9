package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"stance/cmd/stance/internal/disk"
	"stance/positions/review"
	"stance/positions/yamlfile"
)

const reviewsFolder = "reviews"

// reviewFile is a reviewer's file of sign-offs in a dataset's folder.
type reviewFile struct {
	dir      string
	reviewer reviewer
	write    func(name string, content ...[]byte) error // writes whole or not at all
}

func newReviewFile(dir string, r reviewer) *reviewFile {
	return &reviewFile{dir: dir, reviewer: r, write: writeWhole}
}

// add appends sign-offs to the reviewer's file, all of them or none. Those
// that say again what the reviewer said last of the record are left out. The
// file is locked from reading to writing, so that two processes that sign off
// at once lose neither's.
func (f *reviewFile) add(entries []review.SignOff) (added []review.SignOff, err error) {
	folder := filepath.Join(f.dir, reviewsFolder)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return nil, err
	}
	unlock, err := lock(f.dir, path.Join(reviewsFolder, "."+f.reviewer.id+".lock"))
	if err != nil {
		return nil, err
	}
	defer unlock()
	name, err := f.name()
	if err != nil {
		return nil, err
	}
	full := filepath.Join(f.dir, filepath.FromSlash(name))
	if err := within(f.dir, full); err != nil {
		return nil, err
	}
	old, err := disk.Dataset(f.dir).ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		old = yamlfile.ReviewHeader(f.reviewer.name)
	case err != nil:
		return nil, err
	}
	said := map[string]review.SignOff{} // of each record the last
	for _, e := range yamlfile.SignOffs(name, old) {
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
	content, err := yamlfile.AppendSignOffs(name, old, added)
	if err != nil {
		return nil, err
	}
	removeLeftovers(full)
	if err := f.write(full, content); err != nil {
		return nil, fmt.Errorf("not signed off: %w", err)
	}
	return added, nil
}

// name is the path of the reviewer's file in the dataset: of the one that is
// there, however its name is written, else of the one to be made.
func (f *reviewFile) name() (string, error) {
	entries, err := disk.Dataset(f.dir).ReadDir(reviewsFolder)
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		name := e.Name()
		ext := strings.ToLower(path.Ext(name))
		if !strings.HasPrefix(name, ".") && (ext == ".yaml" || ext == ".yml") && yamlfile.ReviewerOf(name) == f.reviewer.id {
			return path.Join(reviewsFolder, name), nil
		}
	}
	return path.Join(reviewsFolder, f.reviewer.id+".yaml"), nil
}
