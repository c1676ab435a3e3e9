package tidy

import (
	"slices"
	"testing"
)

// Several texts in one cell come back as they were, whatever stands in them.
func TestSeveral(t *testing.T) {
	odd := []string{"a b", "a; b", ";", `"`, `""`, `"a" b`, `a "b"`, "two\nlines", "=1+1", "x;", `";"`, "-", "'"}
	for _, a := range odd {
		for _, b := range odd {
			want := []string{a, b, a}
			if got, ok := split(Join(want)); !ok || !slices.Equal(got, want) {
				t.Errorf("%q is written %q, and read as %q", want, Join(want), got)
			}
		}
	}
	for cell, want := range map[string][]string{
		"": nil, " ; ;": nil, "a;b": {"a", "b"}, " a ;  b ": {"a", "b"}, `"a"`: {"a"}, `"a;b";c`: {"a;b", "c"}, `"a""b"`: {`a"b`}, `"a" b; c`: {"a b", "c"}, `""; c`: {"c"},
	} {
		if got, ok := split(cell); !ok || !slices.Equal(got, want) {
			t.Errorf("%q is read as %q, want %q", cell, got, want)
		}
	}
	for _, cell := range []string{`"`, `"a`, `a; "b""`} {
		if got, ok := split(cell); ok {
			t.Errorf("%q is read as %q", cell, got)
		}
	}
}
