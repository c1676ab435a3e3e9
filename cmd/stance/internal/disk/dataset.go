package disk

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"stance/positions/links"
	"stance/positions/yamlfile"
)

// Folder is a dataset's folder, which may be a stranger's. It is an fs.FS in
// which nothing outside the folder can be reached, nor git's own files in it,
// whatever links say: such a path gives links.ErrOutside. Of the files in it
// only regular ones can be opened; anything else is a *NotAFileError, and
// nothing waits.
type Folder struct {
	root *os.Root
	fsys fs.FS // the root's
	err  error // why it cannot be read

	mu       sync.Mutex
	opened   map[string]*os.Root // folders within, by path
	resolved map[string]string   // where folders within are, without links, by path
}

// maxOpened is how many folders within a dataset are kept open: an operating
// system lets a process have some hundred files.
const maxOpened = 32

// Dataset opens a dataset's folder, which may be a link, as the user named it.
// Where that fails, each use of the folder says why. Whoever opens it closes it.
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
	return &Folder{root: root, fsys: root.FS(), opened: map[string]*os.Root{}, resolved: map[string]string{}}
}

// Close gives back what is open of the folder. It must not be in use any more.
func (d *Folder) Close() {
	if d.root == nil {
		return
	}
	_ = d.root.Close()
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, within := range d.opened {
		_ = within.Close()
	}
	clear(d.opened)
}

// ReadIn reads a regular file of a dataset's folder.
func ReadIn(dir, name string) ([]byte, error) {
	d := Dataset(dir)
	defer d.Close()
	return d.ReadFile(name)
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
	return readAll(f, name, yamlfile.MaxFile)
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
	_, _, info, err := d.find("stat", name)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return info, err
	}
	resolved, err := d.resolve("stat", name)
	if err != nil {
		return nil, err
	}
	info, err = fs.Lstat(d.fsys, resolved)
	return info, d.explain("stat", name, err)
}

// Lstat describes what is there, be it a link.
func (d *Folder) Lstat(name string) (fs.FileInfo, error) {
	_, _, info, err := d.find("lstat", name)
	return info, err
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
	root, base, info, err := d.find("open", name)
	if err != nil {
		return nil, err
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		if base, err = d.resolve("open", name); err != nil {
			return nil, err
		}
		root = d.root
	}
	f, err := root.OpenFile(base, os.O_RDONLY|carefully, 0)
	return f, d.explain("open", name, err)
}

// find looks at what has a name, be it a link, from the folder that it is in.
func (d *Folder) find(op, name string) (root *os.Root, base string, info fs.FileInfo, err error) {
	if d.err != nil {
		return nil, "", nil, d.err
	}
	if !fs.ValidPath(name) {
		return nil, "", nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	root, base, err = d.near(op, name)
	if err != nil {
		return nil, "", nil, err
	}
	info, err = root.Lstat(base)
	return root, base, info, d.explain(op, name, err)
}

// near is the folder in which a file stands, kept open, and the file's name in
// it: to come to each file from the dataset's own folder takes several times as
// long.
func (d *Folder) near(op, name string) (root *os.Root, base string, err error) {
	folder, base := path.Dir(name), path.Base(name)
	if links.OfGit(base) {
		return nil, "", &fs.PathError{Op: op, Path: name, Err: links.ErrOutside}
	}
	if folder == "." {
		return d.root, base, nil
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if root := d.opened[folder]; root != nil {
		return root, base, nil
	}
	resolved, err := d.folder(op, folder)
	if err != nil {
		return nil, "", err
	}
	if len(d.opened) == maxOpened {
		return d.root, path.Join(resolved, base), nil
	}
	root, err = d.root.OpenRoot(resolved + "/.") // the dot as in Dataset
	if err != nil {
		return nil, "", d.explain(op, name, err)
	}
	d.opened[folder] = root
	return root, base, nil
}

// folder is the path of a folder without links. It goes out from the folder
// above, or a deep tree would be followed from its root time and again. The
// caller holds the lock.
func (d *Folder) folder(op, name string) (resolved string, err error) {
	if resolved, known := d.resolved[name]; known {
		return resolved, nil
	}
	resolved = name
	if above := path.Dir(name); above != "." {
		if above, err = d.folder(op, above); err != nil {
			return "", err
		}
		resolved = path.Join(above, path.Base(name))
	}
	if info, err := fs.Lstat(d.fsys, resolved); err != nil || info.Mode()&fs.ModeSymlink != 0 || links.OfGit(path.Base(name)) {
		if resolved, err = d.resolve(op, name); err != nil {
			return "", err
		}
	}
	d.resolved[name] = resolved
	return resolved, nil
}

// resolve follows the links of a path.
func (d *Folder) resolve(op, name string) (string, error) {
	resolved, err := links.Resolve(d.fsys, name)
	var at *fs.PathError
	if err != nil && !errors.As(err, &at) {
		err = &fs.PathError{Op: op, Path: path.Clean(name), Err: err}
	}
	return resolved, err
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
