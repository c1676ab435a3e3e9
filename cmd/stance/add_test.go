package main

import (
	"strings"
	"testing"
)

// TestAddExamples tries the examples of the help on the project's own data.
func TestAddExamples(t *testing.T) {
	s, _, _ := reviewStreams(".")
	add, _, err := newRootCommand(s).Find([]string{"add"})
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, cmd := range append(add.Commands(), add) {
		for line := range strings.SplitSeq(strings.ReplaceAll(cmd.Example, "\\\n", ""), "\n") {
			args := shellWords(line)[1:]
			if len(args) < 2 || strings.Contains(line, "--edit") {
				continue // for a person
			}
			s, out, messages := reviewStreams(".")
			if code := run(append(args, "--data", "../../data", "--dry-run"), s); code != exitDone || !strings.HasPrefix(out.String(), "--- ") {
				t.Errorf("%s: %d: %s", line, code, messages)
			}
			tried++
		}
	}
	if tried < 9 {
		t.Errorf("only %d examples", tried)
	}
}

// shellWords cuts a command line at its spaces, but for those in double quotes.
func shellWords(line string) []string {
	var words []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 0 {
			words = append(words, strings.Fields(part)...)
		} else {
			words = append(words, part)
		}
	}
	return words
}
