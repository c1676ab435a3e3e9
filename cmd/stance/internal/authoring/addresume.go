package authoring

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/asking"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/positions/exchange/tidy"
)

// keeping is where the answers of a person who breaks off are kept: in their state folder, of a
// dataset the last ones for each of what can be added to it.
type keeping struct {
	s    *console.Streams
	data string
	what string // is added: stance, claim, silence, party, issue or source
}

// kept is what was answered when a person broke off.
type kept struct {
	Dataset string                   `json:"dataset"`         // without links in its path
	Given   map[string]string        `json:"given,omitempty"` // of a record by flags, by column
	Flags   map[string][]string      `json:"flags,omitempty"` // of a party, an issue or a source, by name
	Answers map[string]asking.Answer `json:"answers"`
}

// openAnswers are those of the conversation that goes on, for the way out on a signal.
type openAnswers struct {
	keeping
	given kept // without the answers
	own   bool // what is kept by now is of this conversation
	in    *asking.Interview
}

var openInterview atomic.Pointer[openAnswers]

// KeepAnswers keeps what was answered when the program is ended from outside, and tells it.
func KeepAnswers(s *console.Streams) {
	open := openInterview.Swap(nil)
	if open == nil {
		return
	}
	if command := open.keep(); command != "" {
		s.Note("what you answered is kept; `" + command + "` goes on with it")
	}
}

// keep keeps the answers, and gives the command that goes on with them; "" where there is
// nothing to keep, or no place for it, which is told.
func (o *openAnswers) keep() (command string) {
	k := o.given
	if k.Answers = o.in.Answers(); len(k.Answers) == 0 {
		return ""
	}
	before, _ := o.taken()
	if err := o.write(&k); err != nil {
		o.s.Note("what you answered could not be kept: " + err.Error())
		return ""
	}
	if before != nil && !o.own {
		o.s.Note("this took the place of what was kept before")
	}
	o.own = true
	return o.resumeCommand()
}

func (k keeping) write(what *kept) error {
	name, dir, err := k.file()
	if err != nil {
		return err
	}
	what.Dataset = dir
	content, err := json.Marshal(what)
	if err != nil {
		return err
	}
	if err := k.s.Disk.PrivateFolder(filepath.Dir(name)); err != nil {
		return err
	}
	if err := k.s.Disk.Remove(name); err != nil {
		return err
	}
	return k.s.Disk.WritePrivate(name, content)
}

// file is where the answers are kept, and the folder of the dataset.
func (k keeping) file() (name, dir string, err error) {
	if dir, err = dataset.Dir(k.s, k.data); err != nil {
		return "", "", err
	}
	state, err := k.s.State()
	if err != nil {
		return "", "", err
	}
	dir = realPath(dir)
	if rel, err := filepath.Rel(dir, realPath(state)); err == nil && filepath.IsLocal(rel) {
		return "", "", fmt.Errorf("the folder to keep it in, %s, is in the dataset, which others have, too", state)
	}
	return filepath.Join(state, "answers", digest([]byte(dir))[:32]+"-"+k.what+".json"), dir, nil
}

// taken takes up what was kept.
func (k keeping) taken() (*kept, error) {
	name, dir, err := k.file()
	if err != nil {
		return nil, err
	}
	nothing := &console.UsageError{Message: "nothing is kept to go on with", Hint: "what you answer is kept when you break off with Ctrl-C"}
	if err := disk.OnlyUsers(filepath.Dir(name)); errors.Is(err, fs.ErrNotExist) {
		return nil, nothing
	} else if err != nil {
		return nil, err
	}
	info, err := os.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nothing
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() || !disk.OwnedByUser(info):
		return nil, nothing
	}
	content, err := disk.ReadFile(name, TextLimit)
	if err != nil {
		return nil, err
	}
	was := &kept{}
	if err := json.Unmarshal(content, was); err != nil || was.Dataset != dir {
		return nil, &console.UsageError{Message: "what was kept is damaged: " + name, Hint: "delete that file"}
	}
	return was, nil
}

// forget takes away what was kept, as it is written now.
func (k keeping) forget() {
	if name, _, err := k.file(); err == nil {
		_ = k.s.Disk.Remove(name)
	}
}

// tellOfOlder says that something is kept already, whose place would be taken.
func (k keeping) tellOfOlder() {
	if there, _ := k.taken(); there != nil {
		k.s.Note("what you answered for " + k.named() + " that was broken off is kept: `" + k.resumeCommand() + "` goes on with it; breaking this one off takes its place")
	}
}

// named is what is added, with its article.
func (k keeping) named() string {
	switch k.what {
	case "issue":
		return "an issue"
	case string(tidy.Stance):
		return "a record"
	}
	return "a " + k.what
}

// resumable is the error where nothing can be gone on with; others reports what was given besides.
func (k keeping) resumable(others bool) error {
	switch {
	case others:
		return &console.UsageError{Message: "--resume goes on with what was asked before", Hint: "leave the other flags out; what they say can be said then"}
	case k.s.Person == nil:
		return &console.UsageError{Message: "--resume goes on asking, and nobody can be asked here", Hint: k.s.WhereAsked()}
	}
	return nil
}

// resumeCommand goes on with what was kept.
func (k keeping) resumeCommand() string {
	command := "stance add "
	if k.what != string(tidy.Stance) {
		command += k.what + " "
	}
	command += "--resume"
	if k.data != "" {
		command += " -C " + console.ShellPath(k.data)
	}
	return command
}

// resumeFlag is the flag of what can be gone on with.
func resumeFlag(cmd *cobra.Command, resume *bool) {
	cmd.Flags().BoolVar(resume, "resume", false, "go on with the questions where they were broken off")
}

// LeftError is why answers were not written (nil where the person did not want them to be), and
// the command that goes on with them; "" where there is nothing to go on with.
type LeftError struct {
	Cause   error
	DryRun  bool
	After   bool // something else was written before
	Command string
}

func (e *LeftError) Error() string {
	switch {
	case e.Cause != nil:
		return e.Cause.Error()
	case e.DryRun:
		return "this was a dry run"
	}
	return e.Left()
}

// Left says that it was not written.
func (e *LeftError) Left() string {
	if e.After {
		return "this one was not written"
	}
	return "nothing was written"
}

func (e *LeftError) Unwrap() error { return e.Cause }
