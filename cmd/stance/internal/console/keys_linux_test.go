package console

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"

	"golang.org/x/sys/unix"
)

// desk is a terminal with a person at it.
type desk struct {
	t     *testing.T
	hands *os.File // what the person types goes in here, and what is shown comes out
	tty   *os.File // the terminal as the program has it

	shown    bytes.Buffer
	showing  sync.Mutex
	finished chan struct{}
}

func sitDown(t *testing.T) *desk {
	t.Helper()
	hands, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("the system gives no terminals away: ", err)
	}
	t.Cleanup(func() { hands.Close() })
	number := 0
	raw, err := hands.SyscallConn() // so that reading it can be ended
	if err != nil {
		t.Fatal(err)
	}
	var failed error
	if err := raw.Control(func(fd uintptr) {
		failed = unix.IoctlSetPointerInt(int(fd), unix.TIOCSPTLCK, 0)
		if failed == nil {
			number, failed = unix.IoctlGetInt(int(fd), unix.TIOCGPTN)
		}
	}); err != nil || failed != nil {
		t.Fatal(err, failed)
	}
	tty, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tty.Close() })
	d := &desk{t: t, hands: hands, tty: tty, finished: make(chan struct{})}
	go func() {
		defer close(d.finished)
		var buf [256]byte
		for {
			n, err := hands.Read(buf[:])
			d.showing.Lock()
			d.shown.Write(buf[:n])
			d.showing.Unlock()
			if err != nil {
				return
			}
		}
	}()
	return d
}

// wide makes the terminal as wide and high as this.
func (d *desk) wide(width, height uint16) {
	d.t.Helper()
	if err := unix.IoctlSetWinsize(int(d.tty.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Col: width, Row: height}); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) modes() unix.Termios {
	d.t.Helper()
	modes, err := unix.IoctlGetTermios(int(d.tty.Fd()), unix.TCGETS)
	if err != nil {
		d.t.Fatal(err)
	}
	return *modes
}

// types has the person type keys once the program waits for them.
func (d *desk) types(keys string) {
	for RawTerminal.Load() == nil {
		runtime.Gosched()
	}
	if _, err := d.hands.WriteString(keys); err != nil {
		d.t.Error(err)
	}
}

// seen is all that was shown by the time that the program has let go of the terminal.
func (d *desk) seen() string {
	d.t.Helper()
	d.tty.Close()
	<-d.finished
	d.showing.Lock()
	defer d.showing.Unlock()
	return d.shown.String()
}

// asBefore holds that the terminal is as it was.
func (d *desk) asBefore(what string, before unix.Termios) {
	d.t.Helper()
	if now := d.modes(); now != before || RawTerminal.Load() != nil {
		d.t.Errorf("%s: the terminal was %+v, and is %+v", what, before, now)
	}
}

// TestKeysOfATerminal holds that a terminal is read key by key, and is in between as it
// was.
func TestKeysOfATerminal(t *testing.T) {
	d := sitDown(t)
	before := d.modes()
	k := &terminalKeys{in: d.tty, out: d.tty}
	for _, c := range []struct {
		typed string // "" for what was typed ahead
		want  rune
		err   error
	}{
		{"a", 'a', nil}, {"\x1b[A", 0, nil}, {"ü", 'ü', nil}, {"\x1b", keyEscape, nil}, {"\r", '\r', nil}, {"\x04", KeyEnd, nil},
		{"xy\x1b[1;5Cz", 'x', nil}, {"", 'y', nil}, {"", 0, nil}, {"", 'z', nil},
		{"\x03", 0, ErrInterrupted}, {"q\x03", 'q', nil}, {"", 0, ErrInterrupted},
	} {
		typed := make(chan struct{})
		go func() {
			defer close(typed)
			if c.typed != "" {
				d.types(c.typed)
			}
		}()
		got, err := k.Key()
		<-typed
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%q: %q, %v; want %q, %v", c.typed, got, err, c.want, c.err)
		}
		d.asBefore(fmt.Sprintf("%q", c.typed), before)
	}
	if seen := d.seen(); seen != "" {
		t.Errorf("%q was shown", seen)
	}
}

// A key that comes in two pieces is one.
func TestAKeyInPieces(t *testing.T) {
	d := sitDown(t)
	k := &terminalKeys{in: d.tty, out: d.tty, pending: []byte("\xc3")}
	go d.types("\xbc")
	if got, err := k.Key(); got != 'ü' || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

// A line is edited in view; what was typed ahead of it is a part of it, and what is
// pasted comes marked as such only meanwhile.
func TestLineOfATerminal(t *testing.T) {
	d := sitDown(t)
	d.wide(40, 10)
	before := d.modes()
	k := &terminalKeys{in: d.tty, out: d.tty}
	go d.types("nto")
	if got, err := k.Key(); got != 'n' || err != nil {
		t.Fatalf("%q, %v", got, err)
	}
	for _, c := range []struct {
		typed, want string
		err         error
	}{
		{" be\r", "to be", nil}, {" Пер\x7fд\r", "Пед", nil}, {"no\x03", "", ErrInterrupted},
	} {
		go d.types(c.typed)
		if got, err := k.Line(); got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%q: %q, %v", c.typed, got, err)
		}
		d.asBefore(c.typed, before)
	}
	const pasting, pasted = "\x1b[?2004h", "\x1b[?2004l"
	seen := d.seen()
	if strings.Count(seen, pasting) != 3 || strings.Count(seen, pasted) != 3 || !strings.HasSuffix(seen, pasted) || !strings.Contains(seen, "› ") {
		t.Errorf("%q was shown", seen)
	}
}

