package revising

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/authoring"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/dataset/datasettest"
)

// ran runs a command line for a person who types.
func ran(s *console.Streams, typed string, args ...string) (seen string, err error) {
	var shown bytes.Buffer
	s.Person = console.NewAsker(strings.NewReader(typed), &shown)
	root := &cobra.Command{SilenceErrors: true, SilenceUsage: true}
	root.AddCommand(NewEditCommand(s), NewRemoveCommand(s), NewUndoCommand(s), authoring.NewAddCommand(s))
	root.SetArgs(args)
	s.Args = args
	err = root.Execute()
	return shown.String(), err
}

func content(t *testing.T, dir, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

const whiteHouse = "snapshots/2025-08-18-white-house.yaml"

// A person is asked, and a no, Enter alone or Ctrl-C changes nothing.
func TestAsked(t *testing.T) {
	dir := datasettest.Copy(t)
	was := content(t, dir, whiteHouse)
	for _, no := range []string{"no\r", "\r", "\x03"} {
		s, out, _ := datasettest.Streams(dir)
		seen, err := ran(s, no, "rm", "white-house/russia/ceasefire")
		if broken := errors.Is(err, console.ErrAborted); broken != (no == "\x03") || err != nil && !broken {
			t.Errorf("%q: %v", no, err)
		}
		if !strings.Contains(seen, "Remove Russia on Ceasefire, 2025-08-18?") || !strings.Contains(out.String(), "-    ceasefire:\n") {
			t.Errorf("%q: %s\n%s", no, seen, out)
		}
		if content(t, dir, whiteHouse) != was {
			t.Fatalf("%q changed the file", no)
		}
	}
	s, _, _ := datasettest.Streams(dir)
	if _, err := ran(s, "yes\r", "rm", "white-house/russia/ceasefire"); err != nil {
		t.Fatal(err)
	}
	if content(t, dir, whiteHouse) == was {
		t.Fatal("nothing was removed")
	}
	s, _, messages := datasettest.Streams(dir)
	if seen, err := ran(s, "\r", "undo"); err != nil || !strings.Contains(seen, "Take back `stance rm white-house/russia/ceasefire`?") || !strings.Contains(messages.String(), "nothing was changed") {
		t.Errorf("%s%v\n%s", seen, err, messages)
	}
	s, _, _ = datasettest.Streams(dir)
	if _, err := ran(s, "y\r", "undo"); err != nil || content(t, dir, whiteHouse) != was {
		t.Errorf("not taken back: %v", err)
	}
}

// What several records one after another wrote is one step: it is said how many there are, and which,
// before it is asked whether to take them back.
func TestSeveralAreTakenBack(t *testing.T) {
	dir := datasettest.Copy(t)
	was := content(t, dir, whiteHouse)
	s, _, messages := datasettest.Streams(dir)
	if seen, err := ran(s, "white-house\ritaly\rnato-membership\r-\rS\r\r\r\r\ritaly\rceasefire\r-\rS\r\r\r\r\r\r", "add"); err != nil {
		t.Fatalf("%v%s\n%s", err, messages, seen)
	}
	const told = "This takes away all 2 records that it wrote: Italy on Ceasefire, 2025-08-18; Italy on NATO membership, 2025-08-18. `stance rm` removes one alone."
	for _, args := range [][]string{{"undo", "--dry-run"}, {"undo"}} {
		s, out, _ := datasettest.Streams(dir)
		seen, err := ran(s, "no\r", args...)
		if err != nil || !strings.Contains(out.String(), told) || strings.Contains(seen, "Take back all 2 records of `stance add`?") != (len(args) == 1) {
			t.Errorf("%v%s\n%s", err, out, seen)
		}
	}
	s, _, _ = datasettest.Streams(dir)
	if _, err := ran(s, "y\r", "undo"); err != nil || content(t, dir, whiteHouse) != was {
		t.Errorf("not taken back: %v", err)
	}
}

// What an editor left with errors is shown and opened again at the line, until it is sound or left.
func TestEditedAgain(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the editors are shell scripts")
	}
	dir := datasettest.Copy(t)
	was := content(t, dir, whiteHouse)
	editor := filepath.Join(t.TempDir(), "vi")
	log := filepath.Join(t.TempDir(), "log")
	script := "#!/bin/sh\necho \"$1\" >> '" + log + "'\nif grep -q frist \"$2\"; then sed -i s/ceasefire-frist/ceasefire-first/ \"$2\"; else sed -i '0,/position: settlement-first/s//position: ceasefire-frist/' \"$2\"; fi\n"
	if err := os.WriteFile(editor, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	s, out, messages := datasettest.Streams(dir)
	s.Env = func(name string) string { return map[string]string{"EDITOR": editor}[name] }
	seen, err := ran(s, "\r", "edit", "white-house/russia/ceasefire")
	if err != nil {
		t.Fatalf("%v\n%s", err, messages)
	}
	for text, want := range map[string]string{
		seen: "Open the editor again?", messages.String(): whiteHouse + ":12:17: error: `ceasefire-frist`", out.String(): "Edited 2025-08-18/russia/ceasefire in " + whiteHouse + ":11\n  SHIFTED",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in:\n%s", want, text)
		}
	}
	if calls, _ := os.ReadFile(log); string(calls) != "+11\n+12\n" {
		t.Errorf("opened at %q", calls)
	}
	s, _, _ = datasettest.Streams(dir)
	if _, err := ran(s, "y\r", "undo"); err != nil || content(t, dir, whiteHouse) != was {
		t.Errorf("both rounds are not one step: %v", err)
	}
	// Left with its errors, it stays as it was left, and can be taken back.
	s, _, _ = datasettest.Streams(dir)
	s.Env = func(name string) string { return map[string]string{"EDITOR": editor}[name] }
	var unsound *dataset.UnsoundError
	if _, err := ran(s, "n\r", "edit", "white-house/russia/ceasefire"); !errors.As(err, &unsound) {
		t.Errorf("%v", err)
	}
	s, _, _ = datasettest.Streams(dir)
	if _, err := ran(s, "y\r", "undo"); err != nil || content(t, dir, whiteHouse) != was {
		t.Errorf("not taken back: %v", err)
	}
}

