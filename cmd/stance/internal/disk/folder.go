package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// Content is a file of a new folder.
type Content struct {
	Name    string // slash-separated, within the folder
	Content []byte
}

// MakeFolder makes a folder with those above it, where they are not there yet.
func (d *Disk) MakeFolder(name string) error {
	_, err := d.TryFolder(name)
	return err
}

// TryFolder is MakeFolder for what may not come to be after all: undo takes those
// folders away again that it made and that are empty still.
func (d *Disk) TryFolder(name string) (undo func(), err error) {
	made, err := d.makeFolders(name, newFolder)
	if err != nil {
		d.removeFolders(made)
		return nil, cannotMake(name, err)
	}
	return func() { d.removeFolders(made) }, nil
}

// PrivateFolder is MakeFolder for what is its user's alone. A folder that is there, and
// that somebody else has, or can write to, is refused.
func (d *Disk) PrivateFolder(name string) error {
	if _, err := d.makeFolders(name, privateFolder); err != nil {
		return cannotMake(name, err)
	}
	return OnlyUsers(name)
}

// OnlyUsers refuses a folder that is not its user's alone to write to.
func OnlyUsers(folder string) error {
	info, err := os.Stat(folder)
	switch {
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is no folder", folder)
	case !OwnedByUser(info) || runtime.GOOS != "windows" && info.Mode().Perm()&0o022 != 0:
		return fmt.Errorf("others can write to the folder %s", folder)
	}
	return nil
}

// RemoveEmpty takes folders away that are named within a folder, outer ones first, but for
// those that have something in them.
func (d *Disk) RemoveEmpty(folder string, names []string) {
	var full []string
	for _, name := range names {
		full = append(full, at(folder, name))
	}
	d.removeFolders(full)
}

// removeFolders takes folders away again, outer ones given first, but for those
// that somebody has put something into.
func (d *Disk) removeFolders(made []string) {
	for _, m := range slices.Backward(made) {
		_ = d.system().Remove(m)
	}
}

func cannotMake(name string, err error) error {
	return fmt.Errorf("the folder %s cannot be made: %w", name, reason(err))
}

// makeFolders makes a folder with those above it, and gives the ones that were
// not there, outer ones first.
func (d *Disk) makeFolders(folder string, mode fs.FileMode) (made []string, err error) {
	var missing []string
	for ; ; folder = filepath.Dir(folder) {
		if _, err := os.Stat(folder); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		missing = append(missing, folder)
	}
	for _, m := range slices.Backward(missing) {
		err := d.system().Mkdir(m, mode)
		if errors.Is(err, fs.ErrExist) {
			continue // somebody else has just made it
		}
		if err != nil {
			return made, err
		}
		made = append(made, m)
		if err := d.system().SyncFolder(filepath.Dir(m)); err != nil {
			return made, err
		}
	}
	return made, nil
}

// NewFolder writes a folder whole or not at all, with the folders above it: beside
// the place it is to have, which it gets once all of it is on disk and check, which
// is given the name that it has until then, has found nothing wrong with it.
//
// A folder that is there, and has nothing in it but what may stand beside a dataset (Beside), is
// filled, and stays the one it was, as
// somebody may be standing in it; the files come in their order, those of one
// folder in it together. If the process is killed meanwhile, the first of them are
// there, and beside them the mark by which Abandoned tells it; written to again,
// such a folder is completed, if what is in it is the same (AbandonedAmid).
func (d *Disk) NewFolder(name string, files []Content, check func(folder string) error) (err error) {
	made, err := d.makeFolders(filepath.Dir(name), newFolder)
	n := &newborn{d: d, name: name, files: files}
	defer func() {
		n.clear()
		if err != nil {
			d.removeFolders(made)
		}
	}()
	if err != nil {
		return cannotMake(filepath.Dir(name), err)
	}
	beside := filepath.Dir(name)
	if target, err := filepath.EvalSymlinks(name); err == nil { // it is there, and perhaps on another disk than the folder above it
		n.name, beside = target, target
	}
	n.temporary, n.letGo, err = d.beginClaimed(beside, n.name, func(at string) error { return d.system().Mkdir(at, newFolder) })
	if err != nil {
		return cannotMake(name, err)
	}
	// Not before there is a new mark that the folder is being filled.
	d.sweep(beside, n.name)
	if beside == n.name {
		d.sweep(filepath.Dir(name), name)
	}
	if err := n.write(); err != nil {
		return cannotWrite(name, err)
	}
	if err := check(n.temporary); err != nil {
		return err
	}
	d.replacing.Lock()
	defer d.replacing.Unlock()
	if beside == n.name {
		return n.fill()
	}
	if err := n.move(n.temporary, n.name); err != nil {
		return cannotMake(name, err)
	}
	d.unfinished.Delete(n.temporary)
	return d.settled(n.name)
}

// Abandoned reports whether a folder has the mark in it of a process that was to fill
// it (NewFolder), and died.
func Abandoned(folder string) bool {
	_, marked := unmarked(folder)
	return marked
}

// AbandonedAmid reports whether a folder is Abandoned and holds, besides the mark,
// nothing but the first of the files with which it was to be filled, and is to be now.
// Anybody can make such a mark, and what else is there is not to be added to.
func (d *Disk) AbandonedAmid(folder string, files []Content) bool {
	there, marked := unmarked(folder)
	n := &newborn{d: d, name: folder, files: files}
	entries := n.entries()
	if !marked || len(there) > len(entries) {
		return false
	}
	for _, e := range entries[:len(there)] {
		if !slices.Contains(there, e) || !n.same(folder, e) {
			return false
		}
	}
	return true
}

