package main

import (
	"bytes"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/diff"
	"stance/diff/report"
)

// TestTopics holds that every topic has its page, and that it is shown.
func TestTopics(t *testing.T) {
	for _, topic := range topics {
		var out, errs bytes.Buffer
		s := &console.Streams{In: strings.NewReader(""), Out: &out, Err: &errs, Width: console.PipeWidth, Dir: t.TempDir(), Env: func(string) string { return "" }}
		if code := run([]string{"help", topic.name}, s); code != exitDone || out.Len() < 200 {
			t.Errorf("stance help %s: exit code %d, %d bytes\n%s", topic.name, code, out.Len(), errs.String())
		}
		for line := range strings.Lines(out.String()) {
			if n := len([]rune(strings.TrimRight(line, "\n"))); n > 100 {
				t.Errorf("stance help %s: a line of %d columns", topic.name, n)
			}
		}
	}
}

// TestMeasuresNameEveryKind holds that people can look every kind of change up.
func TestMeasuresNameEveryKind(t *testing.T) {
	var out bytes.Buffer
	s := &console.Streams{In: strings.NewReader(""), Out: &out, Err: &out, Width: console.PipeWidth, Dir: t.TempDir(), Env: func(string) string { return "" }}
	if code := run([]string{"help", "measures"}, s); code != exitDone {
		t.Fatal(out.String())
	}
	_, kinds, _ := strings.Cut(out.String(), "KINDS OF CHANGE")
	kinds, _, _ = strings.Cut(kinds, "DISTANCE")
	for i := range diff.Kinds {
		if word := report.KindWord(diff.Kind(i), 1); !strings.Contains(kinds, word) {
			t.Errorf("no %s in\n%s", word, kinds)
		}
	}
}
