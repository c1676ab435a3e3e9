package console

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestPaths(t *testing.T) {
	top := t.TempDir()
	s := &Streams{Dir: filepath.Join(top, "work")}
	for given, want := range map[string]string{"": "work", "a": "work/a", "../b": "b", "a/../c": "work/c", filepath.Join(top, "d"): "d"} {
		if got := s.Path(given); got != filepath.Join(top, want) {
			t.Errorf("%q: %s", given, got)
		}
	}
	for dir, want := range map[string]string{
		filepath.Join(top, "work"): ".", filepath.Join(top, "work/data"): "data", filepath.Join(top, "data"): "../data",
		"/": "/", "data": "data",
	} {
		if got := s.Relative(dir); filepath.ToSlash(got) != want {
			t.Errorf("%s is shown as %s, want %s", dir, got, want)
		}
	}
}

func TestToday(t *testing.T) {
	east := time.FixedZone("", 12*60*60)
	for want, now := range map[string]time.Time{
		"2025-08-20": time.Date(2025, 8, 20, 23, 59, 0, 0, time.UTC),
		"2025-08-21": time.Date(2025, 8, 20, 23, 59, 0, 0, time.UTC).In(east), // where the user is
	} {
		if got := (&Streams{Now: func() time.Time { return now }}).Today().String(); got != want {
			t.Errorf("%v is %s", now, got)
		}
	}
	if got := (&Streams{Now: func() time.Time { return time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }}).Today(); got != 0 {
		t.Errorf("a clock that is far ahead: %s", got)
	}
}

// Colours are by the wish, else by the environment, else for a person's terminal alone.
func TestColored(t *testing.T) {
	for _, c := range []struct {
		wish           string
		terminal, file bool
		env            map[string]string
		want           bool
	}{
		{"auto", true, false, nil, true},
		{"auto", false, false, nil, false},
		{"auto", true, true, nil, false},
		{"auto", true, false, map[string]string{"TERM": "dumb"}, false},
		{"auto", true, false, map[string]string{"NO_COLOR": "1"}, false},
		{"auto", false, false, map[string]string{"CLICOLOR_FORCE": "1"}, true},
		{"auto", false, false, map[string]string{"CLICOLOR_FORCE": "0"}, false},
		{"auto", true, false, map[string]string{"CLICOLOR_FORCE": "0"}, true},
		{"auto", false, true, map[string]string{"CLICOLOR_FORCE": "1"}, false},
		{"auto", true, false, map[string]string{"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, false},
		{"always", false, true, map[string]string{"NO_COLOR": "1", "TERM": "dumb"}, true},
		{"never", true, false, map[string]string{"CLICOLOR_FORCE": "1"}, false},
	} {
		s := &Streams{Terminal: c.terminal, Env: func(name string) string { return c.env[name] }}
		if got := s.Colored(c.wish, c.file); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
	if s := (&Streams{Terminal: true, Plain: true, Env: func(string) string { return "" }}); s.Colored("auto", false) {
		t.Error("colours on a terminal that has none")
	}
}

func TestMeasure(t *testing.T) {
	s := &Streams{Width: PipeWidth, Height: 1}
	s.Measure() // there is no terminal
	if s.Width != PipeWidth || s.Height != 1 {
		t.Errorf("%d × %d", s.Width, s.Height)
	}
	w, h := 120, 40
	s.Size = func() (int, int) { return w, h }
	s.Measure()
	if s.Width != 120 || s.Height != 40 {
		t.Errorf("%d × %d", s.Width, s.Height)
	}
	w, h = 0, 0 // it does not tell
	s.Measure()
	if s.Width != 120 || s.Height != 40 {
		t.Errorf("%d × %d", s.Width, s.Height)
	}
}

// process has other files stand in for those of the process.
func process(t *testing.T, in, out, err *os.File) {
	wasIn, wasOut, wasErr := os.Stdin, os.Stdout, os.Stderr
	t.Cleanup(func() { os.Stdin, os.Stdout, os.Stderr = wasIn, wasOut, wasErr })
	os.Stdin, os.Stdout, os.Stderr = in, out, err
}

// In a pipe there is nobody: no terminal, no keys, no questions.
func TestSystemStreamsInPipes(t *testing.T) {
	in, typed, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	read, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []*os.File{in, typed, read, out} {
		t.Cleanup(func() { f.Close() })
	}
	state := t.TempDir()
	t.Setenv("XDG_STATE_HOME", state)
	t.Setenv("STANCE_SOMETHING", "said")
	t.Chdir(state)
	process(t, in, out, out)
	s := SystemStreams()
	if s.Terminal || s.Keys != nil || s.Person != nil || s.Size != nil || s.Width != PipeWidth || s.Height != 0 || s.ErrWidth != 0 {
		t.Errorf("%+v", s)
	}
	if here, err := os.Getwd(); err != nil || s.Dir != here {
		t.Errorf("the user stands in %s, %v, and not in %s", here, err, s.Dir)
	}
	if folder, err := s.State(); err != nil || folder != filepath.Join(state, "stance") {
		t.Errorf("the state is in %s, %v", folder, err)
	}
	if s.Env("STANCE_SOMETHING") != "said" || s.Now().Location() != time.Local {
		t.Errorf("%q, %v", s.Env("STANCE_SOMETHING"), s.Now())
	}
	if err := s.Browse("no address"); err == nil {
		t.Error("what is no address was shown")
	}
	if _, err := io.WriteString(s.Out, "text"); err != nil {
		t.Error(err)
	}
	out.Close()
	if got, _ := io.ReadAll(read); string(got) != "text" {
		t.Errorf("%q was written", got)
	}
}

// TestWhereAsked holds that a terminal on which nobody can be asked is told from none.
func TestWhereAsked(t *testing.T) {
	for _, c := range []struct {
		s    *Streams
		want string
	}{{&Streams{}, "on a terminal you would be asked"}, {&Streams{Terminal: true, Plain: true}, "TERM=dumb"}} {
		if got := c.s.WhereAsked(); !strings.Contains(got, c.want) {
			t.Errorf("it says %q, want %q", got, c.want)
		}
	}
}
