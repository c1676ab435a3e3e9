package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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
		if strings.Contains(a.err, "would take for a command of the job") {
			a = intoFile(t, dir, a)
		}
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

// intoFile runs a command line again whose result, for programs, was not printed as
// it holds what is a command in GitHub Actions: into a file, as the message has it.
func intoFile(t *testing.T, dir string, refused *hostileAnswer) *hostileAnswer {
	t.Helper()
	if refused.code != exitUsage || refused.out != "" {
		t.Errorf("it was refused, and is there: %v", refused)
	}
	name := "result"
	if !slices.Contains(refused.args, "-f") {
		name += ".csv" // as export has it
	}
	a := runHostile(t, dir, "", append(slices.Clone(refused.args), "-o", name)...)
	content, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Error(err)
	}
	return &hostileAnswer{refused.args, a.code, string(content), a.err}
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
