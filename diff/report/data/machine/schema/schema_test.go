package schema_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/data/machine/schema"
	"stance/positions"
	"stance/positions/evidence/quote"
	"stance/positions/evidence/verify"
	"stance/positions/problem"
	"stance/positions/team/agreement"
	"stance/positions/team/review"
)

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
	if there != len(schema.Names())+1 {
		t.Errorf("%d files, %d names and defs.json", there, len(schema.Names()))
	}
	for _, name := range []string{"", "defs", "stance/diff/1", "diff.json"} {
		if schema.JSON(name) != nil {
			t.Errorf("%q has a schema", name)
		}
	}
}

// TestWhole holds that each schema is valid and refers to nothing outside of
// itself, and has no definition that it does not use.
func TestWhole(t *testing.T) {
	used := map[string]bool{}
	for _, name := range schema.Names() {
		text := schema.JSON(name)
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, text)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource("file:///schema.json", document); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Compile("file:///schema.json"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for definition := range document.(map[string]any)["$defs"].(map[string]any) {
			used[definition] = true
			if !bytes.Contains(text, []byte(`"#/$defs/`+definition+`"`)) {
				t.Errorf("%s does not use %s", name, definition)
			}
		}
		if !bytes.HasSuffix(text, []byte("}\n")) || bytes.Contains(text, []byte("\t")) {
			t.Errorf("%s is laid out badly", name)
		}
	}
	content, err := os.ReadFile("defs.json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]any
	if err := json.Unmarshal(content, &all); err != nil {
		t.Fatal(err)
	}
	for name := range all {
		if !used[name] {
			t.Errorf("no schema uses %s", name)
		}
	}
}

// TestObjectsAreClosed holds that every object names its fields, that all of
// them are required but for those that can be left out, and that each is
// explained.
func TestObjectsAreClosed(t *testing.T) {
	optional := []string{"from_text", "unit", "terms", "four_columns"} // a unit where the codebook has one; the latter two of gap only
	for _, name := range schema.Names() {
		root := parsed(t, name)
		definitions := root["$defs"].(map[string]any)
		visit(root, func(s map[string]any) {
			fields, ok := s["properties"].(map[string]any)
			if s["type"] == nil || !ok {
				return
			}
			if s["additionalProperties"] != false {
				t.Errorf("%s: an object with %d fields lets others in", name, len(fields))
			}
			var required []string
			for _, r := range s["required"].([]any) {
				required = append(required, r.(string))
			}
			for field, of := range fields {
				if !slices.Contains(required, field) && !slices.Contains(optional, field) {
					t.Errorf("%s: %s can be left out", name, field)
				}
				of := of.(map[string]any)
				if of["description"] == nil {
					ref, _ := of["$ref"].(string)
					of, _ = definitions[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
				}
				if said, _ := of["description"].(string); len(said) < 5 {
					t.Errorf("%s: %s is not explained", name, field)
				}
			}
		})
	}
}

// TestWords holds that lists of words are those of the program, in any order.
func TestWords(t *testing.T) {
	rules := []string{}
	for _, info := range problem.Rules {
		rules = append(rules, string(info.Rule))
	}
	verdicts := []string{}
	for _, v := range verify.Verdicts {
		verdicts = append(verdicts, string(v))
	}
	warnings := []string{string(verify.ArchiveChanged)}
	for _, w := range quote.Warnings {
		warnings = append(warnings, string(w))
	}
	known := [][]string{
		positions.Bases, positions.Confidences, positions.Tones, positions.TermKinds, positions.Hows, positions.Uses, positions.Responses, positions.Ranks,
		diff.Kinds[:], diff.ClaimKinds[:], diff.Precisions, diff.RecodingKinds[:], diff.Poles, diff.Reasons[:], review.Verdicts, review.States, agreement.Levels, rules, verdicts, warnings,
		{"error", "warning"}, {"coder", "reviewer", "width", "color", "pager", "editor"}, {"equal", "insert", "delete"},
		{"equal", "reworded", "added", "ended", "not-repeated"}, {"equal", "reworded", "only-a", "only-b"}, {"equal", "reworded", "added", "removed"}, {"first", "equal", "reworded"},
		diff.Verdicts, diff.Rests, positions.Reliabilities, asWords(report.Codings), asWords(report.TextStates), asWords(report.RefreshStates), asWords(report.HitKinds),
	}
	sorted := func(words []string) string {
		words = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "" })
		slices.Sort(words)
		return strings.Join(words, " ")
	}
	of := map[string]bool{}
	for _, words := range known {
		of[sorted(words)] = false
	}
	for _, name := range schema.Names() {
		visit(parsed(t, name), func(s map[string]any) {
			enum, ok := s["enum"].([]any)
			if !ok {
				return
			}
			var words []string
			for _, w := range enum {
				if w, ok := w.(string); ok {
					words = append(words, w)
				}
			}
			if _, ok := of[sorted(words)]; !ok {
				t.Errorf("%s: no list of the program has the words %q", name, words)
			}
			of[sorted(words)] = true
		})
	}
	for words, seen := range of {
		if !seen {
			t.Errorf("no schema has the words %s", words)
		}
	}
}

func asWords[T ~string](list []T) []string {
	var words []string
	for _, w := range list {
		words = append(words, string(w))
	}
	return words
}

func parsed(t *testing.T, name string) map[string]any {
	t.Helper()
	var root map[string]any
	if err := json.Unmarshal(schema.JSON(name), &root); err != nil {
		t.Fatalf("%s: %v", name, err)
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
