package result_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/result"
)

// much is more than what is made before it is written on.
const much = 3 << 20

// lines writes many, and holds whether the first of them have come out by the time the last is made.
func lines(t *testing.T, out *bytes.Buffer, wants bool) func(io.Writer) error {
	return func(w io.Writer) error {
		line := []byte(strings.Repeat("x", 1023) + "\n")
		for range much / len(line) {
			if _, err := w.Write(line); err != nil {
				return err
			}
		}
		if came := out.Len() > 0; came != wants {
			t.Errorf("written while it is made: %t, want %t", came, wants)
		}
		return nil
	}
}

// TestWhatFlows holds that what programs read is written while it is made, and all of it arrives,
// but for people at a terminal, and where it has to be looked through first.
func TestWhatFlows(t *testing.T) {
	for _, c := range []struct {
		format   string
		terminal bool
		wants    bool
	}{{"csv", false, true}, {"json", false, true}, {"csv", true, false}, {"github", false, false}} {
		s, out, _ := datasettest.Streams(t.TempDir())
		s.Terminal, s.Height = c.terminal, 10
		write := lines(t, out, c.wants)
		if err := runs(s, result.Finding{CSV: write, JSON: write, GitHub: write}, "-f", c.format, "--no-pager"); err != nil || out.Len() != much {
			t.Errorf("%+v: %v, %d bytes", c, err, out.Len())
		}
	}
}

// TestWhatFailsHalfWay holds that of a result that cannot be made to its end nothing is written, to
// a file whatever its size, and that the reason is told in its own words.
func TestWhatFailsHalfWay(t *testing.T) {
	why := errors.New("the seventh sum is too large")
	failing := func(size int) func(io.Writer) error {
		return func(w io.Writer) error {
			if err := writeText(w, strings.Repeat("x", size)); err != nil {
				return err
			}
			return why
		}
	}
	for _, size := range []int{10, much} {
		s, out, _ := datasettest.Streams(t.TempDir())
		old := filepath.Join(s.Dir, "old.csv")
		put(t, old, "old")
		for _, name := range []string{"new.csv", "old.csv"} {
			if err := runs(s, result.Finding{CSV: failing(size)}, "-o", name); err != why {
				t.Errorf("%v", err)
			}
		}
		if entries, _ := os.ReadDir(s.Dir); len(entries) != 1 || content(t, old) != "old" {
			t.Errorf("%v are left", entries)
		}
		if err := runs(s, result.Finding{CSV: failing(10)}, "-f", "csv"); err != why || out.Len() > 0 {
			t.Errorf("%v, %d bytes", err, out.Len())
		}
		if err := runs(s, result.Finding{GitHub: failing(size)}, "-f", "github"); err != why || out.Len() > 0 {
			t.Errorf("%v, %d bytes", err, out.Len())
		}
	}
}
