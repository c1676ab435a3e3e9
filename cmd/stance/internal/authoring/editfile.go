package authoring

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"

	"github.com/gofrs/flock"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/launch"
	"stance/positions/visible"
)

// editFile is a text that is being written in an editor, in a folder of its own
// that is its user's alone. It is taken away once the text was added or is kept
// elsewhere; whatever ends the program before, the text is still there.
type editFile struct {
	dir  string
	data string       // the dataset as it was given, if it was
	lock *flock.Flock // of the note; the system frees that of a process that dies

	failed bool // the editor did, or what it left could not be read
}

const (
	editFolder = "stance-add-" // and a number
	editText   = "record.yaml"
	editNote   = ".draft" // which dataset it is for, and what it began as
)

// openEdit is the one that there is, for the way out on a signal.
var openEdit atomic.Pointer[editFile]

func newEditFile(dataset, data string, template []byte) (*editFile, error) {
	dir, err := os.MkdirTemp("", editFolder) // for its owner alone
	if err != nil {
		return nil, fmt.Errorf("there is no place to write a text in: %w", err)
	}
	e := &editFile{dir: dir, data: data}
	openEdit.Store(e)
	if err = os.WriteFile(filepath.Join(dir, editNote), []byte(digest(template)+"\n"+realPath(dataset)+"\n"), 0o600); err == nil {
		e.lock = flock.New(filepath.Join(dir, editNote), flock.SetPermissions(0o600))
		_, err = e.lock.TryLock()
	}
	if err == nil {
		err = e.write(template)
	}
	if err != nil {
		e.discard()
		return nil, fmt.Errorf("there is no place to write a text in: %w", err)
	}
	return e, nil
}

func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// realPath is a path without links in it, where that can be told.
func realPath(name string) string {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		return real
	}
	return name
}

func (e *editFile) name() string { return filepath.Join(e.dir, editText) }

func (e *editFile) write(text []byte) error { return os.WriteFile(e.name(), text, 0o600) }

// holds reports whether the file has a text in it.
func (e *editFile) holds(text []byte) bool {
	there, err := disk.ReadIn(e.dir, editText)
	return err == nil && bytes.Equal(there, text)
}

// holdsMore reports whether, where the editor failed or its text could not be read,
// there is more in the folder than this text, which is kept elsewhere: a text that is
// too large, say, or what the editor had not saved yet.
func (e *editFile) holdsMore(text []byte) bool {
	if !e.failed {
		return false
	}
	files, err := os.ReadDir(e.dir)
	if err != nil {
		return false
	}
	for _, f := range files {
		if f.Name() != editNote && (f.Name() != editText || !e.holds(text)) {
			return true
		}
	}
	return false
}

// discard takes the draft away.
func (e *editFile) discard() {
	e.leave()
	_ = os.RemoveAll(e.dir)
}

// leave leaves the draft where it is.
func (e *editFile) leave() {
	openEdit.Store(nil)
	if e.lock != nil {
		_ = e.lock.Close()
	}
}

// TellOfDraft says where the text is that was being written when the program was
// ended. The editor may go on without it.
func TellOfDraft(s *console.Streams) {
	e := openEdit.Load()
	if e == nil {
		return
	}
	editor := ""
	if launch.OnTerminal() {
		editor = ", and the editor may still be open on it"
	}
	s.Tell(visible.Line("Your text is in " + e.name() + ", as it was last saved" + editor + "; add it with `" + commandToAdd(e.name(), e.data) + "`"))
}

// tellOfLeftDrafts tells of texts for a dataset that a program left which was
// killed. They are the user's, and stay where they are.
func tellOfLeftDrafts(s *console.Streams, dataset, data string) {
	entries, _ := os.ReadDir(os.TempDir())
	for _, e := range entries {
		dir := filepath.Join(os.TempDir(), e.Name())
		if strings.HasPrefix(e.Name(), editFolder) && leftDraft(dir, dataset) {
			name := filepath.Join(dir, editText)
			s.Note("a text for this dataset was not added before the program was ended: " + name + "; add it with `" + commandToAdd(name, data) + "`, or delete its folder, in which there may be more that the editor saved")
		}
	}
}

// leftDraft reports whether a folder holds a draft for a dataset that nobody is at
// and in which something was written, were it only what the editor keeps beside it
// of a text that was not saved. Folders of others or that others can write to,
// which were not made here, are not looked into, and links in them are not followed.
func leftDraft(dir, dataset string) bool {
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() || !disk.OwnedByUser(info) || runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return false
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	for _, f := range files {
		if (f.Name() == editNote || f.Name() == editText) && !f.Type().IsRegular() {
			return false
		}
	}
	note := filepath.Join(dir, editNote)
	head, err := disk.ReadIn(dir, editNote)
	if err != nil {
		return false
	}
	began, of, _ := strings.Cut(strings.TrimSuffix(string(head), "\n"), "\n")
	text, err := disk.ReadIn(dir, editText)
	if err != nil || of != realPath(dataset) {
		return false
	}
	if beside := len(files) > 2; !beside && (len(bytes.TrimSpace(text)) == 0 || digest(text) == began) {
		return false
	}
	lock := flock.New(note, flock.SetPermissions(0o600))
	defer lock.Close()
	free, err := lock.TryLock()
	return err == nil && free
}
