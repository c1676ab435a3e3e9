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

// TestTextIsKeptWhateverHappens has editors that fail after the text was
// written, in folders of all sorts.
func TestTextIsKeptWhateverHappens(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the editors are shell scripts")
	}
	const write = `sed -i 's/summary: ""/summary: Precious words/` // to be closed
	for name, c := range map[string]struct {
		editor string
		code   int
		says   string
		draft  bool // it stays where it was written
	}{
		"fails":            {write + `' "$1"; exit 3`, exitUnreadable, "failed: exit status 3", false},
		"is killed":        {write + `' "$1"; kill -9 $$`, exitUnreadable, "failed: signal: killed", false},
		"problem":          {write + `; s/# basis: stated/basis: sated/' "$1"`, exitUsage, "`sated` is no `basis`", false},
		"no folder":        {write + `; s/# basis: stated/basis: sated/' "$1"; rmdir "$PWD"`, exitUsage, "`sated` is no `basis`", true},
		"fails, no folder": {write + `' "$1"; rmdir "$PWD"; exit 1`, exitUnreadable, "failed: exit status 1", true},
		"loses it":         {`rm "$1"`, exitUnreadable, "left no text behind", false},
		"dataset is gone":  {write + `' "$1"; rm -r "$DATASET/codebook.yaml"`, exitUnreadable, "codebook.yaml", false},
	} {
		t.Run(name, func(t *testing.T) {
			here := t.TempDir()
			stands, temp, dataset := filepath.Join(here, "stands"), filepath.Join(here, "temp"), reviewDataset(t)
			if err := errors.Join(os.Mkdir(stands, 0o777), os.Mkdir(temp, 0o777), os.WriteFile(filepath.Join(here, "editor"), []byte("#!/bin/sh\n"+c.editor+"\n"), 0o777)); err != nil {
				t.Fatal(err)
			}
			t.Setenv("TMPDIR", temp)
			t.Setenv("DATASET", dataset)
			s, _, messages := reviewStreams(stands)
			s.Env = func(name string) string { return map[string]string{"EDITOR": filepath.Join(here, "editor")}[name] }
			code := run([]string{"add", "-C", dataset, "-d", "brussels", "-p", "france", "-i", "ceasefire", "--edit"}, s)
			if code != c.code || !strings.Contains(messages.String(), c.says) {
				t.Errorf("%d: %s", code, messages)
			}
			drafts, _ := filepath.Glob(filepath.Join(temp, "*", "record.yaml"))
			kept, at := "stance-add.yaml", filepath.Join(stands, "stance-add.yaml")
			if c.draft {
				if len(drafts) != 1 {
					t.Fatalf("drafts %q: %s", drafts, messages)
				}
				kept, at = drafts[0], drafts[0]
			} else if len(drafts) != 0 {
				t.Errorf("left over: %q", drafts)
			}
			if name == "loses it" {
				return
			}
			if want := "Your text is kept in " + kept + "; mend it and add it with `stance add --file " + kept + " -C " + dataset + "`"; !strings.Contains(messages.String(), want) {
				t.Errorf("%q is not in\n%s", want, messages)
			}
			text, err := os.ReadFile(at)
			if err != nil || !bytes.Contains(text, []byte("Precious words")) {
				t.Errorf("%v: %s", err, text)
			}
			forItsOwnerAlone(t, at, 0o600)
		})
	}
}

// TestTextIsKeptOutOfTheDataset has the user stand in the dataset's own folders, where
// a text that is kept would be taken for one of its files.
func TestTextIsKeptOutOfTheDataset(t *testing.T) {
	for stands, kept := range map[string]string{
		"data": "stance-add.yaml", "data/snapshots": "../stance-add.yaml", "data/snapshots/deep/er": "../../../stance-add.yaml",
		"data/sources": "../stance-add.yaml", "data/reviews": "../stance-add.yaml", "data/archive": "../stance-add.yaml", "empty": "stance-add.yaml",
		"link": "../stance-add.yaml",
	} {
		t.Run(stands, func(t *testing.T) {
			dir := goToWork(t)
			here := filepath.Join(dir, filepath.FromSlash(stands))
			if stands == "link" {
				if err := os.Symlink("data/snapshots", here); err != nil {
					t.Skip(err)
				}
			} else if err := os.MkdirAll(here, 0o777); err != nil {
				t.Fatal(err)
			}
			for n := 1; n <= 2; n++ {
				s, _, messages := reviewStreams(here)
				s.Env = func(name string) string {
					return map[string]string{"EDITOR": "cp '" + filepath.Join(dir, "bad.yaml") + "'"}[name]
				}
				if code := run([]string{"add", "-C", filepath.Join(dir, "data"), "-d", "2025-01-01", "-p", "q", "-i", "i", "--edit"}, s); code != exitUsage {
					t.Errorf("exit code %d: %s", code, messages)
				}
				name := filepath.FromSlash(kept)
				if n == 2 {
					name = strings.Replace(name, "add", "add-2", 1)
				}
				if text, err := os.ReadFile(filepath.Join(here, name)); err != nil || string(text) != workplace["bad.yaml"] || !strings.Contains(messages.String(), "Your text is kept in "+name) {
					t.Errorf("%v: %s\n%s", err, text, messages)
				}
				s, _, messages = reviewStreams(dir)
				if code := run([]string{"show", "-C", "data"}, s); code != exitDone {
					t.Errorf("the dataset cannot be read: %s", messages)
				}
			}
		})
	}
}

