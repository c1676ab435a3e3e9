package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"stance/cmd/stance/internal/disk"
)

// MaxSize is how many bytes of texts that a command replaced are kept.
const MaxSize = 64 << 20

// maxFile is how large a journal can be: the texts as JSON has them, with names.
const maxFile = 2 * MaxSize

// Journal is a user's journal of a dataset. It is of one process, which is one command.
type Journal struct {
	disk    *disk.Disk
	folder  string // of all journals
	dataset string // its folder; of one in a file, that in which it is
	file    string // the dataset's, where it is one; "" for a folder

	Unsound bool // the dataset has errors that the next command is to find

	mine []byte // the last entry as this process wrote it
}

// Of is the journal of a dataset, given by its path without links. Nothing is read or made.
func Of(d *disk.Disk, folder, dataset string) *Journal {
	return &Journal{disk: d, folder: folder, dataset: dataset}
}

// OfFile is the journal of a dataset that is one file in a folder, given likewise.
func OfFile(d *disk.Disk, folder, in, file string) *Journal {
	return &Journal{disk: d, folder: folder, dataset: in, file: file}
}

// The files of a journal, and the lock of both.
func (j *Journal) last() string { return j.called(".json") }
func (j *Journal) next() string { return j.called(".next") }
func (j *Journal) lock() string { return j.name() + ".lock" }

func (j *Journal) name() string { return nameOf(filepath.Join(j.dataset, j.file)) }

func (j *Journal) called(ending string) string {
	return filepath.Join(j.folder, j.name()+ending)
}

// Writing is a command that is noted, and is about to write.
type Writing struct {
	j      *Journal
	note   []byte
	unlock func()
}

// Begin notes that changes are about to be made, in their order. Other processes that
// would write to the journal wait until End. made are folders in the dataset that the
// command has made for them already. An error says why the command cannot be taken back;
// then what was noted of the one before is gone as well, as that is the last no more.
func (j *Journal) Begin(command []string, at time.Time, changes []disk.Change, made ...string) (*Writing, error) {
	if rel, err := filepath.Rel(j.dataset, realPath(j.folder)); j.file == "" && err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return nil, fmt.Errorf("the folder to keep it in, %s, is in the dataset, which others have, too", j.folder)
	}
	if err := j.disk.PrivateFolder(j.folder); err != nil {
		return nil, j.forget(err)
	}
	unlock, err := j.disk.Lock(j.folder, j.lock())
	if err != nil {
		return nil, j.forget(err)
	}
	e := &Entry{Dataset: j.dataset, Command: command, Time: at.UTC().Round(0), Folders: j.newFolders(made, changes), Unsound: j.Unsound}
	for _, c := range changes {
		e.Files = append(e.Files, File{c.Name, c.Old, digest(c.New)})
	}
	note, err := j.write(e, j.settled())
	if err != nil {
		defer unlock()
		return nil, j.forget(err)
	}
	return &Writing{j, note, unlock}, nil
}

// forget takes away what is noted, as the last command is one that cannot be.
func (j *Journal) forget(why error) error {
	_ = j.disk.Remove(j.next())
	_ = j.disk.Remove(j.last())
	return why
}

// write writes the next entry, which goes on with the last one if that is of this process.
func (j *Journal) write(e *Entry, last []byte) (note []byte, err error) {
	if j.mine != nil && bytes.Equal(last, j.mine) {
		if had, err := parse(last, j.dataset); err == nil {
			e.goOnFrom(had)
		}
	}
	size := 0
	for _, f := range e.Files {
		size += len(f.Before)
	}
	if size > MaxSize {
		return nil, fmt.Errorf("it replaces more than %d MB, which is all that is kept", MaxSize>>20)
	}
	if note, err = json.Marshal(e); err != nil {
		return nil, err
	}
	if len(note) > maxFile {
		return nil, fmt.Errorf("it changes more files than can be noted in %d MB", maxFile>>20)
	}
	return note, j.disk.WritePrivate(j.next(), note)
}

