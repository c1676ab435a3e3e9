package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// needs gives the path of a program. Where it is not installed the test is skipped,
// unless STANCE_NEEDS_ and its name, in capitals, is set: then it fails.
func needs(t *testing.T, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	switch {
	case err == nil:
	case os.Getenv("STANCE_NEEDS_"+strings.ToUpper(program)) != "":
		t.Fatal(err)
	default:
		t.Skip(err)
	}
	return path
}
