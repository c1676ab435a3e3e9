package main

import (
	"bytes"
	"io"
	"os"
	"regexp"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"golang.org/x/term"
)

// keyboard is what a person answers with; tests put a script in its place.
type keyboard interface {
	// key waits for one key. Keys that are no character give 0. It fails with
	// errInterrupted on Ctrl-C, with io.EOF when the terminal is gone.
	key() (rune, error)
	// line waits for a line, which the terminal lets the person edit. One that
	// ends with Escape is taken back, and empty; io.EOF says that they want to
	// write none.
	line() (string, error)
}

const (
	keyInterrupt = 0x03
	keyEnd       = 0x04
	keyEscape    = 0x1b
)

// terminalKeys reads a terminal key by key. It is in raw mode only while it
// waits, so that whatever else happens finds the terminal as it was.
type terminalKeys struct {
	in      *os.File
	pending []byte // typed ahead
}

// rawTerminal restores the terminal if it is in raw mode.
var rawTerminal atomic.Pointer[func()]

// restoreTerminal is for the way out on a signal.
func restoreTerminal() {
	if restore := rawTerminal.Load(); restore != nil {
		(*restore)()
	}
}

// rawMode has a terminal hand over each key as it is typed, until restore is
// called, which also calls undo; so does restoreTerminal meanwhile.
func rawMode(in *os.File, undo func()) (restore func(), err error) {
	fd := int(in.Fd())
	state, err := term.MakeRaw(fd)
	if err != nil {
		return nil, err
	}
	back := func() {
		undo()
		_ = term.Restore(fd, state)
	}
	rawTerminal.Store(&back)
	return func() {
		back()
		rawTerminal.Store(nil)
	}, nil
}

func (k *terminalKeys) key() (rune, error) {
	for {
		if r, n := firstKey(k.pending); n > 0 {
			k.pending = k.pending[n:]
			if r == keyInterrupt {
				return 0, errInterrupted
			}
			return r, nil
		}
		if err := k.wait(); err != nil {
			return 0, err
		}
	}
}

// wait reads what is typed next.
func (k *terminalKeys) wait() error {
	restore, err := rawMode(k.in, func() {})
	if err != nil {
		return err
	}
	defer restore()
	var buf [256]byte
	n, err := k.in.Read(buf[:])
	if n > 0 {
		k.pending = append(k.pending, buf[:n]...)
		return nil
	}
	if err == nil {
		err = io.EOF
	}
	return err
}

// firstKey gives the first key in what a terminal sent, and how many bytes it
// is; 0 where there is none yet. Arrows and the like come as sequences that
// begin with an escape, and give 0 for a rune.
func firstKey(b []byte) (r rune, n int) {
	if len(b) == 0 {
		return 0, 0
	}
	if b[0] == keyEscape {
		switch {
		case len(b) == 1:
			return keyEscape, 1
		case controlBegun.Match(b):
			return 0, 0 // the rest of it is no key of its own
		}
		return 0, len(sequence.Find(b))
	}
	if !utf8.FullRune(b) {
		return 0, 0
	}
	return utf8.DecodeRune(b)
}

// sequence is what a terminal sends for a key that is no character.
var sequence = regexp.MustCompile(`^\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|(?s:.))`)

func (k *terminalKeys) line() (string, error) {
	typed := k.pending
	k.pending = nil
	var buf [4096]byte
	for {
		if i := bytes.IndexAny(typed, "\r\n"); i >= 0 {
			k.pending = typed[i+1:]
			if i > 0 && typed[i-1] == keyEscape {
				return "", nil
			}
			return cleanLine(string(typed[:i])), nil
		}
		n, err := k.in.Read(buf[:])
		typed = append(typed, buf[:n]...)
		if n == 0 {
			if err == nil || len(typed) > 0 {
				err = io.EOF
			}
			return "", err
		}
	}
}

// cleanLine takes out of a line what keys without a character left in it.
func cleanLine(s string) string {
	s = regexp.MustCompile(`\x1b(?:\[[0-?]*[ -/]*[@-~]|O.)`).ReplaceAllString(s, "")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD")))
}
