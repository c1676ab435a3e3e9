package yamlfile

import (
	"reflect"
	"strings"
	"testing"

	"stance/positions/problem"
)

func TestPairs(t *testing.T) {
	got, problems := Pairs("map.yaml", []byte("# which column is which\nparty: Actor\nissue: \"Topic: main\"\ndate: 2025\n"))
	want := []Pair{{"party", "Actor"}, {"issue", "Topic: main"}, {"date", "2025"}}
	if len(problems) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("%v %v", got, problems)
	}
	for content, want := range map[string]string{
		"":                        "this file is empty",
		"- a\n":                   "a mapping of names to texts",
		"party: A\nparty: B\n":    "duplicate-key",
		"party:\n":                "missing-value",
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
