package main

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// TestArrowsPointOneWay holds what ARCHITECTURE.md says of the import graph:
// cmd → report → diff → positions, one importer each for go-diff, tablewriter
// and the YAML library, nothing below cmd that touches the process, and no model in what
// documents are made of and drawn with, not even by way of another package; and of cmd's
// rooms, that each is known by those above it alone. Packages that are for tests, as they
// import testing, may, and the program has none of them.
func TestArrowsPointOneWay(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,Deps", "stance/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	level := func(path string) int {
		switch {
		case strings.HasPrefix(path, "stance/cmd"):
			return 4
		case strings.HasPrefix(path, "stance/diff/report"):
			return 3
		case strings.HasPrefix(path, "stance/diff"):
			return 2
		case strings.HasPrefix(path, "stance/positions"):
			return 1
		}
		return 0
	}
	only := map[string][]string{ // with the packages below each
		"github.com/sergi/go-diff":                 {"stance/diff/redline"},
		"github.com/olekukonko/tablewriter":        {"stance/diff/report/terminal"},
		"github.com/parquet-go/parquet-go":         {"stance/diff/report/data/parquetfile"},
		"github.com/fsnotify/fsnotify":             {"stance/cmd/stance/internal/watch"},
		"github.com/gorilla/feeds":                 {"stance/cmd/stance/internal/site"},
		"gopkg.in/yaml.v3":                         {"stance/positions/yamlfile", "stance/positions/splice"},
		"codeberg.org/readeck/go-readability/v2":   {"stance/positions/evidence/capture"},
		"github.com/itchyny/gojq":                  {"stance/cmd/stance/internal/result"},
		"github.com/santhosh-tekuri/jsonschema/v6": {}, // for tests
	}
	type imports struct {
		ImportPath    string
		Imports, Deps []string
	}
	var packages []imports
	forTests := map[string]bool{}
	modelless := map[string][]string{ // with what of ours each may know
		"stance/diff/report/document": {},
		"stance/diff/report/picture":  {"stance/positions/visible"},
		"stance/diff/report/terminal": {"stance/diff/report/document", "stance/positions/parallel", "stance/positions/visible"},
		"stance/diff/report/markdown": {"stance/diff/report/document", "stance/positions/visible"},
		"stance/diff/report/docx":     {"stance/diff/report/document", "stance/positions/visible"},
		"stance/diff/report/page":     {"stance/diff/report/document", "stance/diff/report/picture", "stance/positions/visible"},
	}
	const cmd = "stance/cmd/stance"
	rooms := map[string]int{ // by how high they stand
		"": 9, "console": 3, "dataset": 4, "dataset/datasettest": 5, "result": 5,
		"asking": 4, "drafting": 5, "pages": 5, "coding": 6, "authoring": 6, "importing": 6, "reviewing": 6, "revising": 7, "sourcing": 7, "serve": 7, "site": 7,
		"disk": 1, "disk/disktest": 2, "git": 2, "journal": 2, "settings": 2, "launch": 1, "needs": 1, "fetch": 1, "watch": 2,
	}
	room := func(path string) (name string, ours bool) {
		if path == cmd {
			return "", true
		}
		return strings.CutPrefix(path, cmd+"/internal/")
	}
	entered := 0
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p imports
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
		forTests[p.ImportPath] = slices.Contains(p.Imports, "testing")
	}
	for _, p := range packages {
		if allowed, ok := modelless[p.ImportPath]; ok {
			delete(modelless, p.ImportPath)
			for _, known := range p.Deps {
				if strings.HasPrefix(known, "stance/") && !slices.Contains(allowed, known) {
					t.Errorf("%s knows %s; of ours it may know %q", p.ImportPath, known, allowed)
				}
			}
		}
		name, ours := room(p.ImportPath)
		if ours {
			entered++
			if rooms[name] == 0 {
				t.Errorf("%s is a room whose place is not told here", p.ImportPath)
			}
		}
		for _, imported := range p.Imports {
			if below, ok := room(imported); ours && ok && rooms[below] >= rooms[name] {
				t.Errorf("%s imports %s, which does not stand below it", p.ImportPath, imported)
			}
			if forTests[imported] && !forTests[p.ImportPath] {
				t.Errorf("%s imports %s, which is for tests", p.ImportPath, imported)
			}
			if level(imported) > level(p.ImportPath) {
				t.Errorf("%s imports %s, which lies above it", p.ImportPath, imported)
			}
			for library, allowed := range only {
				if (imported == library || strings.HasPrefix(imported, library+"/")) && !slices.Contains(allowed, p.ImportPath) {
					t.Errorf("%s imports %s; only these may: %q", p.ImportPath, imported, allowed)
				}
			}
			if level(p.ImportPath) < 4 && !forTests[p.ImportPath] && slices.Contains([]string{"os", "os/exec", "os/signal", "flag", "syscall"}, imported) {
				t.Errorf("%s imports %s; only cmd touches the process", p.ImportPath, imported)
			}
		}
	}
	for missing := range modelless {
		t.Errorf("%s is not there", missing)
	}
	if entered != len(rooms) {
		t.Errorf("%d rooms below cmd, and %d are told of here", entered, len(rooms))
	}
	if len(packages) < 10 {
		t.Errorf("only %d packages seen", len(packages))
	}
}

// TestProgramsAreStartedInOnePlace holds that nothing but the room for the user's
// programs, and git's, starts another program.
func TestProgramsAreStartedInOnePlace(t *testing.T) {
	rooms := map[string]bool{"cmd/stance/internal/launch": true, "cmd/stance/internal/git": true}
	seen := 0
	err := fs.WalkDir(os.DirFS("../.."), ".", func(name string, e fs.DirEntry, err error) error {
		if name == ".ci" {
			return fs.SkipDir // what measures the program is no part of it
		}
		if err != nil || e.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		seen++
		file, err := parser.ParseFile(token.NewFileSet(), "../../"+name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(file.Imports, func(i *ast.ImportSpec) bool { return i.Path.Value == `"testing"` }) {
			return nil // it helps tests, and nothing of the program may import it: see above
		}
		for _, imported := range file.Imports {
			if imported.Path.Value == `"os/exec"` && !rooms[path.Dir(name)] {
				t.Errorf("%s starts programs", name)
			}
		}
		content, err := os.ReadFile("../../" + name)
		for _, other := range []string{"os.StartProcess", "syscall.Exec", "syscall.ForkExec"} {
			if strings.Contains(string(content), other) {
				t.Errorf("%s calls %s", name, other)
			}
		}
		return err
	})
	if err != nil || seen < 100 {
		t.Errorf("%d files: %v", seen, err)
	}
}
