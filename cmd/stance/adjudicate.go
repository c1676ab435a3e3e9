package main

import (
	"bytes"
	"fmt"
	"path/filepath"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/diff/report"
	"stance/diff/report/markdown"
	"stance/positions"
	"stance/positions/team/adjudication"
	"stance/positions/team/agreement"
	"stance/positions/yamlfile"
)

// decisionsFile lists what is to be decided, beside the dataset's own files.
const decisionsFile = "decisions.md"

// adjudicate writes what codings come to as a dataset into a new folder.
func adjudicate(s *console.Streams, out string, codings []agreement.Coding) error {
	a, err := agreement.Adjudicate(codings)
	if err != nil {
		return err
	}
	files, leftOut := adjudication.Files(a)
	model := &report.Decisions{Adjudication: a, LeftOut: leftOut, File: func(date positions.Date) string {
		for _, di := range a.Dates {
			if di.Date == date {
				return (&yamlfile.Snapshot{DateInfo: di}).FileName()
			}
		}
		return ""
	}}
	var list bytes.Buffer
	if err := markdown.Document(&list, model.Document()); err != nil {
		return err
	}
	files = append(files, yamlfile.File{Name: decisionsFile, Content: list.Bytes()})
	if err := dataset.Write(s, s.Path(out), files); err != nil {
		return fmt.Errorf("writing %s: %w", out, err)
	}
	s.Note(model.Summary() + " See " + filepath.Join(out, decisionsFile))
	for _, l := range leftOut {
		s.Note("left out until a record gives the term: " + l)
	}
	for _, c := range a.Conflicts {
		s.Note(c)
	}
	return nil
}
