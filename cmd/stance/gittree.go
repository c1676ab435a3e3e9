package main

import (
	"bytes"
	"fmt"
	"path"
	"strconv"
	"strings"
)

// treeEntry is an entry of `git ls-tree -r -l -z`.
type treeEntry struct {
	mode, kind, id string
	size           int64
	path           string // relative to the tree
}

const (
	symlinkMode = "120000"
	blobKind    = "blob"
	treeKind    = "tree"
	maxLinks    = 40        // that may lead on to one another, as in Linux
	maxBlob     = 256 << 20 // larger ones are refused by the reader, and not fetched
)

// readTree reads the files of a dataset from a tree: those that a dataset is
// made of, not the archive, which may be large. Links are followed as in the
// work tree, as long as they stay in the repository.
func (r *repository) readTree(commit, tree string) (*treeFS, error) {
	entries, err := r.list(tree)
	if err != nil {
		return nil, err
	}
	var wanted []treeEntry
	for _, e := range entries {
		if !partOfDataset(e.path) {
			continue
		}
		if e.mode != symlinkMode {
			wanted = append(wanted, e)
			continue
		}
		led, err := r.follow(commit, e)
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

// list lists all files of a tree.
func (r *repository) list(tree string) ([]treeEntry, error) {
	out, err := r.run("ls-tree", "-r", "-l", "-z", "--full-tree", tree)
	if err != nil {
		return nil, err
	}
	var entries []treeEntry
	for line := range strings.SplitSeq(string(out), "\x00") {
		head, name, ok := strings.Cut(line, "\t")
		if !ok {
			continue
		}
		f := strings.Fields(head) // mode, kind, id, size
		if len(f) != 4 {
			return nil, fmt.Errorf("git ls-tree wrote %q, which cannot be read", line)
		}
		size, _ := strconv.ParseInt(f[3], 10, 64) // "-" for submodules
		entries = append(entries, treeEntry{f[0], f[1], f[2], size, name})
	}
	return entries, nil
}

// follow gives what a link leads to under the link's own name: a file, or, for
// the folders of a dataset, the files in a folder. A link that leads nowhere in
// the repository gives an entry without an object, which cannot be opened.
func (r *repository) follow(commit string, link treeEntry) ([]treeEntry, error) {
	dangling := []treeEntry{{mode: symlinkMode, kind: blobKind, path: link.path}}
	at, id := path.Join(r.prefix, link.path), link.id
	for range maxLinks {
		target, err := r.run("cat-file", "blob", id)
		if err != nil {
			return nil, err
		}
		if path.IsAbs(string(target)) {
			return dangling, nil
		}
		at = path.Join(path.Dir(at), string(target))
		if at == ".." || strings.HasPrefix(at, "../") {
			return dangling, nil
		}
		led, err := r.entry(commit, at)
		switch {
		case err != nil:
			return nil, err
		case led == nil:
			return dangling, nil
		case led.mode == symlinkMode:
			id = led.id
			continue
		case led.kind == treeKind:
			return r.grafted(led.id, link.path)
		}
		led.path = link.path
		return []treeEntry{*led}, nil
	}
	return dangling, nil
}

// grafted lists a folder that a link leads to. The reader follows links to the
// folders of a dataset themselves, and to none below.
func (r *repository) grafted(tree, name string) ([]treeEntry, error) {
	if strings.Contains(name, "/") || isYAMLName(name) {
		return nil, nil
	}
	entries, err := r.list(tree)
	if err != nil {
		return nil, err
	}
	var files []treeEntry
	for _, e := range entries {
		if e.mode != symlinkMode && isYAMLName(e.path) {
			e.path = path.Join(name, e.path)
			files = append(files, e)
		}
	}
	return files, nil
}

// entry finds one path of a commit; nil if there is none.
func (r *repository) entry(commit, name string) (*treeEntry, error) {
	if name == "." || name == "" {
		return nil, nil
	}
	out, err := r.run("--literal-pathspecs", "ls-tree", "-l", "-z", "--full-tree", commit, "--", name)
	if err != nil {
		return nil, err
	}
	head, found, ok := strings.Cut(strings.TrimSuffix(string(out), "\x00"), "\t")
	f := strings.Fields(head)
	if !ok || len(f) != 4 || found != name {
		return nil, nil
	}
	size, _ := strconv.ParseInt(f[3], 10, 64)
	return &treeEntry{f[0], f[1], f[2], size, name}, nil
}

// fetch reads the contents of all files in one go.
func (r *repository) fetch(entries []treeEntry) (*treeFS, error) {
	files := map[string]*treeFile{}
	var ask bytes.Buffer
	var asked []treeEntry
	for _, e := range entries {
		switch {
		case e.kind != blobKind:
			// a submodule: nothing of it is in this repository
		case e.id == "":
			files[e.path] = &treeFile{dangling: true}
		case e.size > maxBlob:
			files[e.path] = &treeFile{size: e.size}
		default:
			fmt.Fprintln(&ask, e.id)
			asked = append(asked, e)
		}
	}
	if len(asked) > 0 {
		out, err := r.feed(ask.Bytes(), "cat-file", "--batch")
		if err != nil {
			return nil, err
		}
		for _, e := range asked {
			head, rest, _ := bytes.Cut(out, []byte("\n"))
			f := bytes.Fields(head) // id, kind, size
			if len(f) != 3 {
				return nil, fmt.Errorf("%s is missing from the repository (%s)", e.path, head)
			}
			size, err := strconv.Atoi(string(f[2]))
			if err != nil || size >= len(rest) {
				return nil, fmt.Errorf("git cat-file wrote %q, which cannot be read", head)
			}
			files[e.path] = &treeFile{content: rest[:size:size], size: int64(size)}
			out = rest[size+1:]
		}
	}
	return newTreeFS(files), nil
}
