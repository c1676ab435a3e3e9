package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Write writes a file whole or not at all: beside the old one, which is replaced
// only once the new one is safely on disk. A link is followed; a device, a pipe or
// what is open already is written to as it is. The content may come in several pieces.
//
// Where the links lead is found out once: allowed is given that place, and it is written
// to that place alone, whatever the links say by then. Without allowed, any will do.
func (d *Disk) Write(name string, allowed func(at string) error, content ...[]byte) error {
	return d.WriteBy(name, allowed, pieces(content...))
}

// WriteBy is Write of what a function writes. Where that fails its error is given as it is.
func (d *Disk) WriteBy(name string, allowed func(at string) error, write func(io.Writer) error) error {
	at := name
	if _, open := descriptor(name); !open {
		at = withoutLinks(name)
	}
	if allowed != nil {
		if err := allowed(at); err != nil {
			return err
		}
	}
	if IsDevice(at) {
		return d.toDevice(at, write)
	}
	return d.writeHere(at, write, d.stageOut)
}

// pieces writes what comes in several pieces.
func pieces(content ...[]byte) func(io.Writer) error {
	return func(w io.Writer) error {
		for _, piece := range content {
			if _, err := w.Write(piece); err != nil {
				return err
			}
		}
		return nil
	}
}

// IsDevice reports whether Write would write to what is there as it is.
func IsDevice(name string) bool {
	_, open := descriptor(name)
	info, err := os.Stat(name)
	return err == nil && !info.IsDir() && (open || !info.Mode().IsRegular())
}

// withoutLinks is the place that a name leads to; of what is not there yet, the place
// in its folder.
func withoutLinks(name string) string {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		return target
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(name)); err == nil {
		return filepath.Join(folder, filepath.Base(name))
	}
	return name
}

// WriteHere is Write for a place at which the caller has seen an ordinary file or none,
// in a folder in whose path there is no link. A link or a pipe that has come there since
// is replaced, and not followed or waited for; one in the path of the folder is refused.
func (d *Disk) WriteHere(name string, content ...[]byte) error {
	return d.writeHere(name, pieces(content...), d.stageOut)
}

// WriteMade is WriteHere for what is made anew at any time, one of thousands: it is there whole
// or not at all, but is not waited for until it would outlast a power failure, which takes longer
// than all else.
func (d *Disk) WriteMade(name string, content ...[]byte) error {
	return d.writeHere(name, pieces(content...), func(name string, mode fs.FileMode, write func(io.Writer) error) (*staged, error) {
		d.sweep(filepath.Dir(name), name)
		return d.stageAs(name, mode, write, d.beginClaimed, false)
	})
}

func (d *Disk) writeHere(name string, write func(io.Writer) error, stage func(name string, mode fs.FileMode, write func(io.Writer) error) (*staged, error)) error {
	if err := stillWithoutLinks(name); err != nil {
		return err
	}
	f, err := stage(name, newFile, write)
	if err != nil {
		return err
	}
	if err := stillWithoutLinks(name); err != nil {
		f.drop()
		return err
	}
	return d.place(name, f)
}

// stillWithoutLinks refuses a file in a folder in whose path there is a link by now.
func stillWithoutLinks(name string) error {
	folder := filepath.Dir(name)
	if target, err := filepath.EvalSymlinks(folder); err == nil && target != folder {
		return fmt.Errorf("%s cannot be written: its folder has become a link meanwhile, to %s", name, target)
	}
	return nil
}

// place puts a staged file into its place, whatever is there.
func (d *Disk) place(name string, f *staged) error {
	defer f.drop()
	d.replacing.Lock()
	defer d.replacing.Unlock()
	f.beforeMove()
	if err := d.system().Rename(f.temporary, f.target); err != nil {
		return cannotWrite(name, err)
	}
	f.placed()
	if !f.lasting {
		return nil
	}
	return d.settled(f.target)
}

// WritePrivate is Write for a file that is not there yet, else fs.ErrExist, and
// that its user alone may read.
func (d *Disk) WritePrivate(name string, content ...[]byte) error {
	if _, err := os.Lstat(name); err == nil {
		return &fs.PathError{Op: "write", Path: name, Err: fs.ErrExist}
	}
	f, err := d.stageOut(name, privateFile, pieces(content...))
	if err != nil {
		return err
	}
	defer f.drop()
	d.replacing.Lock()
	defer d.replacing.Unlock()
	f.beforeMove()
	if err := d.moveNew(f.temporary, f.target); err != nil {
		return cannotWrite(name, err)
	}
	f.placed()
	return d.settled(f.target)
}

// Move gives a file, which is on disk already, the place of another or of none.
func (d *Disk) Move(from, to string) error {
	if err := d.system().Rename(from, to); err != nil {
		return cannotWrite(to, err)
	}
	return d.settled(to)
}

// Remove takes a file away; one that is not there is gone already.
func (d *Disk) Remove(name string) error {
	if err := d.system().Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s cannot be taken away: %w", name, reason(err))
	}
	return nil
}

// toDevice writes to what has nothing to lose, and cannot be replaced.
func (d *Disk) toDevice(name string, write func(io.Writer) error) error {
	f, err := d.system().Device(name)
	if err != nil {
		return cannotWrite(name, err)
	}
	err = filled(f, write)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return cannotWrite(name, err)
	}
	return nil
}

