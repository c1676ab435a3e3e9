//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What is no regular file is no dataset in one file, whoever asks, and nobody waits for
// it: for what reads, compares and unfolds.
func TestSingleFilesAreRegular(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.yaml"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("pipe.yaml", filepath.Join(dir, "link.yaml")); err != nil {
		t.Fatal(err)
	}
	put := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("a.yaml", "2025-01-01: {US: {land: A}}\n2025-01-02: {US: {land: B}}\n")
	for _, link := range []string{"to-a.yaml", "to-a", "to-a.md"} {
		if err := os.Symlink("a.yaml", filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"pipe.yaml", "link.yaml"} {
		for _, args := range [][]string{{"check", "-C", name}, {"show", "-C", name}, {"diff", name}, {"diff", "a.yaml", name}, {"init", "new", "--from", name}, {"agreement", "a.yaml", name}} {
			done := make(chan struct{})
			go func() {
				defer close(done)
				if code, _, messages := stanceIn(t, dir, args...); code != exitUnreadable || !strings.Contains(messages, "a named pipe") {
					t.Errorf("%q: %d, %s", args, code, messages)
				}
			}()
			select {
			case <-done:
			case <-time.After(5 * time.Minute):
				t.Fatalf("%q hangs", args)
			}
		}
	}
	if _, err := os.Lstat(filepath.Join(dir, "new")); err == nil {
		t.Error("a folder was made")
	}
	if code, out, messages := stanceIn(t, dir, "diff", "to-a.yaml"); code != exitDone || !strings.Contains(out, "reworded") {
		t.Errorf("a link that the user named: %d, %s%s", code, out, messages)
	}
	// Nor is a result written over the file, by whatever name.
	for _, args := range [][]string{{"export", "-C", "a.yaml", "-f", "csv", "-o", "to-a.yaml"}, {"export", "-C", "a.yaml", "-f", "csv", "-o", "to-a"}, {"report", "-C", "a.yaml", "-o", "to-a.md"}, {"diff", "a.yaml", "-o", "a.yaml"}, {"diff", "to-a.yaml", "-o", "./a.yaml"}, {"report", "-C", "a.yaml", "-o", "a.yaml"}} {
		if code, _, messages := stanceIn(t, dir, args...); code != exitUsage || !strings.Contains(messages, "is the dataset that was read") && !strings.HasSuffix(args[len(args)-1], ".yaml") {
			t.Errorf("%q: %d, %s", args, code, messages)
		}
	}
	if content, _ := os.ReadFile(filepath.Join(dir, "a.yaml")); !strings.HasPrefix(string(content), "2025-01-01: {US") {
		t.Errorf("the file now says %q", content)
	}
}
