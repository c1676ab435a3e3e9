package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A file or folder that is being written is called .NAME.<digits>.stance, after
// the one whose place it is to take. The ending tells it from what editors keep
// beside the files that are open in them, such as .NAME.swp.
const unfinishedEnding = ".stance"

// longestName is how much of a name goes into that of its unfinished one; file
// systems take names of 255 bytes.
const longestName = 200

func unfinishedName(name string) string {
	return fmt.Sprintf(".%s.%d%s", shortBase(name), rand.Uint64(), unfinishedEnding)
}

func shortBase(name string) string {
	base := filepath.Base(name)
	if len(base) > longestName {
		base = strings.ToValidUTF8(base[:longestName], "")
	}
	return base
}

// unfinishedOf gives the name, cut as by shortBase, after which an unfinished file
// is called; "" if it is none.
func unfinishedOf(name string) string {
	rest, begins := strings.CutPrefix(name, ".")
	rest, ends := strings.CutSuffix(rest, unfinishedEnding)
	dot := strings.LastIndexByte(rest, '.')
	if !begins || !ends || dot < 1 || dot == len(rest)-1 || strings.ContainsFunc(rest[dot+1:], func(r rune) bool { return r < '0' || r > '9' }) {
		return ""
	}
	return rest[:dot]
}

// SweepLocked takes away what processes that died left unfinished in a dataset's folder
// and in those of the folders below it that are named, with all in them but for hidden
// ones, and where links in all these lead within the dataset. The caller holds the lock
// of the dataset's files, so nobody is at those; what else is written there, such as
// results, is claimed.
func (d *Disk) SweepLocked(folder string, below ...string) {
	for _, at := range unfinishedIn(folder, below) {
		d.sweepDead(at)
	}
}

// Unfinished reports whether SweepLocked has something to look at.
func Unfinished(folder string, below ...string) bool { return len(unfinishedIn(folder, below)) > 0 }

func unfinishedIn(folder string, below []string) []string {
	l := &leftovers{dataset: folder, seen: map[string]bool{}}
	defer l.close()
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		switch at := filepath.Join(folder, e.Name()); {
		case unfinishedOf(e.Name()) != "":
			l.found = append(l.found, at)
		case e.IsDir() && slices.Contains(below, e.Name()):
			l.in(at)
		case e.Type()&fs.ModeSymlink != 0:
			l.behind(e.Name(), slices.Contains(below, e.Name()))
		}
	}
	return l.found
}

// leftovers looks for what is unfinished in a dataset.
type leftovers struct {
	dataset string
	found   []string
	links   *Folder         // the dataset, once a link is followed
	seen    map[string]bool // to where links led
}

func (l *leftovers) close() {
	if l.links != nil {
		l.links.Close()
	}
}

// in looks in a folder and all below it.
func (l *leftovers) in(folder string) {
	_ = filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil, name == folder:
			return nil
		case unfinishedOf(e.Name()) != "":
			l.found = append(l.found, name)
		case e.Type()&fs.ModeSymlink != 0:
			if rel, err := filepath.Rel(l.dataset, name); err == nil {
				l.behind(filepath.ToSlash(rel), true)
			}
			return nil
		case !strings.HasPrefix(e.Name(), "."):
			return nil
		}
		if e.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
}

// behind looks where a link within the dataset leads: beside a file, and in a folder if
// these count as well.
func (l *leftovers) behind(name string, folders bool) {
	if l.links == nil {
		l.links = Dataset(l.dataset)
	}
	info, err := l.links.Stat(name)
	if err != nil {
		return
	}
	resolved, err := l.links.resolve("stat", name)
	if err != nil || l.seen[resolved] {
		return
	}
	switch target := at(l.dataset, resolved); {
	case info.Mode().IsRegular():
		l.seen[resolved] = true
		l.found = append(l.found, unfinishedBeside(filepath.Dir(target), target)...)
	case info.IsDir() && folders && resolved != ".":
		l.seen[resolved] = true
		l.in(target)
	}
}

