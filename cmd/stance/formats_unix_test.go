//go:build unix

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestAPipeMayBeCalledAnything holds that the name of a named pipe tells the format where
// it can, and never stands against -f.
func TestAPipeMayBeCalledAnything(t *testing.T) {
	dir := exampleInGit(t)
	for _, c := range []struct{ name, format, as string }{
		{"p.json", "", "json"},
		{"p.json", "csv", "csv"},
		{"p.pdf", "json", "json"},
		{"p.pdf", "", "table"},
		{"p", "", "table"},
	} {
		_, want, _ := stanceIn(t, dir, "show", "-f", c.as)
		pipe := filepath.Join(dir, c.name)
		if err := syscall.Mkfifo(pipe, 0o600); err != nil {
			t.Fatal(err)
		}
		read := make(chan string)
		go func() {
			content, err := os.ReadFile(pipe)
			if err != nil {
				t.Error(err)
			}
			read <- string(content)
		}()
		args := []string{"show", "-o", c.name}
		if c.format != "" {
			args = append(args, "-f", c.format)
		}
		if code, _, messages := stanceIn(t, dir, args...); code != exitDone {
			t.Fatalf("%q: exit code %d: %s", args, code, messages)
		}
		if got := <-read; got != want || want == "" {
			t.Errorf("%q: %.200s", args, got)
		}
		if err := os.Remove(pipe); err != nil {
			t.Fatal(err)
		}
	}
}