// goOnFrom has an entry begin with what the same process wrote before, unless somebody
// changed one of the files in between: their change is not to be taken back with it.
func (e *Entry) goOnFrom(had *Entry) {
	files := slices.Clone(had.Files)
	for _, f := range e.Files {
		i := slices.IndexFunc(files, func(was File) bool { return was.Name == f.Name })
		switch {
		case i < 0:
			files = append(files, f)
		case files[i].After != digest(f.Before):
			return
		default:
			files[i].After = f.After
		}
	}
	e.Files, e.Folders, e.Unsound = files, slices.Concat(had.Folders, e.Folders), had.Unsound
}

// newFolders are the folders that were made for changes, or will be, outer ones first.
func (j *Journal) newFolders(made []string, changes []disk.Change) []string {
	here := disk.Dataset(j.dataset)
	defer here.Close()
	return FoldersOf(changes, made, func(folder string) bool {
		_, err := here.Lstat(folder)
		return err == nil
	})
}

// FoldersOf adds to known folders those of the files of changes, outer ones first, each
// once, as far up as they are not kept.
func FoldersOf(changes []disk.Change, known []string, kept func(folder string) bool) []string {
	for _, c := range changes {
		var more []string
		for folder := path.Dir(c.Name); folder != "." && !slices.Contains(known, folder) && !kept(folder); folder = path.Dir(folder) {
			more = append(more, folder)
		}
		slices.Reverse(more)
		known = append(known, more...)
	}
	return known
}

// End has the command be the last one, if it was done; else as far as it came. Where the
// journal cannot be written any more, Last finds the same by looking at the files.
func (w *Writing) End(done bool) {
	defer w.unlock()
	if w.j.mine = w.note; !done {
		w.j.settled()
		return
	}
	_ = w.j.disk.Move(w.j.next(), w.j.last())
}

// settled decides what became of a next entry that a process left, and gives the last one;
// nil without one. The caller holds the lock.
func (j *Journal) settled() []byte {
	next, err := j.read(j.next())
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err == nil && j.isLast(next):
		if j.disk.Move(j.next(), j.last()) == nil {
			return next
		}
	default:
		_ = j.disk.Remove(j.next())
	}
	last, err := j.read(j.last())
	if err != nil {
		return nil
	}
	return last
}

// isLast reports whether a next entry has written.
func (j *Journal) isLast(next []byte) bool {
	e, err := parse(next, j.dataset)
	return err == nil && e.wrote()
}

// read reads a file of the journal, which has to be one that Begin may have written.
func (j *Journal) read(name string) ([]byte, error) {
	if err := disk.OnlyUsers(j.folder); err != nil {
		return nil, err
	}
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || !disk.OwnedByUser(info) {
		return nil, errors.New("it is no file of the user's own")
	}
	return disk.ReadFile(name, maxFile)
}

// Last gives the user's last writing command, if it has not been taken back; else nil.
func (j *Journal) Last() (*Entry, error) {
	content, err := j.read(j.next())
	if err != nil || !j.isLast(content) {
		content, err = j.read(j.last())
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var e *Entry
	if err == nil {
		e, err = parse(content, j.dataset)
	}
	if err != nil {
		return nil, fmt.Errorf("the journal %s cannot be read: %w", j.last(), err)
	}
	if changes, err := e.Undo(); err == nil && len(changes) == 0 {
		return nil, nil
	}
	return e, nil
}

// TakeBack takes a command back, if it still is the last one: all files or none. Killed
// amid it, it is completed by doing it again. The caller holds the locks of these files.
func (j *Journal) TakeBack(e *Entry) error {
	unlock, err := j.disk.Lock(j.folder, j.lock())
	if err != nil {
		return err
	}
	defer unlock()
	j.settled()
	now, err := j.Last()
	if err != nil {
		return err
	}
	if now == nil || !now.Time.Equal(e.Time) || !slices.Equal(now.names(), e.names()) {
		return errors.New("another command has written to the dataset meanwhile; nothing was taken back")
	}
	changes, err := now.Undo()
	if err != nil {
		return err
	}
	if err := j.disk.Replace(j.dataset, changes); err != nil {
		return err
	}
	j.disk.RemoveEmpty(j.dataset, now.Folders)
	return j.disk.Remove(j.last())
}

// realPath is a path without links in it, as far as it is there.
func realPath(name string) string {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		return real
	}
	if above := filepath.Dir(name); above != name {
		return filepath.Join(realPath(above), filepath.Base(name))
	}
	return name
}
