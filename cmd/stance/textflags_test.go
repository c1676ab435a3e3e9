package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
)

// What is no text cannot be kept as it was given, so it is refused.
func TestTextFlags(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "d"), os.DirFS("../../data")); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"init", "new", "--title", "a\xff"},
		{"init", "new", "--party", "a\xff"},
		{"add", "-C", "d", "-d", "brussels", "-p", "italy", "-i", "territory", "-s", "a\xff"},
		{"add", "-C", "d", "-d", "brussels", "-p", "italy", "-i", "territory", "-s", "a", "--term", "a\xff"},
		{"add", "-C", "d", "-d", "brussels", "-p", "italy", "-i", "territory", "-s", "a", "--quote", "a\xff"},
		{"add", "source", "-C", "d", "--id", "a", "--title", "a\xff"},
		{"add", "party", "-C", "d", "--id", "a", "--name", "a\xff"},
		{"add", "issue", "-C", "d", "--id", "a", "--name", "a", "--option", "a=\xff", "--option", "b=b"},
	} {
		var out, err bytes.Buffer
		s := &console.Streams{In: strings.NewReader(""), Out: &out, Err: &err, Dir: dir, Width: console.PipeWidth, Env: func(string) string { return "" }, Now: time.Now, State: datasettest.StateBeside(t.TempDir())}
		if code := run(args, s); code != exitUsage || !strings.Contains(err.String(), "it is not in UTF-8") {
			t.Errorf("%q: exit code %d, %s%s", args, code, out.String(), err.String())
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "new")); err == nil {
		t.Error("a dataset was written")
	}
}

// A list of whichever command is read to its end: on several lines, too, and with a comma behind it.
func TestListFlags(t *testing.T) {
	for _, args := range [][]string{
		{"diff", "first", "latest", "-p", "russia,\nukraine, "}, {"log", "-p", "russia\r\nukraine"}, {"show", "-p", "russia ,ukraine,"}, {"review", "--all", "-p", ",russia, ukraine"},
	} {
		var out, err bytes.Buffer
		s := &console.Streams{In: strings.NewReader(""), Out: &out, Err: &err, Dir: "../..", Width: console.PipeWidth, Env: func(string) string { return "" }, Now: time.Now, State: datasettest.StateBeside(t.TempDir())}
		if code := run(args, s); code != exitDone || !strings.Contains(out.String(), "Russia, Ukraine") {
			t.Errorf("%q: exit code %d, %s%s", args, code, out.String(), err.String())
		}
	}
}
