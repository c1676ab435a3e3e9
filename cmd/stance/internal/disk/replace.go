package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Change is a file before and after.
type Change struct {
	Name string // slash-separated, within the folder
	Old  []byte // nil for a file that is not there yet
	New  []byte // nil for one that is to be taken away
}

// ChangedError says that a file is not as it was when the change was made.
type ChangedError struct {
	Name string
	Stay []string // what was replaced before and could not be taken back
}

func (e *ChangedError) Error() string {
	did := "nothing was written"
	if len(e.Stay) > 0 {
		did = stays(e.Stay)
	}
	return e.Name + " was changed by somebody else meanwhile; " + did + ". Do it again, on the file as it is now"
}

func stays(names []string) string {
	return "it was not possible to take back what had been written by then: " + strings.Join(names, ", ")
}

// Replace writes all changes of the files in a folder, in their order, or none.
// The caller holds the lock of these files. A file that is not as the change has
// it, up to the moment in which it is replaced, is left as it is (a
// *ChangedError), and what was replaced before it is taken back, unless somebody
// has changed that as well. If the process is killed, the first of the changes are
// there, each of them whole; each is on disk before the next is begun. Nor is one
// taken back without those after it.
func (d *Disk) Replace(folder string, changes []Change) error {
	for _, c := range changes {
		if err := d.unchanged(folder, c); err != nil {
			return err
		}
	}
	r := &replacement{d: d, folder: folder}
	defer r.clear()
	for _, c := range changes {
		full := at(folder, c.Name)
		if c.New == nil {
			if err := Within(folder, full); err != nil {
				return err
			}
			r.files = append(r.files, &replaced{staged: &staged{d: d, target: full}, change: c})
			continue
		}
		made, err := d.makeFolders(filepath.Dir(full), newFolder)
		r.made = append(r.made, made...)
		if err != nil {
			return fmt.Errorf("nothing was written, as there is no folder for %s: %w", c.Name, err)
		}
		if err := Within(folder, full); err != nil {
			return err
		}
		if target, err := filepath.EvalSymlinks(full); err == nil {
			full = target
		}
		f, err := d.stage(full, newFile, pieces(c.New), d.beginLocked)
		if err != nil {
			return fmt.Errorf("nothing was written: %w", err)
		}
		r.files = append(r.files, &replaced{staged: f, change: c})
	}
	d.replacing.Lock()
	defer d.replacing.Unlock()
	for i, f := range r.files {
		err := r.replace(f)
		if err == nil {
			err = d.system().SyncFolder(filepath.Dir(f.target))
		}
		if err != nil {
			return r.takeBack(i+1, f, err)
		}
	}
	r.done = true
	return nil
}

// at is the path of a file that is named within a folder.
func at(folder, name string) string { return filepath.Join(folder, filepath.FromSlash(name)) }

// unchanged refuses a change of a file that is not as it was.
func (d *Disk) unchanged(folder string, c Change) error {
	now, err := d.system().Read(at(folder, c.Name))
	switch {
	case errors.Is(err, fs.ErrNotExist) && c.Old == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return &ChangedError{Name: c.Name}
	case err != nil:
		return err
	case c.Old == nil || !bytes.Equal(now, c.Old):
		return &ChangedError{Name: c.Name}
	}
	return nil
}

// replacement is changes on their way into the files.
type replacement struct {
	d      *Disk
	folder string
	made   []string // folders, outer ones first
	files  []*replaced
	done   bool
}

// replaced is a file of a replacement.
type replaced struct {
	*staged
	change  Change
	inPlace bool
	backup  bool // what was there stands under the temporary name
}

// clear takes away what is of no use any more.
func (r *replacement) clear() {
	for _, f := range r.files {
		f.drop()
	}
	if !r.done {
		r.d.removeFolders(r.made)
	}
}

