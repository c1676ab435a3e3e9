package yamlfile

import (
	"fmt"
	"io/fs"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"stance/positions/problem"
)

const twinsBook = "title: T\nparties: [{id: a, name: A}]\nissues:\n  - {id: x, name: X, question: Which, scale: {options: [{id: lo, label: Low}, {id: hi, label: High}]}}\n"

// TestOneContentIsReadOnce gives one content many names. Whatever the number of
// them, each but the first has one problem, and there are no more records or
// problems than with two names.
func TestOneContentIsReadOnce(t *testing.T) {
	record := "positions: {a: {x: {position: lo, summary: s}}}\n"
	for name, c := range map[string]struct {
		folder, content string
		rule            problem.Rule // "": none
	}{
		"a stance":           {"snapshots/", "date: 2025-01-01\n" + record, problem.DuplicateCell},
		"a silence":          {"snapshots/", "date: 2025-01-01\npositions: {a: {x: {silent: true}}}\n", problem.DuplicateCell},
		"a thousand stances": {"snapshots/", thousandDates(record), problem.DuplicateCell},
		"a thousand errors":  {"snapshots/", "date: 2025-01-01\n" + strings.Repeat("foo: bar\n", 1000), problem.DuplicateCell},
		"no YAML":            {"snapshots/", "date: [\n", problem.DuplicateCell},
		"a date alone":       {"snapshots/", "date: 2025-01-01\nnote: N\n", ""},
		"sources":            {"sources/", "sources: [{id: s, title: T}]\n", problem.DuplicateID},
		"no sources":         {"sources/", "sources: []\n", ""},
	} {
		read := func(names int) *Result {
			fsys := fstest.MapFS{"codebook.yaml": {Data: []byte(twinsBook)}}
			for i := range names {
				fsys[fmt.Sprintf("%sf%03d.yaml", c.folder, i)] = &fstest.MapFile{Data: []byte(c.content)}
			}
			return Read(fsys)
		}
		const names = 300
		one, all := read(1), read(names)
		twins := 0
		for _, p := range all.Problems {
			if p.Rule == c.rule && strings.HasPrefix(p.Message, "this file has the very content of "+c.folder+"f000.yaml") && p.File != c.folder+"f000.yaml" {
				twins++
			}
		}
		want := names - 1
		if c.rule == "" {
			want = 0
		}
		if twins != want || len(all.Problems) != len(one.Problems)+want || len(all.Dataset.Records) != len(one.Dataset.Records) || len(all.Dataset.Dates) != len(one.Dataset.Dates) {
			t.Errorf("%s: %d of %d problems are of a name more, %d with one name; %d records", name, twins, len(all.Problems), len(one.Problems), len(all.Dataset.Records))
		}
	}
}

func thousandDates(record string) string {
	var b strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&b, "---\ndate: %04d-01-01\n%s", i+1, record)
	}
	return b.String()
}

// TestNamesOfOneContentKeepTheirDates holds that a name with a wrong date in it is
// no less wrong where the content has a second name.
func TestNamesOfOneContentKeepTheirDates(t *testing.T) {
	content := &fstest.MapFile{Data: []byte("date: 2025-01-01\n")}
	for name, want := range map[string]bool{"snapshots/2025-01-01-b.yaml": false, "snapshots/2025-02-02.yaml": true, "snapshots/2025-02-30.yaml": true, "snapshots/b.yaml": false} {
		r := Read(fstest.MapFS{"codebook.yaml": {Data: []byte(twinsBook)}, "snapshots/2025-01-01-a.yaml": content, name: content})
		got := false
		for _, p := range r.Problems {
			got = got || p.Rule == problem.FileDate && p.File == name
		}
		if got != want || r.OK() == want {
			t.Errorf("%s: %+v", name, r.Problems)
		}
	}
}

// TestOnlyFilesOfOneSizeAreComparedByContent counts how often files are opened.
func TestOnlyFilesOfOneSizeAreComparedByContent(t *testing.T) {
	fsys := countingFS{FS: fstest.MapFS{
		"codebook.yaml":    {Data: []byte(twinsBook)},
		"snapshots/1.yaml": {Data: []byte("date: 2025-01-01\n")},
		"snapshots/2.yaml": {Data: []byte("date: 2025-01-02\nnote: N\n")},
		"snapshots/3.yaml": {Data: []byte("date: 2025-01-01\n")},
	}, read: map[string]*atomic.Int32{"snapshots/1.yaml": {}, "snapshots/2.yaml": {}, "snapshots/3.yaml": {}}}
	if r := Read(fsys); !r.OK() {
		t.Error(r.Problems)
	}
	for name, want := range map[string]int32{"snapshots/1.yaml": 2, "snapshots/2.yaml": 1, "snapshots/3.yaml": 1} {
		if got := fsys.read[name].Load(); got != want {
			t.Errorf("%s was read %d times, want %d", name, got, want)
		}
	}
}

type countingFS struct {
	fs.FS
	read map[string]*atomic.Int32
}

func (f countingFS) ReadFile(name string) ([]byte, error) {
	if n := f.read[name]; n != nil {
		n.Add(1)
	}
	return fs.ReadFile(f.FS, name)
}
