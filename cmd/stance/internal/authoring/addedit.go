package authoring

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/drafting"
	"stance/cmd/stance/internal/launch"
	"stance/cmd/stance/internal/settings"
	"stance/positions"
	"stance/positions/problem"
	"stance/positions/splice"
	"stance/positions/visible"
	"stance/positions/yamlfile"
)

// draftFile is where a text that is being written stands in the dataset as it
// is checked. It comes first there, so that of two records of one cell it is
// the text's that is read.
const draftFile = "snapshots/!draft.yaml"

// TextLimit is how many bytes of a text of records are read, from a file or as an
// editor left it: some 20,000 records.
const TextLimit = 16 << 20

// addInEditor has the person write the record in an editor, and adds it.
func addInEditor(s *console.Streams, opts *addRecordOptions, ds *positions.Dataset) error {
	template, err := opts.draft.template(ds)
	if err != nil {
		return err
	}
	editor, err := ChosenEditor(s)
	if err != nil {
		return err
	}
	dir, err := dataset.Dir(s, opts.data)
	if err != nil {
		return err
	}
	tellOfLeftDrafts(s, dir, opts.data)
	d, err := newEditFile(dir, opts.data, template)
	if err != nil {
		return err
	}
	text, err := opts.edited(s, editor, d, template)
	if text == nil {
		d.discard()
		return err
	}
	err = opts.keep(s, text, template, err, d)
	var kept *KeptError
	switch {
	case errors.As(err, &kept) && kept.Name == d.name():
		d.leave()
	case d.holdsMore(text):
		s.Tell(visible.Line("What the editor left is in " + d.dir + "; delete that folder when you have taken from it what is yours"))
		d.leave()
	default:
		d.discard()
	}
	return err
}

// edited has the person edit a draft until it can be added. It gives a text that
// is still to be kept, and why it was not added; nil where there is none.
func (opts *addRecordOptions) edited(s *console.Streams, editor launch.Program, d *editFile, template []byte) ([]byte, error) {
	text := template
	for {
		edited, err := edit(s, editor, d, text)
		if err != nil {
			d.failed = true
			if len(edited) == 0 {
				edited = text
			}
			return edited, err
		}
		switch {
		case bytes.Equal(edited, template):
			s.Note("the text was left as it was, so nothing was added")
			return nil, nil
		case saysNothing(edited):
			s.Note("the text was emptied, so nothing was added")
			return nil, nil
		}
		text = edited
		if err = addText(s, &opts.addOptions, text, "your text"); err == nil {
			if opts.dryRun {
				return text, nil
			}
			return nil, nil
		}
		asker := s.Person
		var refused *dataset.RefusedError
		if asker == nil || !errors.As(err, &refused) {
			return text, err
		}
		s.ShowErrors(refused.Problems)
		again, asking := asker.Yes("Open the editor again?", true)
		if asking != nil || !again {
			return text, &console.UsageError{Message: refused.Error()}
		}
	}
}

// editOnce has the person edit a text, and gives what they left.
func editOnce(s *console.Streams, opts *addRecordOptions, text []byte) ([]byte, error) {
	editor, err := ChosenEditor(s)
	if err != nil {
		return nil, err
	}
	dir, err := dataset.Dir(s, opts.data)
	if err != nil {
		return nil, err
	}
	d, err := newEditFile(dir, opts.data, text)
	if err != nil {
		return nil, err
	}
	edited, err := edit(s, editor, d, text)
	if err != nil {
		d.failed = true
		if d.holdsMore(edited) || len(edited) > 0 && !bytes.Equal(edited, text) {
			d.leave()
			return nil, fmt.Errorf("%w; what the editor left is in %s", err, d.dir)
		}
	}
	d.discard()
	return edited, err
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

// addFromFile adds the record that a file holds.
func addFromFile(s *console.Streams, opts *addRecordOptions) error {
	text, err := disk.ReadFile(s.Path(opts.file), TextLimit)
	if errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("there is no file %s", opts.file)
	}
	if err != nil {
		return err
	}
	return addText(s, &opts.addOptions, text, opts.file)
}

// addText adds the records of a text that is written as a snapshot. Problems
// with it are a *RefusedError with their places in the text, which goes by a
// name.
func addText(s *console.Streams, opts *addOptions, text []byte, name string) error {
	return opts.write(s, opts.fromText(s, text, name))
}

