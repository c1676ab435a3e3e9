package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"stance/positions/yamlfile"
)

// mayBecomeFolder refuses a path at which there is something already.
func mayBecomeFolder(name string) error {
	info, err := os.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		parent, err := os.Stat(filepath.Dir(name))
		if err != nil || !parent.IsDir() {
			return usagef("there is no folder %s to write into", filepath.Dir(name))
		}
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return usagef("%s is there already, and is no folder", name)
	}
	folder, err := os.Open(name)
	if err != nil {
		return err
	}
	defer folder.Close()
	if _, err := folder.Readdirnames(1); errors.Is(err, io.EOF) {
		return nil
	} else if err != nil {
		return err
	}
	e := usagef("the folder %s has something in it, and nothing is written over", name)
	e.hint = "name a folder that does not exist yet"
	return e
}

// writeFolder writes a folder whole or not at all: beside the place it is to
// have, which it is moved to once all of it is on disk.
func writeFolder(name string, files []yamlfile.File) error {
	if err := mayBecomeFolder(name); err != nil {
		return err
	}
	beginning.Lock()
	temporary, err := os.MkdirTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err == nil {
		unfinished.Store(temporary, nil)
	}
	beginning.Unlock()
	if err != nil {
		return cannotWrite(name, err)
	}
	defer func() {
		os.RemoveAll(temporary)
		unfinished.Delete(temporary)
	}()
	if err := os.Chmod(temporary, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		at := filepath.Join(temporary, filepath.FromSlash(f.Name))
		beginning.Lock()
		err := os.MkdirAll(filepath.Dir(at), 0o755)
		beginning.Unlock()
		if err != nil {
			return err
		}
		if err := writeWhole(at, f.Content); err != nil {
			return err
		}
	}
	if _, err := os.Stat(name); err == nil {
		return fillFolder(name, temporary)
	}
	return os.Rename(temporary, name)
}

// fillFolder moves all that is in one folder into another that is empty. The
// other stays the one it was, as somebody may be standing in it.
func fillFolder(name, from string) (err error) {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	replacing.Lock()
	defer replacing.Unlock()
	for i, e := range entries {
		if err := os.Rename(filepath.Join(from, e.Name()), filepath.Join(name, e.Name())); err != nil {
			for _, moved := range entries[:i] {
				err = errors.Join(err, os.RemoveAll(filepath.Join(name, moved.Name())))
			}
			return err
		}
	}
	return nil
}
