package dataset

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"stance/cmd/stance/internal/git"
	"stance/diff/report/document"
	"stance/positions/yamlfile"
)

const (
	maxLinks  = 40      // that may lead on to one another, as in Linux
	maxSteps  = 1000    // from link to link, in a dataset
	maxTarget = 4096    // bytes of a path that a link leads to, as in Linux
	maxBlobs  = 1 << 30 // bytes of all files of a revision
)

// readTree reads the files of a dataset from a tree: those that a dataset is
// made of, not the archive, which may be large. Links are followed as in the
// work tree, as long as they stay in the repository.
func (r *Repository) readTree(commit, tree string) (*treeFS, error) {
	entries, err := r.List(tree)
	if err != nil {
		return nil, err
	}
	var folders []string
	for _, e := range entries {
		if e.Kind == git.Folder && (e.Path == "sources" || e.Path == "snapshots") {
			folders = append(folders, e.Path)
		}
	}
	if len(folders) > 0 {
		below, err := r.ListBelow(tree, folders...)
		if err != nil {
			return nil, err
		}
		entries = append(entries, below...)
	}
	var wanted []git.Entry
	steps := maxSteps
	for _, e := range entries {
		if !partOfDataset(e.Path) {
			continue
		}
		if e.Kind != git.Link {
			wanted = append(wanted, e)
			continue
		}
		led, err := r.follow(commit, e, &steps)
		if err != nil {
			return nil, err
		}
		wanted = append(wanted, led...)
	}
	return r.fetch(wanted)
}

// partOfDataset reports whether the reader of datasets would look at a file, or
// at a folder that is a link.
func partOfDataset(name string) bool {
	top, _, nested := strings.Cut(name, "/")
	if !nested {
		return top == "sources" || top == "snapshots" || isYAMLName(top)
	}
	return (top == "sources" || top == "snapshots") && isYAMLName(name)
}

func isYAMLName(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

// follow gives what a link leads to under the link's own name: a file, or, for
// the folders of a dataset, the files in a folder. A link that leads nowhere in
// the repository gives an entry that is still a link, which cannot be opened.
func (r *Repository) follow(commit string, link git.Entry, steps *int) ([]git.Entry, error) {
	dangling := []git.Entry{{Path: link.Path, Kind: git.Link}}
	at, next := path.Join(r.Prefix, link.Path), link
	for range maxLinks {
		if *steps--; *steps < 0 {
			return nil, fmt.Errorf("it has too many links; %s are followed", document.Thousands(maxSteps))
		}
		if next.Size > maxTarget {
			return dangling, nil
		}
		read, err := r.Blobs([]string{next.ID}, maxTarget)
		if err != nil {
			return nil, missingFile(err, link.Path)
		}
		target := string(read[next.ID])
		if path.IsAbs(target) {
			return dangling, nil
		}
		at = path.Join(path.Dir(at), target)
		if at == ".." || strings.HasPrefix(at, "../") || strings.ContainsRune(at, 0) {
			return dangling, nil
		}
		led, err := r.Entry(commit, at)
		switch {
		case err != nil:
			return nil, err
		case led == nil:
			return dangling, nil
		case led.Kind == git.Link:
			next = *led
			continue
		case led.Kind == git.Folder:
			return r.grafted(led.ID, link.Path)
		}
		led.Path = link.Path
		return []git.Entry{*led}, nil
	}
	return dangling, nil
}

// grafted lists a folder that a link leads to. The reader follows links to the
// folders of a dataset themselves, and to none below.
func (r *Repository) grafted(tree, name string) ([]git.Entry, error) {
	if strings.Contains(name, "/") || isYAMLName(name) {
		return nil, nil
	}
	entries, err := r.ListBelow(tree)
	if err != nil {
		return nil, err
	}
	var files []git.Entry
	for _, e := range entries {
		if e.Kind != git.Link && isYAMLName(e.Path) {
			e.Path = path.Join(name, e.Path)
			files = append(files, e)
		}
	}
	return files, nil
}

// fetch reads the contents of all files in one go.
func (r *Repository) fetch(entries []git.Entry) (*treeFS, error) {
	files := map[string]*treeFile{}
	var ids []string
	named := map[string]string{}
	left := int64(maxBlobs)
	for _, e := range entries {
		switch {
		case e.Kind == git.Link:
			files[e.Path] = &treeFile{dangling: true}
		case e.Kind != git.File:
			// a submodule: nothing of it is in this repository
		case e.Size > yamlfile.MaxFile: // which the reader refuses
			files[e.Path] = &treeFile{size: e.Size}
		default:
			if left -= max(e.Size, 0); left < 0 {
				return nil, fmt.Errorf("its files have more than %d MB together", maxBlobs>>20)
			}
			ids, named[e.ID] = append(ids, e.ID), e.Path
		}
	}
	contents, err := r.Blobs(ids, maxBlobs)
	if err != nil {
		var missing *git.MissingError
		if errors.As(err, &missing) {
			err = missingFile(err, named[missing.ID])
		}
		return nil, err
	}
	for _, e := range entries {
		if content, ok := contents[e.ID]; ok {
			files[e.Path] = &treeFile{content: content, size: int64(len(content))}
		}
	}
	return newTreeFS(files), nil
}

// missingFile words what it means that an object is missing.
func missingFile(err error, name string) error {
	var missing *git.MissingError
	if !errors.As(err, &missing) {
		return err
	}
	return fmt.Errorf("%s is missing from the repository (%.10s), and stance fetches nothing from elsewhere; in a partial clone of your own, `git archive REVISION >archive.tar` has git get all that is missing", name, missing.ID)
}
