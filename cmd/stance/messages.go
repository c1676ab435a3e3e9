package main

import (
	"fmt"

	"stance/diff/report"
	"stance/diff/report/terminal"
	"stance/positions/problem"
	"stance/positions/visible"
)

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
