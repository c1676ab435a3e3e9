package result

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/positions/links"
)

// Folder is a folder that the user names for several files, whose names are
// the program's own. In a stranger's dataset there can be links of these names, and
// nobody said that a result was to go where they lead.
type Folder struct {
	s          *console.Streams
	flag, name string       // as the user gave them
	owner      *disk.Folder // the dataset that it is in, else the folder itself
	in         string       // where in the owner
	at         string       // without links in its path
}

// OpenFolder makes a folder for results, if need be. Whoever opens it closes it.
func OpenFolder(s *console.Streams, flag, name string) (*Folder, error) {
	if err := dataset.NotInto(s, flag, name); err != nil {
		return nil, err
	}
	f := &Folder{s: s, flag: flag, name: name, in: "."}
	target := filepath.Clean(s.Path(name))
	for dir := range dataset.FoldersAbove(target) {
		if rel, err := filepath.Rel(dir, target); err == nil && dataset.HasCodebook(dir) {
			f.owner, f.in = disk.Dataset(dir), filepath.ToSlash(rel)
			break
		}
	}
	if f.owner != nil {
		if _, err := f.owner.Stat(f.in); err != nil && !errors.Is(err, fs.ErrNotExist) {
			f.Close()
			return nil, fmt.Errorf("nothing was written to %s: %w", target, err)
		}
	}
	if err := s.Disk.MakeFolder(target); err != nil {
		f.Close()
		return nil, err
	}
	if f.owner == nil {
		f.owner = disk.Dataset(target)
	}
	f.at = dataset.Followed(target)
	if err := dataset.StillOutside(s, flag, name, f.at); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// At is where the folder is, without links in its path.
func (f *Folder) At() string { return f.at }

// Close gives back what is open of the folder.
func (f *Folder) Close() {
	if f.owner != nil {
		f.owner.Close()
	}
}

// Write writes one file, in the place of an ordinary one or of none.
func (f *Folder) Write(base string, content []byte) error {
	if err := dataset.NotInto(f.s, f.flag, filepath.Join(f.name, base)); err != nil {
		return err
	}
	at := filepath.Join(f.at, base)
	info, err := f.owner.Lstat(path.Join(f.in, base))
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fmt.Errorf("nothing was written to %s: %w", at, err)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is %s, and no file to write a result to; take it away first", at, links.Kind(info.Mode()))
	}
	return f.s.Disk.WriteHere(at, content)
}
