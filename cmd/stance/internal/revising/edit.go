package revising

import (
	"bytes"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/authoring"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/drafting"
	"stance/positions"
	"stance/positions/problem"
	"stance/positions/team/review"
	"stance/positions/visible"
	"stance/positions/yamlfile"
)

// NewEditCommand builds `stance edit`.
func NewEditCommand(s *console.Streams) *cobra.Command {
	var data string
	cmd := &cobra.Command{
		Use:   "edit DATE/PARTY/ISSUE",
		Short: "Open a record in your editor at its line, and check it after",
		Long: `Opens the file of a record in your editor, at the record: in that of VISUAL or EDITOR, with
arguments, quotes and variables as git reads them. When the editor ends, the dataset
is checked: what is wrong is shown with its line, and on a terminal you are asked whether
to open the file again. Of a sound record you are told what it now means for the comparison
with the date before, and how its quotations stand in their sources. ` + "`stance undo`" + ` takes
all that you changed back. The record may be named in three words, DATE PARTY ISSUE, too,
or by party and issue alone where they have one record.

An editor that leaves before the file is closed is best told to wait, as with
EDITOR="code --wait"; else you are asked to say when the file is saved.

` + console.ExitHelp,
		Example: `  stance edit white-house/russia/ceasefire
  stance edit 2025-08-18 russia ceasefire
  EDITOR="code --wait" stance edit 2025-08-18/ukraine/territory`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 && !dataset.NamesOneCell(args) {
				return &console.UsageError{Message: "one record is edited at a time", Hint: "write DATE/PARTY/ISSUE, or these three with spaces between"}
			}
			return nil
		},
		ValidArgsFunction: dataset.CompleteCells(s),
		RunE:              func(_ *cobra.Command, args []string) error { return runEdit(s, data, args) },
	}
	dataset.DataFlag(cmd, &data)
	return cmd
}

// editing is a record's file while it is edited.
type editing struct {
	s      *console.Streams
	place  dataset.Place
	file   string // within the dataset
	full   string
	before *yamlfile.Result
	was    []byte
}

func runEdit(s *console.Streams, data string, cell []string) error {
	place, err := dataset.Find(s, data)
	if err != nil {
		return err
	}
	e := &editing{s: s, place: place, before: place.Read()}
	s.Data = dataset.DataAgain(data)
	if len(cell) == 0 {
		return dataset.NoRecordNamed(e.before.Dataset, "which record is to be edited?")
	}
	r, err := dataset.OneCellArg(s, e.before.Dataset, cell)
	if err != nil {
		if !e.before.OK() { // it may be what hides the record
			s.ShowErrors(e.before.Problems)
		}
		return err
	}
	editor, err := authoring.ChosenEditor(s)
	if err != nil {
		return err
	}
	e.file, e.full = r.Place.File, dataset.FullPath(place.Dir, r.Place.File)
	if err := disk.Within(place.Dir, e.full); err != nil {
		return err
	}
	if e.was, err = place.ReadFile(e.file); err != nil {
		return err
	}
	for line := r.Place.Line; ; {
		if err := editor.EditAt(s.ForPrograms(), e.full, line); err != nil {
			return e.failed(authoring.EditorError(err))
		}
		if now, err := place.ReadFile(e.file); err == nil && bytes.Equal(now, e.was) {
			if err := authoring.UntilSaved(s, editor); err != nil {
				return err
			}
		}
		now, err := place.ReadFile(e.file)
		if err != nil {
			return e.failed(fmt.Errorf("%s is not there any more as the editor left it", e.file))
		}
		if bytes.Equal(now, e.was) {
			s.Note("the file was left as it was")
			return nil
		}
		after := place.Read()
		wrong := e.newErrors(after)
		if len(wrong) == 0 {
			return e.done(now, after, review.CellName(r))
		}
		s.ShowErrors(wrong)
		again := false
		if s.Person != nil {
			if again, err = s.Person.Yes("Open the editor again?", true); err != nil {
				again = false
			}
		}
		if !again {
			e.note(now)
			return &dataset.UnsoundError{Dir: place.Name, Flags: s.Data, Problems: after.Problems, Told: true}
		}
		line = lineIn(wrong, e.file, line)
	}
}

// lineIn is the line of the first problem in a file; else the one that was.
func lineIn(wrong []problem.Problem, file string, line int) int {
	for _, p := range wrong {
		if p.File == file && p.Line > 0 {
			return p.Line
		}
	}
	return line
}

// newErrors are the errors that the dataset has and had not.
func (e *editing) newErrors(after *yamlfile.Result) []problem.Problem {
	var wrong []problem.Problem
	for _, p := range drafting.NewWarnings(e.before, after) {
		if p.Severity == problem.Error {
			wrong = append(wrong, p)
		}
	}
	return wrong
}

// note has the edit be the last command, to be taken back; now is nil where the file is gone.
func (e *editing) note(now []byte) {
	e.place.Noted(e.s, e.before.OK(), disk.Change{Name: e.file, Old: e.was, New: now})
}

// failed ends an edit with an error; what the editor left of the file can be taken back.
func (e *editing) failed(err error) error {
	now, gone := e.place.ReadFile(e.file)
	switch {
	case gone != nil:
		now = nil
	case bytes.Equal(now, e.was):
		return err
	}
	e.note(now)
	switch {
	case e.s.Unrecorded:
	case gone != nil:
		e.s.Note("`stance undo" + e.s.Data + "` puts " + e.file + " back")
	default:
		e.s.Note("what the editor left stays; `stance undo" + e.s.Data + "` takes it back")
	}
	return err
}

// done tells what became of the record.
func (e *editing) done(now []byte, after *yamlfile.Result, name string) error {
	e.note(now)
	s := e.s
	record := recordNamed(after.Dataset, name)
	if record == nil {
		fmt.Fprintln(s.Out, visible.Line(name+" is not in the dataset any more"))
	} else {
		fmt.Fprintln(s.Out, visible.Line("Edited "+name+" in "+filepath.ToSlash(record.Place.File))+fmt.Sprintf(":%d", record.Place.Line))
		if record.Stance != nil && after.OK() {
			if said := drafting.WhatChanged(positions.NewHistory(after.Dataset, 0), record.Party, record.Issue, record.Date); said != "" {
				fmt.Fprintln(s.Out, "  "+visible.Line(said))
			}
		}
	}
	authoring.ShowQuotes(s, e.place.Dir, e.before.Dataset, after.Dataset)
	authoring.ShowWarnings(s, e.before, after)
	return nil
}

func recordNamed(d *positions.Dataset, name string) *positions.Record {
	for _, r := range d.Records {
		if review.CellName(r) == name {
			return r
		}
	}
	return nil
}
