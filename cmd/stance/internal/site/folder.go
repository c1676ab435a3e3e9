package site

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/result"
	"stance/positions/links"
	"stance/positions/parallel"
)

// markFile lists the files of a site, and by that tells that a folder is one.
const (
	markFile  = "stance-site.txt"
	firstLine = "A site made by stance. It writes and takes away the files below, and no others.\n"
)

// folder is the folder of a site.
type folder struct {
	s    *console.Streams
	at   string
	here *disk.Folder
	ours []string // files that are or were to be written, as the mark has them
	left []string // of which of these a run that died left something unfinished
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

// beside is what may lie in the folder of a site, at its top, by which people publish it.
var beside = []string{".git", ".gitattributes", ".gitignore", ".nojekyll", ".well-known", "CNAME"}

// strewn is what file managers leave in any folder that somebody looks into.
var strewn = []string{".DS_Store", "Thumbs.db", "desktop.ini"}

func (f *folder) holdsNothingElse(name string) error {
	known := map[string]bool{markFile: f.ours != nil}
	for _, n := range f.ours {
		known[n] = true
	}
	return fs.WalkDir(f.here, ".", func(at string, e fs.DirEntry, err error) error {
		unfinished := disk.UnfinishedOf(at)
		switch {
		case errors.Is(err, links.ErrOutside): // as of another repository
		case err != nil:
			return err
		case slices.Contains(beside, at) && e.IsDir():
			return fs.SkipDir
		case e.IsDir() || known[at] && e.Type().IsRegular() || slices.Contains(beside, at) || slices.Contains(strewn, e.Name()):
			return nil
		case (known[unfinished] || unfinished == markFile) && e.Type().IsRegular():
			f.left = append(f.left, unfinished)
			return nil
		}
		return &console.UsageError{Message: fmt.Sprintf("%s holds %s, which is no part of a site", name, at), Hint: "name a folder that is empty, is not there yet, or holds a site"}
	})
}

// write writes those files that are not there as they are to be, and takes away those of before.
// It marks what will be there before it is there, so that a run that is broken off leaves a site.
func (f *folder) write(batches []batch) (t tally, err error) {
	var names []string // of those that are there at last
	marked := map[string]bool{}
	for _, n := range f.ours {
		marked[n] = true
	}
	for _, b := range batches {
		for _, n := range b.names {
			marked[n] = true
		}
	}
	for _, n := range f.left {
		f.s.Disk.SweepOf(f.at, n)
	}
	if err := f.mark(slices.Sorted(maps.Keys(marked))); err != nil {
		return t, err
	}
	p := f.s.Progress("writing", len(batches))
	defer p.Done()
	for some := range slices.Chunk(batches, 32) { // not all at once, as they may be more than there is room for
		made, faults := make([][]file, len(some)), make([]error, len(some))
		parallel.Each(len(some), func(i int) { made[i], faults[i] = some[i].make() })
		if err := errors.Join(faults...); err != nil {
			return t, err
		}
		files := slices.Concat(made...)
		more := false
		for _, file := range files {
			names = append(names, file.name)
			more = more || !marked[file.name]
			marked[file.name] = true
		}
		if more {
			if err := f.mark(slices.Sorted(maps.Keys(marked))); err != nil {
				return t, err
			}
		}
		for _, file := range files {
			new, err := f.put(file.name, file.content)
			if err != nil {
				return t, err
			}
			if new {
				t.written++
			} else {
				t.unchanged++
			}
		}
		p.Add(len(some))
	}
	slices.Sort(names)
	if t.removed, err = f.clear(names); err != nil {
		return t, err
	}
	return t, f.mark(names)
}

// tally counts files.
type tally struct{ written, unchanged, removed int }

// clear takes away the files of before that there are no more, and folders that are empty then.
func (f *folder) clear(names []string) (removed int, err error) {
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
			return removed, err
		}
		removed++
		for dir := path.Dir(n); dir != "."; dir = path.Dir(dir) {
			emptied = append(emptied, dir)
		}
	}
	slices.Sort(emptied)
	f.s.Disk.RemoveEmpty(f.at, slices.Compact(emptied))
	return removed, nil
}

// mark writes which files are the site's.
func (f *folder) mark(names []string) error {
	content := []byte(firstLine + strings.Join(names, "\n") + "\n")
	if f.isThere(markFile, content) {
		return nil
	}
	return f.s.Disk.WriteHere(filepath.Join(f.at, markFile), content)
}

// isThere reports whether a file is as it is to be.
func (f *folder) isThere(name string, content []byte) bool {
	old, err := f.here.ReadFile(name)
	return err == nil && bytes.Equal(old, content)
}

// put writes a file, unless it is there as it is to be.
func (f *folder) put(name string, content []byte) (written bool, err error) {
	if f.isThere(name, content) {
		return false, nil
	}
	full := filepath.Join(f.at, filepath.FromSlash(name))
	if err := f.s.Disk.MakeFolder(filepath.Dir(full)); err != nil {
		return false, err
	}
	return true, f.s.Disk.WriteMade(full, content)
}