// person does something when first asked, and then types.
type person struct {
	do    func()
	typed *strings.Reader
}

func (p *person) Read(b []byte) (int, error) {
	if p.do != nil {
		p.do()
		p.do = nil
	}
	return p.typed.Read(b)
}

// An editor that hands the file to a window and leaves is asked after, and what was
// saved there meanwhile counts; another that leaves the file as it was is believed.
func TestEditorThatLeaves(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the editors are shell scripts")
	}
	for name, asked := range map[string]bool{"notepad": true, "vi": false} {
		dir := datasettest.Copy(t)
		editor := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(editor, []byte("#!/bin/sh\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		s, out, messages := datasettest.Streams(dir)
		s.Env = func(name string) string { return map[string]string{"EDITOR": editor}[name] }
		saves := func() {
			text := strings.Replace(content(t, dir, whiteHouse), "position: settlement-first", "position: order-open", 1)
			if err := os.WriteFile(filepath.Join(dir, whiteHouse), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		var shown bytes.Buffer
		s.Person = console.NewAsker(&person{saves, strings.NewReader("\r")}, &shown)
		cmd := NewEditCommand(s)
		cmd.SetArgs([]string{"white-house/russia/ceasefire"})
		if err := cmd.Execute(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := strings.Contains(shown.String(), "Is the file saved"); got != asked {
			t.Errorf("%s: asked %v: %s", name, got, shown.String())
		}
		if got := strings.Contains(out.String(), "Edited 2025-08-18/russia/ceasefire"); got != asked {
			t.Errorf("%s: %s%s", name, out, messages)
		}
	}
}
