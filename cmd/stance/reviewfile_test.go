package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
)

// reviewDataset is a copy of the project's own dataset.
func reviewDataset(t *testing.T) string {
	t.Helper()
	return datasettest.Copy(t)
}

// reviewStreams are streams on a dataset, at noon of 20 August 2025.
func reviewStreams(dir string) (s *console.Streams, out, messages *bytes.Buffer) {
	return datasettest.Streams(dir)
}

// stance is the program itself, run in a process of its own (see TestMain).
func stance(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program)
	cmd.Args = append([]string{"stance"}, args...)
	cmd.Dir = dir
	return cmd
}

func TestSignOffsAtOnceOfTwoProcesses(t *testing.T) {
	dir := reviewDataset(t)
	var commands []*exec.Cmd
	for i := range 6 {
		cmd := stance(t, dir, "review", "dispute", "white-house/russia/ceasefire", "--reviewer", "jm", "--note", fmt.Sprint("process ", i))
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		commands = append(commands, cmd)
	}
	for _, cmd := range commands {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	if got := len(datasettest.Reviews(t, dir)); got != len(commands) {
		t.Errorf("%d of %d sign-offs are there", got, len(commands))
	}
	datasettest.OnlyReviews(t, dir, "jm.yaml")
}

// TestACrashLeavesTheOldFile has the system kill the program in the middle of
// writing: a process may write files of some blocks only.
func TestACrashLeavesTheOldFile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no limits on files here")
	}
	dir := reviewDataset(t)
	name := filepath.Join(dir, "reviews/jm.yaml")
	approve := func(cell string) {
		t.Helper()
		s, _, messages := reviewStreams(dir)
		if code := run([]string{"review", "approve", cell, "--reviewer", "jm"}, s); code != exitDone {
			t.Errorf("%d: %s", code, messages)
		}
	}
	approve("joint-statement/US/ceasefire")
	old, _ := os.ReadFile(name)
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("bash", "-c", `ulimit -c 0; ulimit -f 1; exec -a stance "$0" review dispute white-house/russia/ceasefire --reviewer jm --note "$1"`, program, strings.Repeat("long ", 2000))
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOTRACEBACK=none")
	if out, err := cmd.CombinedOutput(); err == nil {
		t.Fatalf("it did not fail: %s", out)
	}
	if now, _ := os.ReadFile(name); !bytes.Equal(now, old) {
		t.Errorf("the old file became\n%.500s", now)
	}
	// What the crash left behind is in nobody's way: neither its unfinished
	// file, which is not read, nor its lock, which the system freed.
	approve("white-house/russia/ceasefire")
	if got := len(datasettest.Reviews(t, dir)); got != 2 {
		t.Errorf("%d sign-offs", got)
	}
	datasettest.OnlyReviews(t, dir, "jm.yaml")
}
