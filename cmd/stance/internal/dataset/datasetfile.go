package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/disk"
	"stance/positions/links"
	"stance/positions/visible"
	"stance/positions/yamlfile"
)

// datasetNames are the files and folders of a dataset, in small letters. What is
// in the folders belongs to it as well.
var datasetNames = []string{CodebookFile, "sources.yaml", "sources", "snapshots", ReviewsFolder, "archive", editsLock}

// NotInto refuses to have a result written to what is a file of a dataset,
// or would become one, however its name is written. A folder that is no dataset can
// hold files of these names. Nor is one written where a dataset's links lead out of it.
func NotInto(s *console.Streams, flag, name string) error {
	if name == "" {
		return nil
	}
	if err := NotOnto(s, flag, name); err != nil {
		return err
	}
	return notOutOfDataset(s, flag, name)
}

// NotOnto is NotInto without a look at where links lead.
func NotOnto(s *console.Streams, flag, name string) error {
	full := filepath.Clean(s.Path(name))
	return nonePartOfDataset(s, flag, name, full, Followed(full))
}

// nonePartOfDataset is NotOnto for the paths that a name has.
func nonePartOfDataset(s *console.Streams, flag, name string, paths ...string) error {
	for _, spelt := range paths {
		var above []string
		if here, err := Dir(s, ""); err == nil {
			above = append(above, here) // one of its files may have a second name elsewhere
		}
		for _, dir := range slices.AppendSeq(above, FoldersAbove(spelt)) {
			if !HasCodebook(dir) {
				continue
			}
			part := partOf(dir, spelt)
			if part == "" && liesIn(dir, spelt) {
				part = textOf(dir, spelt)
			}
			if part != "" {
				e := console.Usagef("%s is %s of the dataset %s, and no result is written there", shownFlag(flag, name), part, s.Relative(dir))
				e.Hint = "name another file; a dataset is changed by hand, or with `stance add`, `import` and `review`"
				return e
			}
		}
	}
	return nil
}

// notOutOfDataset refuses a result that a link would lead out of the dataset in whose
// folder the user named it, or of the clone that has the dataset in data/: the link may
// be a stranger's, and lead to a file of the user's.
func notOutOfDataset(s *console.Streams, flag, name string) error {
	full, around := around(s, name)
	for _, single := range s.Singles {
		if sameFile(single, full) {
			e := console.Usagef("%s is the dataset that was read, and no result is written there", shownFlag(flag, name))
			e.Hint = "name another file"
			return e
		}
	}
	for _, dir := range around {
		rel, err := filepath.Rel(dir, full)
		if err != nil {
			continue
		}
		folder := disk.Dataset(dir)
		_, err = folder.Stat(filepath.ToSlash(rel))
		folder.Close()
		var link *links.Error
		if errors.As(err, &link) {
			return fmt.Errorf("nothing was written to %s, as that %w; name the place itself where the result is to go", shownFlag(flag, name), link)
		}
	}
	return nil
}

// StillOutside is NotInto for the very place, without links in its path,
// to which a result that the user named goes: the name was looked at before, and what
// it leads to can have become another since.
func StillOutside(s *console.Streams, flag, name, at string) error {
	full, around := around(s, name)
	if at != full {
		if err := nonePartOfDataset(s, flag, name, at); err != nil {
			return err
		}
	}
	if err := notOutOfDataset(s, flag, name); err != nil {
		return err
	}
	for _, dir := range around {
		rel, err := filepath.Rel(Followed(dir), at)
		if parts := strings.Split(filepath.ToSlash(rel), "/"); err != nil || parts[0] == ".." || slices.ContainsFunc(parts, links.OfGit) {
			return fmt.Errorf("nothing was written to %s, as a link now leads that out of %s; name the place itself where the result is to go", shownFlag(flag, name), s.Relative(dir))
		}
	}
	return nil
}

// around lists the folders of datasets, and of clones, in which the user named a file,
// with its path from there. A link by which the user has come to where they stand is
// their own.
func around(s *console.Streams, name string) (full string, folders []string) {
	full = filepath.Clean(s.Path(name))
	if liesIn(s.Dir, full) {
		if rel, err := filepath.Rel(s.Dir, full); err == nil {
			full = filepath.Join(Followed(s.Dir), rel)
		}
	}
	for dir := range FoldersAbove(full) {
		if HasCodebook(dir) || isClone(dir) {
			folders = append(folders, dir)
		}
	}
	return full, folders
}

// FoldersAbove gives the folders in which a path lies, the nearest first.
func FoldersAbove(name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for dir := filepath.Dir(name); dir != name && yield(dir); dir = filepath.Dir(dir) {
			name = dir
		}
	}
}

// isClone reports whether a folder is a work tree of git's with a dataset in data/.
func isClone(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, ".git"))
	return err == nil && HasCodebook(filepath.Join(dir, "data"))
}

func shownFlag(flag, name string) string { return strings.TrimSpace(flag + " " + visible.Line(name)) }

// Followed is a path with its links followed, as far as it is there.
func Followed(name string) string {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		return target
	}
	if parent := filepath.Dir(name); parent != name {
		return filepath.Join(Followed(parent), filepath.Base(name))
	}
	return name
}

// partOf says as what a path belongs to the dataset in a folder; "" if it does not.
func partOf(dir, name string) string {
	rel, err := filepath.Rel(dir, name)
	if err != nil {
		return ""
	}
	first, rest, _ := strings.Cut(filepath.ToSlash(rel), "/")
	for _, part := range datasetNames {
		at := filepath.Join(dir, part)
		switch {
		case strings.EqualFold(first, part) && rest == "", sameFile(at, name):
			if info, err := os.Stat(at); err == nil && info.IsDir() {
				return "the folder " + part
			}
			return "the file " + part
		case strings.EqualFold(first, part), liesIn(Followed(at), name):
			return "a file in the folder " + part
		}
		if info, err := os.Stat(at); err == nil && info.IsDir() && holds(at, name) {
			return "a file in the folder " + part
		}
	}
	return ""
}

// textOf says of which source of the dataset in a folder a path is to be the text,
// where that does not lie in archive/; "" if of none.
func textOf(dir, name string) string {
	folder := disk.Dataset(dir)
	defer folder.Close()
	for _, src := range yamlfile.Read(folder).Dataset.Sources {
		if src.Archive == "" {
			continue
		}
		at := filepath.Join(dir, filepath.FromSlash(src.Archive))
		if strings.EqualFold(at, name) || Followed(at) == name || sameFile(at, name) {
			return "the text of the source " + src.ID
		}
	}
	return ""
}

// liesIn reports whether a path lies in a folder, by their names alone; disk.Within
// follows links.
func liesIn(folder, name string) bool {
	rel, err := filepath.Rel(folder, name)
	return err == nil && rel != "." && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// holds reports whether a folder has a file in it, perhaps under another name.
func holds(folder, name string) bool {
	file, err := os.Stat(name)
	if err != nil || !file.Mode().IsRegular() {
		return false
	}
	err = filepath.WalkDir(folder, func(at string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return nil
		}
		if info, err := os.Stat(at); err == nil && os.SameFile(info, file) {
			return errHeld
		}
		return nil
	})
	return errors.Is(err, errHeld)
}

// errHeld ends a search that has found what it looked for.
var errHeld = errors.New("found")
