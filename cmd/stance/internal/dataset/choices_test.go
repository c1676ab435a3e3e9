package dataset

import (
	"testing"
	"testing/fstest"
)

func TestWithoutRecords(t *testing.T) {
	const first, second = "date: 2025-01-01\npositions:\n  a:\n# b\n\n    c: 1\nlabel: x\n---\r\npositions:\r\n  d: 2\r\ntitle: |\r\n  positions:\r\n   e\r\n", "positions: {f: 3}\n"
	files := fstest.MapFS{
		"codebook.yaml":                {Data: []byte("positions:\n  x\n")},
		"snapshots/y/2025-01-01-x.yml": {Data: []byte(first)},
		"snapshots/2025-01-02.yaml":    {Data: []byte(second)},
		"snapshots/undated.yaml":       {Data: []byte(first)},
	}
	const short = "date: 2025-01-01\npositions:\nlabel: x\n---\r\npositions:\r\ntitle: |\r\n  positions:\r\n   e\r\n"
	for _, c := range []struct{ name, but, want string }{
		{"codebook.yaml", "", "positions:\n  x\n"},
		{"snapshots/y/2025-01-01-x.yml", "", short},
		{"snapshots/y/2025-01-01-x.yml", "2025-01-02", short},
		{"snapshots/y/2025-01-01-x.yml", "2025-01-01", first},
		{"snapshots/undated.yaml", "2025-01-01", first},
		{"snapshots/undated.yaml", "", short},
		{"snapshots/2025-01-02.yaml", "", second},
	} {
		got, err := withoutRecords{files, c.but}.ReadFile(c.name)
		if err != nil || string(got) != c.want {
			t.Errorf("%s but %q: %v\n%q, want\n%q", c.name, c.but, err, got, c.want)
		}
		if string(files["snapshots/y/2025-01-01-x.yml"].Data) != first {
			t.Fatal("the file itself was changed")
		}
	}
}