// Beside reports whether a file or folder of that name is one that a repository has beside what it
// is about, and that a new dataset leaves as it is: git's own, a README, a licence.
func Beside(name string) bool {
	switch strings.ToLower(name) {
	case ".git", ".gitignore", ".gitattributes":
		return true
	}
	base, _, _ := strings.Cut(strings.ToLower(name), ".")
	return slices.Contains([]string{"readme", "license", "licence", "copying"}, base)
}

// unmarked lists what is in a folder, apart from the marks that it is being filled and what
// stands beside a dataset.
func unmarked(folder string) (there []string, marked bool) {
	name := folder
	if target, err := filepath.EvalSymlinks(folder); err == nil {
		name = target // after which the mark is called
	}
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		if e.IsDir() && unfinishedOf(e.Name()) == shortBase(name) {
			marked = true
		} else if !Beside(e.Name()) {
			there = append(there, e.Name())
		}
	}
	return there, marked
}

// newborn is a folder that is being written.
type newborn struct {
	d         *Disk
	name      string
	files     []Content
	temporary string // "" before it is there
	letGo     func()
}

// write writes all files into the unfinished folder.
func (n *newborn) write() error {
	d := n.d
	folders := []string{n.temporary}
	for _, c := range n.files {
		f, made, err := n.create(at(n.temporary, c.Name))
		folders = append(folders, made...)
		if err != nil {
			return err
		}
		if err := fill(f, pieces(c.Content), nil, true); err != nil {
			return err
		}
	}
	for _, f := range slices.Backward(folders) {
		if err := d.system().SyncFolder(f); err != nil {
			return err
		}
	}
	return nil
}

// create makes a file and the folders that it needs, unless the folder is just being
// taken away for an interrupt.
func (n *newborn) create(name string) (f File, made []string, err error) {
	n.d.noting.Lock()
	defer n.d.noting.Unlock()
	if made, err = n.d.makeFolders(filepath.Dir(name), newFolder); err == nil {
		f, err = n.d.system().Create(name, newFile)
	}
	return f, made, err
}

// move gives a file or folder a name that nothing has: else fs.ErrExist.
func (n *newborn) move(from, to string) error {
	if info, err := os.Lstat(from); err == nil && !info.IsDir() {
		return n.d.moveNew(from, to)
	}
	err := n.d.system().RenameNew(from, to)
	if !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	if _, err := os.Lstat(to); err == nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: fs.ErrExist}
	}
	return n.d.system().Rename(from, to)
}

// entries are the files and folders right in the folder, in the order of the files.
func (n *newborn) entries() (all []string) {
	for _, c := range n.files {
		if top, _, _ := strings.Cut(c.Name, "/"); !slices.Contains(all, top) {
			all = append(all, top)
		}
	}
	return all
}

// fill moves what is in the unfinished folder into the one that is there: each
// file, or folder with all its files, in the order of the files.
func (n *newborn) fill() error {
	entries := n.entries()
	for i, e := range entries {
		err := n.move(filepath.Join(n.temporary, e), filepath.Join(n.name, e))
		if errors.Is(err, fs.ErrExist) && n.same(n.name, e) {
			continue // it was moved before the process that was to fill the folder died
		}
		if err == nil {
			err = n.d.system().SyncFolder(n.name)
		} else {
			i--
		}
		if err != nil {
			return n.takeBack(entries[:i+1], err)
		}
	}
	return nil
}

// same reports whether a file, or all files of a folder, are in another folder as
// they are to be, and nothing else beside them.
func (n *newborn) same(in, entry string) bool {
	wanted := map[string][]byte{}
	for _, c := range n.files {
		if c.Name == entry || strings.HasPrefix(c.Name, entry+"/") {
			wanted[c.Name] = c.Content
		}
	}
	found, other := 0, false
	err := filepath.WalkDir(filepath.Join(in, entry), func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, err := filepath.Rel(in, name)
		if err != nil {
			return err
		}
		content, ok := wanted[filepath.ToSlash(rel)]
		ok = ok && e.Type().IsRegular() // a link is none of ours
		now, err := n.d.system().Read(name)
		if err != nil || !ok || !bytes.Equal(now, content) {
			other = true
			return fs.SkipAll
		}
		found++
		return nil
	})
	return err == nil && !other && found == len(wanted)
}

// takeBack moves what was moved out again, the last first, up to what somebody has
// changed since.
func (n *newborn) takeBack(moved []string, cause error) error {
	var stay []string
	for _, e := range slices.Backward(moved) {
		out, back := filepath.Join(n.name, e), filepath.Join(n.temporary, e)
		if len(stay) > 0 || !n.same(n.name, e) || n.move(out, back) != nil {
			stay = append([]string{e}, stay...)
		} else if !n.same(n.temporary, e) {
			_ = n.move(back, out)
			stay = append([]string{e}, stay...)
		}
	}
	if errors.Is(cause, fs.ErrExist) {
		cause = &ChangedError{Name: n.name, Stay: stay}
	} else {
		cause = cannotWrite(n.name, cause)
		if len(stay) > 0 {
			cause = fmt.Errorf("%w; %s", cause, stays(stay))
		}
	}
	return cause
}

// clear takes away the unfinished folder, or what is left of it.
func (n *newborn) clear() {
	if n.temporary == "" {
		return
	}
	if !movesOpen {
		n.letGo()
	}
	n.d.takeAway(n.temporary, n.d.system().RemoveAll)
	if movesOpen {
		n.letGo()
	}
}
