package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"

	"stance/positions/yamlfile"
)

// repository is the git repository that holds a dataset's folder. It is read
// through git's plumbing alone, and never written to.
type repository struct {
	git    string // the program
	dir    string // the dataset's folder
	prefix string // its path in the repository, without a slash at the end; "" for the top
	env    []string
}

// openRepository finds the repository around a folder.
//
// Variables such as GIT_DIR, which git sets for its hooks, would turn every
// command on the repository that the hook runs in, with paths relative to its
// top. The one around the dataset's folder is meant, so they are taken out of
// git's environment. Only where that finds none are they left in, for those who
// keep the repository apart from the files.
func (s *streams) openRepository(dir string) (*repository, error) {
	git, err := exec.LookPath("git")
	if err != nil {
		return nil, errors.New("git was not found; `stance audit` reads earlier versions of the dataset through it")
	}
	r := &repository{git: git, dir: dir}
	r.env = slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains(repositoryVariables, name)
	})
	r.env = append(r.env, "LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0")
	out, err := r.run("rev-parse", "--is-inside-work-tree", "--show-prefix")
	if err != nil && s.env("GIT_DIR") != "" {
		r.env = append(os.Environ(), "LC_ALL=C")
		out, err = r.run("rev-parse", "--is-inside-work-tree", "--show-prefix")
	}
	if err != nil {
		if strings.Contains(err.Error(), "not a git repository") {
			return nil, fmt.Errorf("%s is in no git repository, so there is no earlier version to compare with", s.relative(dir))
		}
		return nil, fmt.Errorf("git cannot read the repository of %s: %w", s.relative(dir), err)
	}
	inside, prefix, _ := strings.Cut(string(out), "\n")
	if inside != "true" {
		return nil, fmt.Errorf("%s is inside a bare repository or a .git folder; name the dataset's folder in a work tree with --data", s.relative(dir))
	}
	r.prefix = strings.TrimSuffix(strings.TrimSuffix(prefix, "\n"), "/")
	return r, nil
}

// repositoryVariables are what `git rev-parse --local-env-vars` lists that says
// which repository, or which state of it, to work on. Those that hold settings
// stay.
var repositoryVariables = []string{
	"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE",
	"GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE",
	"GIT_IMPLICIT_WORK_TREE", "GIT_INTERNAL_SUPER_PREFIX",
}

// gitError is git saying no.
type gitError struct {
	code   int
	stderr string
}

func (e *gitError) Error() string {
	first, _, _ := strings.Cut(strings.TrimSpace(e.stderr), "\n")
	if first = strings.TrimPrefix(first, "fatal: "); first != "" {
		return first
	}
	return fmt.Sprintf("git ended with code %d", e.code)
}

func (r *repository) run(args ...string) ([]byte, error) { return r.feed(nil, args...) }

// feed runs git in the dataset's folder with something on its standard input.
func (r *repository) feed(in []byte, args ...string) ([]byte, error) {
	cmd := exec.Command(r.git, args...)
	cmd.Dir, cmd.Env, cmd.Stdin = r.dir, r.env, bytes.NewReader(in)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return nil, &gitError{failed.ExitCode(), stderr.String()}
	}
	return out, err
}

// object finds what a revision, or a path in one, names; "" if there is no
// such thing. It is never taken for an option.
func (r *repository) object(name string) (string, error) {
	if strings.HasPrefix(name, "-") || strings.ContainsRune(name, 0) {
		return "", nil
	}
	out, err := r.run("rev-parse", "--verify", "--quiet", "--end-of-options", name)
	var refused *gitError
	switch {
	case errors.As(err, &refused):
		return "", nil // whatever the words: there is none, several could be meant, or it is malformed
	case err != nil:
		return "", err
	}
	return strings.TrimSpace(string(out)), nil
}

// commitNamed finds the commit that a revision names; "" if it names none. What
// it names is looked up first, and whether that is a commit then: in ":/fix"
// whatever follows belongs to the text that is searched for.
func (r *repository) commitNamed(revision string) (string, error) {
	if revision == "" {
		return "", nil
	}
	id, err := r.object(revision)
	if err != nil || id == "" {
		return "", err
	}
	return r.object(id + "^{commit}")
}

// commit finds the commit that a revision names, and complains if there is
// none.
func (r *repository) commit(revision string) (string, error) {
	id, err := r.commitNamed(revision)
	if err != nil || id != "" {
		return id, err
	}
	if revision == "HEAD" {
		return "", errors.New("the git repository has no commit yet, so there is no earlier version to compare with")
	}
	e := usagef("git knows no revision %q", revision)
	e.hint = "a revision is a commit, a branch or a tag, such as HEAD~3 or origin/main"
	if names, err := r.run("for-each-ref", "--format=%(refname:short)", "--count=2000"); err == nil {
		if near := nearestName(revision, strings.Fields(string(names))); near != "" {
			e.hint = fmt.Sprintf("did you mean %s?", near)
		}
	}
	return "", e
}

// datasetAt reads the dataset as it was at a commit, as far as it can be read.
func (r *repository) datasetAt(commit, revision string) (*yamlfile.Result, error) {
	at := commit + "^{tree}"
	if r.prefix != "" {
		at = commit + ":" + r.prefix
	}
	folder, err := r.object(at)
	if err != nil {
		return nil, err
	}
	if folder == "" {
		return nil, r.folderMissing(revision, "there was no folder %s", r.prefix)
	}
	kind, err := r.run("cat-file", "-t", folder)
	if err != nil || strings.TrimSpace(string(kind)) != "tree" {
		return nil, r.folderMissing(revision, "%s was no folder", r.prefix)
	}
	tree, err := r.readTree(commit, folder)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", revision, err)
	}
	if _, ok := tree.files[codebookFile]; !ok {
		name := r.prefix
		if name == "" {
			name = "the top folder"
		}
		return nil, r.folderMissing(revision, "there was no dataset (no "+codebookFile+") in %s", name)
	}
	return yamlfile.Read(tree), nil
}

func (r *repository) folderMissing(revision, format, name string) error {
	e := usagef("at the revision %s "+format, revision, name)
	e.hint = "compare with a later revision"
	if out, err := r.run("log", "--reverse", "--format=%h", "--diff-filter=A", "--", codebookFile); err == nil {
		if first, _, _ := strings.Cut(string(out), "\n"); first != "" {
			e.hint = fmt.Sprintf("its codebook.yaml was first committed at %s; `stance audit %s` compares with that", first, first)
		}
	}
	return e
}
