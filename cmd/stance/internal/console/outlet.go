package console

import (
	"errors"
	"io"
	"syscall"
)

// Outlet is standard output, which remembers that something could not be written to
// it: help, notes on what was done, and what the library prints go there without
// anybody asking. Once its reader wants no more, the rest is dropped, and the command
// goes on: what it was asked to check may have failed.
type Outlet struct {
	To  io.Writer
	err error // the first
}

// Write writes to where the outlet leads.
func (o *Outlet) Write(p []byte) (int, error) {
	if errors.Is(o.err, syscall.EPIPE) {
		return len(p), nil
	}
	n, err := o.To.Write(p)
	if err != nil && o.err == nil {
		o.err = err
	}
	if errors.Is(err, syscall.EPIPE) {
		return len(p), nil
	}
	return n, err
}

// Failed is why something could not be written; nil also where the reader did not
// want more.
func (o *Outlet) Failed() error {
	if errors.Is(o.err, syscall.EPIPE) {
		return nil
	}
	return o.err
}

// RawOut is standard output for a program that is to have it, such as an editor.
func (s *Streams) RawOut() io.Writer {
	out := Unbroken(s.Out)
	if o, ok := out.(*Outlet); ok {
		return o.To
	}
	return out
}
