package main

import (
	"errors"
	"syscall"

	"stance/cmd/stance/internal/authoring"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/sourcing"
	"stance/positions/problem"
	"stance/positions/visible"
)

// The exit codes, the same in every command and format.
const (
	exitDone        = 0
	exitFailed      = 1 // the check asked for failed
	exitUsage       = 2
	exitUnreadable  = 3
	exitBug         = 70 // as EX_SOFTWARE of sysexits.h
	exitInterrupted = 130
)

// errFailed says that the check asked for failed. The result says why, so it
// has no message of its own.
var errFailed = errors.New("failed")

// errFaulty says the same where a decoder fell over a file.
var errFaulty = errors.New("failed on a file")

// finish reports an error to the user and gives the exit code for it.
func finish(s *console.Streams, err error) int {
	var usage *console.UsageError
	var unsound *dataset.UnsoundError
	var pair *dataset.UnsoundPairError
	var refused *dataset.RefusedError
	var made *dataset.MadeUnsoundError
	var kept *authoring.KeptError
	if errors.As(err, &kept) {
		if kept.Cause == nil {
			s.Note("your text is kept in " + kept.Name + "; `" + kept.Command + "` adds it")
			return exitDone
		}
		defer s.Tell(visible.Line("Your text is kept in " + kept.Name + "; mend it and add it with `" + kept.Command + "`"))
	}
	var left *authoring.LeftError
	if errors.As(err, &left) {
		told := left.Left()
		switch {
		case left.DryRun:
			told = left.Error()
		case errors.Is(err, console.ErrAborted):
			told = "broken off; " + told
		}
		if left.Command != "" {
			told += "; `" + left.Command + "` goes on with what you answered"
		}
		switch {
		case left.Cause == nil, errors.Is(err, console.ErrAborted):
			s.Note(told)
			if left.Cause != nil {
				return exitInterrupted
			}
			return exitDone
		case left.Command != "":
			defer s.Tell(visible.Line("`" + left.Command + "` goes on with what you answered"))
		}
	}
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE):
		return exitDone
	case errors.Is(err, errFailed), errors.Is(err, sourcing.ErrAltered):
		return exitFailed
	case errors.Is(err, errFaulty):
		return exitBug
	case errors.Is(err, console.ErrInterrupted):
		if errors.Is(err, console.ErrAborted) {
			s.Note("broken off; nothing was written")
		}
		return exitInterrupted
	case errors.As(err, &usage):
		s.Complain(usage.Message)
		if usage.Hint != "" {
			s.Tell(visible.Text(usage.Hint))
		}
		return exitUsage
	case errors.As(err, &unsound):
		if !unsound.Told {
			s.ShowErrors(unsound.Problems)
		}
		s.Complain(unsound.Error())
		return codeOf(unsound.Problems)
	case errors.As(err, &pair):
		s.ShowErrors(pair.Problems)
		s.Complain(pair.Error())
		return codeOf(pair.Problems)
	case errors.As(err, &refused):
		s.ShowErrors(refused.Problems)
		s.Complain(refused.Error())
		return exitUsage
	case errors.As(err, &made):
		s.ShowErrors(made.Problems)
	}
	s.Complain(err.Error())
	if ourFault(err) {
		return exitBug
	}
	return exitUnreadable
}

// codeOf is for files with errors in them.
func codeOf(problems []problem.Problem) int {
	if faulty(problems) {
		return exitBug
	}
	return exitUnreadable
}
