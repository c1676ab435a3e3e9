package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// settings go before the command of every call. Several of them say again what
// the private configuration and the environment say already.
var settings = []string{
	"--no-pager", "--literal-pathspecs", "--no-replace-objects",
	"-c", "safe.bareRepository=explicit",
	"-c", "protocol.allow=never",
	"-c", "log.showSignature=false",
	"-c", "core.hooksPath=" + os.DevNull,
	"-c", "core.fsmonitor=false",
	"-c", "core.attributesFile=" + os.DevNull,
	"-c", "credential.helper=",
	"-c", "maintenance.auto=false",
}

// environment is that of every call: the user's, without any of git's own
// variables, and with these.
//
// Replacement refs are passed over, so that a commit's id stands for what it
// was when it was made.
var environment = []string{
	"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0",
	"GIT_NO_REPLACE_OBJECTS=1", "GIT_ATTR_NOSYSTEM=1", "GIT_CONFIG_NOSYSTEM=1", "LC_ALL=C",
	"GIT_ALLOC_LIMIT=" + fmt.Sprint(maxAllocated),
}

// maxAllocated is how much memory git may take at once, in bytes. It holds each
// object as a whole, and a megabyte of a repository can be a commit, tree or base of
// a delta of a gigabyte. No file is asked for that has more than half as much.
const maxAllocated = 512 << 20

// beyondMemory is in what git says when it would take more.
const beyondMemory = "attempting to allocate "

// maxTime is how long git may work on a repository, all calls together. In a
// megabyte each of thousands of deltas can be one of a base of a hundred, over
// which git sits for hours, with little memory and without a word.
const maxTime = 2 * time.Minute

// lingers is how long git's streams are waited for when it has ended. Where it is a
// script that runs another, that one may outlive it and keep them.
const lingers = time.Second

// noUserConfig keeps the user's own configuration out as well.
const noUserConfig = "GIT_CONFIG_GLOBAL=" + os.DevNull

// program is git, run in a folder of its own.
type program struct {
	path    string
	scratch string   // an empty folder, without links in its path
	env     []string // of the user, without git's own

	left time.Duration // that it may still take
}

// ErrNotFound says that there is no git.
var ErrNotFound = errors.New("git was not found")

// find finds git. One that lies among the files of a dataset or its repository
// is not the user's, whatever PATH says.
func find(scratch string, env []string, strange ...string) (*program, error) {
	path, err := exec.LookPath("git")
	if errors.Is(err, exec.ErrDot) || err == nil && !filepath.IsAbs(path) {
		return nil, fmt.Errorf("git is found only as %s, by a part of PATH that depends on the folder one stands in; it is not run, as that may be a stranger's", path)
	}
	if err != nil {
		return nil, ErrNotFound
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return nil, ErrNotFound
	}
	for _, dir := range strange {
		if below(dir, path) || below(dir, real) {
			return nil, fmt.Errorf("git is found as %s, among the files of the dataset; it is not run, as that may be a stranger's", path)
		}
	}
	if scratch, err = filepath.EvalSymlinks(scratch); err != nil {
		return nil, err
	}
	p := &program{path: path, scratch: scratch, left: maxTime}
	for _, v := range env {
		if name, _, _ := strings.Cut(v, "="); !strings.HasPrefix(strings.ToUpper(name), "GIT_") {
			p.env = append(p.env, v)
		}
	}
	return p, nil
}

// call is one run of git.
type call struct {
	args  []string
	env   []string // besides that of every call
	in    []byte
	limit int64 // bytes that it may answer
}

// refusal is git saying no.
type refusal struct {
	code   int
	stderr string
}

func (e *refusal) Error() string {
	first, _, _ := strings.Cut(strings.TrimSpace(e.stderr), "\n")
	if first = strings.TrimPrefix(first, "fatal: "); first != "" {
		return first
	}
	return fmt.Sprintf("git ended with code %d", e.code)
}

// TooLargeError is an answer, or what it would hold, that is beyond a limit.
type TooLargeError struct{ what string }

func (e *TooLargeError) Error() string { return e.what }

var errTooLong = fmt.Errorf("git takes longer than %.0f minutes over the repository, so it was ended; such a one may have been made for that", maxTime.Minutes())

const (
	shortAnswer = 1 << 20
	maxStderr   = 64 << 10
)

// run runs git to its end and gives what it answers.
func (p *program) run(c call) ([]byte, error) {
	var out []byte
	err := p.stream(c, func(r io.Reader) (err error) {
		if out, err = io.ReadAll(io.LimitReader(r, c.limit+1)); err == nil && int64(len(out)) > c.limit {
			err = &TooLargeError{fmt.Sprintf("git %s answers more than %d MB", c.args[0], c.limit>>20)}
		}
		return err
	})
	return out, err
}

// stream runs git and has its answer read as it comes. Where reading fails or
// git takes too long, it is ended. If both fail, what git itself says counts.
func (p *program) stream(c call, read func(io.Reader) error) error {
	inTime, done := context.WithTimeout(context.Background(), p.left)
	defer done()
	began := time.Now()
	defer func() { p.left = max(p.left-time.Since(began), 0) }()
	cmd := exec.CommandContext(inTime, p.path, append(settings[:len(settings):len(settings)], c.args...)...)
	cmd.WaitDelay = lingers
	cmd.Dir = p.scratch
	cmd.Env = append(p.env[:len(p.env):len(p.env)], environment...)
	cmd.Env = append(cmd.Env, "GIT_CEILING_DIRECTORIES="+filepath.Dir(p.scratch))
	cmd.Env = append(cmd.Env, c.env...)
	cmd.Stdin = bytes.NewReader(c.in)
	stderr := &firstBytes{}
	cmd.Stderr = stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		if inTime.Err() != nil {
			return errTooLong
		}
		return err
	}
	unread, ended := read(out), false
	if unread != nil {
		// Git may have failed by itself, or be at an answer that nobody reads.
		if _, err := io.CopyN(io.Discard, out, shortAnswer); err == nil {
			ended = cmd.Process.Kill() == nil
		}
	}
	err = cmd.Wait()
	if errors.Is(err, exec.ErrWaitDelay) {
		err = nil // git itself ended well
	}
	if err != nil && inTime.Err() != nil {
		return errTooLong
	}
	var failed *exec.ExitError
	if !ended && errors.As(err, &failed) {
		if bytes.Contains(stderr.kept, []byte(beyondMemory)) {
			return &TooLargeError{fmt.Sprintf("an object of the repository takes more than %d MB of memory", maxAllocated>>20)}
		}
		return &refusal{failed.ExitCode(), string(stderr.kept)}
	}
	if unread != nil {
		return unread
	}
	return err
}

// firstBytes keeps the beginning of what is written to it.
type firstBytes struct{ kept []byte }

func (w *firstBytes) Write(p []byte) (int, error) {
	w.kept = append(w.kept, p[:min(len(p), maxStderr-len(w.kept))]...)
	return len(p), nil
}

// version asks git for its version.
func (p *program) version() (version, error) {
	out, err := p.run(call{args: []string{"version"}, env: []string{noUserConfig}, limit: shortAnswer})
	if err != nil {
		return version{}, err
	}
	return parseVersion(string(out))
}

// below reports whether a path is a folder or lies in it.
func below(dir, name string) bool {
	rel, err := filepath.Rel(dir, name)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
