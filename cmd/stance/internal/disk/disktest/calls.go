// Package disktest makes the calls of a disk (disk.Calls) go wrong: one of them
// fails, or is the last before the process is killed, or somebody else writes
// before it. Tests alone have a use for it.
package disktest

import (
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"sync"

	"stance/cmd/stance/internal/disk"
)

// Calls counts the calls that are made to the system, from 1, and has one of them
// go wrong. Use one for one run. Nothing is made to reach the disk, as that can be
// neither seen here nor awaited thousands of times.
type Calls struct {
	// Fail has call number At fail with this error; with On, those after it, too.
	Fail error
	On   bool
	// Kill has call number At be the last: of a write half is made, of any other
	// nothing, and no call is made after it.
	Kill bool
	At   int
	// Again is the number of a later call that fails, too.
	Again int
	// Before is called before each call.
	Before func(n int, call, name string)

	Made []string // the calls so far, as "rename FILE"
	dead bool
	held []io.Closer // what the system lets go of when a process dies
}

// Killed is what the run panics with where it is killed.
type Killed struct{ Call string }

// errDead is what calls after the kill give to the clean-up that a process which
// is really killed never comes to.
var errDead = errors.New("the process is dead")

// counting is held while a call is counted, as those of an interrupt come beside others.
var counting sync.Mutex

// next counts a call, and gives the error with which it is to fail.
func (c *Calls) next(call, name string) error {
	if c.dead {
		return errDead
	}
	counting.Lock()
	c.Made = append(c.Made, call+" "+name)
	n := len(c.Made)
	counting.Unlock()
	if c.Before != nil {
		c.Before(n, call, name)
	}
	hit := n == c.At || c.On && c.At > 0 && n > c.At || c.Again > 0 && n == c.Again
	switch {
	case hit && c.Kill:
		c.dead = true
		for _, h := range c.held {
			_ = h.Close()
		}
		return errDead
	case hit && c.Fail != nil:
		return &fs.PathError{Op: call, Path: name, Err: c.Fail}
	}
	return nil
}

// do makes a call, unless it is to go wrong.
func (c *Calls) do(call, name string, make func() error) error {
	wasDead := c.dead
	err := c.next(call, name)
	if c.dead && !wasDead {
		panic(Killed{call + " " + name})
	}
	if err != nil {
		return err
	}
	return make()
}

var system = disk.System()

func (c *Calls) Create(name string, mode fs.FileMode) (f disk.File, err error) {
	err = c.do("create", name, func() error { f, err = system.Create(name, mode); return err })
	return c.file(name, f, err)
}

func (c *Calls) Device(name string) (f disk.File, err error) {
	err = c.do("device", name, func() error { f, err = system.Device(name); return err })
	return c.file(name, f, err)
}

func (c *Calls) file(name string, f disk.File, err error) (disk.File, error) {
	if err != nil {
		return nil, err
	}
	return &file{c, f, name}, nil
}

func (c *Calls) Read(name string) (content []byte, err error) {
	err = c.do("read", name, func() error { content, err = system.Read(name); return err })
	return content, err
}

func (c *Calls) Rename(from, to string) error {
	return c.do("rename", to, func() error { return system.Rename(from, to) })
}

func (c *Calls) RenameNew(from, to string) error {
	return c.do("rename-new", to, func() error { return system.RenameNew(from, to) })
}

func (c *Calls) Link(from, to string) error {
	return c.do("link", to, func() error { return system.Link(from, to) })
}

func (c *Calls) Exchange(a, b string) error {
	return c.do("exchange", b, func() error { return system.Exchange(a, b) })
}

func (c *Calls) Remove(name string) error {
	return c.do("remove", name, func() error { return system.Remove(name) })
}

func (c *Calls) RemoveAll(name string) error {
	return c.do("remove-all", name, func() error { return system.RemoveAll(name) })
}

func (c *Calls) Mkdir(name string, mode fs.FileMode) error {
	return c.do("mkdir", name, func() error { return system.Mkdir(name, mode) })
}

func (c *Calls) SyncFolder(name string) error {
	return c.do("sync-folder", name, func() error { return nil })
}

// Claim marks a file; whoever is killed lets go of it, as of a lock.
func (c *Calls) Claim(name string) (held io.Closer, err error) {
	err = c.do("claim", name, func() error { held, err = system.Claim(name); return err })
	return c.hold(held, err)
}

func (c *Calls) Lock(folder, name string) (held io.Closer, err error) {
	err = c.do("lock", filepath.Join(folder, name), func() error { held, err = system.Lock(folder, name); return err })
	return c.hold(held, err)
}

func (c *Calls) hold(held io.Closer, err error) (io.Closer, error) {
	if err != nil {
		return nil, err
	}
	c.held = append(c.held, held)
	return held, nil
}

// file is a file whose calls count.
type file struct {
	c    *Calls
	f    disk.File
	name string
}

// Write writes half where it goes wrong.
func (f *file) Write(p []byte) (n int, err error) {
	wasDead := f.c.dead
	if err := f.c.next("write", f.name); err != nil {
		if wasDead {
			return 0, err
		}
		n, _ := f.f.Write(p[:len(p)/2])
		if f.c.dead {
			panic(Killed{"write " + f.name})
		}
		return n, err
	}
	return f.f.Write(p)
}

func (f *file) Keep(of fs.FileInfo) error {
	return f.c.do("keep", f.name, func() error { return f.f.Keep(of) })
}

func (f *file) Sync() error { return f.c.do("sync", f.name, func() error { return nil }) }

// Close closes the file in any case, as the system does.
func (f *file) Close() error {
	defer f.f.Close()
	return f.c.do("close", f.name, func() error { return nil })
}
