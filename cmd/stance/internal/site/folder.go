package site

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/result"
	"stance/positions/parallel"
)

// markFile lists the files of a site, and by that tells that a folder is one.
const (
	markFile  = "stance-site.txt"
	firstLine = "A site made by stance. It writes and takes away the files below, and no others.\n"
)

// file is a file of the site, made when it is written.
type file struct {
	name string // slash-separated
	make func() ([]byte, error)
}

// folder is the folder of a site.
type folder struct {
	s    *console.Streams
	at   string
	here *disk.Folder
	ours []string // files that are or were to be written, as the mark has them
}

// open looks at a folder, and refuses one that holds other things than a site.
func open(s *console.Streams, name string) (*folder, error) {
	named, err := result.OpenFolder(s, "--output", name)
	if err != nil {
		return nil, err
	}
	defer named.Close()
	f := &folder{s: s, at: named.At(), here: disk.Dataset(named.At())}
	if mark, err := f.here.ReadFile(markFile); err == nil {
		if list, ok := strings.CutPrefix(string(mark), firstLine); ok {
			f.ours = within(list)
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		f.here.Close()
		return nil, err
	}
	if err := f.holdsNothingElse(name); err != nil {
		f.here.Close()
		return nil, err
	}
	return f, nil
}

// within lists the files that a mark has, but for those that are not within the folder: the mark
// may be a stranger's, and what it lists is taken away.
func within(list string) []string {
	return slices.DeleteFunc(strings.Split(strings.TrimSpace(list), "\n"), func(name string) bool { return name == "." || !filepath.IsLocal(name) || !fs.ValidPath(name) })
}

func (f *folder) holdsNothingElse(name string) error {
	known := map[string]bool{markFile: f.ours != nil}
	for _, n := range f.ours {
		known[n] = true
	}
	return fs.WalkDir(f.here, ".", func(at string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || known[at] && e.Type().IsRegular() {
			return err
		}
		return &console.UsageError{Message: fmt.Sprintf("%s holds %s, which is no part of a site", name, at), Hint: "name a folder that is empty, is not there yet, or holds a site"}
	})
}

// write writes those files that are not there as they are to be, and takes away those of before.
// First it marks what will be there, so that a run that is broken off leaves a site.
func (f *folder) write(files []file) (written, unchanged, removed int, err error) {
	var names []string
	for _, file := range files {
		names = append(names, file.name)
	}
	slices.Sort(names)
	both := slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(names), f.ours...))))
	if _, err := f.put(markFile, mark(both)); err != nil {
		return 0, 0, 0, err
	}
	p := f.s.Progress("writing", len(files))
	defer p.Done()
	for some := range slices.Chunk(files, 64) { // not all at once, as they may be more than there is room for
		contents, faults := make([][]byte, len(some)), make([]error, len(some))
		parallel.Each(len(some), func(i int) { contents[i], faults[i] = some[i].make() })
		for i, file := range some {
			if faults[i] != nil {
				return written, unchanged, removed, fmt.Errorf("%s: %w", file.name, faults[i])
			}
			new, err := f.put(file.name, contents[i])
			if err != nil {
				return written, unchanged, removed, err
			}
			if new {
				written++
			} else {
				unchanged++
			}
			p.Add(1)
		}
	}
	var emptied []string
	for _, n := range f.ours {
		if _, still := slices.BinarySearch(names, n); still || n == "" {
			continue
		}
		full := filepath.Join(f.at, filepath.FromSlash(n))
		if dataset.Followed(filepath.Dir(full)) != filepath.Dir(full) {
			continue // a link leads elsewhere
		}
		if err := f.s.Disk.Remove(full); err != nil {
			return written, unchanged, removed, err
		}
		removed++
		for dir := path.Dir(n); dir != "."; dir = path.Dir(dir) {
			emptied = append(emptied, dir)
		}
	}
	slices.Sort(emptied)
	f.s.Disk.RemoveEmpty(f.at, slices.Compact(emptied))
	_, err = f.put(markFile, mark(names))
	return written, unchanged, removed, err
}

func mark(names []string) []byte { return []byte(firstLine + strings.Join(names, "\n") + "\n") }

// put writes a file, unless it is there as it is to be.
func (f *folder) put(name string, content []byte) (written bool, err error) {
	if old, err := f.here.ReadFile(name); err == nil && bytes.Equal(old, content) {
		return false, nil
	}
	full := filepath.Join(f.at, filepath.FromSlash(name))
	if err := f.s.Disk.MakeFolder(filepath.Dir(full)); err != nil {
		return false, err
	}
	return true, f.s.Disk.WriteHere(full, content)
}
