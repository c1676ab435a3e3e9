package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestHostileTexts puts each text into every field of a dataset, shows it in every
// format, and reads each back.
func TestHostileTexts(t *testing.T) {
	class := readClass(t, "texts")
	everyFileIsInTheTable(t, class)
	var total tallied
	t.Run("all", func(t *testing.T) {
		for _, c := range class.cases {
			t.Run(c.file, func(t *testing.T) {
				t.Parallel()
				c.runText(t, class, &total)
			})
		}
	})
	t.Logf("%d texts, %d command lines", total.inputs, total.runs)
}

func (c *hostileCase) runText(t *testing.T, class *hostileClass, total *tallied) {
	dir := t.TempDir()
	spread(t, dir, filepath.Join(hostileFolder, class.name, c.file))
	runs := 0
	for i, r := range class.runs {
		if !c.turn(i) {
			continue
		}
		runs++
		a := runHostile(t, dir, "", r.args...)
		if want := c.exit(t, r); a.code != want {
			t.Errorf("%s/expected.txt:%d: exit code %d, want %d: %v", class.name, c.line, a.code, want, a)
			continue
		}
		c.holdPhrases(t, class, a, i == 0)
		holdFormat(t, a)
	}
	if book := filepath.Join(dir, "all.xlsx"); exists(book) {
		holdWorkbook(t, book)
	}
	total.add(1, runs)
}

// spread writes the dataset of texts with a text, as YAML has it in quotation marks,
// in each of its fields.
func spread(t *testing.T, dir, file string) {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSuffix(string(content), "\n"), `"`), `"`)
	from := os.DirFS(filepath.Join(hostileFolder, "texts", "dataset"))
	err = fs.WalkDir(from, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(from, path)
		if err != nil {
			return err
		}
		lay(t, dir, path, []byte(strings.ReplaceAll(string(content), "@TEXT@", text)))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
