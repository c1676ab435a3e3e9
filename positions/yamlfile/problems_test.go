package yamlfile

import (
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions/golden"
	"stance/positions/problem"
)

const expected = "problems"

// TestProblems reads each dataset under testdata/problems, laid over the one in
// testdata/base.txtar, and compares the problems as people see them. A line
// "without: FILE" in a case's comment takes a file of the base away.
func TestProblems(t *testing.T) {
	base := readArchive(t, "testdata/base.txtar")
	cases, err := filepath.Glob("testdata/problems/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	covered := map[problem.Rule]bool{}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a := readArchive(t, name)
			fsys := fileSystem(base)
			for line := range strings.Lines(a.comment) {
				if gone, ok := strings.CutPrefix(strings.TrimSpace(line), "without: "); ok {
					delete(fsys, gone)
				}
			}
			maps.Copy(fsys, fileSystem(a))
			delete(fsys, expected)
			r := Read(fsys)
			checkPlaces(t, fsys, r.Problems)
			got := ""
			for _, p := range r.Problems {
				covered[p.Rule] = true
				got += problem.Render(p)
			}
			if golden.Updating() {
				a.names = append(slices.DeleteFunc(a.names, func(n string) bool { return n == expected }), expected)
				a.content[expected] = got
				a.write(t, name)
				return
			}
			if want := a.content[expected]; got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
	// A fault of the program has no case, or it would be mended; a file that the
	// system refuses is in TestUnreadable, and links are in TestLinksOutside.
	// What is told of datasets in single files alone is in TestShort.
	covered[problem.NearName] = true
	covered[problem.InternalFault] = true
	covered[problem.UnreadableFile] = true
	covered[problem.LinkOutside] = true
	// Of texts verify.Missing tells.
	covered[problem.NoText] = true
	covered[problem.TextGone] = true
	for _, info := range problem.Rules {
		if !covered[info.Rule] {
			t.Errorf("no case breaks the rule %s", info.Rule)
		}
	}
}

// quotedWords are the file's own words within a message, which can be any.
var quotedWords = regexp.MustCompile("(?s)`.*`|“.*”|\".*\"")

// checkPlaces checks that problems stand within their files, with the right
// line quoted.
func checkPlaces(t *testing.T, fsys fstest.MapFS, problems []problem.Problem) {
	t.Helper()
	if !slices.IsSortedFunc(problems, func(a, b problem.Problem) int { return strings.Compare(a.File, b.File) }) {
		t.Error("problems are not sorted")
	}
	open := map[string]*source{}
	for _, p := range problems {
		if p.Message == "" || p.Rule == "" || p.Rule == problem.InternalFault {
			t.Errorf("%+v", p)
		}
		ours := quotedWords.ReplaceAllString(p.Message, "")
		for _, goName := range []string{"yaml.", "positions.", "interface", "%!", "nil"} {
			if strings.Contains(ours, goName) {
				t.Errorf("%q speaks Go", p.Message)
			}
		}
		if p.Line == 0 {
			continue
		}
		f, ok := fsys[p.File]
		if !ok {
			t.Errorf("%s is no file", p.File)
			continue
		}
		s := open[p.File]
		if s == nil {
			s = newSource(f.Data)
			s.index()
			open[p.File] = s
		}
		if p.Line > len(s.lines) || s.text(p.Line) != p.Text {
			t.Errorf("%s: the line is not %q", problem.Location(p), p.Text)
		}
		if n := len([]rune(p.Text)); p.Column < 1 || p.Column > n+1 {
			t.Errorf("%s: the line has %d characters", problem.Location(p), n)
		}
	}
}

// TestBaseIsSound checks that what cases are laid over adds nothing to them.
func TestBaseIsSound(t *testing.T) {
	for _, p := range Read(fileSystem(readArchive(t, "testdata/base.txtar"))).Problems {
		t.Error(problem.Render(p))
	}
}

func fileSystem(a *archive) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, content := range a.content {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return fsys
}
