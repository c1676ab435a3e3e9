package machine_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/diff/report/data/machine/schema"
	"stance/diff/report/internal/sample"
	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// validator gives the schema of a document, ready to be used.
func validator(t testing.TB, name string) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema.JSON(name)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("file:///"+name, document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("file:///" + name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// validators are those of all documents, by what these say of themselves.
func validators(t testing.TB) map[string]*jsonschema.Schema {
	all := map[string]*jsonschema.Schema{}
	for _, name := range schema.Names() {
		all["stance/"+name+"/1"] = validator(t, name)
	}
	return all
}

func validates(t testing.TB, all map[string]*jsonschema.Schema, what string, document []byte) {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	name, _ := v.(map[string]any)["schema"].(string)
	if all[name] == nil {
		t.Fatalf("%s: no schema %q", what, name)
	}
	if err := all[name].Validate(v); err != nil {
		t.Errorf("%s: %v", what, err)
	}
}

func TestGoldenDocumentsValidate(t *testing.T) {
	all := validators(t)
	seen := 0
	err := fs.WalkDir(os.DirFS("testdata"), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".json") {
			return err
		}
		document, err := os.ReadFile("testdata/" + name)
		seen++
		validates(t, all, name, document)
		return err
	})
	if err != nil || seen < 50 {
		t.Fatalf("%d documents: %v", seen, err)
	}
}

// TestFreshDocumentsValidate makes every document of every form, of the
// project's own dataset, of made-up ones and of one with everything in it.
func TestFreshDocumentsValidate(t *testing.T) {
	all := validators(t)
	check := func(what string, d *report.Diff) {
		h := d.History
		parties := h.Dataset.Codebook.Parties
		two := report.Filter{Parties: parties[:2]}
		for _, document := range [][]byte{
			written(t, machine.DiffJSON, d), written(t, machine.ShowJSON, report.NewShow(h, d.To, report.Filter{})),
			written(t, machine.ShowJSON, report.NewShow(positions.NewHistory(h.Dataset, d.To), d.From, report.Filter{})),
			written(t, machine.LogJSON, report.NewLog(h, report.Filter{})), written(t, machine.LogJSON, report.NewLog(h, two)),
			written(t, machine.GapJSON, report.NewGap(h, 0, d.To, report.Filter{})), written(t, machine.GapJSON, report.NewGap(h, d.From, d.To, report.Filter{})),
			written(t, machine.GapJSON, report.NewGap(h, 0, d.To, two)), written(t, machine.GapJSON, report.NewGap(h, d.From, d.To, two)),
		} {
			validates(t, all, what, document)
		}
	}
	check("everything", compared(t, codebook, everything))
	hostile, err := sample.Hostile()
	if err != nil {
		t.Fatal(err)
	}
	hostile.Filter.All = true
	check("hostile", hostile)
	folders := map[string]fs.FS{"data": os.DirFS("../../../../data")}
	for seed := range uint64(6) {
		shape := synthetic.Shape{Parties: 6, Issues: 12, Dates: 6, PerDate: 30, Sources: 10, Seed: seed, Full: seed > 1}
		folders["synthetic "+string('0'+rune(seed))] = shape.FS()
	}
	for name, folder := range folders {
		d, err := sample.Compare(folder)
		if err != nil {
			t.Fatal(err)
		}
		d.Filter.All = true
		check(name, d)
		validates(t, all, name, written(t, machine.CheckJSON, &report.Check{Problems: yamlfile.Read(folder).Problems}))
	}
}

