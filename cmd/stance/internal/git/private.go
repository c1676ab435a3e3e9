package git

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// private makes the folder that git works in instead of the repository's own: a
// configuration of ours, and copies of what says which commit is meant: HEAD,
// the refs, the limits of a shallow clone. It gives the path for GIT_DIR.
//
// What a linked work tree has of its own stays apart from what it shares, as in
// the repository.
func private(scratch string, p *place, c *configuration) (string, error) {
	common := filepath.Join(scratch, commonFolder)
	if err := errors.Join(os.Mkdir(common, 0o700), os.Mkdir(filepath.Join(common, "refs"), 0o700)); err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(common, "config"), c.text(), 0o600); err != nil {
		return "", err
	}
	own := common
	if p.own != p.common {
		own = filepath.Join(scratch, "worktree")
		if err := os.Mkdir(own, 0o700); err != nil {
			return "", err
		}
		if err := os.WriteFile(filepath.Join(own, "commondir"), []byte("../"+commonFolder+"\n"), 0o600); err != nil {
			return "", err
		}
		if err := copyRefs(p.own, own, c); err != nil {
			return "", err
		}
	}
	if err := copyRefs(p.common, common, c); err != nil {
		return "", err
	}
	if _, err := os.Stat(filepath.Join(own, "HEAD")); err != nil {
		return "", fmt.Errorf("HEAD in %s names no branch and no commit", p.own)
	}
	return own, nil
}

// commonFolder is where the private copy has what work trees share.
const commonFolder = "repository"

// The limits on the text files of a repository.
const (
	maxRef  = 4 << 10
	maxRefs = 1 << 20   // refs that have a file of their own
	maxText = 512 << 20 // packed refs, and all reflogs together
)

// copyRefs copies what says which commit is meant from a repository's folder.
// Links that lead out of the repository are refused: git would tell in its
// messages what stands in the files that they lead to.
func copyRefs(from, to string, c *configuration) error {
	root, err := os.OpenRoot(from)
	if err != nil {
		return err
	}
	defer root.Close()
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		switch name := e.Name(); {
		case name == "packed-refs", name == "shallow":
			err = copyPlain(root, name, to, maxText)
		case name == "refs":
			err = copyTree(root, name, to, copyRef, maxRefs)
		case name == "reftable" && c.reftable:
			err = copyTree(root, name, to, copyTable, maxRefs)
		case pseudoRef(name):
			err = copyRef(root, name, to)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// pseudoRef reports whether a file is a ref beside the others, such as HEAD and
// ORIG_HEAD.
func pseudoRef(name string) bool {
	return strings.HasSuffix(name, "HEAD") && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == ""
}

// copyRef copies a ref, unless it is none: an id, or the name of another.
func copyRef(root *os.Root, name, to string) error {
	text, err := readPlain(root, name, maxRef)
	var large *TooLargeError
	if errors.As(err, &large) || errors.Is(err, fs.ErrNotExist) {
		return nil // no ref, or taken away meanwhile
	}
	if err != nil {
		return err
	}
	first, _, _ := strings.Cut(string(text), "\n")
	if target, ok := strings.CutPrefix(first, "ref:"); ok {
		if first = "ref: " + strings.TrimSpace(target); !strings.HasPrefix(first, "ref: refs/") {
			return nil
		}
	} else {
		first, _, _ = strings.Cut(strings.TrimSpace(first), "\t") // FETCH_HEAD says more behind it
		if !isID(first) {
			return nil
		}
	}
	return write(to, name, strings.NewReader(first+"\n"))
}

func copyTable(root *os.Root, name, to string) error { return copyPlain(root, name, to, maxText) }

// copyTree copies the files in a folder, at most so many.
func copyTree(root *os.Root, folder, to string, file func(root *os.Root, name, to string) error, most int) error {
	return fs.WalkDir(root.FS(), folder, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case d.IsDir():
			return os.MkdirAll(filepath.Join(to, filepath.FromSlash(name)), 0o700)
		case strings.HasSuffix(name, ".lock"):
			return nil
		}
		if most--; most < 0 {
			return &TooLargeError{fmt.Sprintf("there are too many files in %s of the repository", folder)}
		}
		return file(root, name, to)
	})
}

// copyPlain copies a file of text whole.
func copyPlain(root *os.Root, name, to string, limit int64) error {
	f, err := openPlain(root, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	counted := &io.LimitedReader{R: f, N: limit + 1}
	err = write(to, name, counted)
	if err == nil && counted.N == 0 {
		err = &TooLargeError{fmt.Sprintf("%s of the repository has more than %d MB", name, limit>>20)}
	}
	return err
}

// write writes a file in a folder, and the folders down to it.
func write(dir, name string, content io.Reader) error {
	at := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(at, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, content)
	return errors.Join(err, f.Close())
}
