package splice

import (
	"strings"
	"testing"

	"stance/positions"
)

// A later capture is put behind those that a source has; nothing else changes.
func TestAddCaptures(t *testing.T) {
	sum := strings.Repeat("c", 64)
	day, err := positions.ParseDate("2025-03-04")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ old, want string }{
		"none yet":        {"sources:\n  - id: a # one\n    title: A\n  - {id: b, title: B}\n", "sources:\n  - id: a # one\n    title: A\n    captures:\n      - date: 2025-03-04\n        sha256: @\n  - {id: b, title: B}\n"},
		"in brackets":     {"sources:\n  - {id: a, title: A}\n", "sources:\n  - {id: a, title: A, captures: [{date: 2025-03-04, sha256: @}]}\n"},
		"behind one":      {"sources:\n  - id: a\n    captures:\n      - date: 2025-03-01\n    title: A\n", "sources:\n  - id: a\n    captures:\n      - date: 2025-03-01\n      - date: 2025-03-04\n        sha256: @\n    title: A\n"},
		"behind brackets": {"sources:\n  - id: a\n    title: A\n    captures: [{date: 2025-03-04}] # x\n", "sources:\n  - id: a\n    title: A\n    captures: [{date: 2025-03-04}, {date: 2025-03-04, sha256: @}] # x\n"},
		"another":         {"sources:\n  - id: b\n    title: B\n", ""},
	} {
		got, added, err := AddCaptures("sources.yaml", []byte(c.old), map[string]positions.Capture{"a": {Date: day, SHA256: strings.ToUpper(sum)}})
		want, n := strings.ReplaceAll(c.want, "@", `"`+sum+`"`), 1
		if c.want == "" {
			want, n = c.old, 0
		}
		if err != nil || added != n || string(got) != want {
			t.Errorf("%s: added %d, %v\n%s\nwant\n%s", name, added, err, got, want)
		}
	}
	if _, _, err := AddCaptures("s.yaml", []byte("sources:\n  - {id: a}\n"), nil); err == nil || !strings.Contains(err.Error(), "no capture was added to s.yaml, as there is an error in it") {
		t.Errorf("in a broken file: %v", err)
	}
}
