package git

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"stance/cmd/stance/internal/needs"
)

// script makes a program called git of a line of shell, and gives its folder.
func script(t *testing.T, dir, line string) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("it is a shell script")
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "git"), []byte("#!/bin/sh\n"+line+"\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestWhichGitIsRun holds that a stranger's is not, and that none, or an old one, is told.
func TestWhichGitIsRun(t *testing.T) {
	w := newWork(t).twice()
	good := `echo "git version 2.47.0"`
	inside := script(t, filepath.Join(w.dir, "bin"), good)
	elsewhere := t.TempDir()
	if err := os.Symlink(filepath.Join(inside, "git"), filepath.Join(elsewhere, "git")); err != nil {
		t.Fatal(err)
	}
	old := script(t, filepath.Join(t.TempDir(), "old"), `echo "git version 2.34.1"`)
	odd := script(t, filepath.Join(t.TempDir(), "odd"), `echo "no git"`)
	broken := script(t, filepath.Join(t.TempDir(), "broken"), `echo "fatal: it is broken" >&2; exit 3`)
	t.Chdir(w.dir)
	for name, tt := range map[string]struct{ path, says string }{
		"none":                    {t.TempDir(), "git was not found"},
		"where one stands":        {"bin", "git is found only as bin/git, by a part of PATH that depends on the folder one stands in; it is not run, as that may be a stranger's"},
		"among the files":         {inside, "git is found as " + inside + "/git, among the files of the dataset; it is not run, as that may be a stranger's"},
		"a link to the files":     {elsewhere, "git is found as " + elsewhere + "/git, among the files of the dataset; it is not run, as that may be a stranger's"},
		"old":                     {old, "git is of version 2.34.1, which cannot be told to fetch nothing, so that a stranger's repository could make it run commands; " + neededVersion + " is needed"},
		"one that tells nothing":  {odd, `git tells no version that can be read: "no git\n"`},
		"one that does not begin": {broken, "it is broken"},
	} {
		t.Setenv("PATH", tt.path)
		_, err := opened(t, filepath.Join(w.dir, "data"))
		if err == nil || err.Error() != tt.says {
			t.Errorf("%s: %v, want %q", name, err, tt.says)
		}
		if errors.Is(err, ErrNotFound) != (name == "none") {
			t.Errorf("%s: it is not found: %v", name, err)
		}
		if got := UserName(plainEnv(), w.dir, t.TempDir()); name != "old" && name != "one that tells nothing" && got != "" {
			t.Errorf("%s: the user is %q", name, got)
		}
	}
}

// asked runs a git that does as a line of shell says.
func asked(t *testing.T, line string, c call) ([]byte, error) {
	t.Helper()
	t.Setenv("PATH", script(t, t.TempDir(), line)+string(filepath.ListSeparator)+os.Getenv("PATH"))
	p, err := find(t.TempDir(), os.Environ())
	if err != nil {
		t.Fatal(err)
	}
	return p.run(c)
}

// TestAnswersOfAProgram has git answer too much, refuse, and take too much memory.
func TestAnswersOfAProgram(t *testing.T) {
	if out, err := asked(t, "cat", call{args: []string{"x"}, in: []byte("as it came\n"), limit: 11}); err != nil || string(out) != "as it came\n" {
		t.Errorf("%q, %v", out, err)
	}
	var large *TooLargeError
	if _, err := asked(t, "cat", call{args: []string{"ls-tree"}, in: []byte("as it came\n"), limit: 10}); !errors.As(err, &large) || err.Error() != "git ls-tree answers more than 0 MB" {
		t.Errorf("more than the limit: %v", err)
	}
	// What git, as a script, runs goes on when git is ended, and has its streams.
	if _, err := asked(t, "yes", call{args: []string{"log"}, limit: 3 << 20}); !errors.As(err, &large) || err.Error() != "git log answers more than 3 MB" {
		t.Errorf("without end: %v", err)
	}
	var refused *refusal
	for line, want := range map[string]string{
		"echo 'fatal: no such thing\nmore' >&2; exit 128": "no such thing",
		"echo 'in other words' >&2; exit 1":               "in other words",
		"exit 5":                                          "git ended with code 5",
	} {
		if _, err := asked(t, line, call{args: []string{"x"}, limit: 10}); !errors.As(err, &refused) || err.Error() != want {
			t.Errorf("%s: %v, want %q", line, err, want)
		}
	}
	if _, err := asked(t, "echo 'fatal: attempting to allocate 1 over limit 0' >&2; exit 128", call{args: []string{"x"}}); !errors.As(err, &large) || err.Error() != "an object of the repository takes more than 512 MB of memory" {
		t.Errorf("too much memory: %v", err)
	}
	// What git says of itself counts for more than that its answer could not be read.
	if _, err := asked(t, "echo 1234567890; echo 'fatal: said' >&2; exit 1", call{args: []string{"x"}, limit: 5}); !errors.As(err, &refused) || err.Error() != "said" {
		t.Errorf("both: %v", err)
	}
	if got := (&refusal{1, strings.Repeat("x", 3)}).Error(); got != "xxx" {
		t.Errorf("%q", got)
	}
	// Of what it complains the beginning is kept.
	w := &firstBytes{}
	for range 3 {
		if n, err := w.Write(make([]byte, maxStderr/2+1)); n != maxStderr/2+1 || err != nil {
			t.Errorf("%d, %v", n, err)
		}
	}
	if len(w.kept) != maxStderr {
		t.Errorf("%d bytes are kept", len(w.kept))
	}
	p := &program{path: filepath.Join(t.TempDir(), "gone"), scratch: t.TempDir(), left: maxTime}
	if err := p.stream(call{args: []string{"x"}}, func(io.Reader) error { return nil }); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a program that is gone: %v", err)
	}
}

