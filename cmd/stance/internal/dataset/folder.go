package dataset

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/journal"
	"stance/positions"
	"stance/positions/problem"
	"stance/positions/yamlfile"
)

// MayBecomeFolder refuses a path at which there is something already, but for what
// a process that was killed has left there, and what a repository has beside a dataset.
func MayBecomeFolder(name string) error {
	info, err := os.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		parent, err := os.Stat(filepath.Dir(name))
		if err != nil || !parent.IsDir() {
			return console.Usagef("there is no folder %s to write into", filepath.Dir(name))
		}
		return nil
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		return console.Usagef("%s is a link to another place, which may be anybody's; name a folder", name)
	case !info.IsDir():
		return console.Usagef("%s is there already, and is no folder", name)
	}
	folder := disk.Dataset(name)
	defer folder.Close()
	entries, err := folder.ReadDir(".")
	if err != nil {
		return err
	}
	beside := !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return !disk.Beside(e.Name()) })
	if beside || disk.Abandoned(name) {
		return nil
	}
	return notEmptyError(name)
}

func notEmptyError(name string) error {
	e := console.Usagef("the folder %s has something in it, and nothing is written over", name)
	e.Hint = "name a folder that does not exist yet, or one with no more in it than .git, a README and a licence"
	return e
}

// Write writes a dataset into a new or empty folder, whole or not at all, and
// only if it can be read without errors.
func Write(s *console.Streams, name string, files []yamlfile.File) error {
	return WriteIf(s, name, files, func(*positions.Dataset) error { return nil })
}

// WriteIf does the same, if besides it is as wanted once it has been read.
func WriteIf(s *console.Streams, name string, files []yamlfile.File, wanted func(*positions.Dataset) error) error {
	var contents []disk.Content
	var changes []disk.Change
	inOrder := func(a, b yamlfile.File) int { return cmp.Compare(rank(a.Name), rank(b.Name)) }
	for _, f := range slices.SortedStableFunc(slices.Values(files), inOrder) {
		contents = append(contents, disk.Content{Name: f.Name, Content: f.Content})
		changes = append(changes, disk.Change{Name: f.Name, New: f.Content})
	}
	if _, err := os.Lstat(name); err == nil {
		if err := MayBecomeFolder(name); err != nil {
			return err
		}
	}
	if disk.Abandoned(name) && !s.Disk.AbandonedAmid(name, contents) {
		return notEmptyError(name)
	}
	// Its folders are its own, also those in which another run left off.
	folders := journal.FoldersOf(changes, nil, func(string) bool { return false })
	return Recorded(s, name, changes, func() error {
		return s.Disk.NewFolder(name, contents, func(written string) error { return asWanted(written, wanted) })
	}, folders...)
}

// asWanted refuses a new dataset that cannot be read, or is not as wanted.
func asWanted(written string, wanted func(*positions.Dataset) error) error {
	r := ReadIn(written)
	for _, p := range r.Problems {
		if p.Rule == problem.UnreadableFile {
			return fmt.Errorf("nothing was written, as what was written of %s cannot be read again: %s", p.File, p.Message)
		}
	}
	if !r.OK() {
		return &MadeUnsoundError{r.Problems}
	}
	return wanted(r.Dataset)
}

// BlankTitle refuses a title that is given and says nothing.
func BlankTitle(title string) error {
	if title != "" && strings.TrimSpace(title) == "" {
		return console.Usagef("--title: a title is missing")
	}
	return nil
}
