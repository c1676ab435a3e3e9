package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"stance/cmd/stance/internal/dataset/datasettest"
)

// toldSoFar is what a command has written so far, for another goroutine to read.
type toldSoFar struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (t *toldSoFar) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.b.Write(p)
}

func (t *toldSoFar) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.b.String()
}

// await waits until something is told for the n-th time.
func (t *toldSoFar) await(tb testing.TB, what string, n int) {
	tb.Helper()
	enough := time.After(time.Minute)
	for strings.Count(t.String(), what) < n {
		select {
		case <-enough:
			tb.Fatalf("%q was not told %d times:\n%s", what, n, t)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// A command that watches is run anew when a file changes, tells of errors without ending, and ends
// when it is interrupted.
func TestWatch(t *testing.T) {
	dir := datasettest.Copy(t)
	file := filepath.Join(dir, "snapshots", "2025-08-18-white-house.yaml")
	sound, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	put := func(content []byte) {
		if err := os.WriteFile(file, content, 0o666); err != nil {
			t.Error(err)
		}
	}
	for _, c := range []struct{ command, sound, unsound string }{
		{"check", "No problems: ", "`settlement-frist`"},
		{"diff", "One reworded: Russia, on Pace.", "`settlement-frist`"},
		{"show russia pace", "Russia on Pace", "`settlement-frist`"},
	} {
		s, _, _ := datasettest.Streams(dir)
		all := &toldSoFar{}
		s.Out, s.Err = all, all
		ended := make(chan int)
		go func() { ended <- run(append(strings.Fields(c.command), "--watch"), s) }()
		all.await(t, c.sound, 1)
		put(bytes.Replace(sound, []byte("settlement-first"), []byte("settlement-frist"), 1))
		all.await(t, c.unsound, 1)
		put(sound)
		all.await(t, c.sound, 2)
		if !s.Interrupt() {
			t.Fatal("it cannot be interrupted")
		}
		if code := <-ended; code != exitDone {
			t.Errorf("%s: exit code %d", c.command, code)
		}
	}
	s, _, messages := datasettest.Streams(dir)
	if code := run([]string{"diff", "--watch", "no-such-date"}, s); code != exitUsage || !strings.Contains(messages.String(), "no-such-date") {
		t.Errorf("exit code %d: %s", code, messages)
	}
}