// TestWhatGitRunsDoesNotKeepIt has git be a script that is ended as it takes too long, and
// what it runs go on, with its streams.
func TestWhatGitRunsDoesNotKeepIt(t *testing.T) {
	waits := filepath.Join(t.TempDir(), "waits")
	put(t, waits, "")
	defer os.Remove(waits)
	t.Setenv("PATH", script(t, t.TempDir(), `(while [ -e "`+waits+`" ]; do sleep 0.02; done); true`)+string(filepath.ListSeparator)+os.Getenv("PATH"))
	p, err := find(t.TempDir(), os.Environ())
	if err != nil {
		t.Fatal(err)
	}
	p.left = time.Second
	ended := make(chan error, 1)
	go func() {
		_, err := p.run(call{args: []string{"x"}, limit: 10})
		ended <- err
	}()
	select {
	case err := <-ended:
		if !errors.Is(err, errTooLong) {
			t.Error(err)
		}
	case <-time.After(5 * time.Minute):
		t.Fatal("it is waited for")
	}
}

// TestUserName takes the name from the user's own configuration alone.
func TestUserName(t *testing.T) {
	needs.Program(t, "git", exec.LookPath)
	w := newWork(t).twice()
	w.git("config", "user.name", "A Stranger")
	own := filepath.Join(t.TempDir(), "config")
	put(t, own, "[user]\n\tname = Jane Mbeki \n")
	home := t.TempDir()
	put(t, filepath.Join(home, ".gitconfig"), "[user]\n\tname = Olga\n")
	for name, tt := range map[string]struct {
		env  []string
		dir  string
		want string
	}{
		"by GIT_CONFIG_GLOBAL": {[]string{"GIT_CONFIG_GLOBAL=" + own}, w.dir, "Jane Mbeki"},
		"at home":              {[]string{"GIT_CONFIG_GLOBAL=", "HOME=" + home, "XDG_CONFIG_HOME=" + home}, w.dir, "Olga"},
		"none":                 {nil, w.dir, ""},
		"without a repository": {[]string{"GIT_CONFIG_GLOBAL=" + own, "GIT_CEILING_DIRECTORIES=/"}, t.TempDir(), "Jane Mbeki"},
		"without the folder":   {[]string{"GIT_CONFIG_GLOBAL=" + own}, filepath.Join(w.dir, "none"), ""},
		"without the scratch":  {[]string{"GIT_CONFIG_GLOBAL=" + own}, w.dir, ""},
	} {
		scratch := t.TempDir()
		if name == "without the scratch" {
			scratch = filepath.Join(scratch, "none")
		}
		if got := UserName(plainEnv(tt.env...), tt.dir, scratch); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}
