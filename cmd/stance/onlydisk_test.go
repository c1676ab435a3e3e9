package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// writingCalls are the functions that change a disk, and what opens files for it.
var writingCalls = map[string][]string{
	"os": {"Create", "CreateTemp", "OpenFile", "WriteFile", "Mkdir", "MkdirAll", "MkdirTemp", "Rename", "Remove", "RemoveAll", "Link", "Symlink",
		"Chmod", "Chown", "Lchown", "Chtimes", "Truncate", "CopyFS", "OpenRoot", "OpenInRoot"},
	"syscall": {"Open", "Creat", "Rename", "Unlink", "Rmdir", "Mkdir", "Link", "Symlink", "Chmod", "Chown", "Truncate", "Flock"},
	"ioutil":  {"WriteFile", "TempFile", "TempDir"},
	"flock":   {"New"},
}

// notByDisk are the calls that other packages may make, with their reasons.
var notByDisk = map[string]string{
	"editfile.go os.MkdirTemp":  "the text in an editor stands where the system keeps what passes, for this user alone",
	"editfile.go os.WriteFile":  "likewise",
	"editfile.go os.RemoveAll":  "likewise",
	"editfile.go flock.New":     "the lock on it tells the texts that nobody is at any more",
	"private.go os.Mkdir":       "git works in a scratch folder of Disk.Scratch, which is made for each run",
	"private.go os.MkdirAll":    "likewise",
	"private.go os.WriteFile":   "likewise",
	"private.go os.OpenFile":    "likewise",
	"private.go os.OpenRoot":    "reads a repository, confined to it",
	"repository.go os.OpenRoot": "likewise",
	"revision.go os.OpenRoot":   "likewise",
}

// TestOnlyDiskWrites holds that all writing goes through the package disk, at whose
// calls the tests have it fail.
func TestOnlyDiskWrites(t *testing.T) {
	used := map[string]bool{}
	files := 0
	err := filepath.WalkDir("../..", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() && (strings.HasPrefix(e.Name(), ".") && e.Name() != ".." || e.Name() == "testdata") {
			if e != nil && e.IsDir() && err == nil {
				return fs.SkipDir
			}
			return err
		}
		slashed := filepath.ToSlash(name)
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.Contains(slashed, "/internal/disk/") {
			return nil
		}
		files++
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			selector, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			pkg, ok := selector.X.(*ast.Ident)
			if !ok {
				return true
			}
			for _, call := range writingCalls[pkg.Name] {
				if key := filepath.Base(name) + " " + pkg.Name + "." + call; selector.Sel.Name == call {
					if notByDisk[key] == "" {
						t.Errorf("%s: %s.%s: all writing goes through the package disk", set.Position(n.Pos()), pkg.Name, call)
					}
					used[key] = true
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for key := range notByDisk {
		if !used[key] {
			t.Errorf("%s is not called any more", key)
		}
	}
	if files < 200 {
		t.Errorf("only %d files were looked at", files)
	}
}
