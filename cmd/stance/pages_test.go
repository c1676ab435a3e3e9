package main

import (
	"bytes"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/pages"
	"stance/positions/evidence/verify"
	"stance/positions/yamlfile"
)

// pagesOf are the pages of the dataset in a folder.
func pagesOf(dir string) *pages.Dataset {
	fsys := os.DirFS(dir)
	read := yamlfile.Read(fsys)
	dataset.WarnOfMissingTexts(dir, read)
	return pages.New(pages.Shown{
		Read: read, Texts: verify.FromDataset(fsys),
		File: func(name string) ([]byte, error) { return fs.ReadFile(fsys, name) },
	})
}

// TestPagesTellProgramsTheSame holds that programs get of a page, byte for byte, what the command
// writes that answers the same question, and what has no command is held to its schema.
func TestPagesTellProgramsTheSame(t *testing.T) {
	r := busyDataset(t)
	data := filepath.Join(r.dir, "data")
	d := pagesOf(data)
	written := func(at string) string {
		u, err := url.Parse(at)
		if err != nil {
			t.Fatal(err)
		}
		p, err := d.Page(u)
		if err != nil {
			t.Fatalf("%s: %v", at, err)
		}
		var b bytes.Buffer
		if err := p.JSON(&b); err != nil {
			t.Fatalf("%s: %v", at, err)
		}
		return b.String()
	}
	for at, line := range map[string]string{
		"/party/ukraine":                                  "show -p ukraine",
		"/issue/territory":                                "show -i territory",
		"/cell/ceasefire/united-states":                   "log -p united-states -i ceasefire",
		"/changes/before-alaska..white-house":             "diff before-alaska white-house",
		"/changes/latest~1..?party=russia":                "diff -p russia",
		"/gap":                                            "gap",
		"/gap?date=2025-08-16&party=russia&party=ukraine": "gap russia ukraine 2025-08-16",
		"/terms":                  "show --terms",
		"/terms?issue=territory":  "show --terms -i territory",
		"/voices?party=russia":    "show --voices -p russia",
		"/review":                 "review",
		"/review?issue=ceasefire": "review -i ceasefire",
		"/problems":               "check",
		"/sources":                "source list",
	} {
		_, out, messages := stanceIn(t, r.dir, append(strings.Fields(line), "-f", "json")...)
		if got := written(at); got != out || out == "" {
			t.Errorf("%s: what stance %s writes is\n%.300s\n%s, and the page has\n%.300s", at, line, out, messages, got)
		}
	}
	for _, at := range []string{"/", "/?date=first", "/?party=russia", "/source/sky-2025-08-17", "/source/sky-2025-08-16", "/search?q=guarantees", "/search?q=concession", "/search", "/search?q=nothingofthekind"} {
		document, name := parsedDocument(t, written(at))
		s := printedSchema(t, name)
		if err := s.Validate(document); err != nil {
			t.Errorf("%s: %v", at, err)
			continue
		}
		sp := spoiler{places: map[string]int{}, refused: func() bool { return s.Validate(document) != nil }}
		sp.spoil("", document)
		for _, missed := range sp.accepted {
			t.Errorf("%s: the schema accepts %s", at, missed)
		}
	}
}
