package splice

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"stance/positions/memory"
)

// Overlay is fsys as it will be after the edits: to be read and checked before
// anything is written.
func Overlay(fsys fs.FS, edits []Edit) fs.FS {
	o := &overlay{fsys, make(map[string][]byte, len(edits)), map[string][]string{}, map[string]bool{}}
	listed := make(map[string]bool, len(edits))
	for _, e := range edits {
		if e.New == nil {
			o.gone[e.Name] = true
			continue
		}
		o.files[e.Name] = e.New
		for name := e.Name; name != "."; name = path.Dir(name) {
			folder := path.Dir(name)
			if listed[name] {
				break
			}
			listed[name] = true
			o.folders[folder] = append(o.folders[folder], name)
		}
	}
	return o
}

type overlay struct {
	under   fs.FS
	files   map[string][]byte
	folders map[string][]string // what the edits have in each folder
	gone    map[string]bool     // what is there no more
}

func notThere(op, name string) error { return &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist} }

func (o *overlay) Open(name string) (fs.File, error) {
	if content, ok := o.files[name]; ok {
		return memory.File(o.info(name), content), nil
	}
	if o.gone[name] {
		return nil, notThere("open", name)
	}
	if o.folders[name] == nil && !o.misses(name) {
		return o.under.Open(name)
	}
	entries, err := o.ReadDir(name)
	if err != nil {
		return nil, err
	}
	return memory.Folder(o.info(name), entries), nil
}

func (o *overlay) ReadFile(name string) ([]byte, error) {
	if content, ok := o.files[name]; ok {
		return bytes.Clone(content), nil
	}
	if o.gone[name] {
		return nil, notThere("read", name)
	}
	return fs.ReadFile(o.under, name)
}

func (o *overlay) Stat(name string) (fs.FileInfo, error) {
	if _, ok := o.files[name]; ok || o.folders[name] != nil {
		return o.info(name), nil
	}
	if o.gone[name] {
		return nil, notThere("stat", name)
	}
	return fs.Stat(o.under, name)
}

func (o *overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.under, name)
	added := o.folders[name]
	if err != nil && added == nil {
		return nil, err
	}
	kept := slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		file := path.Join(name, e.Name())
		return o.files[file] != nil || o.gone[file]
	})
	there := make(map[string]bool, len(kept))
	for _, e := range kept {
		there[e.Name()] = true
	}
	for _, a := range added {
		if !there[path.Base(a)] {
			kept = append(kept, fs.FileInfoToDirEntry(o.info(a)))
		}
	}
	slices.SortFunc(kept, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return kept, nil
}

// misses reports whether something in a folder is there no more.
func (o *overlay) misses(folder string) bool {
	for name := range o.gone {
		if path.Dir(name) == folder {
			return true
		}
	}
	return false
}

func (o *overlay) info(name string) overlaid {
	content, isFile := o.files[name]
	return overlaid{path.Base(name), int64(len(content)), !isFile}
}

// overlaid describes a file or folder of the edits.
type overlaid struct {
	name   string
	size   int64
	folder bool
}

func (i overlaid) Name() string       { return i.name }
func (i overlaid) Size() int64        { return i.size }
func (i overlaid) ModTime() time.Time { return time.Time{} }
func (i overlaid) IsDir() bool        { return i.folder }
func (i overlaid) Sys() any           { return nil }
func (i overlaid) Mode() fs.FileMode {
	if i.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}
