package authoring

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"

	"stance/cmd/stance/internal/asking"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/positions/exchange/tidy"
)

// kept is what was answered when a person broke off, as it stands in their state folder.
type kept struct {
	Dataset string                   `json:"dataset"` // without links in its path
	Given   map[string]string        `json:"given"`   // by flags, by column
	Answers map[string]asking.Answer `json:"answers"`
}

// giveTo has a conversation begin with what is kept.
func (k *kept) giveTo(q *interview) {
	for column, text := range k.Given {
		q.opts.draft.Set(column, 1, text)
	}
	q.Resume(k.Answers)
}

// openAnswers are those of the conversation that goes on, for the way out on a signal.
type openAnswers struct {
	s    *console.Streams
	opts *addRecordOptions
	in   *asking.Interview
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
	answers := o.in.Answers()
	if len(answers) == 0 {
		return ""
	}
	if err := keepAnswers(o.s, o.opts, answers); err != nil {
		o.s.Note("what you answered could not be kept: " + err.Error())
		return ""
	}
	return o.opts.resumeCommand()
}

func keepAnswers(s *console.Streams, opts *addRecordOptions, answers map[string]asking.Answer) error {
	name, dir, err := answersFile(s, opts)
	if err != nil {
		return err
	}
	content, err := json.Marshal(kept{dir, opts.draft.Cells(), answers})
	if err != nil {
		return err
	}
	if err := s.Disk.PrivateFolder(filepath.Dir(name)); err != nil {
		return err
	}
	if err := s.Disk.Remove(name); err != nil {
		return err
	}
	return s.Disk.WritePrivate(name, content)
}

// answersFile is where the answers for a dataset and a kind of record are kept.
func answersFile(s *console.Streams, opts *addRecordOptions) (name, dir string, err error) {
	if dir, err = dataset.Dir(s, opts.data); err != nil {
		return "", "", err
	}
	state, err := s.State()
	if err != nil {
		return "", "", err
	}
	dir = realPath(dir)
	if rel, err := filepath.Rel(dir, realPath(state)); err == nil && filepath.IsLocal(rel) {
		return "", "", fmt.Errorf("the folder to keep it in, %s, is in the dataset, which others have, too", state)
	}
	return filepath.Join(state, "answers", digest([]byte(dir))[:32]+"-"+string(opts.draft.Kind)+".json"), dir, nil
}

// keptAnswers are those that were kept of a record of this kind.
func keptAnswers(s *console.Streams, opts *addRecordOptions) (*kept, error) {
	name, dir, err := answersFile(s, opts)
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
	k := &kept{}
	if err := json.Unmarshal(content, k); err != nil || k.Dataset != dir {
		return nil, &console.UsageError{Message: "what was kept is damaged: " + name, Hint: "delete that file"}
	}
	return k, nil
}

// forgetAnswers takes away what was kept, as it is written now.
func forgetAnswers(s *console.Streams, opts *addRecordOptions) {
	if name, _, err := answersFile(s, opts); err == nil {
		_ = s.Disk.Remove(name)
	}
}

// resumeCommand goes on with what was kept.
func (opts *addRecordOptions) resumeCommand() string {
	command := "stance add "
	if opts.draft.Kind != tidy.Stance {
		command += string(opts.draft.Kind) + " "
	}
	command += "--resume"
	if opts.data != "" {
		command += " -C " + console.ShellPath(opts.data)
	}
	return command
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
