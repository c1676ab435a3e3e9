package redline

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/positions/golden"
	"stance/positions/wording"
)

// wordCase is a pair of texts of the corpus.
type wordCase struct {
	file, name, from, to string
}

// readWordCases reads all cases of testdata/corpus/*.txt.
func readWordCases(t testing.TB) []wordCase {
	t.Helper()
	files, err := filepath.Glob("testdata/corpus/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no corpus: %v", err)
	}
	var cases []wordCase
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(string(data), "\n") {
			c := &wordCase{}
			if len(cases) > 0 {
				c = &cases[len(cases)-1]
			}
			switch {
			case line == "":
			case strings.HasPrefix(line, "== "):
				cases = append(cases, wordCase{file: file, name: line[3:]})
			case strings.HasPrefix(line, "< "):
				c.from += line[2:] + "\n"
			case strings.HasPrefix(line, "> "):
				c.to += line[2:] + "\n"
			default:
				t.Fatalf("%s:%d: %q is no line of a case", file, n+1, line)
			}
		}
	}
	for i := range cases {
		c := &cases[i]
		c.from, c.to = strings.TrimSuffix(c.from, "\n"), strings.TrimSuffix(c.to, "\n")
	}
	return cases
}

func TestCorpus(t *testing.T) {
	cases := readWordCases(t)
	if len(cases) < 80 {
		t.Errorf("the corpus has %d cases, want at least 80", len(cases))
	}
	rendered := map[string]string{}
	for _, c := range cases {
		segs := Words(c.from, c.to)
		checkRedline(t, c.from, c.to, segs)
		if changed := Changed(segs); changed == wording.Same(c.from, c.to) {
			t.Errorf("%s: changed is %v", c.name, changed)
		}
		rendered[c.file] += fmt.Sprintf("== %s\n%s\n\n", c.name, Plain(segs))
	}
	for file, got := range rendered {
		golden.File(t, strings.TrimSuffix(filepath.ToSlash(file), ".txt")+".golden", []byte(got))
	}
}