// TestEveryProblemValidates writes the problems of every unsound dataset at
// hand, which break every rule.
func TestEveryProblemValidates(t *testing.T) {
	const folder = "../../../../positions/yamlfile/testdata/"
	all := validators(t)
	base, err := txtar.ParseFile(folder + "base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	cases, err := filepath.Glob(folder + "problems/*.txtar")
	if err != nil || len(cases) < 20 {
		t.Fatalf("%d datasets: %v", len(cases), err)
	}
	for _, name := range cases {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		fsys := fstest.MapFS{}
		for _, f := range append(base.Files, a.Files...) {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
		validates(t, all, name, written(t, machine.CheckJSON, &report.Check{Problems: yamlfile.Read(fsys).Problems}))
	}
}

// sameSchema holds that a schema has exactly the fields that are pinned, by
// their places in the document.
func sameSchema(t testing.TB, name string, pins map[string]string) {
	t.Helper()
	var root map[string]any
	if err := json.Unmarshal(schema.JSON(name), &root); err != nil {
		t.Fatal(err)
	}
	for at, names := range pins {
		objects := []map[string]any{root}
		for _, step := range strings.Split(strings.TrimPrefix(at, "."), ".") {
			if step != "" {
				objects = field(root, objects, step)
			}
		}
		want := strings.Fields(names)
		found := false
		for _, o := range fieldLists(root, objects) {
			found = found || fits(o, want)
		}
		if !found {
			t.Errorf("the schema %s has other fields at %q than\n  %s", name, at, names)
		}
	}
}

// alternatives gives the objects that a schema stands for: through references,
// lists and choices.
func alternatives(root map[string]any, s any) (all []map[string]any) {
	o, ok := s.(map[string]any)
	if !ok {
		return nil
	}
	if ref, ok := o["$ref"].(string); ok {
		all = append(all, alternatives(root, root["$defs"].(map[string]any)[strings.TrimPrefix(ref, "#/$defs/")])...)
	}
	for _, choice := range []string{"anyOf", "oneOf"} {
		list, _ := o[choice].([]any)
		for _, item := range list {
			all = append(all, alternatives(root, item)...)
		}
	}
	if o["items"] != nil {
		all = append(all, alternatives(root, o["items"])...)
	}
	if o["properties"] != nil && o["type"] != nil {
		all = append(all, o)
	}
	return all
}

func field(root map[string]any, objects []map[string]any, name string) (all []map[string]any) {
	for _, o := range objects {
		for _, a := range alternatives(root, o) {
			if of := a["properties"].(map[string]any)[name]; of != nil {
				all = append(all, of.(map[string]any))
			}
		}
	}
	return all
}

func fieldLists(root map[string]any, objects []map[string]any) (all []map[string]any) {
	for _, o := range objects {
		all = append(all, alternatives(root, o)...)
	}
	return all
}

// fits reports whether an object has these fields: all that it requires, and no
// other but those that it can do without.
func fits(o map[string]any, names []string) bool {
	properties := o["properties"].(map[string]any)
	for _, name := range names {
		if properties[name] == nil {
			return false
		}
	}
	required := o["required"].([]any)
	for _, r := range required {
		if !slices.Contains(names, r.(string)) {
			return false
		}
	}
	return true
}

// TestSpoiltDocumentsAreRefused takes away every field in turn, adds one, and
// gives it a value of another type.
func TestSpoiltDocumentsAreRefused(t *testing.T) {
	d := compared(t, codebook, everything)
	two := report.Filter{Parties: []*positions.Party{d.History.Dataset.Codebook.Party("anna"), d.History.Dataset.Codebook.Party("carl")}}
	for name, document := range map[string][]byte{
		"show": written(t, machine.ShowJSON, report.NewShow(d.History, d.To, report.Filter{})),
		"diff": written(t, machine.DiffJSON, d),
		"log":  written(t, machine.LogJSON, report.NewLog(d.History, report.Filter{})),
		"gap":  written(t, machine.GapJSON, report.NewGap(d.History, d.From, d.To, two)),
	} {
		s := validator(t, name)
		root, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
		if err != nil {
			t.Fatal(err)
		}
		spoils, places := 0, map[string]int{}
		refused := func(what, at string) {
			spoils++
			if s.Validate(root) == nil {
				t.Errorf("%s is accepted with %s %s", name, at, what)
			}
		}
		var walk func(at string, v any)
		walk = func(at string, v any) {
			switch v := v.(type) {
			case []any:
				for _, item := range v {
					walk(at, item)
				}
			case map[string]any:
				if places[at]++; places[at] > 2 {
					return // enough of the kind
				}
				v["extra"] = nil
				refused("taking in others", at)
				delete(v, "extra")
				for key, value := range v {
					at := at + "." + key
					if key != "from_text" && at != ".terms" {
						delete(v, key)
						refused("left out", at)
					}
					v[key] = map[string]any{"a": 1}
					refused("of another type", at)
					v[key] = value
					walk(at, value)
				}
			}
		}
		walk("", root)
		if err := s.Validate(root); err != nil || spoils < 50 {
			t.Errorf("%s: spoilt %d times: %v", name, spoils, err)
		}
	}
}
