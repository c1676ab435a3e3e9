package importing

import (
	"testing"

	"stance/positions/exchange/intake"
)

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
