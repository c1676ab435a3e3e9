package foreign_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"stance/positions/foreign"
)

func TestCaught(t *testing.T) {
	decode := func(do func() error) (err error) {
		defer foreign.Caught("the decoder", &err)
		return do()
	}
	err := decode(func() error { panic("no such token") })
	var fault *foreign.Fault
	if !errors.As(err, &fault) || fault.Panic != "no such token" || !bytes.Contains(fault.Stack, []byte("TestCaught")) {
		t.Fatalf("%+v", err)
	}
	for _, words := range []string{"the decoder failed", "no such token", "fault of the program and not of the file", "please report it"} {
		if !strings.Contains(err.Error(), words) {
			t.Errorf("%q lacks %q", err, words)
		}
	}
	if err := decode(func() error { return io.EOF }); err != io.EOF {
		t.Errorf("an error became %v", err)
	}
	if err := decode(func() error { return nil }); err != nil {
		t.Errorf("nothing became %v", err)
	}
}