// TestWhatAnEditorLeftStays has editors that fail, or leave what cannot be read, with
// words of the user's in a place of their own.
func TestWhatAnEditorLeftStays(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the editors are shell scripts")
	}
	for name, c := range map[string]struct {
		editor, says, where string
	}{
		"too large":                 {`echo Precious words >"$1"; head -c 17000000 /dev/zero | tr '\0' ' ' >>"$1"`, "larger than 16 MB", "record.yaml"},
		"too large, and fails":      {`echo Precious words >"$1"; head -c 17000000 /dev/zero | tr '\0' ' ' >>"$1"; exit 3`, "failed: exit status 3", "record.yaml"},
		"a folder":                  {`rm "$1"; mkdir "$1"; echo Precious words >"$1/text"`, "is a folder", "record.yaml/text"},
		"crashes with text unsaved": {`echo Precious words >"$(dirname "$1")/.record.yaml.swp"; kill -9 $$`, "failed: signal: killed", ".record.yaml.swp"},
		"crashes while saving":      {`echo Precious words >"$1~"; rm "$1"; exit 1`, "left no text behind", "record.yaml~"},
		"saves another, and fails":  {`sed -i 's/summary: ""/summary: Others/' "$1"; echo Precious words >"$1.new"; exit 1`, "failed: exit status 1", "record.yaml.new"},
	} {
		t.Run(name, func(t *testing.T) {
			here := t.TempDir()
			stands, temp, dataset := filepath.Join(here, "stands"), filepath.Join(here, "temp"), reviewDataset(t)
			if err := errors.Join(os.Mkdir(stands, 0o777), os.Mkdir(temp, 0o777), os.WriteFile(filepath.Join(here, "editor"), []byte("#!/bin/sh\n"+c.editor+"\n"), 0o777)); err != nil {
				t.Fatal(err)
			}
			t.Setenv("TMPDIR", temp)
			s, _, messages := reviewStreams(stands)
			s.Env = func(name string) string { return map[string]string{"EDITOR": filepath.Join(here, "editor")}[name] }
			code := run([]string{"add", "-C", dataset, "-d", "brussels", "-p", "france", "-i", "ceasefire", "--edit"}, s)
			if code != exitUnreadable || !strings.Contains(messages.String(), c.says) {
				t.Errorf("%d: %s", code, messages)
			}
			folders, _ := filepath.Glob(filepath.Join(temp, "*"))
			if len(folders) != 1 || !strings.Contains(messages.String(), "What the editor left is in "+folders[0]+";") {
				t.Fatalf("folders %q: %s", folders, messages)
			}
			text, err := os.ReadFile(filepath.Join(folders[0], filepath.FromSlash(c.where)))
			if err != nil || !strings.HasPrefix(string(text), "Precious words") {
				t.Errorf("%v, %.40q", err, text)
			}
		})
	}
}

// TestTextIsKeptBesidePlantedLinks has links in the dataset where a text would be kept:
// it comes under the next free name, in the same folder.
func TestTextIsKeptBesidePlantedLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the editors are shell scripts")
	}
	outer := t.TempDir()
	dataset, editor := reviewDataset(t), filepath.Join(outer, "editor")
	victim := filepath.Join(outer, "victim")
	err := errors.Join(os.WriteFile(victim, []byte("mine"), 0o600),
		os.WriteFile(editor, []byte("#!/bin/sh\necho 'positions: {' >\"$1\"\n"), 0o777),
		os.Symlink(victim, filepath.Join(dataset, "stance-add.yaml")), os.Symlink("nothing", filepath.Join(dataset, "stance-add-2.yaml")))
	if err != nil {
		t.Fatal(err)
	}
	s, _, messages := reviewStreams(dataset)
	s.Env = func(name string) string { return map[string]string{"EDITOR": console.ShellWord(editor)}[name] }
	code := run([]string{"add", "-d", "brussels", "-p", "france", "-i", "ceasefire", "--edit"}, s)
	if kept, err := os.ReadFile(filepath.Join(dataset, "stance-add-3.yaml")); err != nil || string(kept) != "positions: {\n" {
		t.Errorf("exit code %d: %q, %v\n%s", code, kept, err, messages)
	}
	if now, _ := os.ReadFile(victim); string(now) != "mine" {
		t.Errorf("it was written through: %q", now)
	}
}
