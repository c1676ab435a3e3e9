package main

import (
	"errors"
	"fmt"
	"strings"
	"syscall"

	"stance/diff/report"
	"stance/diff/report/terminal"
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

// exitHelp ends every command's long help.
const exitHelp = `Exit codes: 0 done; 1 the check asked for failed; 2 wrong use; 3 the dataset or
a file can't be read; 70 a bug of stance; 130 interrupted.`

// errFailed says that the check asked for failed. The result says why, so it
// has no message of its own.
var errFailed = errors.New("failed")

// errFaulty says the same where a decoder fell over a file.
var errFaulty = errors.New("failed on a file")

// errInterrupted says that the user broke off.
var errInterrupted = errors.New("interrupted")

// usageError is a mistake in the command line.
type usageError struct {
	message string
	hint    string // how to mend it, or ""
}

func (e *usageError) Error() string { return e.message }

func usagef(format string, args ...any) *usageError {
	return &usageError{message: fmt.Sprintf(format, args...)}
}

// unsoundError is a dataset with errors in it.
type unsoundError struct {
	dir      string // or file
	flags    string // by which check finds it
	problems []problem.Problem
	told     bool // the result names them
}

func (e *unsoundError) Error() string {
	n := problem.Count(e.problems).Errors
	return fmt.Sprintf("the dataset %s has %s; `stance check%s` lists them with all warnings", e.dir, plural(n, "error"), e.flags)
}

// unsoundPairError is two files with errors in them, or in what they say together.
type unsoundPairError struct {
	files    []string
	problems []problem.Problem
}

func (e *unsoundPairError) Error() string {
	return fmt.Sprintf("%s have %s", strings.Join(e.files, " and "), plural(problem.Count(e.problems).Errors, "error"))
}

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

func (s *streams) showErrors(problems []problem.Problem) {
	for _, p := range problems {
		if p.Severity == problem.Error {
			s.showProblem(p)
		}
	}
}

// showProblem shows a problem on standard error, wrapped where that is a
// terminal.
func (s *streams) showProblem(p problem.Problem) {
	if s.errWidth == 0 {
		fmt.Fprint(s.err, problem.Render(p))
		return
	}
	_ = terminal.Document(s.err, report.ProblemDocument(p), terminal.Screen{Width: s.errWidth}) // a message that cannot be written cannot be complained of
}

// tell writes a message, wrapped where standard error is a terminal.
func (s *streams) tell(message string) {
	if s.errWidth > 0 {
		message = terminal.Wrap(message, s.errWidth, 0)
	}
	fmt.Fprintln(s.err, message)
}

func (s *streams) complain(message string) { s.tell("stance: " + visible.Line(message)) }

// complainOfOutput tells that a result did not get to where it was to go.
func (s *streams) complainOfOutput(err error) {
	s.complain(fmt.Sprintf("standard output cannot be written to: %v", err))
}

// note tells the user something that is no result and no error.
func (s *streams) note(message string) {
	if !s.quiet {
		s.tell("note: " + visible.Line(message))
	}
}

func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// didYouMean is a hint with the nearest of the known names, else with all of
// them.
func didYouMean(name string, known []string) string {
	if near, ok := problem.Nearest(name, known); ok {
		return fmt.Sprintf("did you mean %s?", near)
	}
	return "known: " + strings.Join(known, ", ")
}
