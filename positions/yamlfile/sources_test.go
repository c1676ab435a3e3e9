package yamlfile

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/problem"
)

// A file of sources is read alone, in its order, with the places of its sources; the
// first error in it is told, and warnings are not.
func TestSourcesIn(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"in order", "sources:\n  - {id: b, title: B}\n  - {id: a, title: A}\n", "b at 2:5, a at 3:5"},
		{"several documents", "sources: [{id: b, title: B}]\n---\nsources: [{id: a, title: A}]\n", "b at 1:11, a at 3:11"},
		{"none", "sources: []\n", ""},
		{"a warning alone", "sources: [{id: a, title: \"A\u200bB\"}]\n", "a at 1:11"},
		{"no YAML", "sources: [\n", "s.yaml:1:10: bad-syntax"},
		{"no sources", "parties: []\n", "s.yaml:1:1: unknown-key"},
		{"one without a title", "sources:\n  - {id: a, title: A}\n  - {id: b}\n", "s.yaml:3:5: missing-key"},
		{"a false checksum", "sources: [{id: a, title: A, sha256: 123}]\n", "s.yaml:1:37: bad-value"},
		{"something else", "- a\n", "s.yaml:1:1: wrong-shape"},
		{"bytes", "\xff\n", "s.yaml:1:1: bad-encoding"},
	} {
		sources, fault := SourcesIn("s.yaml", []byte(c.content))
		var all []string
		for _, s := range sources {
			all = append(all, fmt.Sprintf("%s at %d:%d", s.ID, s.Place.Line, s.Place.Column))
		}
		got := strings.Join(all, ", ")
		if fault != nil {
			got += fmt.Sprintf("%s: %s", problem.Location(*fault), fault.Rule)
			if fault.Severity != problem.Error || sources != nil {
				t.Errorf("%s: a %s, and %d sources", c.name, fault.Severity, len(sources))
			}
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// A source is, as it reads, what comes back once it is written; of the spellings of a
// path and a checksum there is one.
func TestSourcesAsRead(t *testing.T) {
	sum := strings.Repeat("0aB9", 16)
	for _, c := range []struct{ archive, want string }{
		{"archive/x.txt", "archive/x.txt"}, {" archive/x.txt ", "archive/x.txt"}, {"./archive//x.txt", "archive/x.txt"}, {"archive/y/../x.txt", "archive/x.txt"}, {"", ""},
		{"../x.txt", "../x.txt"}, {"/x.txt", "/x.txt"}, {`archive\x.txt`, `archive\x.txt`}, {".", "."}, // which are refused, and not made into others
	} {
		s := &positions.Source{ID: "x", Title: "X", Archive: c.archive, SHA256: sum}
		read := AsRead(s)
		if read.Archive != c.want || read.SHA256 != strings.ToLower(sum) || s.Archive != c.archive || s.SHA256 != sum {
			t.Errorf("%q reads as %q, with checksum %s", c.archive, read.Archive, read.SHA256)
		}
		back, fault := SourcesIn("s.yaml", FormatSources([]*positions.Source{s}))
		if _, refused := archivePath(c.want); c.want != "" && !refused {
			if fault == nil || fault.Rule != problem.PathOutside {
				t.Errorf("%q is read as %v, %v", c.archive, back, fault)
			}
			continue
		}
		if fault != nil || len(back) != 1 || positions.Written(back[0].Facts()) != positions.Written(read.Facts()) {
			t.Errorf("%q comes back as %+v, %v", c.archive, back, fault)
		}
	}
}

// The files in which sources and snapshots stand, by path; hidden ones, sign-offs and
// texts are none of them.
func TestFilesOfADataset(t *testing.T) {
	fsys := fstest.MapFS{}
	for _, name := range []string{
		"codebook.yaml", "sources.yaml", "sources/b.yaml", "sources/a/c.yml", "sources/.hidden.yaml", "sources/notes.txt",
		"snapshots/2025/b.yaml", "snapshots/a.yml", "snapshots/.git/x.yaml", "reviews/jm.yaml", "archive/x.txt", "other.yaml",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte("x")}
	}
	sources, snapshots := FilesOf(fsys)
	if want := []string{"sources.yaml", "sources/a/c.yml", "sources/b.yaml"}; !slices.Equal(sources, want) {
		t.Errorf("sources stand in %q, want %q", sources, want)
	}
	if want := []string{"snapshots/2025/b.yaml", "snapshots/a.yml"}; !slices.Equal(snapshots, want) {
		t.Errorf("snapshots stand in %q, want %q", snapshots, want)
	}
	d := Read(fstest.MapFS{
		"codebook.yaml": {Data: []byte("title: T\nparties: [{id: p, name: P}]\nissues: [{id: i, name: I}]\n")},
		"sources.yaml":  {Data: []byte("sources: [{id: b, title: B}, {id: c, title: C}]\n")}, "sources/a.yaml": {Data: []byte("sources: [{id: a, title: A}]\n")},
	}).Dataset
	if got, want := SourceFiles(d), []string{"sources.yaml", "sources/a.yaml"}; !slices.Equal(got, want) {
		t.Errorf("the sources come from %q, want %q", got, want)
	}
}

// A text is so many documents, or none at all.
func TestDocuments(t *testing.T) {
	for content, want := range map[string]int{"": 0, "# nothing\n": 0, "a: b\n": 1, "a: b\n---\n- c\n---\nd\n": 3, "{a: *b}\n": -1, "a: b\n---\n[\n": -1, "a: \x01\n": -1} {
		roots, err := Documents([]byte(content))
		if want < 0 {
			if err == nil || roots != nil {
				t.Errorf("%q is %d documents, %v", content, len(roots), err)
			}
		} else if err != nil || len(roots) != want {
			t.Errorf("%q is %d documents, %v; want %d", content, len(roots), err, want)
		}
	}
}
