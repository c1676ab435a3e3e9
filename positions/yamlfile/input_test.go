package yamlfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/links"
	"stance/positions/parallel"
	"stance/positions/problem"
)

// TestHostileInput reads files that are bad in ways that a text archive cannot
// hold, and asks for one problem at one place, soon.
func TestHostileInput(t *testing.T) {
	bomb := "a: &a [x, x]\n"
	for c := 'b'; c <= 'z'; c++ {
		bomb += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+", ", 9) + "x]\n"
	}
	for _, c := range []struct {
		name, content string
		rule          problem.Rule
		line, column  int
	}{
		{"UTF-16 little", "\xff\xfed\x00a\x00", problem.BadEncoding, 1, 1},
		{"UTF-16 big", "\xfe\xff\x00d\x00a", problem.BadEncoding, 1, 1},
		{"UTF-32 little", "\xff\xfe\x00\x00d\x00\x00\x00", problem.BadEncoding, 1, 1},
		{"UTF-32 big", "\x00\x00\xfe\xff\x00\x00\x00d", problem.BadEncoding, 1, 1},
		{"UTF-16 without mark", "d\x00a\x00", problem.BadEncoding, 1, 2},
		{"two byte order marks", "\ufeff\ufeffdate: 2025-01-03\n", problem.HiddenChar, 1, 1},
		{"two byte order marks, in flow", "\ufeff\ufeff{date: 2025-01-03, positions: {}}\n", problem.HiddenChar, 1, 1},
		{"Latin-1", "date: 2025-01-03\ntitle: Caf\xe9\n", problem.BadEncoding, 2, 11},
		{"surrogate", "title: \xed\xa0\x80\n", problem.BadEncoding, 1, 8},
		{"overlong", "title: \xc0\xaf\n", problem.BadEncoding, 1, 8},
		{"NUL", "date: 2025-01-03\ntitle: a\x00b\n", problem.BadEncoding, 2, 9},
		{"NULs only", strings.Repeat("\x00", 4096), problem.BadEncoding, 1, 1},
		{"brackets", strings.Repeat("[", 100_000), problem.BadSyntax, 1, 1},
		{"braces", strings.Repeat("{a: ", 100_000), problem.BadSyntax, 1, 1},
		{"items", strings.Repeat("- ", 100_000), problem.BadSyntax, 1, 1},
		{"alias bomb", bomb, problem.MissingKey, 1, 1},
		{"endless line", "title: " + strings.Repeat("x", 1<<20) + ": y", problem.BadSyntax, 1, 8 + 1<<20},
		{"many unknown keys", "date: 2025-01-03\n" + strings.Repeat("k: 1\n", 5_000), problem.UnknownKey, 2, 1},
		{"lone carriage returns", "date: 2025-01-03\rtitel: x\r", problem.UnknownKey, 2, 1},
		{"no line break at the end", "date: 2025-01-03\ntitel: x", problem.UnknownKey, 2, 1},
		{"unclosed quote at the end", `date: "`, problem.BadSyntax, 1, 7},
		{"panic in struct decoding", "<<: \n? - \n", problem.MissingKey, 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := fullDataset()
			fsys["snapshots/bad.yaml"] = &fstest.MapFile{Data: []byte(c.content)}
			r := Read(fsys)
			checkPlaces(t, fsys, r.Problems)
			if len(r.Problems) == 0 {
				t.Fatal("no problem")
			}
			if p := r.Problems[0]; p.Rule != c.rule || p.Line != c.line || p.Column != c.column || p.File != "snapshots/bad.yaml" {
				t.Errorf("got %s", problem.Headline(p))
			}
			if len(r.Dataset.Records) != 9 {
				t.Errorf("%d records", len(r.Dataset.Records))
			}
		})
	}
}

