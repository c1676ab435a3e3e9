package dataset

import (
	"slices"
	"strings"
	"testing"

	"stance/cmd/stance/internal/git"
	"stance/positions/problem"
	"stance/positions/yamlfile"
)

// TestLargeFilesAreNotFetched holds that a file which the reader refuses for its size
// is not asked of git, and is refused as it is in a folder.
func TestLargeFilesAreNotFetched(t *testing.T) {
	tree, err := (&Repository{}).fetch([]git.Entry{{Path: CodebookFile, Kind: git.File, ID: strings.Repeat("a", 40), Size: yamlfile.MaxFile + 1}})
	if err != nil {
		t.Fatal(err)
	}
	problems := yamlfile.Read(tree).Problems
	if !slices.ContainsFunc(problems, func(p problem.Problem) bool {
		return p.File == CodebookFile && p.Message == "this file is larger than 256 MB"
	}) {
		t.Errorf("%+v", problems)
	}
}
