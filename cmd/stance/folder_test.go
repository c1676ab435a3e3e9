package main

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"stance/positions/yamlfile"
)

// Whatever characters a name has, what init writes can be read, or nothing is
// written.
func TestInitWritesWhatCanBeRead(t *testing.T) {
	var refused atomic.Int64
	t.Cleanup(func() { t.Logf("%d of %d were refused", refused.Load(), (0x7f-0x20)*5) })
	for r := rune(0x20); r < 0x7f; r++ {
		t.Run(string(r), func(t *testing.T) {
			t.Parallel()
			for _, text := range []string{string(r), "a" + string(r), string(r) + "a", "a" + string(r) + "b", "a " + string(r) + " b"} {
				dir := t.TempDir()
				s, _, messages := reviewStreams(dir)
				code := run([]string{"init", "d", "--title", text, "--party", "a=" + text, "--issue", "i=" + text, "--scale", "i=" + "no | yes"}, s)
				at := filepath.Join(dir, "d")
				if _, err := os.Lstat(at); code != exitDone && err == nil {
					t.Errorf("%q: exit code %d, and something is there: %s", text, code, messages)
				}
				if code != exitDone {
					refused.Add(1)
					if left, _ := os.ReadDir(dir); len(left) > 0 {
						t.Errorf("%q: left %v", text, left)
					}
				} else if r := yamlfile.Read(os.DirFS(at)); !r.OK() {
					t.Errorf("%q: it cannot be read: %v", text, r.Problems)
				}
			}
		})
	}
}

// A folder that anybody has marked as one that is being filled is added to where nothing
// else is in it than what a process that was killed can have put there.
func TestMarkedFolders(t *testing.T) {
	const mark = "empty/.empty.1.stance"
	for _, line := range []string{
		"init empty --date 2025-01-02", "init empty --example", "init empty --template survey --date 2025-01-02",
		"import table.csv --extend-codebook --scale i=no,yes --title New -C empty", "agreement data other --adjudicate empty",
	} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			made := func(dir string) (code int, said string) {
				s, _, messages := reviewStreams(dir)
				code = run(strings.Fields(line), s)
				return code, messages.String()
			}
			dir := goToWork(t)
			if code, said := made(dir); code != exitDone {
				t.Fatalf("exit code %d: %s", code, said)
			}
			all := filesIn(t, filepath.Join(dir, "empty"))
			var later string // a file that does not come first
			for name := range all {
				if top, _, _ := strings.Cut(name, "/"); top == "snapshots" {
					later = name
				}
			}
			first := all["codebook.yaml"]
			for name, c := range map[string]struct {
				there map[string]string
				done  bool
			}{
				"the mark alone":       {nil, true},
				"the first file":       {map[string]string{"codebook.yaml": first}, true},
				"all files":            {all, true},
				"a file of the user":   {map[string]string{"notes.txt": "mine"}, false},
				"a hidden one":         {map[string]string{".notes": "mine"}, false},
				"a folder":             {map[string]string{"notes/": ""}, false},
				"one beside the first": {map[string]string{"codebook.yaml": first, "notes.txt": "mine"}, false},
				"one among the later":  {map[string]string{"codebook.yaml": first, "snapshots/notes.txt": "mine"}, false},
				"another first file":   {map[string]string{"codebook.yaml": first + "# mine\n"}, false},
				"a later file alone":   {map[string]string{later: all[later]}, false},
			} {
				dir := goToWork(t)
				if err := os.MkdirAll(filepath.Join(dir, mark), 0o777); err != nil {
					t.Fatal(err)
				}
				for name, content := range c.there {
					at := filepath.Join(dir, "empty", name)
					err := os.MkdirAll(filepath.Dir(at), 0o777)
					if strings.HasSuffix(name, "/") {
						err = os.MkdirAll(at, 0o777)
					} else if err == nil {
						err = os.WriteFile(at, []byte(content), 0o666)
					}
					if err != nil {
						t.Fatal(err)
					}
				}
				before := filesIn(t, dir)
				code, said := made(dir)
				now := filesIn(t, dir)
				switch {
				case c.done && (code != exitDone || !maps.Equal(filesIn(t, filepath.Join(dir, "empty")), all)):
					t.Errorf("%s: exit code %d: %s", name, code, said)
				case !c.done && (code != exitUsage || !strings.Contains(said, "has something in it") || !maps.Equal(before, now)):
					t.Errorf("%s: exit code %d, there are %d files instead of %d: %s", name, code, len(now), len(before), said)
				}
			}
		})
	}
}

// A link is none of the files that a process that was killed has put into a folder.
func TestMarkedFolderWithALink(t *testing.T) {
	dir := goToWork(t)
	s, _, _ := reviewStreams(dir)
	if code := run([]string{"init", "fresh", "--date", "2025-01-02"}, s); code != exitDone {
		t.Fatal(code)
	}
	if err := os.Mkdir(filepath.Join(dir, "empty/.empty.1.stance"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../fresh/codebook.yaml", filepath.Join(dir, "empty/codebook.yaml")); err != nil {
		t.Skip(err)
	}
	s, _, messages := reviewStreams(dir)
	if code := run([]string{"init", "empty", "--date", "2025-01-02"}, s); code != exitUsage || !strings.Contains(messages.String(), "has something in it") {
		t.Errorf("exit code %d: %s", code, messages)
	}
}