// replace puts one file in its place, if what is there is what the change was made
// from. Where the system can exchange two files, that is looked at once more
// afterwards, when nobody can get at it; elsewhere somebody who saves in the moment
// between looking and replacing is not noticed.
func (r *replacement) replace(f *replaced) error {
	d := r.d
	if f.change.New == nil {
		return r.remove(f)
	}
	if f.change.Old == nil {
		err := d.moveNew(f.temporary, f.target)
		if errors.Is(err, fs.ErrExist) {
			return &ChangedError{Name: f.change.Name}
		}
		if err != nil {
			f.inPlace = sameFile(f.temporary, f.target) // under both names, as neither could be removed
			return err
		}
		f.inPlace = true
		f.placed()
		return nil
	}
	if err := d.unchanged(r.folder, f.change); err != nil {
		return err
	}
	err := d.system().Exchange(f.temporary, f.target)
	switch {
	case errors.Is(err, errors.ErrUnsupported):
		if err := d.system().Rename(f.temporary, f.target); err != nil {
			return err
		}
		f.inPlace = true
		f.placed()
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return &ChangedError{Name: f.change.Name}
	case err != nil:
		return err
	}
	f.inPlace, f.backup = true, true
	if was, err := d.system().Read(f.temporary); err != nil {
		return err
	} else if !bytes.Equal(was, f.change.Old) {
		return &ChangedError{Name: f.change.Name}
	}
	return nil
}

// remove takes one file out of its place, if it is what the change was made from. It has
// a temporary name until all is done, under which that is looked at once more.
func (r *replacement) remove(f *replaced) error {
	d := r.d
	if err := d.unchanged(r.folder, f.change); err != nil {
		return err
	}
	temporary, err := d.begin(filepath.Dir(f.target), f.target, func(at string) error { return d.moveNew(f.target, at) })
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &ChangedError{Name: f.change.Name}
	case err != nil:
		return err
	}
	f.temporary, f.inPlace = temporary, true
	if was, err := d.system().Read(temporary); err != nil {
		return err
	} else if !bytes.Equal(was, f.change.Old) {
		return &ChangedError{Name: f.change.Name}
	}
	return nil
}

// sameFile reports whether two names are those of one file.
func sameFile(a, b string) bool {
	one, err := os.Lstat(a)
	if err != nil {
		return false
	}
	other, err := os.Lstat(b)
	return err == nil && os.SameFile(one, other)
}

// takeBack takes the first n files back, the last first, as one could not be
// replaced, and says what stays where that fails, too, or where somebody has
// changed the file since: that file with all before it.
func (r *replacement) takeBack(n int, failed *replaced, cause error) error {
	var stay []string
	for _, f := range slices.Backward(r.files[:n]) {
		// What stays may speak of what stands in those before it.
		if f.inPlace && (len(stay) > 0 || !r.takenBack(f)) {
			stay = append([]string{f.change.Name}, stay...)
		}
	}
	r.done = len(stay) > 0 // their folders stay, too
	if changed := (*ChangedError)(nil); errors.As(cause, &changed) {
		changed.Stay = stay
		return changed
	}
	cause = fmt.Errorf("%s could not be replaced: %w", failed.change.Name, reason(cause))
	if len(stay) > 0 {
		return fmt.Errorf("%w; %s", cause, stays(stay))
	}
	return fmt.Errorf("nothing was written: %w", cause)
}

// takenBack takes one file back that is in its place, unless somebody has changed
// it since.
func (r *replacement) takenBack(f *replaced) bool {
	d := r.d
	holds := func(name string) bool {
		now, err := d.system().Read(name)
		return err == nil && bytes.Equal(now, f.change.New)
	}
	switch {
	case f.change.New == nil:
		err := d.moveNew(f.temporary, f.target)
		f.placed() // what was there is too precious to be dropped
		if err != nil {
			return false
		}
	case f.change.Old == nil:
		if d.moveNew(f.target, f.temporary) != nil {
			return false
		}
		if !holds(f.temporary) {
			_ = d.moveNew(f.temporary, f.target)
			return false
		}
		_ = d.system().Remove(f.temporary)
	case f.backup:
		if err := d.system().Exchange(f.temporary, f.target); err != nil {
			// What was there is too precious to be dropped with the rest.
			if !holds(f.target) || d.system().Rename(f.temporary, f.target) != nil {
				f.placed()
				return false
			}
			f.placed()
		} else if !holds(f.temporary) {
			_ = d.system().Exchange(f.temporary, f.target)
			return false
		}
	default:
		if !holds(f.target) {
			return false
		}
		old, err := d.stage(f.target, newFile, pieces(f.change.Old), d.beginLocked)
		if err != nil {
			return false
		}
		defer old.drop()
		if d.system().Rename(old.temporary, old.target) != nil {
			return false
		}
		old.placed()
	}
	return d.system().SyncFolder(filepath.Dir(f.target)) == nil
}
