package git

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/needs"
)

// work is a work tree for the tests, in which the user's configuration has no say.
type work struct {
	t   *testing.T
	dir string
}

// plainEnv is the user's environment without what is git's, but for what makes commits the same
// everywhere.
func plainEnv(more ...string) []string {
	var env []string
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "GIT_") {
			env = append(env, v)
		}
	}
	env = append(env, "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org",
		"GIT_AUTHOR_DATE=2025-08-05T12:00:00Z", "GIT_COMMITTER_DATE=2025-08-05T12:00:00Z")
	return append(env, more...)
}

// newWork makes a repository with the options of git init.
func newWork(t *testing.T, options ...string) *work {
	t.Helper()
	needs.Program(t, "git", exec.LookPath)
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	w := &work{t, dir}
	cmd := exec.Command("git", append([]string{"init", "-q", "-b", "main"}, options...)...)
	cmd.Dir, cmd.Env = dir, plainEnv()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("this git makes no such repository: %s", out)
	}
	return w
}

// git runs git itself and gives what it answers.
func (w *work) git(args ...string) string {
	w.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Env = w.dir, plainEnv()
	out, err := cmd.CombinedOutput()
	if err != nil {
		w.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (w *work) write(name, content string) {
	w.t.Helper()
	put(w.t, filepath.Join(w.dir, filepath.FromSlash(name)), content)
}

func put(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func (w *work) commit(message string) {
	w.t.Helper()
	w.git("add", "-A")
	w.git("commit", "-q", "-m", message)
}

// twice commits two versions of a folder, the first of which is tagged v1: at first a
// file and a folder, then the file changed, and another.
func (w *work) twice() *work {
	w.t.Helper()
	w.write("data/codebook.yaml", "low\n")
	w.write("data/snapshots/one.yaml", "one\n")
	w.write("README", "x\n")
	w.commit("low")
	w.git("tag", "v1")
	w.write("data/codebook.yaml", "high\n")
	w.write("data/snapshots/two.yaml", "two\n")
	w.commit("high")
	return w
}

// opened opens the repository of a folder, in an environment.
func opened(t *testing.T, dir string, env ...string) (*Repository, error) {
	t.Helper()
	return Open(Options{Dir: dir, Cwd: dir, Env: plainEnv(env...), Scratch: t.TempDir()})
}

func mustOpen(t *testing.T, dir string, env ...string) *Repository {
	t.Helper()
	r, err := opened(t, dir, env...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
