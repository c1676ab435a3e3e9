package launch

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
)

// Streams are what a program gets for its own.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	Dir      string // where it is started
}

// Program is a program as the user named it.
type Program struct {
	Setting string // with arguments and quotes, as the user wrote it
	From    string // the variable that names it; "" where none does
}

// NotFoundError says that there is no such program.
type NotFoundError struct{ Program }

func (e *NotFoundError) Error() string {
	if e.From == "" {
		return e.Setting + " was not found"
	}
	return fmt.Sprintf("%s, which %s names, was not found", e.Setting, e.From)
}

// forShell are the characters that have git, too, hand a setting to the shell.
const forShell = "|&;<>()$`\\\"' \t\n*?[#~=%"

// command makes the command for a program, with arguments after its own. As
// with git a setting with nothing special in it is the name of a program, and
// any other a line for the shell; on Windows, which has none, its words are
// told by quotes.
func (p Program) command(s Streams, args ...string) (*exec.Cmd, error) {
	name, words := p.Setting, args
	switch {
	case runtime.GOOS == "windows":
		if split := windowsWords(p.Setting, func(name string) bool { _, err := find(name); return err == nil }); len(split) > 0 {
			name, words = split[0], append(split[1:], args...)
		}
	case p.Setting == ":" || strings.ContainsAny(p.Setting, forShell):
		line := p.Setting
		if len(args) > 0 {
			line += ` "$@"`
		}
		name, words = shell(), append([]string{"-c", line, p.Setting}, args...)
	}
	path, err := find(name)
	if err != nil {
		return nil, &NotFoundError{p}
	}
	cmd := exec.Command(path, words...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr, cmd.Dir = s.In, s.Out, s.Err, s.Dir
	cmd.Env = append(os.Environ(), "PATH="+absolutePath(os.Getenv("PATH")))
	return cmd, nil
}

// shell is where systems have theirs; those that have it elsewhere have it in
// PATH.
func shell() string {
	const usual = "/bin/sh"
	if _, err := os.Stat(usual); err != nil {
		return "sh"
	}
	return usual
}

// windowsWords are the words of a setting on Windows. Where what begins it is a program's
// name with spaces in it, as C:\Program Files\Editor\editor.exe -w, that is its first word
// without quotes, too.
func windowsWords(setting string, found func(name string) bool) []string {
	for end := len(setting); end > 0; end = strings.LastIndexByte(setting[:end], ' ') {
		if name := strings.TrimSpace(setting[:end]); name != "" && found(name) {
			return append([]string{name}, words(setting[end:])...)
		}
	}
	return words(setting)
}

// words cuts a line at white space; quotes, double or single, hold together
// what is between them. A backslash is itself, as in the names of files.
func words(line string) []string {
	var all []string
	var word strings.Builder
	begun, quote := false, rune(0)
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '"' || r == '\'':
			quote, begun = r, true
		case r == ' ' || r == '\t':
			if begun {
				all = append(all, word.String())
				word.Reset()
				begun = false
			}
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	if begun {
		all = append(all, word.String())
	}
	return all
}

// find finds a program in the folders of PATH, or by its path.
func find(name string) (string, error) {
	if strings.ContainsRune(name, '/') || strings.ContainsRune(name, filepath.Separator) || filepath.VolumeName(name) != "" {
		return exec.LookPath(name)
	}
	if name != "" {
		for _, dir := range filepath.SplitList(absolutePath(os.Getenv("PATH"))) {
			if path, err := exec.LookPath(filepath.Join(dir, name)); err == nil {
				return path, nil
			}
		}
	}
	return "", exec.ErrNotFound
}

// absolutePath is a PATH without the folders in it that depend on where one
// stands. It is never empty, as that would mean just this to a shell.
func absolutePath(path string) string {
	var dirs []string
	for _, dir := range filepath.SplitList(path) {
		if filepath.IsAbs(dir) {
			dirs = append(dirs, dir)
		}
	}
	if len(dirs) == 0 {
		return os.DevNull
	}
	return strings.Join(dirs, string(filepath.ListSeparator))
}

// onTerminal counts the programs that have the terminal.
var onTerminal atomic.Int32

// OnTerminal reports whether a program that was started here has the terminal:
// an interrupt from the keyboard is meant for it.
func OnTerminal() bool { return onTerminal.Load() > 0 }

// run runs a command that has the terminal until it ends, with the keys that
// send signals.
func (p Program) run(cmd *exec.Cmd) error {
	onTerminal.Add(1)
	defer onTerminal.Add(-1)
	quit := make(chan os.Signal, 1)
	signal.Notify(quit, syscall.SIGQUIT)
	defer signal.Stop(quit)
	err := cmd.Run()
	if exitCode(err) == codeNotFound && len(cmd.Args) > 1 && cmd.Args[1] == "-c" {
		return &NotFoundError{p}
	}
	return err
}

// codeNotFound is what a shell ends with that finds no such program.
const codeNotFound = 127

// exitCode is the code of a program that failed; 0 where it did not, -1 where
// it was killed or could not be started.
func exitCode(err error) int {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitCode()
	}
	return -1
}
