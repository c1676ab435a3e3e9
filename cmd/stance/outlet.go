package main

import (
	"errors"
	"io"
	"syscall"
)

// outlet is standard output, which remembers that something could not be written to
// it: help, notes on what was done, and what the library prints go there without
// anybody asking. Once its reader wants no more, the rest is dropped, and the command
// goes on: what it was asked to check may have failed.
type outlet struct {
	to  io.Writer
	err error // the first
}

func (o *outlet) Write(p []byte) (int, error) {
	if errors.Is(o.err, syscall.EPIPE) {
		return len(p), nil
	}
	n, err := o.to.Write(p)
	if err != nil && o.err == nil {
		o.err = err
	}
	if errors.Is(err, syscall.EPIPE) {
		return len(p), nil
	}
	return n, err
}

// failed is why something could not be written; nil also where the reader did not
// want more.
func (o *outlet) failed() error {
	if errors.Is(o.err, syscall.EPIPE) {
		return nil
	}
	return o.err
}

// rawOut is standard output for a program that is to have it, such as an editor.
func (s *streams) rawOut() io.Writer {
	out := unbroken(s.out)
	if o, ok := out.(*outlet); ok {
		return o.to
	}
	return out
}
