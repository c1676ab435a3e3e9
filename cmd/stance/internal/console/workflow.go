package console

import (
	"io"
	"unicode"
	"unicode/utf8"

	"stance/positions/visible"
)

// BreakWorkflowCommands keeps lines that a text of somebody else's begins from
// being obeyed in GitHub Actions, which takes a line of a job's output for a
// command if it begins with two colons, or has ##[ anywhere: it could hide words
// in the log, mark files or stop other commands. Elsewhere nothing is changed.
func (s *Streams) BreakWorkflowCommands() {
	if s.Env("GITHUB_ACTIONS") == "" {
		return
	}
	for _, w := range []*io.Writer{&s.Out, &s.Err} {
		if _, done := (*w).(*CommandBreaker); !done {
			*w = NewCommandBreaker(*w)
		}
	}
}

// Unbroken is where to write what no character may be put into: what programs
// read, and our own annotations.
func Unbroken(w io.Writer) io.Writer {
	if b, ok := w.(*CommandBreaker); ok {
		return b.to
	}
	return w
}

// CommandBreaker writes text on with a backslash wherever a command would begin:
// `:\:error::` and `##\[error]`. That can be seen on a terminal, and in Markdown
// it leaves what is shown as it was.
//
// The runner trims white space at the beginning of a line, and compares in a way
// that passes over characters without a look of their own; so does this. It
// takes more for a line break than the runner does.
type CommandBreaker struct {
	to     io.Writer
	Broken int // commands

	start   bool   // nothing that shows stands in the line
	colon   bool   // nothing but one colon does
	hashes  int    // # signs just before
	escape  int    // 1 after ESC, 2 within a sequence that sets colours
	partial []byte // the beginning of a character, which is written already
}

// NewCommandBreaker breaks the commands in what is written to it.
func NewCommandBreaker(to io.Writer) *CommandBreaker { return &CommandBreaker{to: to, start: true} }

// Write writes a text on, which may end within a line or a character.
func (b *CommandBreaker) Write(p []byte) (int, error) {
	text := append(b.partial, p...)
	written := len(b.partial)
	b.partial = nil
	var out []byte
	for i := 0; i < len(text); {
		if !utf8.FullRune(text[i:]) {
			b.partial = append(b.partial, text[i:]...)
			break
		}
		r, size := utf8.DecodeRune(text[i:])
		if b.begins(r) {
			b.Broken++
			out = append(append(out, text[written:i]...), '\\')
			written = i
		}
		i += size
	}
	if out = append(out, text[written:]...); len(out) == 0 {
		return len(p), nil
	}
	if _, err := b.to.Write(out); err != nil {
		return 0, err
	}
	return len(p), nil
}

// begins takes the next character of the text, and reports whether it is the
// one that makes a command of those before.
func (b *CommandBreaker) begins(r rune) bool {
	switch escape := b.escape; {
	case escape == 1 && r == '[', escape == 2 && (r >= '0' && r <= '9' || r == ';'):
		b.escape = 2
		return false
	case escape == 2 && r == 'm':
		b.escape = 0
		return false
	}
	b.escape = 0
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		b.start, b.colon, b.hashes = true, false, 0
		return false
	case '\x1b':
		// The [ of a colour after ## would make a command of them, and nothing may
		// stand within a colour.
		b.escape = 1
		if b.hashes == 2 {
			b.hashes = 0
			return true
		}
		return false
	}
	if r != '\t' && visible.Hidden(r) {
		return false
	}
	start, colon, hashes := b.start, b.colon, b.hashes
	b.start, b.colon, b.hashes = start && !colon && unicode.IsSpace(r), start && !colon && r == ':', 0
	switch r {
	case ':':
		b.start = b.colon
		return start && colon
	case '#':
		b.hashes = min(hashes+1, 2)
	case '[':
		return hashes == 2
	}
	return false
}
