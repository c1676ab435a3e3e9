package dataset

import (
	"fmt"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/positions/problem"
)

// UnsoundError is a dataset with errors in it.
type UnsoundError struct {
	Dir      string // or file
	Flags    string // by which check finds it
	Problems []problem.Problem
	Told     bool // the result names them
}

func (e *UnsoundError) Error() string {
	n := problem.Count(e.Problems).Errors
	return fmt.Sprintf("the dataset %s has %s; `stance check%s` lists them with all warnings", e.Dir, console.Plural(n, "error"), e.Flags)
}

// UnsoundPairError is two files with errors in them, or in what they say together.
type UnsoundPairError struct {
	Files    []string
	Problems []problem.Problem
}

func (e *UnsoundPairError) Error() string {
	return fmt.Sprintf("%s have %s", strings.Join(e.Files, " and "), console.Plural(problem.Count(e.Problems).Errors, "error"))
}

// RefusedError is edits that would leave errors in the dataset.
type RefusedError struct{ Problems []problem.Problem }

func (e *RefusedError) Error() string {
	return fmt.Sprintf("nothing was written, as the dataset would then have %s", console.Plural(problem.Count(e.Problems).Errors, "error"))
}

// MadeUnsoundError is a dataset that the program was about to write, and could not
// have read.
type MadeUnsoundError struct{ Problems []problem.Problem }

func (e *MadeUnsoundError) Error() string {
	return fmt.Sprintf("nothing was written, as the new dataset would have had %s, shown above; that is a fault of this program: please report it, with the text in question", console.Plural(problem.Count(e.Problems).Errors, "error"))
}
