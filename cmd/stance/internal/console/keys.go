package console

import (
	"bytes"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"sync/atomic"
	"syscall"
	"unicode/utf8"

	"golang.org/x/term"
)

// Keyboard is what a person answers with; tests put a script in its place.
type Keyboard interface {
	// Key waits for one key. Keys that are no character give 0. It fails with
	// ErrInterrupted on Ctrl-C, with io.EOF when the terminal is gone.
	Key() (rune, error)
	// Line waits for a line, which the person may edit. It fails with io.EOF
	// when they take it back with Escape, or Ctrl-D on an empty line, and with
	// ErrInterrupted on Ctrl-C.
	Line() (string, error)
}

const (
	keyInterrupt = 0x03
	KeyEnd       = 0x04
	keyEscape    = 0x1b
)

// terminalKeys reads a terminal key by key. It is in raw mode only while it
// waits, so that whatever else happens finds the terminal as it was.
type terminalKeys struct {
	in, out *os.File
	pending []byte // typed ahead
}

// RawTerminal restores the terminal if it is in raw mode.
var RawTerminal atomic.Pointer[func()]

// RestoreTerminal is for the way out on a signal.
func RestoreTerminal() {
	if restore := RawTerminal.Load(); restore != nil {
		(*restore)()
	}
}

// rawMode has a terminal hand over each key as it is typed, until restore is
// called, which also calls undo; so does RestoreTerminal meanwhile.
func rawMode(in *os.File, undo func()) (restore func(), err error) {
	fd := int(in.Fd())
	state, err := term.MakeRaw(fd)
	if err != nil {
		return nil, ended(err)
	}
	back := func() {
		undo()
		_ = term.Restore(fd, state)
	}
	RawTerminal.Store(&back)
	return func() {
		back()
		RawTerminal.Store(nil)
	}, nil
}

func (k *terminalKeys) Key() (rune, error) {
	for {
		if r, n := firstKey(k.pending); n > 0 {
			k.pending = k.pending[n:]
			if r == keyInterrupt {
				return 0, ErrInterrupted
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
	return ended(err)
}

// ended is why nothing more was typed. A terminal that is gone has come to its end,
// which systems tell as an error of its device.
func ended(err error) error {
	if err == nil || errors.Is(err, syscall.EIO) {
		return io.EOF
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

func (k *terminalKeys) Line() (string, error) {
	e := newLineEditor(io.MultiReader(bytes.NewReader(k.pending), k.in), k.out)
	k.pending = nil
	restore, err := rawMode(k.in, func() { e.terminal.SetBracketedPasteMode(false) })
	if err != nil {
		return "", err
	}
	defer restore()
	e.terminal.SetBracketedPasteMode(true)
	if w, h, err := term.GetSize(int(k.out.Fd())); err == nil && w > 0 {
		if err := e.terminal.SetSize(w, h); err != nil {
			return "", err
		}
	}
	return e.line()
}

// lineEditor takes one line. What is typed ahead behind it is lost with it.
type lineEditor struct {
	keys     *keystrokes
	terminal *term.Terminal
}

func newLineEditor(in io.Reader, out io.Writer) *lineEditor {
	type readWriter struct {
		io.Reader
		io.Writer
	}
	keys := &keystrokes{in: in, escape: "\x05\x15\x04"} // to the end, delete the line, end of input
	return &lineEditor{keys, term.NewTerminal(readWriter{keys, out}, "› ")}
}

func (e *lineEditor) line() (string, error) {
	line, err := e.terminal.ReadLine()
	if errors.Is(err, io.EOF) && e.keys.interrupted {
		return "", ErrInterrupted
	}
	return strings.TrimSpace(line), err
}
