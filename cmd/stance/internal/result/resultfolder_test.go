package result_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/result"
)

func writeText(w io.Writer, text string) error { _, err := io.WriteString(w, text); return err }

// writeInto writes a file into a folder as a command does.
func writeInto(s *console.Streams, folder, base, text string) error {
	f, err := result.OpenFolder(s, "--charts", folder)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Write(base, []byte(text))
}

// TestFolderOfResults has files written into folders, new and old, in a dataset and
// outside, in the place of ordinary files.
func TestFolderOfResults(t *testing.T) {
	outside := t.TempDir()
	for _, folder := range []string{"charts", "deep/er/charts", filepath.Join(outside, "charts"), filepath.Join(outside, "old")} {
		s, _, _ := datasettest.Streams(datasettest.Copy(t))
		if filepath.Base(folder) == "old" {
			put(t, filepath.Join(folder, "i.svg"), "old")
		}
		for _, text := range []string{"first", "second"} {
			if err := writeInto(s, folder, "i.svg", text); err != nil {
				t.Errorf("%s: %v", folder, err)
				continue
			}
			if got := content(t, s.Path(filepath.Join(folder, "i.svg"))); got != text {
				t.Errorf("%s holds %q", folder, got)
			}
		}
		if files, err := os.ReadDir(s.Path(folder)); err != nil || len(files) != 1 {
			t.Errorf("%s: %v, %v", folder, files, err)
		}
	}
}

// TestNoFolderForResults has folders refused that are a dataset's own, are none, or lead
// out of a dataset, and files that are none or have somebody else's content.
func TestNoFolderForResults(t *testing.T) {
	for name, c := range map[string]struct {
		make         func(t *testing.T, dir, outside string)
		folder, base string
		usage        bool
		says         string
	}{
		"the dataset's own":     {nil, "snapshots", "i.svg", true, "snapshots"},
		"within the dataset's":  {nil, "archive/charts", "i.svg", true, "archive"},
		"a file of the dataset": {nil, ".", "codebook.yaml", true, "codebook.yaml"},
		"a file for a folder":   {func(t *testing.T, dir, _ string) { put(t, filepath.Join(dir, "charts"), "mine") }, "charts", "i.svg", false, "charts"},
		"a file on the way":     {func(t *testing.T, dir, _ string) { put(t, filepath.Join(dir, "deep"), "mine") }, "deep/charts", "i.svg", false, "deep"},
		"a folder for a file":   {func(t *testing.T, dir, _ string) { put(t, filepath.Join(dir, "charts/i.svg/x"), "mine") }, "charts", "i.svg", false, "i.svg is a folder, and no file to write a result to; take it away first"},
		"a link for a file": {func(t *testing.T, dir, outside string) {
			link(t, filepath.Join(outside, "mine"), filepath.Join(dir, "charts/i.svg"))
		}, "charts", "i.svg", false, "i.svg"},
		"a link beside it": {func(t *testing.T, dir, _ string) {
			link(t, "mine", filepath.Join(dir, "charts/i.svg"))
			put(t, filepath.Join(dir, "charts/mine"), "mine")
		}, "charts", "i.svg", false, "i.svg is a link, and no file to write a result to; take it away first"},
		"a link for the folder":   {func(t *testing.T, dir, outside string) { link(t, outside, filepath.Join(dir, "charts")) }, "charts", "i.svg", false, "link"},
		"a link on the way":       {func(t *testing.T, dir, outside string) { link(t, outside, filepath.Join(dir, "deep")) }, "deep/charts", "i.svg", false, "link"},
		"a link that leads in":    {func(t *testing.T, dir, _ string) { link(t, "snapshots", filepath.Join(dir, "charts")) }, "charts", "i.svg", true, "snapshots"},
		"a link outside, planted": {func(t *testing.T, _, outside string) { link(t, "mine", filepath.Join(outside, "i.svg")) }, "@", "i.svg", false, "i.svg is a link"},
	} {
		t.Run(name, func(t *testing.T) {
			dir, outside := datasettest.Copy(t), t.TempDir()
			put(t, filepath.Join(outside, "mine"), "mine")
			if c.make != nil {
				c.make(t, dir, outside)
			}
			codebook := content(t, filepath.Join(dir, "codebook.yaml"))
			s, _, _ := datasettest.Streams(dir)
			err := writeInto(s, strings.ReplaceAll(c.folder, "@", outside), c.base, "result")
			var usage *console.UsageError
			if err == nil || errors.As(err, &usage) != c.usage || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v", err)
			}
			if content(t, filepath.Join(dir, "codebook.yaml")) != codebook || content(t, filepath.Join(outside, "mine")) != "mine" {
				t.Error("a file was changed")
			}
			files, err := filepath.Glob(filepath.Join(outside, "*"))
			if want := 1 + strings.Count(c.folder, "@"); err != nil || len(files) != want {
				t.Errorf("outside is %q, %v", files, err)
			}
			for _, folder := range []string{"snapshots", "archive/charts"} {
				if _, err := os.Lstat(filepath.Join(dir, folder, "i.svg")); err == nil {
					t.Errorf("%s has a result", folder)
				}
			}
		})
	}
}

func link(t *testing.T, target, at string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, at); err != nil {
		t.Skip("no links can be made here: ", err)
	}
}
