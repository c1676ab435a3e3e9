package result

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

// Finding is what a command found, to be asked for what it is. It consists of functions,
// which are called once there is a result, so that what a command can give is known
// before anything is read: from the finding on a model that is nil. In which formats
// that can be written the list of formats tells.
type Finding struct {
	Document    func() *document.Document // for people
	Illustrated func() *document.Document // the same with pictures, for formats that draw them; nil where there are none
	Sent        bool                      // the document is made to be sent to others, who work on in it

	// For programs, what the model says and no document.
	JSON     func(io.Writer) error
	CSV      func(io.Writer) error
	Table    func() *tables.Table
	Workbook func() []*tables.Table
	Network  func() *report.Panel
	Chart    func() (*chart.Chart, error)
	GitHub   func(io.Writer) error // annotations

	Work string // what a person who waits is told is being done; "" for nothing
}

// Writer writes a result; a screen is of no account but to tables.
type Writer func(io.Writer, terminal.Screen) error

// Annotated is written for annotations, which name files from where the command runs.
func Annotated[M any](by func(io.Writer, M, string) error, m M, s *console.Streams, dir string) func(io.Writer) error {
	return func(w io.Writer) error { return by(w, m, filepath.ToSlash(s.Relative(dir))) }
}

// Written has a model written by one of the functions that write it.
func Written[M any](by func(io.Writer, M) error, m M) func(io.Writer) error {
	return func(w io.Writer) error { return by(w, m) }
}

// Within is written for what can be too much, of which fits tells.
func Within[M any](fits func() error, by func(io.Writer, M) error, m M) func(io.Writer) error {
	return func(w io.Writer) error {
		if err := fits(); err != nil {
			return err
		}
		return by(w, m)
	}
}

// Made has something written that is worked out for it; nil where there is nothing.
func Made[T any](by func(io.Writer, T) error, of func() T) func(io.Writer) error {
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
