package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"stance/positions/golden"
)

// TestMain lets scripts run the real program in a process of its own, and tests the
// program that heeds them.
func TestMain(m *testing.M) {
	testscript.Main(awayFromHome{m}, map[string]func(){"stance": main, heedingProgram: heeding, haltingProgram: halting})
}

// awayFromHome are the tests, with the state of the programs that they start in a folder
// that is gone afterwards.
type awayFromHome struct{ *testing.M }

func (m awayFromHome) Run() int {
	dir, err := os.MkdirTemp("", "stance-state-")
	if err == nil {
		err = os.Setenv("XDG_STATE_HOME", dir)
	}
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	return m.M.Run()
}

// TestScripts runs whole command lines, one script per task that is
// documented. In a script $DATA is the project's own dataset.
func TestScripts(t *testing.T) {
	data, err := filepath.Abs("../../data")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: golden.Updating(),
		Cmds:          map[string]func(*testscript.TestScript, bool, []string){"exitcode": exitCode, "encoded": encodedFile, "workbook": workbookFile},
		Setup: func(env *testscript.Env) error {
			env.Setenv("DATA", data)
			env.Setenv("XDG_STATE_HOME", os.Getenv("XDG_STATE_HOME")) // a script's folder may be a dataset
			for _, name := range []string{"NO_COLOR", "CLICOLOR_FORCE", "STANCE_DATA", "PAGER", "STANCE_PAGER"} {
				env.Setenv(name, "")
			}
			return os.MkdirAll(filepath.Join(env.WorkDir, "home"), 0o777)
		},
	})
}

// exitCode runs a command line and expects an exit code: exitcode 2 stance …
func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exitcode CODE COMMAND [ARG…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}
