package git

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
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
	info, err := root.Stat(filepath.FromSlash(name))
	if err != nil {
		if link, notLink := root.Lstat(filepath.FromSlash(name)); notLink == nil && link.Mode()&fs.ModeSymlink != 0 && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s of the repository is a link that leads out of it", name)
		}
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s of the repository is no plain file", name)
	}
	return root.Open(filepath.FromSlash(name))
}

// plainObjects refuses a store of objects with anything in it that is neither a
// file nor a folder; git would wait for a pipe for ever. Stores that it borrows
// from are looked at, too, as deep as git follows them.
func plainObjects(dir string, deep int) error {
	if err := plainFiles(dir, 3); err != nil {
		return err
	}
	text, err := readSmall(filepath.Join(dir, "info", "alternates"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || deep == 0 {
		return err
	}
	for line := range bytes.Lines(text) {
		borrowed := strings.TrimRight(string(line), "\r\n")
		if borrowed == "" || borrowed[0] == '#' {
			continue
		}
		if !filepath.IsAbs(borrowed) {
			borrowed = filepath.Join(dir, borrowed)
		}
		if info, err := os.Stat(borrowed); err != nil || !info.IsDir() {
			continue // git passes over it, too
		}
		if err := plainObjects(borrowed, deep-1); err != nil {
			return err
		}
	}
	return nil
}

func plainFiles(dir string, deep int) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
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
		case kind.IsDir() && deep > 0:
			err = plainFiles(name, deep-1)
		case !kind.IsDir() && !kind.IsRegular():
			err = fmt.Errorf("%s is no plain file; such a repository is not read", name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
