package serve

import (
	"context"
	"net/http"
	"path/filepath"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/pages"
	"stance/cmd/stance/internal/watch"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/problem"
	"stance/positions/yamlfile"
)

// Live is a dataset whose pages are those of its files as they are by now. Readers have the
// state that there is while the next one is made beside it, and none waits for it.
type Live struct {
	Place   dataset.Place
	KnownBy positions.Date // as pages.Shown has it, like the next three; Start sets it
	Blind   string
	Public  bool
	Today   func() positions.Date
	Coding  *Coding // nil: nothing can be changed
	// Bug is told of panics, none of which ends the server.
	Bug func(fault any, stack []byte)

	now     atomic.Pointer[state]
	telling sync.Mutex // held while Bug is called
}

// state is a dataset at rest, with what was made of it.
type state struct {
	files watch.State
	read  *positions.Dataset // as the files have it by now
	// shown are the pages of the last state without errors, or of this one where there
	// was none yet.
	shown *pages.Dataset
	// broken are the pages of this state, where it has errors and shown was before; else nil.
	broken *pages.Dataset
	made   kept
}

// Start reads the dataset for the first time; knownBy tells as of which day it is to be shown as
// it was known, 0 for now.
func (l *Live) Start(knownBy func(*positions.Dataset) (positions.Date, error)) (err error) {
	sweep := l.Place.Sweep(&positions.Dataset{}) // which files it names is not known yet
	before, _ := sweep()
	read := l.Place.Read()
	files, _ := l.Place.Sweep(read.Dataset)()
	if after, _ := sweep(); after != before {
		files = "changing" // so it will be read again
	}
	if l.KnownBy, err = knownBy(read.Dataset); err != nil {
		return err
	}
	l.now.Store(&state{files: files, read: read.Dataset, shown: l.pagesOf(read)})
	return nil
}

// Follow reads the dataset anew whenever it has changed, until ctx ends, and has each of its
// states prepared before its pages are asked for.
func (l *Live) Follow(ctx context.Context) {
	var preparing sync.WaitGroup
	defer preparing.Wait()
	prepare := func() {
		now := l.now.Load()
		preparing.Go(func() {
			l.guarded(func() {
				now.shown.Prepare(func() bool { return ctx.Err() == nil && l.now.Load() == now })
			})
		})
	}
	prepare()
	sweep := func() watch.Sweep { return l.Place.Sweep(l.now.Load().read) }
	l.guarded(func() {
		watch.Changes(ctx, l.now.Load().files, sweep, func(files watch.State) bool {
			done := l.renew(files)
			if done {
				prepare()
			}
			return done
		})
	})
}

// renew makes the state of the files as they are; false if they have moved on meanwhile.
func (l *Live) renew(files watch.State) (done bool) {
	before := l.now.Load()
	sound := l.guarded(func() {
		read := l.Place.Read()
		if now, _ := l.Place.Sweep(before.read)(); now != files {
			return
		}
		done = true
		next := &state{files: files, read: read.Dataset, shown: l.pagesOf(read)}
		if !read.OK() && problem.Count(before.shown.Read.Problems).Errors == 0 {
			next.shown, next.broken = before.shown, next.shown
		}
		l.now.Store(next)
	})
	return done || !sound
}

// pagesOf makes the pages of what was read.
func (l *Live) pagesOf(read *yamlfile.Result) *pages.Dataset {
	if l.Place.File == "" {
		dataset.WarnOfMissingTexts(l.Place.Dir, read)
	}
	call := report.Call{Data: l.Place.Call}
	if l.Public && call.Data != "" { // in which folders it lies is nothing to others
		call.Data = dataset.DataAgain(filepath.Base(l.Place.Name))
	}
	if l.KnownBy != 0 {
		call.Known = " --known-by " + l.KnownBy.String()
	}
	return pages.New(pages.Shown{Read: read, Texts: l.Place.Texts(), File: l.Place.ReadFile, Call: call, Today: l.Today, KnownBy: l.KnownBy, Blind: l.Blind, Public: l.Public, Coding: l.Coding != nil})
}

// guarded calls a function and tells of a panic in it, which is a bug; it reports whether there
// was none.
func (l *Live) guarded(do func()) (sound bool) {
	defer func() {
		if sound {
			return
		}
		if fault := recover(); fault != nil && fault != http.ErrAbortHandler {
			stack := debug.Stack()
			l.telling.Lock()
			defer l.telling.Unlock()
			l.Bug(fault, stack)
		}
	}()
	do()
	return true
}
