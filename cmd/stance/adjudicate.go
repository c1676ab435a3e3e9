package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"stance/diff/report"
	"stance/diff/report/markdown"
	"stance/positions"
	"stance/positions/adjudication"
	"stance/positions/agreement"
	"stance/positions/problem"
	"stance/positions/yamlfile"
)

// decisionsFile lists what is to be decided, beside the dataset's own files.
const decisionsFile = "decisions.md"

// adjudicate writes what codings come to as a dataset into a new folder.
func (s *streams) adjudicate(out string, codings []agreement.Coding) error {
	a, err := agreement.Adjudicate(codings)
	if err != nil {
		return err
	}
	files := adjudication.Files(a)
	model := &report.Decisions{Adjudication: a, File: func(date positions.Date) string {
		for _, di := range a.Dates {
			if di.Date == date {
				return (&yamlfile.Snapshot{DateInfo: di}).FileName()
			}
		}
		return ""
	}}
	var list bytes.Buffer
	if err := markdown.Decisions(&list, model); err != nil {
		return err
	}
	files = append(files, yamlfile.File{Name: decisionsFile, Content: list.Bytes()})
	if err := writeFolder(s.path(out), files); err != nil {
		return fmt.Errorf("writing %s: %w", out, err)
	}
	s.note(model.Summary() + " See " + filepath.Join(out, decisionsFile))
	for _, c := range a.Conflicts {
		s.note(c)
	}
	if n := problem.Count(yamlfile.Read(os.DirFS(s.path(out))).Problems).Errors; n > 0 {
		s.note(fmt.Sprintf("the merged dataset has %s; `stance check -C %s` lists them", plural(n, "error"), out))
	}
	return nil
}

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
func writeFolder(name string, files []yamlfile.File) (err error) {
	if err := mayBecomeFolder(name); err != nil {
		return err
	}
	temporary, err := os.MkdirTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	unfinished.Store(temporary, nil)
	defer func() {
		if err != nil {
			os.RemoveAll(temporary)
		}
		unfinished.Delete(temporary)
	}()
	if err = os.Chmod(temporary, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		at := filepath.Join(temporary, filepath.FromSlash(f.Name))
		if err = os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			return err
		}
		if err = writeWhole(at, f.Content); err != nil {
			return err
		}
	}
	// An empty folder that is there makes way; one with something in it does
	// not let itself be removed.
	if err = os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(temporary, name)
}
