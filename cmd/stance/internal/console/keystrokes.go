package console

import (
	"bytes"
	"io"
	"regexp"
	"unicode"
	"unicode/utf8"

	"stance/positions/visible"
)

// keystrokes is what a person types, made fit for a line editor that echoes
// it. Keys pass, as does text. What is pasted is text and nothing else: its
// line breaks and tabs become spaces, and whatever could drive the terminal or
// hide is taken out of it.
type keystrokes struct {
	in      io.Reader
	held    []byte // the beginning of a key or a character whose end has not come yet
	ready   []byte // to be handed on
	pasting bool

	escape      string // what the escape key is made into
	interrupted bool   // Ctrl-C was typed
}

var (
	pasteBegins = []byte("\x1b[200~")
	pasteEnds   = []byte("\x1b[201~")

	// control is a key that is no character, whole; controlBegun one whose
	// end may be still to come. None is longer than a few bytes.
	control      = regexp.MustCompile(`^\x1b(?:\[\[[@-~]|\[[0-?]{0,16}[ -/]{0,4}[@-Z\\-~]|O[@-~])`)
	controlBegun = regexp.MustCompile(`^\x1b(?:\[\[|\[[0-?]{0,16}[ -/]{0,4}|O)$`)
)

// sameKey has the sequences that some terminals send where the line editor
// knows others.
var sameKey = map[string]string{
	"\x1bOA": "\x1b[A", "\x1bOB": "\x1b[B", "\x1bOC": "\x1b[C", "\x1bOD": "\x1b[D",
	"\x1bOH": "\x1b[H", "\x1b[1~": "\x1b[H", "\x1b[7~": "\x1b[H",
	"\x1bOF": "\x1b[F", "\x1b[4~": "\x1b[F", "\x1b[8~": "\x1b[F",
	"\x1b[1;5C": "\x1b[1;3C", "\x1b[1;5D": "\x1b[1;3D",
	"\x1b[A": "\x1b[A", "\x1b[B": "\x1b[B", "\x1b[C": "\x1b[C", "\x1b[D": "\x1b[D",
	"\x1b[H": "\x1b[H", "\x1b[F": "\x1b[F", "\x1b[3~": "\x1b[3~",
	"\x1b[1;3C": "\x1b[1;3C", "\x1b[1;3D": "\x1b[1;3D",
}

// begin has a line begin with text, as if it had been typed, unless something was typed ahead.
func (k *keystrokes) begin(text string) {
	if len(k.ready) == 0 && len(k.held) == 0 {
		k.ready = append(k.ready, text...)
	}
}

// Read gives what was typed up to the end of a line: what is typed ahead is for the next one.
func (k *keystrokes) Read(p []byte) (int, error) {
	for len(k.ready) == 0 {
		var buf [256]byte
		n, err := k.in.Read(buf[:])
		if n == 0 {
			return 0, ended(err)
		}
		k.held = append(k.held, buf[:n]...)
		k.sort(n == len(buf))
	}
	line := k.ready
	if end := bytes.IndexAny(line, "\r\n"); end >= 0 {
		line = line[:end+1]
	}
	n := copy(p, line)
	k.ready = k.ready[n:]
	return n, nil
}

// sort makes keys and text of what is held. More says that what was read was
// cut off, so that a single escape may be the beginning of a longer key.
func (k *keystrokes) sort(more bool) {
	for len(k.held) > 0 {
		n := 0
		if k.held[0] == keyEscape {
			n = k.control(more)
		} else {
			n = k.character()
		}
		if n == 0 {
			return
		}
		k.held = k.held[n:]
	}
}

// control takes a key that is no character from what is held, and gives its
// length; 0 where its end has not come yet.
func (k *keystrokes) control(more bool) int {
	b := k.held
	switch {
	case k.pasting && bytes.HasPrefix(b, pasteEnds):
		k.pasting = false
		return len(pasteEnds)
	case k.pasting && bytes.HasPrefix(pasteEnds, b):
		return 0
	case k.pasting:
		return 1 // the rest of it is taken as text
	case len(b) == 1 && !more:
		k.ready = append(k.ready, k.escape...)
		return 1
	case len(b) == 1 || controlBegun.Match(b):
		return 0
	case bytes.HasPrefix(b, pasteBegins):
		k.pasting = true
		return len(pasteBegins)
	}
	key := control.Find(b)
	if key == nil {
		return 1
	}
	k.ready = append(k.ready, sameKey[string(key)]...)
	return len(key)
}

// character takes a character from what is held, and gives its length; 0 where
// its end has not come yet.
func (k *keystrokes) character() int {
	if !utf8.FullRune(k.held) {
		return 0
	}
	r, n := utf8.DecodeRune(k.held)
	switch {
	case !k.pasting && (r < ' ' || r == 0x7f):
		k.ready = append(k.ready, byte(r)) // a key such as Enter
		k.interrupted = k.interrupted || r == keyInterrupt
	case r == utf8.RuneError:
		k.ready = append(k.ready, '?') // the line editor would wait for more of it
	case r == '\r' || r == '\n' || r == '\t' || r == '\u2028' || r == '\u2029':
		k.ready = append(k.ready, ' ')
	case visible.Hidden(r) && !unicode.In(r, unicode.Join_Control, unicode.Variation_Selector):
		// joiners and selectors shape what stands beside them
	default:
		k.ready = append(k.ready, k.held[:n]...)
	}
	return n
}
