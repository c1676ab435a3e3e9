package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"stance/positions/links"
)

// datasetLimit is how many bytes of one file of a dataset are read at most;
// whoever reads datasets refuses larger ones with words of its own.
const datasetLimit = 256 << 20

// Folder is a dataset's folder, which may be a stranger's. It is an fs.FS in
// which nothing outside the folder can be reached, whatever links say: such a
// path gives a *links.Error. Of the files in it only regular ones can be
// opened; anything else is a *NotAFileError, and nothing waits.
type Folder struct {
	root *os.Root
	fsys fs.FS // the root's
	err  error // why it cannot be read
}

// Dataset opens a dataset's folder, which may be a link, as the user named it.
// Where that fails, each use of the folder says why. The system's handle is
// given back with the Folder.
func Dataset(dir string) *Folder {
	// The dot has a named pipe refused, which would wait to be opened.
	root, err := os.OpenRoot(filepath.Clean(dir) + string(filepath.Separator) + ".")
	if err != nil {
		var at *fs.PathError
		if errors.As(err, &at) {
			err = &fs.PathError{Op: "open", Path: dir, Err: at.Err}
		}
		return &Folder{err: err}
	}
	return &Folder{root: root, fsys: root.FS()}
}

// Open opens a regular file or a folder.
func (d *Folder) Open(name string) (fs.File, error) {
	info, err := d.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return d.openFolder(name)
	}
	return d.openFile(name)
}

// ReadFile reads a regular file.
func (d *Folder) ReadFile(name string) ([]byte, error) {
	f, err := d.openFile(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAll(f, name, datasetLimit)
}

// ReadDir lists a folder, in order of names.
func (d *Folder) ReadDir(name string) ([]fs.DirEntry, error) {
	f, err := d.openFolder(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

// Stat describes what is there, at the end of links.
func (d *Folder) Stat(name string) (fs.FileInfo, error) {
	if d.err != nil {
		return nil, d.err
	}
	info, err := fs.Stat(d.fsys, name)
	return info, d.explain("stat", name, err)
}

// Lstat describes what is there, be it a link.
func (d *Folder) Lstat(name string) (fs.FileInfo, error) {
	if d.err != nil {
		return nil, d.err
	}
	info, err := fs.Lstat(d.fsys, name)
	return info, d.explain("lstat", name, err)
}

// ReadLink gives what a link says, with forward slashes.
func (d *Folder) ReadLink(name string) (string, error) {
	if d.err != nil {
		return "", d.err
	}
	target, err := fs.ReadLink(d.fsys, name)
	return filepath.ToSlash(target), d.explain("readlink", name, err)
}

func (d *Folder) openFile(name string) (*os.File, error) {
	return openRegular(name, func() (fs.FileInfo, error) { return d.Stat(name) }, func() (*os.File, error) { return d.open(name) })
}

func (d *Folder) openFolder(name string) (*os.File, error) {
	info, err := d.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		f, err := d.open(name)
		if err != nil {
			return nil, err
		}
		if info, err = f.Stat(); err == nil && info.IsDir() {
			return f, nil
		}
		f.Close()
		if err != nil {
			return nil, err
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("not a folder")}
}

// open opens whatever is there, without waiting.
func (d *Folder) open(name string) (*os.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	f, err := d.root.OpenFile(name, os.O_RDONLY|carefully, 0)
	return f, d.explain("open", name, err)
}

// explain finds the link that is to blame for an error, if one is.
func (d *Folder) explain(op, name string, err error) error {
	if err == nil || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrInvalid) {
		return err
	}
	if _, found := links.Resolve(d.fsys, name); errors.Is(found, links.ErrOutside) || errors.Is(found, links.ErrCircle) {
		return &fs.PathError{Op: op, Path: name, Err: found}
	}
	return err
}
