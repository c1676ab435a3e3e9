// Package golden compares what tests get with files in which it was found good
// before. It is no part of the program.
//
// With STANCE_UPDATE set, as in `STANCE_UPDATE=1 go test ./...`, what differs is
// written instead, and to be read before it is committed. It is a variable, as a flag
// would have to be known to every package under test.
package golden

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// Variable is the variable of the environment that has files written anew.
const Variable = "STANCE_UPDATE"

// Updating reports whether files are written anew: for tests that write into a part of
// a file. They read it in any case, as the go command remembers the outcome of a test
// for as long as the files that it read are the same.
func Updating() bool { return os.Getenv(Variable) != "" }

// File compares with a file, named with slashes and as seen from the package under test.
// While updating, a file that differs is written, with its folders.
func File(t testing.TB, name string, got []byte) {
	t.Helper()
	path := filepath.FromSlash(name)
	want, err := os.ReadFile(path)
	missing := errors.Is(err, fs.ErrNotExist)
	switch {
	case err != nil && !missing:
		t.Fatal(err)
	case err == nil && bytes.Equal(got, want):
	case Updating():
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, got, 0o666)); err != nil {
			t.Fatal(err)
		}
	case missing:
		t.Errorf("%s is not there; look at what it would hold, and write it with %s=1:\n%s", name, Variable, got)
	default:
		t.Errorf("%slook at it, and write the file anew with %s=1", difference(name, got, want), Variable)
	}
}

// The lines that are shown of what differs, and those before them.
const (
	shown  = 40
	before = 3
)

// difference shows two texts from a little before the first line that differs to the
// last.
func difference(name string, got, want []byte) string {
	g, w := lines(got), lines(want)
	first := 0
	for first < len(g) && first < len(w) && bytes.Equal(g[first], w[first]) {
		first++
	}
	from := max(first-before, 0)
	g, w = g[from:], w[from:]
	for len(g) > first-from && len(w) > first-from && bytes.Equal(g[len(g)-1], w[len(w)-1]) {
		g, w = g[:len(g)-1], w[:len(w)-1]
	}
	return fmt.Sprintf("%s differs from line %d on:\n%swant:\n%s", name, first+1, text(g), text(w))
}

// lines cuts a text behind its line breaks. That the last is missing is said.
func lines(text []byte) [][]byte {
	all := bytes.SplitAfter(text, []byte("\n"))
	if last := &all[len(all)-1]; len(*last) > 0 {
		*last = append((*last)[:len(*last):len(*last)], " (without a line break)\n"...)
	} else {
		all = all[:len(all)-1]
	}
	return all
}

func text(lines [][]byte) []byte {
	if more := len(lines) - shown; more > 0 {
		return fmt.Appendf(bytes.Join(lines[:shown], nil), "… and %d lines more\n", more)
	}
	return bytes.Join(lines, nil)
}
