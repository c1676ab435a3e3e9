package dataset

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/git"
	"stance/positions/problem"
	"stance/positions/yamlfile"
)

// ScratchPrefix begins the names of the folders that git works in.
const ScratchPrefix = "stance-git-"

// Repository is the git repository that holds a dataset's folder.
type Repository struct {
	*git.Repository
	file  string // of a dataset in one file its name in the folder; else ""
	Close func() // takes away what git worked in
	Data  string // what named the dataset, for a command to paste
}

// RepositoryOf opens the repository of a dataset, a folder or one file.
func RepositoryOf(s *console.Streams, data string) (*Repository, error) {
	file := SingleFile(s, data)
	if file == "" {
		dir, err := Dir(s, data)
		if err != nil {
			return nil, err
		}
		return openRepository(s, dir)
	}
	if err := notOfFolder(s, file); err != nil {
		return nil, err
	}
	full := s.Path(file)
	repo, err := openRepository(s, filepath.Dir(full))
	if err == nil {
		repo.file = filepath.Base(full)
	}
	return repo, err
}

// openRepository finds the repository around a folder. The caller closes it.
func openRepository(s *console.Streams, dir string) (*Repository, error) {
	scratch, remove, err := s.Disk.Scratch(ScratchPrefix)
	if err != nil {
		return nil, err
	}
	opened, err := git.Open(git.Options{Dir: dir, Cwd: s.Dir, Env: os.Environ(), Scratch: scratch})
	if err == nil {
		return &Repository{Repository: opened, Close: remove}, nil
	}
	remove()
	var none *git.NoRepositoryError
	switch {
	case errors.Is(err, git.ErrNotFound):
		return nil, errors.New("git was not found; `stance audit` reads earlier versions of the dataset through it")
	case errors.As(err, &none) && none.None():
		return nil, fmt.Errorf("%s is in no git repository, so there is no earlier version to compare with", s.Relative(dir))
	case errors.As(err, &none):
		return nil, fmt.Errorf("%s %w", s.Relative(dir), err)
	}
	return nil, fmt.Errorf("git cannot read the repository of %s: %w", s.Relative(dir), err)
}

// CommitOf finds the commit that a revision names, and complains if there is
// none.
func (r *Repository) CommitOf(revision string) (string, error) {
	id, err := r.Commit(revision)
	if err != nil || id != "" {
		return id, err
	}
	if revision == "HEAD" {
		return "", errors.New("the git repository has no commit yet, so there is no earlier version to compare with")
	}
	e := console.Usagef("git knows no revision %q", revision)
	e.Hint = "a revision is a commit, a branch or a tag, such as HEAD~3 or origin/main"
	if near := nearestName(revision, r.RefNames(2000)); near != "" {
		e.Hint = fmt.Sprintf("did you mean %s?", near)
	}
	return "", e
}

// DatasetAt reads the dataset as it was at a commit, as far as it can be read.
func (r *Repository) DatasetAt(commit, revision string) (*yamlfile.Result, error) {
	if r.file != "" {
		return r.fileAt(commit, revision)
	}
	folder, err := r.Folder(commit)
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading %s: %w", revision, err)
	case folder == nil:
		return nil, r.folderMissing(revision, "there was no folder %s", r.Prefix)
	case folder.Kind != git.Folder:
		return nil, r.folderMissing(revision, "%s was no folder", r.Prefix)
	}
	tree, err := r.readTree(commit, folder.ID)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", revision, err)
	}
	if _, ok := tree.files[CodebookFile]; !ok {
		name := r.Prefix
		if name == "" {
			name = "the top folder"
		}
		return nil, r.folderMissing(revision, "there was no dataset (no "+CodebookFile+") in %s", name)
	}
	return yamlfile.Read(tree), nil
}

// fileAt reads the dataset that is one file as it was at a commit.
func (r *Repository) fileAt(commit, revision string) (*yamlfile.Result, error) {
	name := path.Join(r.Prefix, r.file)
	entry, err := r.Entry(commit, name)
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading %s: %w", revision, err)
	case entry == nil:
		e := console.Usagef("at the revision %s there was no file %s", revision, name)
		e.Hint = "compare with a later revision"
		if first := r.FirstWith(r.file); first != "" {
			e.Hint = fmt.Sprintf("it was first committed at %s: compare with that", first)
		}
		return nil, e
	case entry.Kind == git.Link:
		return nil, console.Usagef("at the revision %s %s was a link; name the file that it leads to", revision, name)
	case entry.Kind != git.File:
		return nil, console.Usagef("at the revision %s %s was no file", revision, name)
	case entry.Size > yamlfile.MaxFile:
		size := (entry.Size-1)>>20 + 1 // rounded up, to be more than what it may have
		return nil, fmt.Errorf("at the revision %s %s has %d MB, and a file of a dataset may have %d", revision, name, size, yamlfile.MaxFile>>20)
	}
	read, err := r.Blobs([]string{entry.ID}, yamlfile.MaxFile)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", revision, missingFile(err, name))
	}
	return yamlfile.ReadShort(yamlfile.File{Name: r.file, Content: read[entry.ID]}), nil
}

func (r *Repository) folderMissing(revision, format, name string) error {
	e := console.Usagef("at the revision %s "+format, revision, name)
	e.Hint = "compare with a later revision"
	if first := r.FirstWith(CodebookFile); first != "" {
		e.Hint = fmt.Sprintf("its codebook.yaml was first committed at %s; `stance audit %s%s` compares with that", first, first, r.Data)
	}
	return e
}

// nearestName is the known name that is most like one that is not known; "" if
// none is.
func nearestName(name string, known []string) string {
	near, _ := problem.Nearest(name, known)
	return near
}
