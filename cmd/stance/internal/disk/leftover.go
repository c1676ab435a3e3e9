package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
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

// SweepLocked takes away what processes that died left unfinished in a folder and
// in those of the folders below it that are named, with all in them but for hidden
// ones. The caller holds the lock of the dataset's files, so nobody is at those;
// what else is written there, such as results, is claimed.
func (d *Disk) SweepLocked(folder string, below ...string) {
	for _, at := range unfinishedIn(folder, below) {
		d.sweepDead(at)
	}
}

// Unfinished reports whether SweepLocked has something to look at.
func Unfinished(folder string, below ...string) bool { return len(unfinishedIn(folder, below)) > 0 }

func unfinishedIn(folder string, below []string) (found []string) {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		switch {
		case unfinishedOf(e.Name()) != "":
			found = append(found, filepath.Join(folder, e.Name()))
		case e.IsDir() && slices.Contains(below, e.Name()):
			found = append(found, allUnfinishedIn(filepath.Join(folder, e.Name()))...)
		}
	}
	return found
}

func allUnfinishedIn(folder string) (found []string) {
	_ = filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case unfinishedOf(e.Name()) != "":
			found = append(found, name)
		case !strings.HasPrefix(e.Name(), "."):
			return nil
		}
		if e.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	return found
}

// SweepOf takes away what processes that died left unfinished of a file. The caller
// holds its lock.
func (d *Disk) SweepOf(name string) {
	for _, at := range unfinishedBeside(filepath.Dir(name), name) {
		_ = d.system().Remove(at)
	}
}

// HasUnfinished reports whether SweepOf has something to take away.
func HasUnfinished(name string) bool { return len(unfinishedBeside(filepath.Dir(name), name)) > 0 }

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
