package main

import (
	"go/ast"
	"go/token"
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
	"datasettest.go os.CopyFS":  "tests alone have a use for it",
	"private.go os.Mkdir":       "git works in a scratch folder of Disk.Scratch, which is made for each run",
	"private.go os.MkdirAll":    "likewise",
	"private.go os.WriteFile":   "likewise",
	"private.go os.OpenFile":    "likewise",
	"private.go os.OpenRoot":    "reads a repository, confined to it",
	"repository.go os.OpenRoot": "likewise",
	"revision.go os.OpenRoot":   "likewise",
	"golden.go os.MkdirAll":     "is for tests, and no part of the program, which TestArrowsPointOneWay holds",
	"golden.go os.WriteFile":    "likewise",
}

// TestOnlyDiskWrites holds that all writing goes through the package disk, at whose
// calls the tests have it fail.
func TestOnlyDiskWrites(t *testing.T) {
	used := map[string]bool{}
	programFiles(t, func(name string, set *token.FileSet, parsed *ast.File) {
		if strings.Contains("/"+name, "/internal/disk/") {
			return
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
	})
	for key := range notByDisk {
		if !used[key] {
			t.Errorf("%s is not called any more", key)
		}
	}
}
