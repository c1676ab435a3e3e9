//go:build unix

package result_test

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/result"
)

// TestAPipeMayBeCalledAnything holds that the name of a named pipe tells the format where
// it can, and never stands against -f.
func TestAPipeMayBeCalledAnything(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct{ name, format, as string }{
		{"p.json", "", "json"},
		{"p.json", "csv", "csv"},
		{"p.pdf", "json", "json"},
		{"p.pdf", "", "table"},
		{"p", "", "table"},
	} {
		want := ran(t, dir, found(), "-f", c.as)
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
		args := []string{"-o", c.name}
		if c.format != "" {
			args = append(args, "-f", c.format)
		}
		ran(t, dir, found(), args...)
		if got := <-read; got != want || want == "" {
			t.Errorf("%q: %.200s", args, got)
		}
		if err := os.Remove(pipe); err != nil {
			t.Fatal(err)
		}
	}
}

// A reader of a named pipe who wants no more is no mistake of anybody's, and who stands at
// a terminal is not told that it was written.
func TestAPipeWhoseReaderLeaves(t *testing.T) {
	s, _, messages := datasettest.Streams(t.TempDir())
	s.Terminal, s.Height = true, 1000
	pipe := filepath.Join(s.Dir, "p")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	read := make(chan error)
	go func() {
		f, err := os.Open(pipe)
		if err == nil {
			_, err = io.ReadFull(f, make([]byte, 1))
			f.Close()
		}
		read <- err
	}()
	more := result.Finding{CSV: result.Written(writeText, strings.Repeat("more than a pipe holds\n", 1<<17))}
	if err := runs(s, more, "-f", "csv", "-o", "p"); err != nil || messages.Len() > 0 {
		t.Errorf("%v, %q", err, messages)
	}
	if err := <-read; err != nil {
		t.Error(err)
	}
}