// UnfinishedOf is the file or folder whose place an unfinished one is to take, which is in the same
// folder; "" of a name that is none of an unfinished one.
func UnfinishedOf(name string) string {
	base := unfinishedOf(path.Base(name))
	if base == "" {
		return ""
	}
	return path.Join(path.Dir(name), base)
}

// SweepOf takes away what processes that died left unfinished of a file that is named
// within a dataset. The caller holds its lock.
func (d *Disk) SweepOf(dataset, name string) {
	for _, at := range unfinishedOfFile(dataset, name) {
		_ = d.system().Remove(at)
	}
}

// HasUnfinished reports whether SweepOf has something to take away.
func HasUnfinished(dataset, name string) bool { return len(unfinishedOfFile(dataset, name)) > 0 }

func unfinishedOfFile(dataset, name string) []string {
	full := at(dataset, name)
	l := &leftovers{dataset: dataset, found: unfinishedBeside(filepath.Dir(full), full), seen: map[string]bool{}}
	defer l.close()
	if info, err := os.Lstat(full); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		l.behind(path.Clean(name), false)
	}
	return l.found
}

// unfinishedBeside lists what is unfinished of a file or folder, in a folder.
func unfinishedBeside(folder, name string) (found []string) {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		if unfinishedOf(e.Name()) == shortBase(name) {
			found = append(found, filepath.Join(folder, e.Name()))
		}
	}
	return found
}

// sweep takes away what processes that died left unfinished of a file or folder,
// in a folder. Those of living processes are claimed.
func (d *Disk) sweep(folder, name string) {
	for _, at := range unfinishedBeside(folder, name) {
		d.sweepDead(at)
	}
}

// sweepDead takes an unfinished file or folder away unless somebody has claimed
// it.
func (d *Disk) sweepDead(name string) {
	claimed, err := d.system().Claim(name)
	if err != nil {
		return
	}
	if !movesOpen {
		_ = claimed.Close() // what is open cannot be taken away there, which is the claim
	}
	_ = d.system().RemoveAll(name)
	if movesOpen {
		_ = claimed.Close()
	}
}

// begin makes an unfinished file or folder in a folder, by a call that makes what
// is not there yet, and notes it for interrupts.
func (d *Disk) begin(folder, name string, create func(at string) error) (at string, err error) {
	const attempts = 100
	for range attempts {
		at = filepath.Join(folder, unfinishedName(name))
		if err = d.note(at, create); !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return at, err
}

func (d *Disk) note(at string, create func(at string) error) error {
	d.noting.Lock()
	defer d.noting.Unlock()
	err := create(at)
	if err == nil {
		d.unfinished.Store(at, nil)
	}
	return err
}

// takeAway removes what is noted in unfinished, unless it is not any more.
func (d *Disk) takeAway(at string, remove func(at string) error) {
	d.noting.Lock()
	defer d.noting.Unlock()
	if _, left := d.unfinished.LoadAndDelete(at); left {
		_ = remove(at)
	}
}

// beginClaimed is begin for what is claimed at once, as nobody holds a lock.
func (d *Disk) beginClaimed(folder, name string, create func(at string) error) (at string, letGo func(), err error) {
	return d.claimNew(func() (string, error) { return d.begin(folder, name, create) })
}

// claimNew makes an unfinished file or folder and claims it. A sweeper may come between
// the two calls; then another one is made.
func (d *Disk) claimNew(begin func() (at string, err error)) (at string, letGo func(), err error) {
	const attempts = 100
	for range attempts {
		if at, err = begin(); err != nil {
			return "", nil, err
		}
		var held io.Closer
		held, err = d.system().Claim(at)
		switch {
		case err == nil:
			return at, func() { _ = held.Close() }, nil
		case errors.Is(err, fs.ErrNotExist), errors.Is(err, errClaimed):
			d.unfinished.Delete(at) // a sweeper has it
		default:
			return at, func() {}, nil // the file system knows no claims, and a sweeper takes nothing there
		}
	}
	return "", nil, err
}
