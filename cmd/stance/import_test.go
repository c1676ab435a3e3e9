package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"stance/positions/exchange/sheet"
	"stance/positions/exchange/tidy"
)

// TestTablesHelp holds that the help on tables has every column in it.
func TestTablesHelp(t *testing.T) {
	text, err := helpTexts.ReadFile("help/tables.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range tidy.Columns() {
		if !regexp.MustCompile(`\b` + c.Name + `\b`).Match(text) {
			t.Errorf("stance help tables says nothing of %s", c.Name)
		}
	}
}

// TestLimitsHelp holds that the help tells every limit with its default.
func TestLimitsHelp(t *testing.T) {
	text, err := helpTexts.ReadFile("help/tables.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range sheet.LimitDocs() {
		if !regexp.MustCompile(`(?m)^  ` + d[0] + ` +` + d[1] + ` `).Match(text) {
			t.Errorf("stance help tables does not say that the limit of %s is %s", d[0], d[1])
		}
	}
}

// A file of --map has limits of its own.
func TestMapFilesHaveLimits(t *testing.T) {
	dir := t.TempDir()
	var lines strings.Builder
	for i := range 1001 {
		fmt.Fprintf(&lines, "quote_%d: A\n", i+2)
	}
	for name, content := range map[string]string{"many.yaml": lines.String(), "large.yaml": "party: " + strings.Repeat("x", 1<<20), "t.csv": "date\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{"many.yaml": "many.yaml: it maps 1,001 columns, and a file of --map may map 1,000", "large.yaml": "large.yaml is larger than 1 MB, and no more is read here"} {
		if code, _, messages := stanceIn(t, dir, "import", "t.csv", "--map", name); code != exitUnreadable || !strings.Contains(messages, want) {
			t.Errorf("%d: %s", code, messages)
		}
	}
}
