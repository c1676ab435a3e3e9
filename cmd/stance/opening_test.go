package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// opening are the functions that open, list or look at what may be a stranger's.
// Package disk has them do it safely.
var opening = map[string][]string{
	"os":       {"Create", "CopyFS", "DirFS", "Lstat", "Open", "OpenFile", "OpenInRoot", "OpenRoot", "ReadDir", "ReadFile", "Readlink", "Stat"},
	"filepath": {"EvalSymlinks", "Glob", "Walk", "WalkDir"},
	"syscall":  {"Open"},
	"ioutil":   {"ReadAll", "ReadDir", "ReadFile"},
}

// openedElsewhere are the files of the program that use them all the same.
var openedElsewhere = map[string]struct {
	functions []string
	why       string
}{
	"cmd/stance/internal/dataset/dataset.go":      {[]string{"os.Lstat", "os.Stat"}, "is it a folder, which the user named? Is data/ a link? Nothing is opened"},
	"cmd/stance/completion.go":                    {[]string{"os.ReadDir"}, "how do names in a folder begin that the user types? Nothing is opened"},
	"cmd/stance/internal/authoring/addslip.go":    {[]string{"os.Stat"}, "is it a file that the user typed? Nothing is opened"},
	"cmd/stance/internal/sourcing/which.go":       {[]string{"os.ReadDir", "os.Stat"}, "which files are in the folder in which the user stands, or that they typed? Nothing is opened"},
	"cmd/stance/internal/authoring/addresume.go":  {[]string{"os.Lstat"}, "is what was kept of answers a file of the user's own? Package disk opens it"},
	"cmd/stance/agreement.go":                     {[]string{"os.Stat"}, "is it a folder, which the user named? Nothing is opened"},
	"cmd/stance/internal/dataset/archive.go":      {[]string{"os.Stat"}, "is it a folder, which the user named? Nothing is opened"},
	"cmd/stance/internal/dataset/datasetfile.go":  {[]string{"filepath.EvalSymlinks", "filepath.WalkDir", "os.Lstat", "os.Stat"}, "is a file that is to be written the dataset's own, and is there a .git? Nothing is opened"},
	"cmd/stance/internal/dataset/singlefile.go":   {[]string{"os.Stat"}, "is it a file or a folder, which the user named? Nothing is opened"},
	"cmd/stance/internal/dataset/place.go":        {[]string{"os.Lstat", "os.Stat"}, "is it a file that can be read again, and is it gone? Nothing is opened"},
	"cmd/stance/internal/watch/sweep.go":          {[]string{"os.Stat"}, "has the file changed that the user named? Nothing is opened"},
	"cmd/stance/internal/authoring/initfrom.go":   {[]string{"os.Lstat"}, "is there something already? Nothing is opened"},
	"cmd/stance/internal/dataset/edits.go":        {[]string{"os.Lstat"}, "is there something to clear away? Nothing is opened"},
	"cmd/stance/internal/reviewing/reviewfile.go": {[]string{"os.Lstat"}, "likewise"},
	"cmd/stance/internal/dataset/folder.go":       {[]string{"os.Lstat", "os.Stat"}, "is there nothing yet, and a folder to make it in? Nothing is opened"},
	"cmd/stance/internal/authoring/init.go":       {[]string{"os.Lstat"}, "is there something already? Nothing is opened"},
	"cmd/stance/internal/authoring/editfile.go":   {[]string{"filepath.EvalSymlinks", "os.Lstat", "os.ReadDir"}, "texts that were left in an editor, in folders of the user's alone"},

	"cmd/stance/internal/journal/journal.go":                 {[]string{"filepath.EvalSymlinks", "os.Lstat"}, "is the user's state folder outside the dataset, and what lies in it a file of the user's own? Nothing is opened"},
	"cmd/stance/internal/dataset/datasettest/datasettest.go": {[]string{"os.CopyFS", "os.DirFS", "os.ReadDir", "os.Stat"}, "tests alone have a use for it"},
	"positions/golden/golden.go":                             {[]string{"os.ReadFile"}, "is for tests, and no part of the program, which TestArrowsPointOneWay holds"},
	"diff/report/page/browsertest/browsertest.go":            {[]string{"os.ReadFile"}, "likewise"},
	"cmd/stance/internal/launch/command.go":                  {[]string{"os.Stat"}, "where is the system's shell? Nothing is opened"},
}

// TestFilesAreOpenedInOnePlace goes through the source of the program.
func TestFilesAreOpenedInOnePlace(t *testing.T) {
	root := "../.."
	seen, used := 0, map[string][]string{}
	for _, top := range []string{"cmd", "positions", "diff", "data"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			rel, err := filepath.Rel(root, name)
			if err != nil {
				return err
			}
			rel = filepath.ToSlash(rel)
			if strings.HasPrefix(rel, "cmd/stance/internal/disk/") || strings.HasPrefix(rel, "cmd/stance/internal/git/") {
				return nil // git's room looks at a repository as carefully, with rules of its own
			}
			seen++
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, name, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				selector, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				pkg, ok := selector.X.(*ast.Ident)
				if !ok || pkg.Obj != nil || !slices.Contains(opening[pkg.Name], selector.Sel.Name) {
					return true
				}
				function := pkg.Name + "." + selector.Sel.Name
				if !slices.Contains(openedElsewhere[rel].functions, function) {
					t.Errorf("%s uses %s; package disk opens files", files.Position(n.Pos()), function)
				}
				used[rel] = append(used[rel], function)
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 100 {
		t.Errorf("only %d files seen", seen)
	}
	for name, exception := range openedElsewhere {
		if _, err := os.Stat(filepath.Join(root, name)); err != nil {
			continue // it may go
		}
		for _, function := range exception.functions {
			if !slices.Contains(used[name], function) {
				t.Errorf("%s no longer uses %s: take the exception out", name, function)
			}
		}
	}
}
