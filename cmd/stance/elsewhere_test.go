package main

import (
	"strings"
	"testing"
)

// What other programs call otherwise leads to the command, with the rest of the line, and is not run.
func TestWordsOfOtherPrograms(t *testing.T) {
	for line, want := range map[string]string{
		"compare before-alaska white-house": "did you mean `stance diff before-alaska white-house`?", "validate": "did you mean `stance check`?", "history ukraine": "did you mean `stance log ukraine`?",
		"list": "did you mean `stance show`?", "status": "did you mean `stance`?", "summary": "did you mean `stance diff` or `stance report`?", "Compare": "did you mean `stance diff`?",
		"validate -C ../../data": "did you mean `stance check -C ../../data`?", "help history": "did you mean `stance help log`?",
		"shwo urkaine teritory": "did you mean `stance show`?", "show urkaine teritory -C ../../data": "did you mean the party ukraine?",
	} {
		s, out, messages := reviewStreams(".")
		if code := run(strings.Fields(line), s); code != exitUsage || out.Len() > 0 || !strings.Contains(messages.String(), want) {
			t.Errorf("%s: exit code %d, %q, want %q", line, code, messages, want)
		}
	}
}
