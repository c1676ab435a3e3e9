package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"stance/cmd/stance/internal/console"
)

// editing is a run of the program whose editor has written a text, and goes on
// until it is let go.
type editing struct {
	*exec.Cmd
	dataset  string
	messages string // where standard error goes
	waits    string // the editor waits while this is there
	temp     string
}

// slowEditor writes a text that can be added, and waits.
const slowEditor = `#!/bin/sh
sed -i 's/summary: ""/summary: Precious words/; s/# note: Free text/note: N/' "$1"
: >"$WAITS.begun"
while [ -e "$WAITS" ]; do sleep 0.02; done
`

// heedingProgram is the program that writes a line into the file $HEEDED for each
// interrupt that its main loop has taken in.
const heedingProgram = "stance-heeding"

func heeding() {
	heard := make(chan os.Signal, 8)
	signal.Notify(heard, os.Interrupt)
	go func() {
		for lines := "x\n"; ; lines += "x\n" {
			<-heard
			signal.Stop(make(chan os.Signal)) // waits until all who listen have been told
			for !waitsAgain() {
				time.Sleep(time.Millisecond)
			}
			raiseQuit()
			if err := os.WriteFile(os.Getenv("HEEDED"), []byte(lines), 0o666); err != nil {
				panic(err)
			}
		}
	}()
	main()
}

// waitsAgain reports whether the main loop waits: a signal that it was told of is taken
// in then.
func waitsAgain() bool {
	stacks := make([]byte, 1<<20)
	return regexp.MustCompile(`(?m)^goroutine 1 \[select`).Match(stacks[:runtime.Stack(stacks, true)])
}

