package main

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestHostileArguments runs each line of its table on one dataset, which none of them
// may change.
func TestHostileArguments(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(hostileFolder, "arguments", "expected.txt"))
	if err != nil {
		t.Fatal(err)
	}
	dir := laidOver(t, "extra/empty.txt", nil)
	before := fileSums(t, dir)
	lines := 0
	for i, line := range strings.Split(string(text), "\n") {
		words, err := hostileWords(line)
		if err != nil {
			t.Fatalf("arguments/expected.txt:%d: %v", i+1, err)
		}
		if len(words) == 0 {
			continue
		}
		args := texts(words[1:])
		for j, a := range args {
			if a == "LONG" {
				args[j] = strings.Repeat("x", 5000)
			}
		}
		a := runHostile(t, dir, "", args...)
		if want := exitNumber(t, words[0].text); a.code != want {
			t.Errorf("arguments/expected.txt:%d: exit code %d, want %d: %v", i+1, a.code, want, a)
		}
		lines++
	}
	if after := fileSums(t, dir); !maps.Equal(before, after) {
		t.Errorf("the folder has changed: it has %d files, had %d", len(after), len(before))
	}
	t.Logf("%d command lines", lines)
}
