package schema_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"stance/positions"
	"stance/positions/team/review"
	"stance/positions/yamlfile"
	"stance/positions/yamlfile/schema"
)

func compiled(t testing.TB) map[string]*jsonschema.Schema {
	t.Helper()
	all := map[string]*jsonschema.Schema{}
	for _, name := range schema.Names() {
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema.YAML(name)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource("file:///"+name+".json", document); err != nil {
			t.Fatal(err)
		}
		if all[name], err = c.Compile("file:///" + name + ".json"); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return all
}

func TestNames(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	there := 0
	for _, e := range entries {
		if path.Ext(e.Name()) == ".json" {
			there++
		}
	}
	if there != len(schema.Names()) {
		t.Errorf("%d files, %d names", there, len(schema.Names()))
	}
	for _, name := range schema.Names() {
		if len(schema.YAML(name)) == 0 {
			t.Errorf("no schema %s", name)
		}
	}
	for _, name := range []string{"", "codebooks", "../schema/codebook", "codebook.json"} {
		if schema.YAML(name) != nil {
			t.Errorf("%q has a schema", name)
		}
	}
}

func TestLine(t *testing.T) {
	const line = "# yaml-language-server: $schema="
	for file, want := range map[string]string{
		"codebook.yaml":                 line + "schemas/codebook.json",
		"./codebook.yaml":               line + "schemas/codebook.json",
		"sources.yaml":                  line + "schemas/sources.json",
		"sources/2025/press.yml":        line + "../../schemas/sources.json",
		"snapshots/2025-08-15.yaml":     line + "../schemas/snapshot.json",
		"snapshots/2025/08/summit.yaml": line + "../../../schemas/snapshot.json",
		"reviews/jm.yaml":               line + "../schemas/reviews.json",
		"notes.yaml":                    "",
		"snapshots":                     "",
		"archive/codebook.yaml":         "",
	} {
		if got := schema.Line(file); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
	// What is written by the program has a line each.
	r := yamlfile.Read(os.DirFS("../../../data"))
	for _, f := range yamlfile.Files(r.Dataset) {
		if schema.Line(f.Name) == "" {
			t.Errorf("no line for %s", f.Name)
		}
	}
}

// TestEverythingIsExplained holds that editors have something to show on every
// key and every word of a list.
func TestEverythingIsExplained(t *testing.T) {
	for _, name := range schema.Names() {
		root := parsed(t, name)
		definitions, _ := root["definitions"].(map[string]any)
		visit(root, func(s map[string]any) {
			if words, ok := s["enum"].([]any); ok && s["type"] == "string" {
				if said, _ := s["enumDescriptions"].([]any); len(said) != len(words) {
					t.Errorf("%s: %v: %d of %d words are explained", name, words, len(said), len(words))
				}
			}
			if properties, ok := s["properties"].(map[string]any); ok && s["additionalProperties"] == false {
				for property, of := range properties {
					of := of.(map[string]any)
					if of["description"] == nil { // then what it refers to has one
						ref, _ := of["$ref"].(string)
						of, _ = definitions[strings.TrimPrefix(ref, "#/definitions/")].(map[string]any)
					}
					if said, _ := of["description"].(string); len(said) < 10 {
						t.Errorf("%s: %s is not explained", name, property)
					}
				}
			}
		})
	}
}

// TestWords holds that lists of words are those of the format, all of them.
func TestWords(t *testing.T) {
	want := map[string][]string{
		"basis": positions.Bases, "confidence": positions.Confidences, "tone": positions.Tones, "kind": positions.TermKinds, "how": positions.Hows,
		"use": positions.Uses, "response": positions.Responses, "verdict": review.Verdicts, "reliability": {"A", "B", "C", "D", "E", "F"}, "rank": positions.Ranks,
	}
	seen := 0
	for _, name := range schema.Names() {
		visit(parsed(t, name), func(s map[string]any) {
			properties, _ := s["properties"].(map[string]any)
			definitions, _ := s["definitions"].(map[string]any)
			all := maps.Clone(properties)
			if all == nil {
				all = map[string]any{}
			}
			maps.Copy(all, definitions)
			for property, of := range all {
				of, _ := of.(map[string]any)
				words, ok := of["enum"].([]any)
				if !ok {
					continue
				}
				seen++
				var got []string
				for _, w := range words {
					got = append(got, w.(string))
				}
				slices.Sort(got)
				all := slices.Sorted(slices.Values(slices.DeleteFunc(slices.Clone(want[property]), func(w string) bool { return w == "" })))
				if !slices.Equal(got, all) {
					t.Errorf("%s: %s has the words %q, want %q", name, property, got, all)
				}
			}
		})
	}
	if seen != len(want) {
		t.Errorf("%d lists of words, want %d", seen, len(want))
	}
}

func parsed(t *testing.T, name string) map[string]any {
	t.Helper()
	var root map[string]any
	if err := json.Unmarshal(schema.YAML(name), &root); err != nil {
		t.Fatal(err)
	}
	return root
}

// visit calls f for every object in a schema.
func visit(v any, f func(map[string]any)) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			visit(item, f)
		}
	case map[string]any:
		f(v)
		for _, value := range v {
			visit(value, f)
		}
	}
}

// TestBesideADataset holds that a dataset reads the same with the schemas in it
// and their lines on its files.
func TestBesideADataset(t *testing.T) {
	plain := datasetFiles(t, os.DirFS("../../../data"))
	with := map[string][]byte{}
	for name, content := range plain {
		with[name] = append([]byte(schema.Line(name)+"\n"), content...)
	}
	for _, name := range schema.Names() {
		with[schema.File(name)] = schema.YAML(name)
	}
	before, after := yamlfile.Read(folder(plain)), yamlfile.Read(folder(with))
	if !after.OK() || len(after.Problems) != len(before.Problems) {
		t.Errorf("%d problems, without schemas %d", len(after.Problems), len(before.Problems))
	}
	was, is := yamlfile.Files(before.Dataset), yamlfile.Files(after.Dataset)
	for i := range was {
		if !bytes.Equal(was[i].Content, is[i].Content) {
			t.Errorf("%s reads differently", was[i].Name)
		}
	}
}
