package splice

import (
	"fmt"
	"strings"
)

// UnprovedError is a fault of the program: reading what it was about to write did not
// give what was there with the edit made. The user's files are not to blame, and
// nothing was written.
type UnprovedError struct {
	Name string // the file, within the dataset; "" for several
	what string
}

func (e *UnprovedError) Error() string {
	in := ""
	if e.Name != "" {
		in = " of " + e.Name
	}
	return "the edit" + in + " could not be proved: " + e.what + "; nothing was written. This is a fault of the program, please report it"
}

// NoPlaceError says that a file is laid out in a way in which an edit cannot be made.
type NoPlaceError struct {
	Name   string
	Line   int // as editors count
	ByHand string
}

func (e *NoPlaceError) Error() string {
	if e.ByHand == "" {
		return fmt.Sprintf("%s:%d: what begins here is laid out in a way in which it cannot be changed; nothing was written. Change it by hand", e.Name, e.Line)
	}
	return fmt.Sprintf("%s:%d: what begins here is laid out in a way that leaves no place for an addition; nothing was added. Add this by hand: %s", e.Name, e.Line, e.ByHand)
}

func (f *File) noPlace(in *edit) error {
	var flow []string
	for _, p := range in.pieces {
		flow = append(flow, p.Flow())
	}
	line := 1
	if in.parent != nil {
		line = f.lineNumber(f.offset(in.parent))
	}
	return &NoPlaceError{f.name, line, strings.Join(flow, ", ")}
}
