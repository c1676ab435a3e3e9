package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
)

// printing are command lines that print something, of all commands but those that
// a person has to answer, in a folder with the files of workplace.
var printing = []string{
	"", "help", "help diff", "help columns", "help dates", "--help", "--version", "diff --help", "show", "show -f json", "show --terms", "show --voices", "diff", "diff -f markdown", "diff --exit-code=false", "diff --exit-code=news", "diff --exit-code", "log -p p -i i", "log -i i -f svg", "gap", "report", "report -f html",
	"review --list", "review -f csv", "review show 2025-01-01/p/i", "review approve 2025-01-01/p/i --reviewer x", "review dispute 2025-01-01/p/j --reviewer x -m No", "check", "check -f json",
	"init fresh", "init example --example", "add -d 2025-01-01 -p q -i i --position yes -s A --quote x --speaker y --source s1", "add -n -d 2025-01-01 -p q -i j -s A", "add claim -d 2025-01-01 --by q -p p -i i -s Says", "add silence -d 2025-02-01 -p q -i j",
	"add source --id s9 --title Nine", "source", "source add record.yaml --title T", "source add record.yaml --title T --dry-run", "source list", "source passages", "source passages -f json", "source refresh", "source refresh s1 -f json", "add party --id r --name R", "add issue --id k --name K", "import table.csv --extend-codebook", "import table.csv --dry-run --extend-codebook", "export", "export gaps -f graphml", "export -f xlsx", "export -f parquet", "export -f ndjson",
	"verify", "verify --record -f json", "audit HEAD", "agreement data other", "agreement data other --min 1 -f json", "agreement data other --adjudicate merged -f csv", "schema", "schema diff", "schema --write schemas",
	"rm -y 2025-02-01/p/i", "rename -y party p pp", "rename -n party p pp", "config",
	"serve --help", "site -o public", "completion bash", "completion zsh", "completion fish", "completion powershell", "__complete diff ",
}

// TestPrintingIsComplete holds that no command is left out.
func TestPrintingIsComplete(t *testing.T) {
	s, _, _ := reviewStreams(t.TempDir())
	var look func(cmd *cobra.Command)
	look = func(cmd *cobra.Command) {
		path := strings.TrimPrefix(strings.TrimPrefix(cmd.CommandPath(), "stance"), " ")
		seen := path == "man" || path == "edit" || path == "undo" || cmd.IsAdditionalHelpTopicCommand() // it prints nothing, or needs what was done before; all topics are printed alike
		for _, line := range printing {
			seen = seen || line == path || strings.HasPrefix(line, path+" ")
		}
		if !seen {
			t.Errorf("%q is not tried", path)
		}
		for _, sub := range cmd.Commands() {
			look(sub)
		}
	}
	look(newRootCommand(s))
}

// printed runs a command line of printing with another standard output.
func printed(t *testing.T, line string, out func(s *console.Streams)) (code int, messages string) {
	t.Helper()
	dir := goToWork(t)
	if strings.HasPrefix(line, "audit") {
		if out, err := exec.Command("bash", "-c", `cd "$0" && git init -q && git add -A && git -c user.name=T -c user.email=t@example.org -c commit.gpgsign=false commit -qm data`, dir).CombinedOutput(); err != nil {
			t.Fatalf("git: %v: %s", err, out)
		}
	}
	s, _, said := reviewStreams(dir)
	out(s)
	return run(words(line), s), said.String()
}

func words(line string) []string {
	args := strings.Fields(line)
	if strings.HasSuffix(line, " ") {
		args = append(args, "")
	}
	return args
}

// failing is an output that takes so many bytes.
type failing struct {
	takes int
	why   error
}

func (f *failing) Write(p []byte) (int, error) {
	n := min(f.takes, len(p))
	if f.takes -= n; n < len(p) {
		return n, &os.PathError{Op: "write", Path: "/dev/stdout", Err: f.why}
	}
	return n, nil
}

// What cannot be printed is an error of every command, at its first byte or later;
// a reader who wants no more is none, and a check that failed fails all the same.
func TestOutputThatFails(t *testing.T) {
	_, noGit := exec.LookPath("git")
	for _, line := range printing {
		if noGit != nil && strings.HasPrefix(line, "audit") {
			continue
		}
		var all bytes.Buffer
		usual, messages := printed(t, line, func(s *console.Streams) { s.Out = &all })
		if usual != exitDone && usual != exitFailed && usual != exitUnreadable || all.Len() == 0 {
			t.Errorf("%q: exit code %d: %s", line, usual, messages)
			continue
		}
		for _, takes := range []int{0, all.Len() - 1} {
			code, messages := printed(t, line, func(s *console.Streams) { s.Out = &failing{takes, syscall.ENOSPC} })
			if code != exitUnreadable || !strings.Contains(messages, syscall.ENOSPC.Error()) {
				t.Errorf("%q after %d bytes: exit code %d: %s", line, takes, code, messages)
			}
		}
		if code, messages := printed(t, line, func(s *console.Streams) { s.Out = &failing{0, syscall.EPIPE} }); code != usual {
			t.Errorf("%q into a closed pipe: exit code %d, not %d: %s", line, code, usual, messages)
		}
	}
}

// TestFullDevice prints onto a full device, in processes of their own.
func TestFullDevice(t *testing.T) {
	for _, line := range []string{"", "help", "--version", "help columns", "completion bash", "schema diff", "show", "check", "export -f xlsx", "init fresh", "add party --id r --name R"} {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if errors.Is(err, os.ErrNotExist) {
			t.Skip(err)
		}
		if err != nil {
			t.Fatal(err)
		}
		cmd := stance(t, goToWork(t), words(line)...)
		cmd.Stdout = full
		var messages strings.Builder
		cmd.Stderr = &messages
		_ = cmd.Run()
		full.Close()
		if code := cmd.ProcessState.ExitCode(); code != exitUnreadable || !strings.Contains(messages.String(), "no space left on device") {
			t.Errorf("%q: exit code %d: %s", line, code, messages.String())
		}
	}
}
