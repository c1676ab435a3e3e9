package git

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

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
	maxBorrowed = 5       // from one to the next, as deep as git follows them
	maxInStores = 4 << 20 // files and folders in all of them
)

// stores looks through stores of objects, each folder once, however often links
// and borrowing lead to it.
type stores struct {
	seen map[string]bool // folders, without links in their paths
	left int             // files and folders that may still come
}

// plainObjects refuses a store of objects with anything in it that is neither a
// file nor a folder; git would wait for a pipe for ever. Stores that it borrows
// from are looked at, too, as deep as git follows them.
func plainObjects(dir string) error {
	s := &stores{seen: map[string]bool{}, left: maxInStores}
	borrowing := map[string]bool{}
	for deep, level := 0, []string{dir}; deep <= maxBorrowed && len(level) > 0; deep++ {
		var next []string
		for _, store := range level {
			real, err := filepath.EvalSymlinks(store)
			if err != nil || borrowing[real] {
				continue // git passes over it, too
			}
			borrowing[real] = true
			if err := s.plain(real, 3); err != nil {
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

// borrowed lists the stores that one borrows from.
func borrowed(store string) ([]string, error) {
	text, err := readSmall(filepath.Join(store, "info", "alternates"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var from []string
	for line := range bytes.Lines(text) {
		name := strings.TrimRight(string(line), "\r\n")
		if name == "" || name[0] == '#' {
			continue
		}
		if !filepath.IsAbs(name) {
			name = filepath.Join(store, name)
		}
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			from = append(from, name)
		}
	}
	return from, nil
}

// plain looks through a folder, level by level, so that each is met where it is
// the least deep.
func (s *stores) plain(dir string, deep int) error {
	for level := []string{dir}; deep >= 0 && len(level) > 0; deep-- {
		var next []string
		for _, folder := range level {
			real, err := filepath.EvalSymlinks(folder)
			if err != nil || s.seen[real] {
				continue
			}
			s.seen[real] = true
			folders, err := s.plainFiles(folder)
			if err != nil {
				return err
			}
			next = append(next, folders...)
		}
		level = next
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