// TestUnreadable reads folders in which something else stands in a file's
// place.
func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("codebook.yaml", "title: T\nparties: [{id: a, name: A}]\nissues: [{id: i, name: I}]\n")
	write("elsewhere/real.yaml", "date: 2025-01-01\npositions: {a: {i: {silent: true}}}\n")
	write("snapshots/folder.yaml/inside.yaml", "date: 2025-01-02\n")
	write("sources", "a file where a folder should be")
	for link, target := range map[string]string{
		"snapshots/link.yaml": "../elsewhere/real.yaml", // read
		"snapshots/gone.yaml": "nowhere.yaml",
		"snapshots/deep":      "../elsewhere",
		"snapshots/loop.yaml": "loop.yaml",
		"snapshots/.#lock":    "user@host.1234",
	} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	r := Read(os.DirFS(dir))
	got := ""
	for _, p := range r.Problems {
		got += problem.Headline(p) + "\n"
	}
	want := `snapshots/deep: warning: this is a link to a folder; what is in it is not read [ignored-file]
snapshots/folder.yaml: error: this is a folder, and its name is that of a file [unreadable-file]
snapshots/gone.yaml: error: this cannot be read: it is a link to a file that is not there [unreadable-file]
snapshots/loop.yaml: error: this cannot be read: too many levels of symbolic links [unreadable-file]
sources: error: a folder of this name is needed here, and this is a file [unreadable-file]
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(r.Dataset.Records) != 1 {
		t.Errorf("%d records", len(r.Dataset.Records))
	}
	if r := Read(os.DirFS(filepath.Join(dir, "nowhere"))); len(r.Problems) != 1 || r.Problems[0].Rule != problem.UnreadableFile || r.Dataset == nil {
		t.Errorf("a folder that is not there: %+v", r.Problems)
	}
	if r := Read(os.DirFS(filepath.Join(dir, "sources"))); len(r.Problems) != 1 || r.Problems[0].Rule != problem.UnreadableFile {
		t.Errorf("a file for a folder: %+v", r.Problems)
	}
}

// confined is a file system whose links lead nowhere outside.
type confined struct{ fstest.MapFS }

func (f confined) resolve(name string) (string, error) {
	resolved, err := links.Resolve(f.MapFS, name)
	var at *fs.PathError
	if err != nil && !errors.As(err, &at) {
		err = &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return resolved, err
}

func (f confined) Open(name string) (fs.File, error) {
	resolved, err := f.resolve(name)
	if err != nil {
		return nil, err
	}
	return f.MapFS.Open(resolved)
}

func (f confined) Stat(name string) (fs.FileInfo, error) {
	resolved, err := f.resolve(name)
	if err != nil {
		return nil, err
	}
	return f.MapFS.Stat(resolved)
}

func (f confined) ReadDir(name string) ([]fs.DirEntry, error) {
	resolved, err := f.resolve(name)
	if err != nil {
		return nil, err
	}
	return f.MapFS.ReadDir(resolved)
}

func (f confined) ReadFile(name string) ([]byte, error) {
	resolved, err := f.resolve(name)
	if err != nil {
		return nil, err
	}
	return f.MapFS.ReadFile(resolved)
}

// TestLinksOutside has links and special files in all places of a dataset.
func TestLinksOutside(t *testing.T) {
	link := func(target string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(target), Mode: fs.ModeSymlink | 0o777}
	}
	const hint = "; it is not followed [link-outside]"
	for name, c := range map[string]struct {
		at   string
		file *fstest.MapFile
		want string // all headlines
	}{
		"codebook":      {"codebook.yaml", link("/etc/passwd"), "codebook.yaml: error: this is a link that leads out of the dataset, to `/etc/passwd`" + hint},
		"sources":       {"sources.yaml", link("../sources.yaml"), "sources.yaml: error: this is a link that leads out of the dataset, to `../sources.yaml`" + hint},
		"sources/":      {"sources", link("../sources"), "sources: error: this is a link that leads out of the dataset, to `../sources`" + hint},
		"snapshots":     {"snapshots", link("/"), "snapshots: error: this is a link that leads out of the dataset, to `/`" + hint},
		"reviews":       {"reviews", link("../.."), "reviews: error: this is a link that leads out of the dataset, to `../..`" + hint},
		"snapshot":      {"snapshots/x/y.yaml", link("/proc/self/environ"), "snapshots/x/y.yaml: error: this is a link that leads out of the dataset, to `/proc/self/environ`" + hint},
		"review":        {"reviews/jm.yaml", link("../../\x1b[31m"), "reviews/jm.yaml: error: this is a link that leads out of the dataset, to `../../<U+001B>[31m`" + hint},
		"by way":        {"snapshots/z.yaml", link("../chain"), "snapshots/z.yaml: error: this leads by way of `chain` out of the dataset, to `/x`" + hint},
		"not read":      {"snapshots/notes", link("/etc"), "snapshots/notes: warning: this is a link that leads out of the dataset; it is not read, nor is anything in it, should it be a folder [ignored-file]"},
		"circle":        {"snapshots/y.yaml", link("y.yaml"), "snapshots/y.yaml: error: this cannot be read: it goes round in circles of symbolic links [unreadable-file]"},
		"folder circle": {"snapshots", link("snapshots"), "snapshots: error: this cannot be read: it goes round in circles of symbolic links [unreadable-file]"},
		"pipe":          {"snapshots/y.yaml", &fstest.MapFile{Mode: fs.ModeNamedPipe}, "snapshots/y.yaml: error: a file is needed here, and this is a named pipe [unreadable-file]"},
		"device":        {"sources.yaml", &fstest.MapFile{Mode: fs.ModeDevice}, "sources.yaml: error: a file is needed here, and this is a device [unreadable-file]"},
		"socket":        {"codebook.yaml", &fstest.MapFile{Mode: fs.ModeSocket}, "codebook.yaml: error: a file is needed here, and this is a socket [unreadable-file]"},
		"folder pipe":   {"reviews", &fstest.MapFile{Mode: fs.ModeNamedPipe}, "reviews: error: a folder of this name is needed here, and this is a named pipe [unreadable-file]"},
		"inside":        {"snapshots/y.yaml", link("../elsewhere/real.yaml"), ""},
		"folder inside": {"snapshots", link("elsewhere"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := fstest.MapFS{
				"codebook.yaml":       {Data: []byte("title: T\nparties: [{id: a, name: A}]\nissues: [{id: i, name: I}]\n")},
				"snapshots/one.yaml":  {Data: []byte("date: 2025-01-01\npositions: {a: {i: {silent: true}}}\n")},
				"elsewhere/real.yaml": {Data: []byte("date: 2025-01-02\npositions: {a: {i: {silent: true}}}\n")},
				"chain":               link("/x"),
			}
			if c.at == "snapshots" {
				delete(fsys, "snapshots/one.yaml")
			}
			fsys[c.at] = c.file
			r := Read(confined{fsys})
			got := ""
			for _, p := range r.Problems {
				if p.File != c.at {
					continue // it follows from what is missing
				}
				got += problem.Headline(p)
				if p.Text != "" {
					t.Errorf("a line is shown: %s", problem.Render(p))
				}
			}
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if linked := slices.ContainsFunc(r.Dataset.Records, func(r *positions.Record) bool { return r.Date.String() == "2025-01-02" }); linked != (c.want == "") {
				t.Errorf("what the link leads to was read: %v", linked)
			}
		})
	}
}

// refusing is a file system that refuses some files, or panics over them: a fault of
// the program's own, which is none of the file's.
type refusing struct {
	fstest.MapFS
	name string
	err  error
}

func (f refusing) ReadFile(name string) ([]byte, error) {
	if name == f.name {
		if f.err == nil {
			panic("a fault")
		}
		return nil, &fs.PathError{Op: "open", Path: name, Err: f.err}
	}
	return f.MapFS.ReadFile(name)
}

func (f refusing) Open(name string) (fs.File, error) {
	if name == f.name && f.err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: f.err}
	}
	return f.MapFS.Open(name)
}

func TestRefused(t *testing.T) {
	for _, name := range []string{"codebook.yaml", "sources/deep/er.yml", "snapshots/x/y/all.yml"} {
		r := Read(refusing{fullDataset(), name, fs.ErrPermission})
		if len(r.Problems) != 1 || r.Problems[0].File != name {
			t.Errorf("%s: %+v", name, r.Problems)
			continue
		}
		if p := r.Problems[0]; p.Rule != problem.UnreadableFile || p.Message != "this cannot be read: you have no permission to read it" {
			t.Errorf("%s: %s", name, problem.Headline(p))
		}
		func() {
			defer func() {
				fault := recover()
				if p, ok := fault.(*parallel.Panic); ok {
					fault = p.Value
				}
				if fault != "a fault" {
					t.Errorf("%s: a panic of the program's own became %v", name, fault)
				}
			}()
			Read(refusing{fullDataset(), name, nil})
		}()
	}
}

// TestAlwaysTheSame reads a dataset with problems in many files on different
// numbers of processors.
func TestAlwaysTheSame(t *testing.T) {
	fsys := fullDataset()
	for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
		fsys["snapshots/"+name+".yaml"] = &fstest.MapFile{Data: []byte("date: 2025-03-01\ntitle: " + name + "\nlabel: " + name + "\npositions: {a: {opts: {silent: true}, num: {summary: S}}}\n")}
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var first *Result
	for _, n := range []int{1, 2, 4, 4} {
		runtime.GOMAXPROCS(n)
		r := Read(fsys)
		if first == nil {
			first = r
		}
		if !reflect.DeepEqual(r.Problems, first.Problems) || len(r.Dataset.Records) != len(first.Dataset.Records) {
			t.Fatalf("on %d processors: %v, else %v", n, r.Problems, first.Problems)
		}
	}
}

// FuzzRead reads any bytes as each kind of file: no panic, no hang, problems
// within the file.
func FuzzRead(f *testing.F) {
	f.Add([]byte(fullCodebook))
	f.Add([]byte(fullSources))
	f.Add([]byte(fullSnapshot))
	for _, s := range []string{"a: b: c", "\tx", "a: \"b\" c", "a: [", "a: >x", "- - -", "a: 'b\n", "? [a]\n: b", "<<: *x\n? - \n", "a: !x b", "date: 2025-01-01 #x\n", "\u2028a: \u0085b: c", "3 d$O !%!  d: !d: "} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<16 {
			return
		}
		for _, name := range []string{"codebook.yaml", "sources/deep/er.yml", "snapshots/x/y/all.yml"} {
			fsys := fullDataset()
			fsys[name] = &fstest.MapFile{Data: b}
			r := Read(fsys)
			checkPlaces(t, fsys, r.Problems)
			for _, p := range r.Problems {
				problem.Render(p)
			}
		}
	})
}
