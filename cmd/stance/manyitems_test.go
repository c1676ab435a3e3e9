package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A record with more pieces of evidence, terms and endings than any analyst would
// write comes back from its own table, with none of them left out.
func TestManyItemsComeBack(t *testing.T) {
	const n = 654 // with more, a table has more columns than are read
	here := t.TempDir()
	stanceDone(t, here, "init", "d", "--title", "T", "--party", "a=A", "--issue", "i=I", "--date", "2025-01-01")
	var first, second strings.Builder
	first.WriteString("date: 2025-01-02\npositions:\n  a:\n    i:\n      summary: S\n      terms:\n")
	second.WriteString("date: 2025-01-03\npositions:\n  a:\n    i:\n      summary: S\n      ended:\n")
	for i := range n {
		fmt.Fprintf(&first, "        - {id: t%d, text: term number %d}\n", i, i)
		fmt.Fprintf(&second, "        - {id: t%d, how: withdrawn}\n", i)
	}
	second.WriteString("      evidence:\n")
	for i := range n {
		fmt.Fprintf(&second, "        - {paraphrase: piece number %d, source: s}\n", i)
	}
	stanceDone(t, here, "add", "source", "-C", "d", "--id", "s", "--title", "S")
	for name, content := range map[string]string{"2025-01-02.yaml": first.String(), "2025-01-03.yaml": second.String()} {
		if err := os.WriteFile(filepath.Join(here, "d", "snapshots", name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	soundAt(t, filepath.Join(here, "d"))
	log := func(dir string) string {
		s, out, messages := reviewStreams(here)
		if code := run([]string{"export", "-C", dir, "-f", "ndjson"}, s); code != exitDone {
			t.Fatalf("%d: %s", code, messages)
		}
		return out.String()
	}
	before := log("d")
	for _, file := range []string{"t.csv", "t.xlsx"} {
		stanceDone(t, here, "export", "stances", "-C", "d", "-o", file)
		for _, name := range []string{"2025-01-02.yaml", "2025-01-03.yaml"} {
			if err := os.Remove(filepath.Join(here, "d", "snapshots", name)); err != nil {
				t.Fatal(err)
			}
		}
		s, _, messages := reviewStreams(here)
		if code := run([]string{"import", file, "-C", "d"}, s); code != exitDone || bytes.Contains(messages.Bytes(), []byte("term")) {
			t.Fatalf("%s: %d: %s", file, code, messages)
		}
		if after := log("d"); after != before {
			t.Errorf("%s brings back another dataset, of %d bytes instead of %d", file, len(after), len(before))
		}
	}
}

// A label may be longer than a file may be called; and dates that have such labels
// have files of their own.
func TestLongLabels(t *testing.T) {
	here := t.TempDir()
	stanceDone(t, here, "init", "d", "--title", "T", "--party", "a=A", "--party", "b=B", "--issue", "i=I", "--date", "2025-01-01")
	table := "date,label,party,issue,summary\n"
	for i, n := range []int{150, 200, 240, 256, 5000} {
		label := strings.Repeat("l", n)
		stanceDone(t, here, "add", "-C", "d", "-d", fmt.Sprintf("2025-02-%02d", i+1), "--label", label, "-p", "a", "-i", "i", "-s", "S")
		table += fmt.Sprintf("2025-03-%02d,m%s,b,i,S\n", i+1, label)
	}
	if err := os.WriteFile(filepath.Join(here, "t.csv"), []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
	stanceDone(t, here, "import", "t.csv", "-C", "d")
	stanceDone(t, here, "import", "t.csv", "-C", "new", "--title", "N", "--extend-codebook")
	stanceDone(t, here, "agreement", "x=d", "y=d", "--adjudicate", "merged")
	for _, dir := range []string{"d", "new", "merged"} {
		if r := soundAt(t, filepath.Join(here, dir)); len(r.Dataset.Records) < 5 {
			t.Errorf("%s has %d records", dir, len(r.Dataset.Records))
		}
	}
}
