package git

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Repository is the git repository around a folder. It is read through git's
// plumbing alone, as it was when it was opened, and never written to.
type Repository struct {
	// Prefix is the folder's path in the repository, without a slash at the end;
	// "" for the top.
	Prefix string

	git  *program
	env  []string // which repository it is
	at   *place
	logs bool // the reflogs are there, too
	own  string
}

// Options say which repository is opened, and where.
type Options struct {
	Dir     string   // the folder whose repository is meant
	Cwd     string   // where the user stands
	Env     []string // the user's environment, as of os.Environ
	Scratch string   // an empty folder for as long as the repository is in use
}

// NoRepositoryError says that a folder is in no repository that can be used.
type NoRepositoryError struct{ err error }

func (e *NoRepositoryError) Error() string { return e.err.Error() }

// None reports whether there is no repository at all, nor anything like one.
func (e *NoRepositoryError) None() bool { return errors.Is(e.err, errNone) }

// Open finds the repository around a folder and makes ready to read it.
//
// Variables such as GIT_DIR, which git sets for its hooks, would turn every
// command on the repository that the hook runs in. The one around the folder is
// meant, so they count only where there is none, for those who keep the
// repository apart from the files.
func Open(o Options) (*Repository, error) {
	env := lookup(o.Env)
	dir, err := filepath.EvalSymlinks(o.Dir)
	if err != nil {
		return nil, err
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return nil, err
	}
	at, err := discover(dir, env)
	none := errors.Is(err, errNone) || errors.Is(err, errBare)
	if none && env("GIT_DIR") == "" {
		return nil, &NoRepositoryError{err}
	}
	if err != nil && !none {
		return nil, err
	}
	strange := []string{dir}
	if at != nil {
		strange = append(strange, at.top)
	}
	git, err := find(o.Scratch, o.Env, strange...)
	if err != nil {
		return nil, err
	}
	v, err := git.version()
	if err != nil {
		return nil, err
	}
	if !v.safe() {
		return nil, fmt.Errorf("git is of version %s, which cannot be told to fetch nothing, so that a stranger's repository could make it run commands; %s is needed", v, neededVersion)
	}
	if at == nil {
		at, err = named(o.Cwd, env, func(p *place) (string, error) {
			c, err := git.configurationOf(p)
			if err != nil {
				return "", err
			}
			return c.worktree, nil
		})
		if err != nil {
			return nil, err
		}
	}
	return git.open(dir, at)
}

// open makes a repository ready whose place is known.
func (p *program) open(dir string, at *place) (*Repository, error) {
	if !below(at.top, dir) {
		return nil, fmt.Errorf("it lies outside the work tree %s", at.top)
	}
	prefix, err := filepath.Rel(at.top, dir)
	if err != nil {
		return nil, err
	}
	if prefix == "." {
		prefix = ""
	}
	c, err := p.configurationOf(at)
	if err != nil {
		return nil, err
	}
	objects := filepath.Join(at.common, "objects")
	if err := plainObjects(objects); err != nil {
		return nil, err
	}
	own, err := private(p.scratch, at, c)
	if err != nil {
		return nil, err
	}
	return &Repository{
		Prefix: filepath.ToSlash(prefix), git: p, at: at, own: own,
		env: []string{noUserConfig, "GIT_DIR=" + own, "GIT_OBJECT_DIRECTORY=" + objects},
	}, nil
}

func (p *program) configurationOf(at *place) (*configuration, error) {
	root, err := os.OpenRoot(at.common)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return p.configuration(root)
}

// lookup gives the last value of a variable in an environment; "" if it is not
// there.
func lookup(env []string) func(string) string {
	return func(name string) string {
		for i := len(env) - 1; i >= 0; i-- {
			if n, value, _ := strings.Cut(env[i], "="); n == name {
				return value
			}
		}
		return ""
	}
}

func (r *Repository) run(limit int64, args ...string) ([]byte, error) {
	return r.git.run(call{args: args, env: r.env, limit: limit})
}
