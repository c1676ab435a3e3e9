package console

import (
	"errors"
	"io"
	"strings"
	"testing"
)

func TestFirstKey(t *testing.T) {
	for in, want := range map[string]struct {
		r rune
		n int
	}{
		"": {0, 0}, "a": {'a', 1}, "aq": {'a', 1}, "\x03": {keyInterrupt, 1}, "\x1b": {keyEscape, 1},
		"\x1b[A": {0, 3}, "\x1b[1;5Cq": {0, 6}, "\x1bOPa": {0, 3}, "\x1bx": {0, 2},
		"\x1b[": {0, 0}, "\x1b[1;": {0, 0}, "\x1bO": {0, 0}, "\x1b[\x03": {0, 2},
		"ü": {'ü', 2}, "\xc3": {0, 0}, "\xffa": {'\uFFFD', 1}, "ы": {'ы', 2},
	} {
		if r, n := firstKey([]byte(in)); r != want.r || n != want.n {
			t.Errorf("%q: %q of %d bytes, want %q of %d", in, r, n, want.r, want.n)
		}
	}
}

// A note is edited like any answer; what is pasted is all of it text, and what
// is typed behind it is for nothing.
func TestNote(t *testing.T) {
	for typed, want := range map[string]struct {
		note string
		err  error
	}{
		"two options fit\r": {"two options fit", nil},
		"ac\x1b[Db\r":       {"abc", nil},
		"see\x1b[200~ line 1\rand\n\tline 2\x1b[201~\raq": {"see line 1 and  line 2", nil},
		" \r":           {"", nil},
		"abc\x1b[D\x1b": {"", io.EOF},
		"\x04":          {"", io.EOF},
		"abc\x03":       {"", ErrInterrupted},
		"abc":           {"", io.EOF}, // the terminal is gone
		strings.Repeat("x", LongestLine+10) + "\r": {strings.Repeat("x", LongestLine), nil},
	} {
		note, err := newLineEditor(strings.NewReader(typed), io.Discard).line()
		if note != want.note || !errors.Is(err, want.err) {
			t.Errorf("%.60q: %.60q, %v; want %.60q, %v", typed, note, err, want.note, want.err)
		}
	}
}
