package main

import (
	"regexp"
	"testing"

	"stance/positions/intake"
	"stance/positions/tidy"
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

func TestSplitPairs(t *testing.T) {
	for text, want := range map[string][]intake.Pair{
		"party=Actor":                  {{Name: "party", Value: "Actor"}},
		"party=Actor,issue=Topic":      {{Name: "party", Value: "Actor"}, {Name: "issue", Value: "Topic"}},
		"summary=Yes, always,coder=jm": {{Name: "summary", Value: "Yes, always"}, {Name: "coder", Value: "jm"}},
		"note=a = b, and c = d":        {{Name: "note", Value: "a = b, and c = d"}},
		"note=":                        {{Name: "note"}},
		"note":                         nil,
		"=x":                           nil,
		"":                             nil,
	} {
		got, err := splitPairs("set", text, true)
		if (err != nil) != (want == nil) || len(got) != len(want) {
			t.Errorf("%q: %v %v", text, got, err)
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%q: %q, want %q", text, got[i], want[i])
			}
		}
	}
}
