package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/splice"
	"stance/positions/yamlfile"
)

// draftFile is where a text that is being written stands in the dataset as it
// is checked. It comes first there, so that of two records of one cell it is
// the text's that is read.
const draftFile = "snapshots/!draft.yaml"

// addInEditor has the person write the record in an editor, and adds it.
func addInEditor(s *streams, opts *addRecordOptions, ds *positions.Dataset) error {
	template, err := opts.draft.template(ds)
	if err != nil {
		return err
	}
	text := template
	for {
		edited, err := s.edit(text)
		if err != nil {
			if len(edited) == 0 {
				edited = text
			}
			return s.keep(edited, template, err)
		}
		switch {
		case bytes.Equal(edited, template):
			s.note("the text was left as it was, so nothing was added")
			return nil
		case saysNothing(edited):
			s.note("the text was emptied, so nothing was added")
			return nil
		}
		text = edited
		if err = addText(s, &opts.addOptions, text, "your text"); err == nil {
			return opts.afterDryRun(s, text, template)
		}
		asker := s.asker()
		var refused *refusedError
		if asker == nil || !errors.As(err, &refused) {
			return s.keep(text, template, err)
		}
		s.showErrors(refused.problems)
		again, asking := asker.yes("Open the editor again?", true)
		if asking != nil || !again {
			return s.keep(text, template, &usageError{message: refused.Error()})
		}
	}
}

// saysNothing reports whether there are only comments and white space in a text.
func saysNothing(text []byte) bool {
	for line := range bytes.Lines(text) {
		line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\uFEFF")))
		if len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

// afterDryRun keeps a text that was only tried out.
func (opts *addRecordOptions) afterDryRun(s *streams, text, template []byte) error {
	if !opts.dryRun {
		return nil
	}
	return s.keep(text, template, nil)
}

// addFromFile adds the record that a file holds.
func addFromFile(s *streams, opts *addRecordOptions) error {
	text, err := os.ReadFile(s.path(opts.file))
	if errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("there is no file %s", opts.file)
	}
	if err != nil {
		return err
	}
	return addText(s, &opts.addOptions, text, opts.file)
}

// addText adds the records of a text that is written as a snapshot. Problems
// with it are a *refusedError with their places in the text, which goes by a
// name.
func addText(s *streams, opts *addOptions, text []byte, name string) error {
	return opts.write(s, func(ds *positions.Dataset) (*splice.Additions, error) {
		dir, err := s.dataDir(opts.data)
		if err != nil {
			return nil, err
		}
		read := yamlfile.Read(splice.Overlay(os.DirFS(dir), []splice.Edit{{Name: draftFile, New: text}}))
		var wrong []problem.Problem
		for _, p := range read.Problems {
			if p.File == draftFile && p.Severity == problem.Error {
				p.File = name
				wrong = append(wrong, p)
			}
		}
		if len(wrong) > 0 {
			return nil, &refusedError{wrong}
		}
		add := &splice.Additions{}
		for _, r := range read.Dataset.Records {
			if r.Place.File != draftFile {
				continue
			}
			if err := claimRepeated(ds, r); err != nil {
				return nil, err
			}
			add.Records = append(add.Records, r)
			if info := read.Dataset.Info(r.Date); !hasDate(ds, r.Date) && !hasInfo(add.Dates, r.Date) {
				add.Dates = append(add.Dates, info)
			}
		}
		if len(add.Records) == 0 {
			return nil, usagef("there is no record in %s", name)
		}
		return add, nil
	})
}

func hasInfo(dates []positions.DateInfo, date positions.Date) bool {
	for _, di := range dates {
		if di.Date == date {
			return true
		}
	}
	return false
}

// edit has the person edit a text in their editor.
func (s *streams) edit(text []byte) ([]byte, error) {
	words, err := s.editor()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "stance-add-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir) // not on an interrupt: the text may be all that is left
	name := filepath.Join(dir, "record.yaml")
	if err := os.WriteFile(name, text, 0o600); err != nil {
		return nil, err
	}
	cmd := exec.Command(words[0], append(words[1:], name)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = s.in, s.rawOut(), s.err
	cmd.Dir = s.dir
	editing.Store(true)
	err = cmd.Run()
	editing.Store(false)
	if err != nil {
		err = fmt.Errorf("the editor %s failed: %w", words[0], err)
	}
	edited, unread := os.ReadFile(name)
	if errors.Is(unread, os.ErrNotExist) {
		unread = fmt.Errorf("the editor %s left no text behind, so nothing was added", words[0])
	}
	return edited, errors.Join(err, unread)
}

// editing tells that an editor has the terminal.
var editing atomic.Bool

// editor is the person's editor with its arguments.
func (s *streams) editor() ([]string, error) {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if words := strings.Fields(s.env(name)); len(words) > 0 {
			path, err := exec.LookPath(words[0])
			if err != nil {
				return nil, usagef("the editor %s, which %s names, was not found", words[0], name)
			}
			return append([]string{path}, words[1:]...), nil
		}
	}
	usual := []string{"editor", "nano", "vi"}
	if runtime.GOOS == "windows" {
		usual = []string{"notepad"}
	}
	for _, name := range usual {
		if path, err := exec.LookPath(name); err == nil {
			return []string{path}, nil
		}
	}
	return nil, &usageError{"no editor was found", "name yours in EDITOR, such as EDITOR=nano"}
}

// keep saves a text that could not be added where the person stands.
func (s *streams) keep(text, template []byte, cause error) error {
	if len(bytes.TrimSpace(text)) == 0 || bytes.Equal(text, template) {
		return cause
	}
	for n := 1; ; n++ {
		name := "stance-add.yaml"
		if n > 1 {
			name = fmt.Sprintf("stance-add-%d.yaml", n)
		}
		err := s.disk.WriteNew(s.path(name), text)
		if errors.Is(err, os.ErrExist) && n < 1000 {
			continue
		}
		if err != nil {
			fmt.Fprintf(s.err, "%s\n", text) // better than nothing
			err = fmt.Errorf("the text above could not be kept in a file: %w", err)
			if cause == nil {
				return err
			}
			s.complain(err.Error())
			return cause
		}
		return &keptError{cause, name}
	}
}

// keptError is why a text was not added (nil after a dry run), and where it is
// kept.
type keptError struct {
	cause error
	name  string
}

func (e *keptError) Error() string {
	if e.cause == nil {
		return "this was a dry run"
	}
	return e.cause.Error()
}
func (e *keptError) Unwrap() error { return e.cause }
