// Package needs says for tests which programs they need. It is no part of the
// program, and starts nothing.
package needs

import (
	"os"
	"strings"
	"testing"
)

// Program gives the path of a program, as look finds it (exec.LookPath). Where it is
// not installed the test is skipped, unless STANCE_NEEDS_ and its name, in capitals,
// is set: then it fails.
func Program(t testing.TB, name string, look func(name string) (path string, err error)) string {
	t.Helper()
	path, err := look(name)
	if err != nil {
		Missing(t, name, err)
	}
	return path
}

// Missing skips or fails a test likewise, where a program is there and is of no use.
func Missing(t testing.TB, name string, why error) {
	t.Helper()
	if os.Getenv("STANCE_NEEDS_"+strings.ToUpper(name)) != "" {
		t.Fatalf("%s: %v", name, why)
	}
	t.Skipf("%s: %v", name, why)
}
