package authoring

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/positions/problem"
)

// ran runs a command line of this room's, and gives what it ends with.
func ran(s *console.Streams, args ...string) error {
	root := &cobra.Command{Use: "stance", SilenceErrors: true, SilenceUsage: true}
	root.SetFlagErrorFunc(console.FlagError)
	root.AddCommand(NewInitCommand(s), NewAddCommand(s))
	root.SetArgs(args)
	return root.Execute()
}

// done runs a command line that has to succeed, and gives what it said.
func done(t *testing.T, dir string, args ...string) string {
	t.Helper()
	s, out, messages := datasettest.Streams(dir)
	if err := ran(s, args...); err != nil {
		t.Fatalf("%q: %s%s", args, messages, told(err))
	}
	return out.String() + messages.String()
}

// typed runs a command line where a person types text; \r is Enter. It gives what that
// person saw.
func typed(s *console.Streams, text string, args ...string) (seen string, err error) {
	var shown bytes.Buffer
	s.Person = console.NewAsker(strings.NewReader(text), &shown)
	err = ran(s, args...)
	return shown.String(), err
}

// told is what people read of an error, with its hints.
func told(err error) string {
	if err == nil {
		return ""
	}
	words := err.Error() + "\n"
	var usage *console.UsageError
	if errors.As(err, &usage) && usage.Hint != "" {
		words += usage.Hint + "\n"
	}
	var problems []problem.Problem
	var refused *dataset.RefusedError
	var unsound *dataset.UnsoundError
	switch {
	case errors.As(err, &refused):
		problems = refused.Problems
	case errors.As(err, &unsound):
		problems = unsound.Problems
	}
	for _, p := range problems {
		words += problem.Render(p)
	}
	var kept *KeptError
	if errors.As(err, &kept) {
		words += "kept in " + kept.Name + "; " + kept.Command + "\n"
	}
	return words
}

// wrongUse reports whether an error is one of what was given, not of the files.
func wrongUse(err error) bool {
	var usage *console.UsageError
	var refused *dataset.RefusedError
	return errors.As(err, &usage) || errors.As(err, &refused)
}

// contents gives the contents of all files in a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files, folder := map[string]string{}, os.DirFS(dir)
	err := fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := fs.ReadFile(folder, name)
		files[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// holds fails for each text that is not in another.
func holds(t *testing.T, text string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

// put writes files into a folder.
func put(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		at := strings.LastIndex(name, "/")
		if err := errors.Join(os.MkdirAll(dir+"/"+name[:max(at, 0)], 0o777), os.WriteFile(dir+"/"+name, []byte(content), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
}
