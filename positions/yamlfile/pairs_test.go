package yamlfile

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"stance/positions/problem"
)

func TestPairs(t *testing.T) {
	got, problems := Pairs("map.yaml", []byte("# which column is which\nparty: Actor\nissue: \"Topic: main\"\ndate: 2025\n"))
	want := []Pair{{"party", "Actor", 2}, {"issue", "Topic: main", 3}, {"date", "2025", 4}}
	if len(problems) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("%v %v", got, problems)
	}
	for content, want := range map[string]string{
		"":                        "this file is empty",
		"- a\n":                   "a mapping of names to texts",
		"party: A\nparty: B\n":    "duplicate-key",
		"party:\n":                "missing-value",
		"?\n: b\n":                "this key is empty",
		"\" \": b\n":              "this key is empty",
		"party: [a]\n":            "wrong-shape",
		"party: &x a\n":           "yaml-feature",
		"party: 'a\n":             "bad-syntax",
		"a: b\n---\nc: d\n":       "single document",
		"\xff\xfep\x00:\x00 \x00": "bad-encoding",
	} {
		_, problems := Pairs("map.yaml", []byte(content))
		var said strings.Builder
		for _, p := range problems {
			said.WriteString(problem.Headline(p))
		}
		if !strings.Contains(said.String(), want) {
			t.Errorf("%q gives %q, want %q", content, said.String(), want)
		}
	}
}

// FuzzPairs reads any bytes as a file of pairs.
func FuzzPairs(f *testing.F) {
	for _, seed := range []string{"party: Actor\nissue: \"Topic: main\"\n", "# no pair\n", "a: b\n---\nc: d\n", "? [a]\n: b\n", "a: &x b\nc: *x\n", "{a: b, \"c\\td\": 'e'}", "\xff\xfea\x00:\x00 \x00b\x00", "a: |\n  b\n", "<<: {a: b}\n", "?\n: b\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		pairs, problems := Pairs("map.yaml", content)
		lines := bytes.Count(content, []byte("\n")) + bytes.Count(content, []byte("\r")) + 1
		for _, p := range problems {
			if p.File != "map.yaml" || p.Line < 0 || p.Line > lines || p.Message == "" {
				t.Fatalf("a problem stands nowhere: %+v", p)
			}
		}
		seen := map[string]bool{}
		for _, p := range pairs {
			if p.Key == "" || seen[p.Key] {
				t.Fatalf("the key %q is empty, or there twice", p.Key)
			}
			seen[p.Key] = true
		}
	})
}
