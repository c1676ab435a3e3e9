package main

import (
	"io"
	"path/filepath"

	"stance/cmd/stance/internal/console"
	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/diff/report/data/tables"
	"stance/diff/report/document"
	"stance/diff/report/terminal"
)

// finding is what a command found, to be asked for what it is. It consists of functions,
// which are called once there is a result, so that what a command can give is known
// before anything is read: from the finding on a model that is nil. In which formats
// that can be written the list of formats tells.
type finding struct {
	document func() *document.Document // for people
	readable func() error              // refuses what people could not read; nil where there is no bound

	// For programs, what the model says and no document.
	json     func(io.Writer) error
	csv      func(io.Writer) error
	table    func() *tables.Table
	workbook func() []*tables.Table
	network  func() *report.Panel
	chart    func() (*chart.Chart, error)
	github   func(io.Writer) error // annotations

	work string // what a person who waits is told is being done; "" for nothing

	// byHand are writers by the names of their formats, of what has no document yet: the
	// change report, and the list of schemas. Once all have one, this goes, with the lines of
	// format.writer that look here.
	byHand map[string]writer
}

// writer writes a result; a screen is of no account but to tables.
type writer func(io.Writer, terminal.Screen) error

// annotated is written for annotations, which name files from where the command runs.
func annotated[M any](by func(io.Writer, M, string) error, m M, s *console.Streams, dir string) func(io.Writer) error {
	return func(w io.Writer) error { return by(w, m, filepath.ToSlash(s.Relative(dir))) }
}

// written has a model written by one of the functions that write it.
func written[M any](by func(io.Writer, M) error, m M) func(io.Writer) error {
	return func(w io.Writer) error { return by(w, m) }
}

// within is written for what can be too much, of which fits tells.
func within[M any](fits func() error, by func(io.Writer, M) error, m M) func(io.Writer) error {
	return func(w io.Writer) error {
		if err := fits(); err != nil {
			return err
		}
		return by(w, m)
	}
}

// made has something written that is worked out for it; nil where there is nothing.
func made[T any](by func(io.Writer, T) error, of func() T) func(io.Writer) error {
	if of == nil {
		return nil
	}
	return func(w io.Writer) error { return by(w, of()) }
}

// drawnAs has a chart written as a file of its own; nil where there is none.
func drawnAs(of func() (*chart.Chart, error)) func(io.Writer) error {
	if of == nil {
		return nil
	}
	return func(w io.Writer) error {
		c, err := of()
		if err != nil {
			return err
		}
		_, err = w.Write(c.File())
		return err
	}
}
