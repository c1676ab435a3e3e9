package git

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"stance/cmd/stance/internal/disk"
)

// readPlain reads a file of a repository, and nothing that is not a plain one.
func readPlain(root *os.Root, name string, limit int64) ([]byte, error) {
	f, err := openPlain(root, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAtMost(f, name, limit)
}

// openPlain opens a file of a repository. What is no plain file is not opened at
// all: a pipe would wait for ever.
func openPlain(root *os.Root, name string) (*os.File, error) {
	_, err := root.Stat(filepath.FromSlash(name))
	if err != nil {
		if link, notLink := root.Lstat(filepath.FromSlash(name)); notLink == nil && link.Mode()&fs.ModeSymlink != 0 && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s of the repository is a link that leads out of it", name)
		}
		return nil, err
	}
	f, err := disk.OpenIn(root, filepath.FromSlash(name))
	if errors.Is(err, disk.ErrNotAFile) {
		return nil, fmt.Errorf("%s of the repository is no plain file", name)
	}
	return f, err
}

// The limits on the stores of objects that a repository has or borrows.
const (
	maxBorrowed = 6       // from one to the next, as deep as git follows them
	maxInStores = 4 << 20 // files and folders in all of them
)

// storeDepth is how deep git looks in a store: for what is in the folders of
// info/ and pack/, and a level more.
const storeDepth = 3

// stores looks through stores of objects, each folder as deep as it has to be
// and no further, however often links and borrowing lead to it.
type stores struct {
	levels map[string]int // looked through of a folder without links in its path; 1 for it alone
	left   int            // files and folders that may still come
}

// plainObjects refuses a store of objects with anything in it that is neither a
// file nor a folder; git would wait for a pipe for ever. Stores that it borrows
// from are looked at, too, as deep as git follows them.
func plainObjects(dir string) error {
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return nil // git finds none either
	}
	s := &stores{levels: map[string]int{}, left: maxInStores}
	borrowing := map[string]bool{}
	for deep, level := 0, []string{dir}; deep <= maxBorrowed && len(level) > 0; deep++ {
		var next []string
		for _, store := range level {
			if borrowing[store] {
				continue
			}
			borrowing[store] = true
			if err := s.plain(store); err != nil {
				return err
			}
			from, err := borrowed(store)
			if err != nil {
				return err
			}
			next = append(next, from...)
		}
		level = next
	}
	return nil
}

// borrowed lists the stores that one borrows from, without links in their paths,
// as its own has none. As with git, `..` behind a link is above what it leads to.
func borrowed(store string) ([]string, error) {
	text, err := readSmall(filepath.Join(store, "info", "alternates"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var from []string
	for _, name := range alternates(string(text)) {
		if !filepath.IsAbs(name) {
			name = store + string(filepath.Separator) + name
		}
		real, err := filepath.EvalSymlinks(name)
		if err != nil {
			continue // git passes over it, too
		}
		if info, err := os.Stat(real); err == nil && info.IsDir() {
			from = append(from, real)
		}
	}
	return from, nil
}

// plain looks through a store, level by level, so that each folder is met where
// it is the least deep.
func (s *stores) plain(dir string) error {
	for levels, folders := storeDepth+1, []string{dir}; levels > 0 && len(folders) > 0; levels-- {
		var next []string
		for _, folder := range folders {
			real, err := filepath.EvalSymlinks(folder)
			if err != nil || s.levels[real] >= levels {
				continue
			}
			s.levels[real] = levels
			below, err := s.plainFiles(folder)
			if err != nil {
				return err
			}
			next = append(next, below...)
		}
		folders = next
	}
	return nil
}

// plainFiles gives the folders in one that has nothing else in it but files.
func (s *stores) plainFiles(dir string) (folders []string, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	if s.left -= len(entries); s.left < 0 {
		return nil, &TooLargeError{"there are too many files among its objects"}
	}
	for _, e := range entries {
		kind, name := e.Type(), filepath.Join(dir, e.Name())
		if kind&fs.ModeSymlink != 0 {
			info, err := os.Stat(name)
			if err != nil {
				continue
			}
			kind = info.Mode().Type()
		}
		switch {
		case kind.IsDir():
			folders = append(folders, name)
		case !kind.IsRegular():
			return nil, fmt.Errorf("%s is no plain file; such a repository is not read", name)
		}
	}
	return folders, nil
}