// On the way out on a signal the terminal is as it was, too.
func TestTheTerminalIsRestored(t *testing.T) {
	RestoreTerminal() // of none
	d := sitDown(t)
	before := d.modes()
	waiting := make(chan error)
	go func() {
		_, err := (&terminalKeys{in: d.tty, out: d.tty}).Key()
		waiting <- err
	}()
	d.types("")
	if d.modes() == before {
		t.Error("nothing is to be restored")
	}
	RestoreTerminal()
	if now := d.modes(); now != before {
		t.Errorf("the terminal was %+v, and is %+v", before, now)
	}
	d.types("x\n")
	if err := <-waiting; err != nil {
		t.Error(err)
	}
	d.asBefore("afterwards", before)
}

// What is no terminal gives no keys, nor answers.
func TestKeysOfAFile(t *testing.T) {
	file, err := os.Create(t.TempDir() + "/keys")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.WriteString("yes\r"); err != nil {
		t.Fatal(err)
	}
	k := &terminalKeys{in: file, out: file}
	if key, err := k.Key(); err == nil {
		t.Errorf("%q", key)
	}
	if line, err := k.Line(); err == nil {
		t.Errorf("%q", line)
	}
	a := terminalAsker(file, file, false)
	if answer, err := a.Ask(Question{Prompt: "Title"}); err == nil {
		t.Errorf("%q", answer)
	}
	if w, h := a.size(); w != PipeWidth || h != 24 {
		t.Errorf("%d × %d", w, h)
	}
}

// TestAskAtATerminal asks at a person's own terminal: at its width, with hints in less
// weight where there are colours.
func TestAskAtATerminal(t *testing.T) {
	for _, colored := range []bool{false, true} {
		d := sitDown(t)
		d.wide(30, 10)
		before := d.modes()
		a := terminalAsker(d.tty, d.tty, colored)
		go d.types("Peace talks\r")
		got, err := a.Ask(Question{Prompt: "Title", Hint: "What the talks are called, in few words"})
		if got != "Peace talks" || err != nil {
			t.Errorf("%q, %v", got, err)
		}
		d.asBefore("an answer", before)
		seen := strings.ReplaceAll(d.seen(), "\r", "")
		hint := "What the talks are called, in\nfew words"
		if colored {
			hint = "\x1b[2m" + hint + "\x1b[0m"
		}
		if !strings.HasPrefix(seen, hint+"\n") || strings.Contains(seen, "\x1b[2m") != colored || !strings.HasSuffix(seen, "\x1b[?2004l") {
			t.Errorf("colours %v: %q", colored, seen)
		}
	}
}

// SystemStreams know a person at a terminal, and one that cannot move its cursor.
func TestSystemStreamsAtATerminal(t *testing.T) {
	d := sitDown(t)
	d.wide(100, 30)
	process(t, d.tty, d.tty, d.tty)
	for name, dumb := range map[string]bool{"xterm": false, "dumb": true} {
		t.Setenv("TERM", name)
		s := SystemStreams()
		if !s.Terminal || s.Keys == nil || s.Width != 100 || s.Height != 30 {
			t.Errorf("%s: %+v", name, s)
		}
		if (s.Person == nil) != dumb || (s.ErrWidth == 0) != dumb {
			t.Errorf("%s: a person %v, messages of %d cells", name, s.Person != nil, s.ErrWidth)
		}
		d.wide(120, 40)
		if s.Measure(); s.Width != 120 || s.Height != 40 {
			t.Errorf("%s: after the change %d × %d", name, s.Width, s.Height)
		}
		d.wide(100, 30)
	}
	file, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	process(t, file, d.tty, file)
	if s := SystemStreams(); !s.Terminal || s.Keys != nil || s.Person != nil || s.ErrWidth != 0 {
		t.Errorf("nobody types, and yet %+v", s)
	}
}

// Whose terminal goes away, while the program waits for keys or before, has come to the
// end of what they type.
func TestATerminalThatGoes(t *testing.T) {
	for name, c := range map[string]struct {
		wait func(tty *os.File) error
		want error
	}{
		"a key":  {func(tty *os.File) error { _, err := (&terminalKeys{in: tty, out: tty}).Key(); return err }, io.EOF},
		"a line": {func(tty *os.File) error { _, err := (&terminalKeys{in: tty, out: tty}).Line(); return err }, io.EOF},
		"an answer": {func(tty *os.File) error {
			_, err := terminalAsker(tty, tty, false).Ask(Question{Prompt: "Title"})
			return err
		}, ErrAborted},
	} {
		d := sitDown(t)
		go func() {
			d.types("")
			d.hands.Close()
		}()
		if err := c.wait(d.tty); !errors.Is(err, c.want) {
			t.Errorf("%s, while waiting: %v, want %v", name, err, c.want)
		}
		if err := c.wait(d.tty); !errors.Is(err, c.want) {
			t.Errorf("%s, before: %v, want %v", name, err, c.want)
		}
		if RawTerminal.Load() != nil {
			t.Errorf("%s: there is something to be restored", name)
		}
	}
}
