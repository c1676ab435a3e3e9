package dataset

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"stance/positions/memory"
)

// treeFS is a folder in memory, as git has it at a revision.
type treeFS struct {
	files   map[string]*treeFile
	folders map[string][]fs.DirEntry // by path, "." for the top; sorted
}

type treeFile struct {
	content  []byte
	size     int64 // may be larger than the content, if that was left out
	dangling bool  // a link that leads to nothing
}

func newTreeFS(files map[string]*treeFile) *treeFS {
	t := &treeFS{files: files, folders: map[string][]fs.DirEntry{".": nil}}
	for name, f := range files {
		t.enter(name, treeInfo{path.Base(name), f})
	}
	for _, entries := range t.folders {
		slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return t
}

// enter lists an entry in its folder, and the folder in its own.
func (t *treeFS) enter(name string, info treeInfo) {
	folder := path.Dir(name)
	_, known := t.folders[folder]
	t.folders[folder] = append(t.folders[folder], fs.FileInfoToDirEntry(info))
	if !known {
		t.enter(folder, treeInfo{path.Base(folder), nil})
	}
}

// Open opens a file or folder.
func (t *treeFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if f, ok := t.files[name]; ok && !f.dangling {
		return memory.File(treeInfo{path.Base(name), f}, f.content), nil
	}
	if entries, ok := t.folders[name]; ok {
		return memory.Folder(treeInfo{path.Base(name), nil}, entries), nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// treeInfo describes a file, or, without one, a folder.
type treeInfo struct {
	name string
	file *treeFile
}

func (i treeInfo) Name() string       { return i.name }
func (i treeInfo) ModTime() time.Time { return time.Time{} }
func (i treeInfo) Sys() any           { return nil }
func (i treeInfo) IsDir() bool        { return i.file == nil }

func (i treeInfo) Size() int64 {
	if i.file == nil {
		return 0
	}
	return i.file.size
}

func (i treeInfo) Mode() fs.FileMode {
	switch {
	case i.file == nil:
		return fs.ModeDir | 0o555
	case i.file.dangling:
		return fs.ModeSymlink | 0o777
	}
	return 0o444
}
