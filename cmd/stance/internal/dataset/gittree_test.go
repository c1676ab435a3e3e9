package dataset

import (
	"errors"
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

// TestLinksAreFollowedSoFar holds that a revision in which links lead on and on comes to
// an end, before git is asked for another.
func TestLinksAreFollowedSoFar(t *testing.T) {
	steps := 0
	_, err := (&Repository{Repository: &git.Repository{}}).follow("", git.Entry{Path: "sources.yaml", Kind: git.Link}, &steps)
	if err == nil || err.Error() != "it has too many links; 1,000 are followed" {
		t.Error(err)
	}
}

// TestFilesTogetherAreBound holds that files which are too large together are not asked
// of git; and that what git fails at otherwise is not said to be missing.
func TestFilesTogetherAreBound(t *testing.T) {
	var entries []git.Entry
	for range maxBlobs/yamlfile.MaxFile + 1 {
		entries = append(entries, git.Entry{Path: "sources.yaml", Kind: git.File, Size: yamlfile.MaxFile})
	}
	if _, err := (&Repository{}).fetch(entries); err == nil || err.Error() != "its files have more than 1024 MB together" {
		t.Error(err)
	}
	other := errors.New("another")
	if err := missingFile(other, "sources.yaml"); err != other {
		t.Errorf("what is not missing is said to be: %v", err)
	}
}
