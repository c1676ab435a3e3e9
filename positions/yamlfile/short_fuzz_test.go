package yamlfile

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stance/positions/problem"
	"stance/positions/synthetic"
)

// FuzzShort reads any text as a dataset in one file: without a fault, with every problem
// at a place in the text, and where there is no error, as what its folder says.
func FuzzShort(f *testing.F) {
	cases, err := filepath.Glob("testdata/short/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range cases {
		for _, file := range shortFiles(readArchive(f, name), "expected") {
			f.Add(string(file.Content), file.Name)
		}
	}
	f.Add("2025-01-01: {\"~\": {? [a] : b}}\n", "x")
	f.Add("2025-01-01: {&a X: *a, : {}, <<: {Y: {z: w}}}\n", "2025-01-01.yaml")
	f.Fuzz(func(t *testing.T, text, name string) {
		r := ReadShort(File{name, []byte(text)})
		again := ReadShort(File{name, []byte(text)})
		if !slices.Equal(prints(r.Dataset), prints(again.Dataset)) || len(r.Problems) != len(again.Problems) {
			t.Error("read again it says something else")
		}
		lines := newSource([]byte(text))
		lines.index()
		for _, p := range r.Problems {
			if p.Rule == problem.InternalFault {
				t.Fatal(p.Message)
			}
			if p.File != name || p.Line < 1 || p.Line > len(lines.lines) || p.Column < 1 {
				t.Errorf("a problem stands at %s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
			}
		}
		sameUnfolded(t, r)
	})
}

// TestAnyTextShort reads every text in every place of a dataset in one file that has
// one: as it was given, or with an error at a place.
func TestAnyTextShort(t *testing.T) {
	read := 0
	for _, text := range synthetic.Texts() {
		inJSON, err := json.Marshal(text) // which is YAML in double quotes
		if err != nil {
			t.Fatal(err)
		}
		quoted := string(inJSON)
		content := "title: " + quoted + "\nissues: {Words: , " + quoted + ": [Some, " + quoted + "]}\n2025-01-01:\n  " + quoted + ": {Words: {summary: " + quoted + ", source: " + quoted + ", paraphrase: " + quoted + "}, " + quoted + ": " + quoted + "}\n"
		r := ReadShort(File{"x.yaml", []byte(content)})
		if !r.OK() {
			if strings.TrimSpace(text) != "" && len(r.Problems) == 0 {
				t.Errorf("%q is refused without a word", text)
			}
			continue
		}
		read++
		sameUnfolded(t, r)
	}
	if read < len(synthetic.Texts())/2 {
		t.Errorf("only %d texts could be read", read)
	}
}
