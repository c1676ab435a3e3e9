package main

import (
	"bytes"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/positions/problem"
)

// Messages are wrapped on a terminal, and left as they are elsewhere.
func TestMessagesOnTerminal(t *testing.T) {
	refused := &dataset.RefusedError{Problems: []problem.Problem{{
		File: "a.yaml", Line: 3, Column: 5, Severity: problem.Error, Rule: problem.BadID,
		Message: "`Some Id` is not well-formed", Text: "  - id: Some Id", Hint: "write `some-id`: small letters",
	}}}
	for width, want := range map[int]string{
		0: "a.yaml:3:5: error: `Some Id` is not well-formed [bad-id]\n  3 |   - id: Some Id\n    |     ^\n  hint: write `some-id`: small letters\n" +
			"stance: nothing was written, as the dataset would then have 1 error\n",
		30: "a.yaml:3:5: error: `Some Id`\n    is not well-formed\n    [bad-id]\n  3 |   - id: Some Id\n    |     ^\n  hint: write `some-id`: small\n    letters\n" +
			"stance: nothing was written,\nas the dataset would then have\n1 error\n",
	} {
		var err bytes.Buffer
		s := &console.Streams{Err: &err, ErrWidth: width}
		if code := finish(s, refused); code != exitUsage || err.String() != want {
			t.Errorf("at %d: exit code %d and %q, want %q", width, code, err.String(), want)
		}
	}
}

// Of a dataset that the program made and could not read the user hears where it goes
// wrong, and that it is the program that does.
func TestAnUnsoundDatasetIsABug(t *testing.T) {
	s, _, messages := reviewStreams(t.TempDir())
	made := &dataset.MadeUnsoundError{Problems: []problem.Problem{{File: "codebook.yaml", Line: 1, Column: 1, Severity: problem.Error, Rule: problem.BadID, Message: "`A` is not well-formed"}}}
	if code := finish(s, made); code != exitBug || !strings.Contains(messages.String(), "codebook.yaml:1:1: error: ") || !strings.Contains(messages.String(), "a fault of this program") {
		t.Errorf("exit code %d: %s", code, messages)
	}
}

func TestBrokenOff(t *testing.T) {
	s, _, messages := reviewStreams(t.TempDir())
	if code := finish(s, console.ErrAborted); code != exitInterrupted || messages.String() != "note: broken off; nothing was written\n" {
		t.Errorf("%d: %s", code, messages)
	}
	messages.Reset() // a walk that was broken off has saved what was answered
	if code := finish(s, console.ErrInterrupted); code != exitInterrupted || messages.Len() > 0 {
		t.Errorf("%d: %s", code, messages)
	}
}
