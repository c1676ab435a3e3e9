package watch

import (
	"context"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	settle    = 100 * time.Millisecond // for which nothing may change, so that what is half written is not taken for a state
	sweepTime = 5 * time.Second
	// watched is how many folders the operating system is asked to report on, which lets each
	// user have some thousands; changes in others are found by the next sweep.
	watched = 1000
)

// Changes calls changed each time that files have become others than in a state that was
// seen, and have come to rest, until ctx ends. Where changed says that it could not make
// use of that, as the files have moved on, it is called again once they have come to rest.
// sweep is asked for anew each time, as another state may consist of other files.
func Changes(ctx context.Context, seen State, sweep func() Sweep, changed func(State) bool) {
	reports := listen()
	defer reports.close()
	_, folders := sweep()()
	reports.follow(folders)
	every := time.NewTicker(sweepTime)
	defer every.Stop()
	rested := time.NewTimer(0) // a change may have come before it was listened for
	defer rested.Stop()
	waiting := true // for rested
	rest := func() {
		rested.Reset(settle)
		waiting = true
	}
	var last State // of the sweep before
	for {
		select {
		case <-ctx.Done():
			return
		case event := <-reports.changes():
			if !waiting && reports.concern(event) {
				rest()
			}
			continue
		case <-reports.faults(): // such as that there was more than could be reported
			if !waiting {
				rest()
			}
			continue
		case <-rested.C:
			waiting = false
		case <-every.C:
			if waiting {
				continue
			}
		}
		now, folders := sweep()()
		reports.follow(folders)
		switch {
		case now == seen:
		case now == last && changed(now):
			seen = now
		default:
			rest()
		}
		last = now
	}
}

// reports are what the operating system tells of folders; nil where it tells nothing.
type reports struct {
	from *fsnotify.Watcher
	dir  string // the first of the folders: of the one that it lies in only its own coming and going matters
}

func listen() *reports {
	from, err := fsnotify.NewWatcher()
	if err != nil {
		return nil
	}
	return &reports{from: from}
}

func (r *reports) close() {
	if r != nil {
		_ = r.from.Close()
	}
}

func (r *reports) changes() <-chan fsnotify.Event {
	if r == nil {
		return nil
	}
	return r.from.Events
}

func (r *reports) faults() <-chan error {
	if r == nil {
		return nil
	}
	return r.from.Errors
}

// follow has reports come of folders, and of the one in which the first of them lies, as
// that may be taken away and made anew.
func (r *reports) follow(folders []string) {
	if r == nil || len(folders) == 0 {
		return
	}
	r.dir = folders[0]
	wanted := append([]string{filepath.Dir(r.dir)}, folders...)
	wanted = wanted[:min(len(wanted), watched)]
	now := r.from.WatchList()
	for _, name := range now {
		if !slices.Contains(wanted, name) {
			_ = r.from.Remove(name)
		}
	}
	for _, name := range wanted {
		if !slices.Contains(now, name) {
			_ = r.from.Add(name) // what cannot be watched the sweeps find
		}
	}
}

func (r *reports) concern(e fsnotify.Event) bool {
	return e.Op != fsnotify.Chmod && (filepath.Dir(e.Name) != filepath.Dir(r.dir) || e.Name == r.dir)
}
