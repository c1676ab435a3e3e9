package drafting

import (
	"testing"
	"testing/fstest"

	"stance/positions/yamlfile"
)

// TestNewWarnings holds that of several warnings of one kind in a file the new one is told, whose place
// may be that of another before.
func TestNewWarnings(t *testing.T) {
	read := func(snapshot string) *yamlfile.Result {
		return yamlfile.Read(fstest.MapFS{
			"codebook.yaml":    {Data: []byte("title: T\nparties: [{id: a, name: A}, {id: b, name: B}]\nissues: [{id: x, name: X}, {id: \"y\", name: Y}]\n")},
			"snapshots/1.yaml": {Data: []byte("date: 2025-01-01\npositions:\n" + snapshot)},
		})
	}
	const a, b = "  a:\n    x:\n      summary: S\n", "  b:\n    x:\n      summary: S\n"
	for _, c := range []struct {
		before, after string
		want          []int // lines
	}{
		{b, a + b, []int{4}},
		{a, a + b, []int{7}},
		{a, a, nil},
		{a + b, b, nil},
		{b, a, nil}, // the record of another party, and no new warning
		{"", a + b, []int{4, 7}},
	} {
		var lines []int
		for _, p := range NewWarnings(read(c.before), read(c.after)) {
			lines = append(lines, p.Line)
		}
		if len(lines) != len(c.want) || len(lines) > 0 && lines[0] != c.want[0] {
			t.Errorf("%q, then %q: new in lines %v, want %v", c.before, c.after, lines, c.want)
		}
	}
}
