package console

import (
	"bytes"
	"errors"
	"testing"

	"stance/positions/problem"
)

// Problems are shown as compilers show them, wrapped where a person reads them, and
// warnings are not among errors.
func TestProblemsAreShown(t *testing.T) {
	problems := []problem.Problem{
		{File: "a.yaml", Line: 1, Severity: problem.Warning, Rule: problem.BadID, Message: "a warning"},
		{File: "a.yaml", Line: 3, Column: 5, Severity: problem.Error, Rule: problem.BadID,
			Message: "`Some Id` is not well-formed", Text: "  - id: Some Id", Hint: "write `some-id`: small letters"},
	}
	for width, want := range map[int]string{
		0:  "a.yaml:3:5: error: `Some Id` is not well-formed [bad-id]\n  3 |   - id: Some Id\n    |     ^\n  hint: write `some-id`: small letters\n",
		30: "a.yaml:3:5: error: `Some Id`\n    is not well-formed\n    [bad-id]\n  3 |   - id: Some Id\n    |     ^\n  hint: write `some-id`: small\n    letters\n",
	} {
		var messages bytes.Buffer
		(&Streams{Err: &messages, ErrWidth: width}).ShowErrors(problems)
		if messages.String() != want {
			t.Errorf("at %d: %q, want %q", width, messages.String(), want)
		}
	}
}

// Messages are of one line and safe, and wrapped where a person reads them; with --quiet
// there are no notes, but complaints there are.
func TestMessages(t *testing.T) {
	for name, c := range map[string]struct {
		width int
		quiet bool
		say   func(s *Streams)
		want  string
	}{
		"a message":               {0, false, func(s *Streams) { s.Tell("wrote it\nand more") }, "wrote it\nand more\n"},
		"a message, wrapped":      {24, false, func(s *Streams) { s.Tell("one two three four five six seven") }, "one two three four five\nsix seven\n"},
		"a message, quiet":        {0, true, func(s *Streams) { s.Tell("wrote it") }, "wrote it\n"},
		"a note":                  {0, false, func(s *Streams) { s.Note("wrote r.json (json)") }, "note: wrote r.json (json)\n"},
		"a note, quiet":           {0, true, func(s *Streams) { s.Note("wrote r.json (json)") }, ""},
		"a note, untrusted":       {0, false, func(s *Streams) { s.Note("read \x1b[2Ja\nb") }, "note: read <U+001B>[2Ja b\n"},
		"a note, wrapped":         {24, false, func(s *Streams) { s.Note("one two three four five six") }, "note: one two three four\nfive six\n"},
		"a complaint":             {0, false, func(s *Streams) { s.Complain("no party \u202e") }, "stance: no party <U+202E>\n"},
		"a complaint, quiet":      {0, true, func(s *Streams) { s.Complain("no party x") }, "stance: no party x\n"},
		"a complaint, of output":  {0, true, func(s *Streams) { s.ComplainOfOutput(errors.New("disk full")) }, "stance: standard output cannot be written to: disk full\n"},
		"a complaint, all on one": {0, false, func(s *Streams) { s.Complain("a\nb") }, "stance: a b\n"},
	} {
		var messages bytes.Buffer
		c.say(&Streams{Err: &messages, ErrWidth: c.width, Quiet: c.quiet})
		if messages.String() != c.want {
			t.Errorf("%s: %q, want %q", name, messages.String(), c.want)
		}
	}
}

func TestUsageError(t *testing.T) {
	err := error(Usagef("--width %d is too narrow", 7))
	var usage *UsageError
	if err.Error() != "--width 7 is too narrow" || !errors.As(err, &usage) || usage.Hint != "" {
		t.Errorf("%q, %+v", err, usage)
	}
	if !errors.Is(ErrAborted, ErrInterrupted) {
		t.Error("who breaks a question off has not interrupted")
	}
}
