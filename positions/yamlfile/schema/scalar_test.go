package schema_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"testing"

	"gopkg.in/yaml.v3"

	"stance/positions/problem"
	"stance/positions/yamlfile"
)

// scalars are values as people write them, and as YAML reads some of them for
// something else than text.
var scalars = []string{
	"true", "FALSE", "yes", "n", "null", "~", "0", "7", "-1", "1.5", ".5", "1e3", "0x1F", "017", "1_000", ".inf", ".nan",
	"2025-08-17", "2025-02-30", "2025-08-17T10:00:00Z", "20250817", "12:30", "Some text", "a-b", "A", "en", "none", "=", ".", "..",
	`"true"`, `'5'`, `""`, `" "`, `"2025-08-17"`, "[]", "{}", "[true]",
}

// TestScalars puts each scalar under each key wherever it stands, and holds that
// schemas and `check` judge it alike: what the schema refuses has an error, and
// what it accepts has none that the file can tell by itself. How a number, a true
// or a false is spelt a schema cannot see, so that only the former holds of those
// that are not spelt as in JSON.
func TestScalars(t *testing.T) {
	schemas := compiled(t)
	base := datasetFiles(t, os.DirFS("../testdata/write/everything"))
	base["reviews/jm.yaml"] = []byte(signOffs)
	left := map[string]bool{}
	for _, keys := range yamlfile.KnownKeys() {
		for _, name := range keys.Names {
			left[name] = true
		}
	}
	for _, file := range slices.Sorted(maps.Keys(base)) {
		spots := spotsOf(t, base[file])
		for _, key := range slices.Sorted(maps.Keys(spots)) {
			delete(left, spots[key])
			for _, scalar := range scalars {
				files := maps.Clone(base)
				files[file] = with(t, base[file], key, scalar)
				judged, ok := documents(files[file])
				if !ok {
					t.Fatalf("%s at %s is no YAML", scalar, key)
				}
				against := refusals(schemas, file, judged)
				r := yamlfile.Read(folder(files))
				wrong := slices.ContainsFunc(r.Problems, func(p problem.Problem) bool { return p.File == file && p.Severity == problem.Error })
				if len(against) > 0 && !wrong {
					t.Errorf("%s: the schema alone refuses %s: %s: %v", file, key, scalar, against)
				}
				for _, p := range r.Problems {
					if misspelt(t, scalar) {
						break
					}
					if len(against) == 0 && p.File == file && p.Severity == problem.Error && toldAlone(p) {
						t.Errorf("%s: the schema accepts %s: %s, and check says: %s", file, key, scalar, problem.Headline(p))
					}
				}
			}
		}
	}
	for name := range left {
		t.Errorf("nothing was put under %s", name)
	}
}

// misspelt reports whether a scalar is a number or truth that JSON spells
// otherwise.
func misspelt(t *testing.T, scalar string) bool {
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(scalar), &n); err != nil {
		t.Fatal(err)
	}
	switch v := value(n.Content[0]).(type) {
	case bool:
		return scalar != "true" && scalar != "false"
	case json.Number:
		return scalar != v.String()
	}
	return false
}

// spotsOf names the places of a file where a key stands, by the keys on the way;
// one of those that only differ in the item of a list.
func spotsOf(t *testing.T, content []byte) map[string]string {
	spots := map[string]string{}
	for _, root := range nodes(t, content) {
		visitKeys(root, "", func(path string, key, _ *yaml.Node) { spots[path] = key.Value })
	}
	return spots
}

// with puts a scalar at the first place that a path leads to.
func with(t *testing.T, content []byte, path, scalar string) []byte {
	t.Helper()
	var out bytes.Buffer
	done := false
	for _, root := range nodes(t, content) {
		visitKeys(root, "", func(at string, _, value *yaml.Node) {
			if at == path && !done {
				done = true
				var document yaml.Node
				if err := yaml.Unmarshal([]byte(scalar), &document); err != nil {
					t.Fatal(err)
				}
				*value = *document.Content[0]
			}
		})
		out.WriteString("---\n")
		written, err := yaml.Marshal(root)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(written)
	}
	return out.Bytes()
}

func nodes(t *testing.T, content []byte) (roots []*yaml.Node) {
	t.Helper()
	decoder := yaml.NewDecoder(bytes.NewReader(content))
	for {
		var document yaml.Node
		if decoder.Decode(&document) != nil {
			return roots
		}
		roots = append(roots, document.Content[0])
	}
}

func visitKeys(n *yaml.Node, path string, f func(path string, key, value *yaml.Node)) {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		at := path + "/" + n.Content[i].Value
		visitKeys(n.Content[i+1], at, f)
		f(at, n.Content[i], n.Content[i+1])
	}
	for i := 0; n.Kind == yaml.SequenceNode && i < len(n.Content); i++ {
		visitKeys(n.Content[i], path, f)
	}
}
