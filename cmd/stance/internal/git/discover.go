package git

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"stance/cmd/stance/internal/disk"
)

// place is where a repository is.
type place struct {
	own    string // the folder of HEAD: .git, or that of a linked work tree
	common string // the folder of the refs and objects
	top    string // the folder that its trees begin at
	given  bool   // named by the user's own GIT_DIR
}

// The reasons for which there is no repository.
var (
	errNone = errors.New("in no git repository")
	errBare = errors.New("is inside a bare repository or a .git folder, which is not used; name the dataset's folder in a work tree with --data")
)

// discover finds the repository whose work tree holds a folder: that of the
// nearest .git, in the folder or above it. A folder that is itself made like a
// repository is passed over, since a work tree can hold one that a stranger
// put there.
func discover(dir string, env func(string) string) (*place, error) {
	bare := false
	for at := dir; ; at = filepath.Dir(at) {
		p, err := repositoryIn(at)
		if err != nil {
			return nil, err
		}
		if p != nil {
			if below(p.own, dir) || below(p.common, dir) {
				return nil, errBare
			}
			return p, nil
		}
		bare = bare || isRepository(at)
		up := filepath.Dir(at)
		if up == at || ceiling(up, env("GIT_CEILING_DIRECTORIES")) {
			break
		}
	}
	if bare {
		return nil, errBare
	}
	return nil, errNone
}

// ceiling reports whether the search must not go up into a folder.
func ceiling(dir, list string) bool {
	for _, c := range filepath.SplitList(list) {
		if real, err := filepath.EvalSymlinks(c); err == nil && filepath.IsAbs(c) && (real == dir || filepath.Clean(c) == dir) {
			return true
		}
	}
	return false
}

// repositoryIn gives the repository whose work tree begins at a folder; nil if
// there is none.
func repositoryIn(top string) (*place, error) {
	name := filepath.Join(top, ".git")
	info, err := os.Stat(name)
	if err != nil {
		return nil, nil
	}
	own := name
	switch {
	case info.Mode().IsRegular():
		text, err := readSmall(name)
		if err != nil {
			return nil, err
		}
		target, ok := strings.CutPrefix(string(text), "gitdir: ")
		if !ok {
			return nil, fmt.Errorf("%s is neither a folder nor says where one is", name)
		}
		if own = filepath.FromSlash(strings.TrimRight(target, "\r\n")); !filepath.IsAbs(own) {
			own = filepath.Join(top, own)
		}
	case !info.IsDir():
		return nil, nil
	}
	if !isRepository(own) {
		if info.IsDir() {
			return nil, nil // as git has it: any folder may have this name
		}
		return nil, fmt.Errorf("%s leads to %s, which is no git repository", name, own)
	}
	p, err := placeOf(own, top)
	if err != nil {
		return nil, err
	}
	for _, dir := range []string{p.own, p.common} {
		if below(p.top, dir) && !below(filepath.Join(p.top, ".git"), dir) {
			return nil, fmt.Errorf("%s leads to the repository %s, which lies among the files of the work tree; such a one is not used, as it may come from a stranger", name, dir)
		}
	}
	return p, nil
}

// placeOf works out where the parts of a repository are, without links in their
// paths.
func placeOf(own, top string) (*place, error) {
	var err error
	p := &place{}
	if p.own, err = filepath.EvalSymlinks(own); err != nil {
		return nil, err
	}
	if p.top, err = filepath.EvalSymlinks(top); err != nil {
		return nil, err
	}
	p.common, err = filepath.EvalSymlinks(commonOf(p.own))
	return p, err
}

// commonOf is the folder that a linked work tree's own folder names as the one
// of its repository; the folder itself where it names none.
func commonOf(own string) string {
	text, err := readSmall(filepath.Join(own, "commondir"))
	if err != nil {
		return own
	}
	common := filepath.FromSlash(strings.TrimRight(string(text), "\r\n"))
	if !filepath.IsAbs(common) {
		common = filepath.Join(own, common)
	}
	return common
}

// isRepository reports whether a folder is made as git's are.
func isRepository(dir string) bool {
	common := commonOf(dir)
	for _, folder := range []string{filepath.Join(common, "objects"), filepath.Join(common, "refs")} {
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			return false
		}
	}
	_, err := os.Lstat(filepath.Join(dir, "HEAD"))
	return err == nil
}

// named gives the repository that the user's own GIT_DIR names, for those who
// keep it apart from the files; its work tree is that of GIT_WORK_TREE, else the
// one that worktree tells of it, else the folder that the user stands in.
func named(cwd string, env func(string) string, worktree func(*place) (string, error)) (*place, error) {
	from := func(base, name string) string {
		if filepath.IsAbs(name) {
			return name
		}
		return filepath.Join(base, name)
	}
	own := from(cwd, env("GIT_DIR"))
	if !isRepository(own) {
		return nil, fmt.Errorf("GIT_DIR names %s, which is no git repository", own)
	}
	p, err := placeOf(own, cwd)
	if err != nil {
		return nil, err
	}
	p.given = true
	top := env("GIT_WORK_TREE")
	if top == "" {
		if top, err = worktree(p); err != nil || top == "" {
			return p, err
		}
		top = from(p.own, top)
	}
	p.top, err = filepath.EvalSymlinks(from(cwd, top))
	return p, err
}

// maxSmall is more than any of the small files of a repository has.
const maxSmall = 64 << 10

// readSmall reads a small file, and nothing that is not a plain one, or that the
// system makes up as it is read.
func readSmall(name string) ([]byte, error) { return disk.ReadFile(name, maxSmall) }

func readAtMost(r io.Reader, name string, limit int64) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(text)) > limit {
		err = &TooLargeError{fmt.Sprintf("%s has more than %d KB", name, limit>>10)}
	}
	return text, err
}
