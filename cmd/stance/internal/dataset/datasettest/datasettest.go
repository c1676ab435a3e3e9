// Package datasettest has what tests of commands work on: the project's own dataset
// where it may be written to, streams that stand in it, and texts that are hard to
// keep. Tests alone have a use for it.
package datasettest

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk/disktest"
	"stance/cmd/stance/internal/launch"
	"stance/positions/team/review"
	"stance/positions/yamlfile"
)

// Copy copies the project's own dataset to where it may be written to, without its
// sign-offs: tests of reviewing make their own.
func Copy(t *testing.T) string {
	t.Helper()
	top, err := os.Getwd()
	for ; err == nil; top = filepath.Dir(top) {
		if _, none := os.Stat(filepath.Join(top, "go.mod")); none == nil {
			break
		} else if filepath.Dir(top) == top {
			err = none
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, unsigned{os.DirFS(filepath.Join(top, "data"))}); err != nil {
		t.Fatal(err)
	}
	return dir
}

// unsigned is a folder of a dataset without its sign-offs.
type unsigned struct{ fs.FS }

func (u unsigned) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(u.FS, name)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return name == "." && e.Name() == dataset.ReviewsFolder }), err
}

// Streams are streams on a dataset, at noon of 20 August 2025.
func Streams(dir string) (s *console.Streams, out, messages *bytes.Buffer) {
	out, messages = &bytes.Buffer{}, &bytes.Buffer{}
	s = &console.Streams{In: strings.NewReader(""), Out: out, Err: messages, Width: 80, Dir: dir, Env: func(string) string { return "" }, State: StateBeside(dir)}
	s.Now = func() time.Time { return time.Date(2025, 8, 20, 12, 0, 0, 0, time.UTC) }
	s.Browse = func(string) error { return launch.ErrNoBrowser }
	s.Show = func(string) error { return launch.ErrNoBrowser }
	s.Disk.SetCalls(&disktest.Calls{}) // the system's, without the wait for the disk
	return s, out, messages
}

// StateBeside is a state folder for tests that work in a folder of their own.
func StateBeside(dir string) func() (string, error) {
	return func() (string, error) { return dir + ".state", nil }
}

// Reviews reads the sign-offs of a dataset, which have to be sound.
func Reviews(t *testing.T, dir string) []review.SignOff {
	t.Helper()
	r := yamlfile.Read(os.DirFS(dir))
	for _, p := range r.Problems {
		if strings.HasPrefix(p.File, "reviews/") && p.Severity == 0 {
			t.Fatalf("%+v", p)
		}
	}
	return r.Reviews
}

// OnlyReviews fails if anything else than these files is in the reviews folder, such
// as locks and unfinished files.
func OnlyReviews(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(dir, dataset.ReviewsFolder))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(names, " ") {
		t.Errorf("reviews/ holds %q, want %q", got, names)
	}
}