// fromText makes what is to be added of such a text.
func (opts *addOptions) fromText(s *console.Streams, text []byte, name string) func(*positions.Dataset) (*splice.Additions, error) {
	return func(ds *positions.Dataset) (*splice.Additions, error) {
		dir, err := dataset.Dir(s, opts.data)
		if err != nil {
			return nil, err
		}
		folder := disk.Dataset(dir)
		defer folder.Close()
		read := yamlfile.Read(splice.Overlay(folder, []splice.Edit{{Name: draftFile, New: text}}))
		var wrong []problem.Problem
		for _, p := range read.Problems {
			if p.File == draftFile && p.Severity == problem.Error {
				p.File = name
				wrong = append(wrong, p)
			}
		}
		if len(wrong) > 0 {
			return nil, &dataset.RefusedError{Problems: wrong}
		}
		add := &splice.Additions{}
		for _, r := range read.Dataset.Records {
			if r.Place.File != draftFile {
				continue
			}
			if err := drafting.ClaimRepeated(ds, r); err != nil {
				return nil, err
			}
			add.Records = append(add.Records, r)
			if info := read.Dataset.Info(r.Date); !drafting.HasDate(ds, r.Date) && !hasInfo(add.Dates, r.Date) {
				add.Dates = append(add.Dates, info)
			}
		}
		if len(add.Records) == 0 {
			return nil, console.Usagef("there is no record in %s", name)
		}
		return add, nil
	}
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
func edit(s *console.Streams, editor launch.Program, d *editFile, text []byte) ([]byte, error) {
	name := d.name()
	if !d.holds(text) {
		if err := d.write(text); err != nil {
			return nil, err
		}
	}
	err := editor.Edit(s.ForPrograms(), name)
	edited, unread := disk.ReadFile(name, TextLimit)
	if err == nil && bytes.Equal(edited, text) {
		if err = UntilSaved(s, editor); err == nil {
			edited, unread = disk.ReadFile(name, TextLimit)
		}
	}
	if errors.Is(unread, os.ErrNotExist) {
		unread = fmt.Errorf("the editor %s left no text behind, so nothing was added", editor.Setting)
	}
	return edited, errors.Join(EditorError(err), unread)
}

// UntilSaved is for a file that an editor left as it was: where that one may have left before the
// person was done, they are asked to say when they are.
func UntilSaved(s *console.Streams, editor launch.Program) error {
	if s.Person == nil || !editor.MayLeave() {
		return nil
	}
	_, err := s.Person.Yes("Nothing has changed yet. Is the file saved, and closed in the editor?", true)
	return err
}

// ChosenEditor is the person's editor.
func ChosenEditor(s *console.Streams) (launch.Program, error) {
	chosen := s.Setting(settings.Editor)
	editor, err := launch.Editor(chosen.Value, chosen.From)
	if errors.Is(err, launch.ErrNoEditor) {
		return editor, &console.UsageError{Message: err.Error(), Hint: "name yours in EDITOR, such as EDITOR=nano"}
	}
	return editor, EditorError(err)
}

// EditorError makes a mistake of the user's of a program that is not there.
func EditorError(err error) error {
	var missing *launch.NotFoundError
	if errors.As(err, &missing) {
		return console.Usagef("the editor %v", missing)
	}
	return err
}

// worthless reports whether there is nothing of the person's in a text.
func worthless(text, template []byte) bool {
	return len(bytes.TrimSpace(text)) == 0 || bytes.Equal(text, template)
}

// keep saves a text that could not be added where the person stands, for their
// eyes alone; where that cannot be, the file that was edited is kept.
func (opts *addRecordOptions) keep(s *console.Streams, text, template []byte, cause error, d *editFile) error {
	if worthless(text, template) {
		return cause
	}
	for n := 1; ; n++ {
		name := "stance-add.yaml"
		if n > 1 {
			name = fmt.Sprintf("stance-add-%d.yaml", n)
		}
		name = besideDatasets(s, name)
		err := s.Disk.WritePrivate(s.Path(name), text)
		if errors.Is(err, os.ErrExist) && n < 1000 {
			continue
		}
		if err != nil && d != nil && d.holds(text) {
			return opts.keptIn(d.name(), cause)
		}
		if err != nil {
			fmt.Fprintf(s.Err, "%s\n", text) // better than nothing
			err = fmt.Errorf("the text above could not be kept in a file: %w", err)
			if cause == nil {
				return err
			}
			s.Complain(err.Error())
			return cause
		}
		return opts.keptIn(name, cause)
	}
}

// besideDatasets is where a file can stand that belongs to no dataset: where the user
// stands or, if that is in a dataset's own folders, in the next one above them. In
// snapshots/ it would be read as a snapshot.
func besideDatasets(s *console.Streams, name string) string {
	for dir := s.Dir; ; dir = filepath.Dir(dir) {
		at := name
		if dir != s.Dir {
			at = s.Relative(filepath.Join(dir, name))
		}
		if dataset.NotOnto(s, "", at) == nil { // a link of that name is passed over
			return at
		}
		if filepath.Dir(dir) == dir {
			return name
		}
	}
}

// keptIn is the error for a text that was not added and is kept in a file.
func (opts *addRecordOptions) keptIn(name string, cause error) error {
	return &KeptError{cause, name, commandToAdd(name, opts.data)}
}

// commandToAdd adds the text in a file to the dataset that was given.
func commandToAdd(name, data string) string {
	command := "stance add --file " + console.ShellPath(name)
	if data != "" {
		command += " -C " + console.ShellPath(data)
	}
	return command
}

// KeptError is why a text was not added (nil after a dry run), where it is
// kept, and the command that adds it.
type KeptError struct {
	Cause         error
	Name, Command string
}

func (e *KeptError) Error() string {
	if e.Cause == nil {
		return "this was a dry run"
	}
	return e.Cause.Error()
}
func (e *KeptError) Unwrap() error { return e.Cause }
