package console

import (
	"fmt"

	"stance/diff/report"
	"stance/diff/report/terminal"
	"stance/positions/problem"
	"stance/positions/visible"
)

// ShowErrors shows those of the problems that are errors.
func (s *Streams) ShowErrors(problems []problem.Problem) {
	for _, p := range problems {
		if p.Severity == problem.Error {
			s.ShowProblem(p)
		}
	}
}

// ShowProblem shows a problem on standard error, wrapped where that is a
// terminal.
func (s *Streams) ShowProblem(p problem.Problem) {
	if s.ErrWidth == 0 {
		fmt.Fprint(s.Err, problem.Render(p))
		return
	}
	_ = terminal.Document(s.Err, report.ProblemDocument(p), terminal.Screen{Width: s.ErrWidth}) // a message that cannot be written cannot be complained of
}

// Tell writes a message, wrapped where standard error is a terminal.
func (s *Streams) Tell(message string) { s.TellHanging(message, 0) }

// TellHanging is Tell, and indents what goes on below the first line.
func (s *Streams) TellHanging(message string, hang int) {
	if s.ErrWidth > 0 {
		message = terminal.Wrap(message, s.ErrWidth, hang)
	}
	fmt.Fprintln(s.Err, message)
}

// Complain tells what went wrong.
func (s *Streams) Complain(message string) { s.Tell("stance: " + visible.Line(message)) }

// ComplainOfOutput tells that a result did not get to where it was to go.
func (s *Streams) ComplainOfOutput(err error) {
	s.Complain(fmt.Sprintf("standard output cannot be written to: %v", err))
}

// Laid breaks a line of a result between words where a person's terminal ends, and indents what
// goes on below it; in pipes and files it stays whole.
func (s *Streams) Laid(line string, hang int) string {
	if !s.Terminal || s.Width == 0 {
		return line
	}
	return terminal.Wrap(line, s.Width, hang)
}

// Note tells the user something that is no result and no error.
func (s *Streams) Note(message string) {
	if !s.Quiet {
		s.Tell("note: " + visible.Line(message))
	}
}
