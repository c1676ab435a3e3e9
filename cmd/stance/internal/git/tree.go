package git

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// Kind is what an entry of a tree is.
type Kind int

// The kinds of entries.
const (
	File Kind = iota
	Link
	Folder
	Submodule
)

// Entry is an entry of a tree.
type Entry struct {
	Path string // in the tree that was listed, as of fs.ValidPath but perhaps not UTF-8
	Kind Kind
	ID   string
	Size int64 // of a file or link in bytes; -1 where the object is missing; else 0
}

// maxListing bounds what is read of a tree: a few kilobytes of objects can make
// up one that has no end.
const maxListing = 16 << 20

// Folder finds what a commit has in the place of the repository's folder; nil if
// there is nothing.
func (r *Repository) Folder(commit string) (*Entry, error) {
	if r.Prefix != "" {
		return r.Entry(commit, r.Prefix)
	}
	id, err := r.Object(commit + "^{tree}")
	if err != nil || id == "" {
		return nil, err
	}
	return &Entry{Path: ".", Kind: Folder, ID: id}, nil
}

// List lists what is in a tree itself, without the folders below.
func (r *Repository) List(tree string) ([]Entry, error) { return r.list(tree) }

// ListBelow lists all files in some folders of a tree, and in theirs.
func (r *Repository) ListBelow(tree string, folders ...string) ([]Entry, error) {
	// With -t git lists the folders as well, so that maxListing bounds also those
	// in which there are no files.
	entries, err := r.list(append([]string{"-r", "-t", tree, "--"}, folders...)...)
	return slices.DeleteFunc(entries, func(e Entry) bool { return e.Kind == Folder }), err
}

// Entry finds one path of a commit or tree; nil if there is none.
func (r *Repository) Entry(tree, path string) (*Entry, error) {
	if path == "." || path == "" {
		return nil, nil
	}
	entries, err := r.list(tree, "--", path)
	if err != nil || len(entries) != 1 || entries[0].Path != path {
		return nil, err
	}
	return &entries[0], nil
}

func (r *Repository) list(args ...string) ([]Entry, error) {
	out, err := r.run(maxListing, append([]string{"ls-tree", "-l", "-z", "--full-tree"}, args...)...)
	var refused *refusal
	if errors.As(err, &refused) {
		return nil, fmt.Errorf("a folder cannot be read, or is missing from the repository: git says %w", err)
	}
	if err != nil {
		return nil, err
	}
	return parseListing(string(out))
}

var kinds = map[string]Kind{"blob": File, "tree": Folder, "commit": Submodule}

const linkMode = "120000"

// parseListing reads what `git ls-tree -l -z` prints: mode, kind, id, size, a
// tab and the path, each ended by a NUL.
func parseListing(answer string) ([]Entry, error) {
	var entries []Entry
	for line := range strings.SplitSeq(answer, "\x00") {
		if line == "" {
			continue
		}
		head, name, ok := strings.Cut(line, "\t")
		f := strings.Fields(head)
		if !ok || len(f) != 4 {
			return nil, fmt.Errorf("git ls-tree wrote %.200q, which cannot be read", line)
		}
		kind, known := kinds[f[1]]
		if !known || !isID(f[2]) {
			return nil, fmt.Errorf("git ls-tree wrote %.200q, which cannot be read", line)
		}
		if name == "." || !fs.ValidPath(strings.ToValidUTF8(name, "?")) {
			return nil, fmt.Errorf("the tree has an entry %.200q, which no file can be called", name)
		}
		e := Entry{Path: name, Kind: kind, ID: f[2]}
		if kind == File {
			if f[0] == linkMode {
				e.Kind = Link
			}
			size, err := strconv.ParseInt(f[3], 10, 64)
			switch {
			case f[3] == "BAD": // so it is written where the object is missing
				size = -1
			case err != nil || size < 0:
				return nil, fmt.Errorf("git ls-tree wrote %.200q, which cannot be read", line)
			}
			e.Size = size
		}
		entries = append(entries, e)
	}
	return entries, nil
}
