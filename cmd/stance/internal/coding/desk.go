package coding

import (
	"slices"
	"sync"

	"stance/cmd/stance/internal/console"
	"stance/positions"
	"stance/positions/problem"
)

// Desk is where one dataset is coded, by several people at once if need be.
type Desk struct {
	streams *console.Streams
	dir     string
	coder   string // in whose name records are written that name nobody; "" for none
	blind   bool   // nothing is told of what others recorded

	mu    sync.Mutex // one saves at a time
	saves map[string]*saved
	order []string // of the saves, the oldest first

	writing sync.Mutex // held while files are written
	closed  bool       // nothing is written any more; writing guards it

	seenMu sync.Mutex
	texts  map[string]*text  // those read last, by name
	states map[string][]byte // of files that forms were made from, by hash
}

// New is a desk for the dataset in a folder, at which a coder sits; blind, if nothing is to be told
// of what others recorded.
func New(s *console.Streams, dir, coder string, blind bool) *Desk {
	return &Desk{streams: s, dir: dir, coder: coder, blind: blind, saves: map[string]*saved{}, texts: map[string]*text{}, states: map[string][]byte{}}
}

// Close has nothing be written any more, and waits until what is being written is.
func (k *Desk) Close() {
	k.writing.Lock()
	defer k.writing.Unlock()
	k.closed = true
}

// Write does what writes files, unless the desk is closed.
func (k *Desk) Write(do func() error) error {
	k.writing.Lock()
	defer k.writing.Unlock()
	if k.closed {
		return &Error{Changed: true, Message: "the server is being stopped; nothing was written"}
	}
	return do()
}

// Own is what of a dataset is told at the desk: all of it, or where one codes blind one's own
// records.
func (k *Desk) Own(d *positions.Dataset) *positions.Dataset {
	if !k.blind {
		return d
	}
	own := *d
	own.Records = slices.DeleteFunc(slices.Clone(d.Records), func(r *positions.Record) bool { return !r.CodedBy(k.coder) })
	return &own
}

// said is a problem in words; where one codes blind in those of its rule, as its own may tell what
// others recorded.
func (k *Desk) said(p problem.Problem) (message, hint string) {
	if k.blind {
		return p.Rule.Summary(), ""
	}
	return p.Message, p.Hint
}

// Error says why something was not done.
type Error struct {
	Message string
	Hint    string // how to go on; "" for nothing
	Gone    bool   // what was asked for is not there
	Changed bool   // what it was made from is no more as it was
}

func (e *Error) Error() string { return e.Message }