// filled has a file written.
func filled(f io.Writer, write func(io.Writer) error) error {
	out := &noting{to: f}
	err := write(out)
	switch {
	case out.failed != nil:
		return out.failed
	case err != nil:
		return contentError{err}
	}
	return nil
}

// contentError is of what was to be written, and not of the file.
type contentError struct{ error }

// noting notes why something could not be written.
type noting struct {
	to     io.Writer
	failed error
}

func (n *noting) Write(p []byte) (int, error) {
	written, err := n.to.Write(p)
	if err != nil {
		n.failed = err
	}
	return written, err
}

// settled has it reach the disk that a file or folder is in its place. An error says
// that it is.
func (d *Disk) settled(name string) error {
	if err := d.system().SyncFolder(filepath.Dir(name)); err != nil {
		return fmt.Errorf("%s was written, but perhaps not in a way that outlasts a power failure: %w", name, reason(err))
	}
	return nil
}

// staged is a file that is safely on disk beside the one whose place it is to
// take.
type staged struct {
	d                 *Disk
	temporary, target string
	letGo             func() // of the claim; nil without one
	lasting           bool   // it outlasts a power failure
}

// stageOut stages a file that no lock guards: it is claimed until it is in its
// place.
func (d *Disk) stageOut(name string, mode fs.FileMode, write func(io.Writer) error) (*staged, error) {
	d.sweep(filepath.Dir(name), name)
	return d.stage(name, mode, write, d.beginClaimed)
}

// beginLocked is beginClaimed for who holds a lock.
func (d *Disk) beginLocked(folder, name string, create func(at string) error) (at string, letGo func(), err error) {
	at, err = d.begin(folder, name, create)
	return at, nil, err
}

// beginning makes an unfinished file, as beginClaimed does.
type beginning = func(folder, name string, create func(at string) error) (at string, letGo func(), err error)

// stage writes a file beside the one of that name, in whose mode it is, if there
// is one.
func (d *Disk) stage(name string, mode fs.FileMode, write func(io.Writer) error, begin beginning) (*staged, error) {
	return d.stageAs(name, mode, write, begin, true)
}

func (d *Disk) stageAs(name string, mode fs.FileMode, write func(io.Writer) error, begin beginning, lasting bool) (*staged, error) {
	old, err := os.Stat(name)
	switch {
	case err != nil:
		old = nil
	case !old.Mode().IsRegular():
		return nil, fmt.Errorf("%s is a folder, not a file", name)
	default:
		mode = old.Mode().Perm() // from the beginning, lest others read what is theirs to read no more
	}
	var f File
	at, letGo, err := begin(filepath.Dir(name), name, func(at string) (err error) {
		if f != nil {
			_ = f.Close()
		}
		f, err = d.system().Create(at, mode)
		return err
	})
	if err != nil {
		return nil, cannotWrite(name, err)
	}
	s, whole := &staged{d, at, name, letGo, lasting}, false
	defer func() {
		if !whole { // also where a bug of who writes comes up through here
			s.drop()
		}
	}()
	if err := fill(f, write, old, lasting); err != nil {
		return nil, cannotWrite(name, err)
	}
	whole = true
	return s, nil
}

// fill writes a new file and closes it, whatever happens. Without an error it is
// on disk, with the mode and owner of the old one, if there is one; one that need not last is on its
// way there.
func fill(f File, write func(io.Writer) error, old fs.FileInfo, lasting bool) (err error) {
	defer func() {
		if closing := f.Close(); err == nil {
			err = closing
		}
	}()
	err = filled(f, write)
	if err == nil && old != nil {
		err = f.Keep(old)
	}
	if err == nil && lasting {
		err = f.Sync()
	}
	return err
}

// cannotWrite is for an error of the file system whose own words would name the
// unfinished file; one of the content is given as it is.
func cannotWrite(name string, err error) error {
	if content := (contentError{}); errors.As(err, &content) {
		return content.error
	}
	return fmt.Errorf("%s cannot be written: %w", name, reason(err))
}

// reason is an error of the file system without the names in it.
func reason(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// beforeMove lets go of the claim where a file that is open cannot be moved.
func (f *staged) beforeMove() {
	if !movesOpen && f.letGo != nil {
		f.letGo()
		f.letGo = nil
	}
}

// placed notes that the file is in its place.
func (f *staged) placed() { f.d.unfinished.Delete(f.temporary) }

// drop takes the file away, unless it is in its place.
func (f *staged) drop() {
	f.beforeMove()
	f.d.takeAway(f.temporary, f.d.system().Remove)
	if f.letGo != nil {
		f.letGo()
	}
}

// moveNew gives a file a name that nothing has: else fs.ErrExist.
func (d *Disk) moveNew(from, to string) error {
	err := d.system().RenameNew(from, to)
	if !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	switch err = d.system().Link(from, to); {
	case err == nil:
		if err = d.system().Remove(from); err != nil {
			_ = d.system().Remove(to)
		}
		return err
	case errors.Is(err, fs.ErrExist):
		return err
	}
	if _, err := os.Lstat(to); err == nil { // a file system with neither
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: fs.ErrExist}
	}
	return d.system().Rename(from, to)
}
