package main

import (
	"fmt"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/positions/problem"
)

// unsoundError is a dataset with errors in it.
type unsoundError struct {
	dir      string // or file
	flags    string // by which check finds it
	problems []problem.Problem
	told     bool // the result names them
}

func (e *unsoundError) Error() string {
	n := problem.Count(e.problems).Errors
	return fmt.Sprintf("the dataset %s has %s; `stance check%s` lists them with all warnings", e.dir, console.Plural(n, "error"), e.flags)
}

// unsoundPairError is two files with errors in them, or in what they say together.
type unsoundPairError struct {
	files    []string
	problems []problem.Problem
}

func (e *unsoundPairError) Error() string {
	return fmt.Sprintf("%s have %s", strings.Join(e.files, " and "), console.Plural(problem.Count(e.problems).Errors, "error"))
}

// refusedError is edits that would leave errors in the dataset.
type refusedError struct{ problems []problem.Problem }

func (e *refusedError) Error() string {
	return fmt.Sprintf("nothing was written, as the dataset would then have %s", console.Plural(problem.Count(e.problems).Errors, "error"))
}

// madeUnsoundError is a dataset that the program was about to write, and could not
// have read.
type madeUnsoundError struct{ problems []problem.Problem }

func (e *madeUnsoundError) Error() string {
	return fmt.Sprintf("nothing was written, as the new dataset would have had %s, shown above; that is a fault of this program: please report it, with the text in question", console.Plural(problem.Count(e.problems).Errors, "error"))
}
