package main

import (
	"errors"
	"syscall"

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
func (s *streams) finish(err error) int {
	var usage *usageError
	var unsound *unsoundError
	var pair *unsoundPairError
	var refused *refusedError
	var made *madeUnsoundError
	var kept *keptError
	if errors.As(err, &kept) {
		if kept.cause == nil {
			s.note("your text is kept in " + kept.name + "; `" + kept.command + "` adds it")
			return exitDone
		}
		defer s.tell(visible.Line("Your text is kept in " + kept.name + "; mend it and add it with `" + kept.command + "`"))
	}
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE):
		return exitDone
	case errors.Is(err, errFailed):
		return exitFailed
	case errors.Is(err, errFaulty):
		return exitBug
	case errors.Is(err, errInterrupted):
		if errors.Is(err, errAborted) {
			s.note("broken off; nothing was written")
		}
		return exitInterrupted
	case errors.As(err, &usage):
		s.complain(usage.message)
		if usage.hint != "" {
			s.tell(visible.Text(usage.hint))
		}
		return exitUsage
	case errors.As(err, &unsound):
		if !unsound.told {
			s.showErrors(unsound.problems)
		}
		s.complain(unsound.Error())
		return codeOf(unsound.problems)
	case errors.As(err, &pair):
		s.showErrors(pair.problems)
		s.complain(pair.Error())
		return codeOf(pair.problems)
	case errors.As(err, &refused):
		s.showErrors(refused.problems)
		s.complain(refused.Error())
		return exitUsage
	case errors.As(err, &made):
		s.showErrors(made.problems)
	}
	s.complain(err.Error())
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