// startEditing starts the program and waits until its editor has written.
func startEditing(t *testing.T, editor string) *editing {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the editor is a shell script, and there are no signals")
	}
	here := t.TempDir()
	e := &editing{dataset: reviewDataset(t), messages: filepath.Join(here, "messages"), waits: filepath.Join(here, "waits"), temp: filepath.Join(here, "temporary files")}
	program := filepath.Join(here, "slow editor")
	for name, content := range map[string]string{program: editor, e.waits: ""} {
		if err := os.WriteFile(name, []byte(content), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	for _, dir := range []string{e.temp, filepath.Join(here, "stands")} {
		if err := os.Mkdir(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	e.Cmd = stance(t, filepath.Join(here, "stands"), "add", "-C", e.dataset, "-d", "brussels", "-p", "france", "-i", "ceasefire", "--edit")
	e.Args[0] = heedingProgram
	e.Env = append(os.Environ(), "VISUAL='"+program+"'", "WAITS="+e.waits, "TMPDIR="+e.temp, "HEEDED="+e.waits+".heeded")
	messages, err := os.Create(e.messages)
	if err != nil {
		t.Fatal(err)
	}
	defer messages.Close()
	e.Stderr = messages // a file, so that an editor that goes on keeps nobody waiting
	if err := e.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.letGo)
	waitFor(t, "the editor", func() bool { _, err := os.Stat(e.waits + ".begun"); return err == nil })
	return e
}

// waitFor waits until something is so; for minutes, where it never is.
func waitFor(t *testing.T, what string, so func() bool) {
	t.Helper()
	for range 12_000 {
		if so() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%s did not come", what)
}

// letGo has the editor end.
func (e *editing) letGo() { _ = os.Remove(e.waits) }

// ended waits for the program and gives its exit code and what it said.
func (e *editing) ended(t *testing.T) (code int, said string) {
	t.Helper()
	err := e.Wait()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		code = exit.ExitCode()
	case err != nil:
		t.Fatal(err)
	}
	content, err := os.ReadFile(e.messages)
	if err != nil {
		t.Fatal(err)
	}
	return code, string(content)
}

// drafts are the texts in the folder of temporary files.
func (e *editing) drafts(t *testing.T) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(e.temp, "stance-add-*", "record.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestTextSurvivesSignals has the program ended while the editor is open: it
// says where the text is, which can be added from there.
func TestTextSurvivesSignals(t *testing.T) {
	for name, sig := range map[string]os.Signal{"SIGTERM": syscall.SIGTERM, "SIGHUP": syscall.SIGHUP} {
		t.Run(name, func(t *testing.T) {
			// What is ignored here would be in the program, too, as under nohup.
			heard := make(chan os.Signal, 1)
			signal.Notify(heard, sig)
			defer signal.Stop(heard)
			e := startEditing(t, slowEditor)
			if err := e.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			code, said := e.ended(t)
			drafts := e.drafts(t)
			if code != exitInterrupted || len(drafts) != 1 || !strings.Contains(said, "Your text is in "+drafts[0]+", as it was last saved") || !strings.Contains(said, "`stance add --file '"+drafts[0]+"' -C "+console.ShellWord(e.dataset)+"`") {
				t.Fatalf("%d, %q: %s", code, drafts, said)
			}
			forItsOwnerAlone(t, drafts[0], 0o600)
			forItsOwnerAlone(t, filepath.Dir(drafts[0]), 0o700|fs.ModeDir)
			s, out, messages := reviewStreams(t.TempDir())
			if code := run([]string{"add", "-C", e.dataset, "--file", drafts[0]}, s); code != exitDone || !strings.Contains(out.String(), "Added the stance of France on Ceasefire") {
				t.Errorf("%d: %s", code, messages)
			}
		})
	}
}

func forItsOwnerAlone(t *testing.T, name string, want fs.FileMode) {
	t.Helper()
	if info, err := os.Lstat(name); err != nil || info.Mode() != want {
		t.Errorf("%s: %v, %v", name, info.Mode(), err)
	}
}

// TestAnInterruptIsTheEditors has Ctrl-C and Ctrl-\ typed in an editor, which knows what to
// do with it. The editor goes on once the program has taken them in.
func TestAnInterruptIsTheEditors(t *testing.T) {
	e := startEditing(t, slowEditor)
	for n := range 3 {
		if err := e.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		waitFor(t, "the interrupt", func() bool {
			heeded, _ := os.ReadFile(e.waits + ".heeded")
			return bytes.Count(heeded, []byte("x\n")) == n+1
		})
	}
	e.letGo()
	if code, said := e.ended(t); code != exitDone || strings.Contains(said, "Your text") || len(e.drafts(t)) != 0 {
		t.Errorf("%d: %s; %q", code, said, e.drafts(t))
	}
	if content, _ := os.ReadFile(filepath.Join(e.dataset, "snapshots/2025-08-17-brussels.yaml")); !bytes.Contains(content, []byte("Precious words")) {
		t.Error("the text was not added")
	}
}

// TestTextOfAKilledProgramIsFound kills the program, which can say nothing then:
// the next one tells, and deletes nothing. A text that somebody is at, one for
// another dataset, and one in which nothing was written are passed over.
func TestTextOfAKilledProgramIsFound(t *testing.T) {
	e := startEditing(t, slowEditor)
	next := func(dataset string) string {
		t.Helper()
		t.Setenv("TMPDIR", e.temp)
		s, _, messages := reviewStreams(t.TempDir())
		s.Env = func(name string) string { return map[string]string{"EDITOR": "true"}[name] }
		if code := run([]string{"add", "-C", dataset, "-d", "brussels", "-p", "france", "-i", "ceasefire", "--edit"}, s); code != exitDone {
			t.Errorf("%d: %s", code, messages)
		}
		return messages.String()
	}
	const told = "a text for this dataset was not added before the program was ended: "
	if said := next(e.dataset); strings.Contains(said, told) {
		t.Errorf("somebody is at it: %s", said)
	}
	if err := e.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = e.Wait()
	drafts := e.drafts(t)
	if len(drafts) != 1 {
		t.Fatalf("%q", drafts)
	}
	for range 2 {
		if said := next(e.dataset); !strings.Contains(said, told+drafts[0]+"; add it with `stance add --file '"+drafts[0]+"' -C "+console.ShellWord(e.dataset)+"`") {
			t.Errorf("nobody is told: %s", said)
		}
	}
	if said := next(reviewDataset(t)); strings.Contains(said, told) {
		t.Errorf("it is for another dataset: %s", said)
	}
	if left := e.drafts(t); len(left) != 1 || left[0] != drafts[0] {
		t.Errorf("there are %q", left)
	}
	if text, err := os.ReadFile(drafts[0]); err != nil || !bytes.Contains(text, []byte("Precious words")) {
		t.Errorf("%v: %s", err, text)
	}

	e.letGo()
	unwritten := startEditing(t, "#!/bin/sh\n: >\"$WAITS.begun\"\nwhile [ -e \"$WAITS\" ]; do sleep 0.02; done\n")
	if err := unwritten.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = unwritten.Wait()
	e.temp = unwritten.temp
	if said := next(unwritten.dataset); strings.Contains(said, told) {
		t.Errorf("nothing was written: %s", said)
	}
	swap := filepath.Join(filepath.Dir(e.drafts(t)[0]), ".record.yaml.swp")
	if err := os.WriteFile(swap, []byte("words that were not saved"), 0o600); err != nil {
		t.Fatal(err)
	}
	if said := next(unwritten.dataset); !strings.Contains(said, told) {
		t.Errorf("something was written, and not saved: %s", said)
	}
}
