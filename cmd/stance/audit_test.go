package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/disk/disktest"
	"stance/cmd/stance/internal/needs"
)

// gitRepo is a git repository in a folder of its own, with the settings of no
// user.
type gitRepo struct {
	t   *testing.T
	dir string
}

func newGitRepo(t *testing.T) *gitRepo {
	t.Helper()
	needs.Program(t, "git", exec.LookPath)
	for name, value := range map[string]string{
		"GIT_CONFIG_GLOBAL": os.DevNull, "GIT_CONFIG_NOSYSTEM": "1",
		"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
	} {
		t.Setenv(name, value)
	}
	r := &gitRepo{t, t.TempDir()}
	r.git("init", "-q", "-b", "main")
	return r
}

func (r *gitRepo) git(args ...string) string {
	r.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "protocol.file.allow=always"}, args...)...)
	cmd.Dir = r.dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (r *gitRepo) write(name, content string) {
	r.t.Helper()
	at := filepath.Join(r.dir, name)
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(at, []byte(content), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r *gitRepo) commit(message string) string {
	r.t.Helper()
	r.git("add", "-A")
	r.git("commit", "-q", "--allow-empty", "-m", message)
	return r.git("rev-parse", "HEAD")
}

const (
	auditCodebook = "title: Talks\nparties: [{id: a, name: A}]\nissues: [{id: x, name: X, scale: {options: [{id: low, label: Low}, {id: high, label: High}]}}]\n"
	auditLow      = "date: 2025-01-01\npositions: {a: {x: {position: low, summary: S, note: N}}}\n"
	auditHigh     = "date: 2025-01-01\npositions: {a: {x: {position: high, summary: S, note: N}}}\n"
)

// dataset writes a dataset into a folder of the repository.
func (r *gitRepo) dataset(folder, snapshot string) {
	r.t.Helper()
	r.write(filepath.Join(folder, "codebook.yaml"), auditCodebook)
	r.write(filepath.Join(folder, "snapshots", "one.yaml"), snapshot)
}

// stanceIn runs a command line in a folder.
func stanceIn(t *testing.T, dir string, args ...string) (code int, out, messages string) {
	t.Helper()
	var o, m bytes.Buffer
	s := &console.Streams{In: strings.NewReader(""), Out: &o, Err: &m, Width: 80, Dir: dir, Env: os.Getenv, Now: time.Now, State: datasettest.StateBeside(dir)}
	s.Disk.SetCalls(&disktest.Calls{}) // the system's, without the wait for the disk
	return run(args, s), o.String(), m.String()
}

// recodings runs an audit and gives its kinds in short.
func recodings(t *testing.T, dir string, args ...string) string {
	t.Helper()
	code, out, messages := stanceIn(t, dir, append([]string{"audit", "-f", "json"}, args...)...)
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, messages)
	}
	var doc struct {
		Changes []struct{ Date, Party, Issue, Kind string }
	}
	if err := json.Unmarshal([]byte(out), &doc); err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, c := range doc.Changes {
		kinds = append(kinds, c.Date+"/"+c.Party+"/"+c.Issue+" "+c.Kind)
	}
	return strings.Join(kinds, ", ")
}

const recodedCell = "2025-01-01/a/x recoded"

func expect(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAuditOfRevisions(t *testing.T) {
	r := newGitRepo(t)
	r.dataset("", auditLow)
	first := r.commit("low")
	r.git("tag", "v1")
	r.dataset("", auditHigh)
	r.commit("high")
	r.git("branch", "side", "v1")

	expect(t, recodings(t, r.dir), "")
	expect(t, recodings(t, r.dir, "v1"), recodedCell)
	expect(t, recodings(t, r.dir, first[:8]), recodedCell)
	expect(t, recodings(t, r.dir, "HEAD~1..HEAD"), recodedCell)
	expect(t, recodings(t, r.dir, "HEAD~1.."), recodedCell)
	expect(t, recodings(t, r.dir, "..v1"), recodedCell)
	expect(t, recodings(t, r.dir, "HEAD..HEAD"), "")
	expect(t, recodings(t, r.dir, "side...HEAD"), recodedCell)
	expect(t, recodings(t, r.dir, "HEAD...side"), "")
	expect(t, recodings(t, r.dir, ":/lo"), recodedCell)
	r.dataset("", auditLow)
	expect(t, recodings(t, r.dir), recodedCell)
	expect(t, recodings(t, r.dir, "v1"), "")
	expect(t, recodings(t, r.dir, "v1..HEAD"), recodedCell)
	expect(t, recodings(t, r.dir, "-p", "A", "-i", "x"), recodedCell)
	// Removed and never committed files are in the work tree, too.
	r.write("snapshots/two.yaml", strings.Replace(auditLow, "2025-01-01", "2025-01-02", 1))
	os.Remove(filepath.Join(r.dir, "snapshots/one.yaml"))
	expect(t, recodings(t, r.dir), "2025-01-01/a/x removed, 2025-01-02/a/x added")
}

// TestAuditPlaces has datasets in places where git behaves in its own ways.
func TestAuditPlaces(t *testing.T) {
	for _, folder := range []string{"data", "a b/dät 資料", "-x", "new\nline", ":(glob)*", "qu\"o'te", "tab\there"} {
		t.Run(folder, func(t *testing.T) {
			r := newGitRepo(t)
			r.dataset(folder, auditLow)
			r.write("other/codebook.yaml", "nonsense")
			r.commit("one")
			r.dataset(folder, auditHigh)
			expect(t, recodings(t, r.dir, "-C", filepath.Join(r.dir, folder)), recodedCell)
			expect(t, recodings(t, filepath.Join(r.dir, folder, "snapshots")), recodedCell)
		})
	}
	t.Run("odd file names", func(t *testing.T) {
		r := newGitRepo(t)
		r.dataset("", auditLow)
		for i, name := range []string{"snapshots/a b.yaml", "snapshots/ä\n\"b.yml", "snapshots/deep/er/c.yaml"} {
			r.write(name, strings.Replace(auditLow, "2025-01-01", "2025-01-1"+string(rune('0'+i)), 1))
		}
		r.write("archive/s.yaml", "not: read")
		r.commit("one")
		expect(t, recodings(t, r.dir), "")
	})
	t.Run("worktree", func(t *testing.T) {
		r := newGitRepo(t)
		r.dataset("data", auditLow)
		r.commit("one")
		other := filepath.Join(t.TempDir(), "tree")
		r.git("worktree", "add", "-q", other)
		w := &gitRepo{t, other}
		w.dataset("data", auditHigh)
		expect(t, recodings(t, other), recodedCell)
		expect(t, recodings(t, r.dir), "")
	})
	t.Run("submodule", func(t *testing.T) {
		inner := newGitRepo(t)
		inner.dataset("", auditLow)
		inner.commit("one")
		outer := newGitRepo(t)
		outer.git("submodule", "--quiet", "add", inner.dir, "data")
		outer.commit("with a submodule")
		sub := &gitRepo{t, filepath.Join(outer.dir, "data")}
		expect(t, recodings(t, outer.dir), "")
		sub.dataset("", auditHigh)
		expect(t, recodings(t, outer.dir), recodedCell)
		expect(t, recodings(t, sub.dir), recodedCell)
	})
	t.Run("symbolic links", func(t *testing.T) {
		r := newGitRepo(t)
		r.dataset("data/elsewhere", auditLow)
		r.write("data/codebook.yaml", auditCodebook)
		for name, target := range map[string]string{
			"data/snapshots": "elsewhere/snapshots", "data/sources.yaml": "./elsewhere/src.yaml", "data/elsewhere/src.yaml": "../more.yaml",
		} {
			if err := os.Symlink(target, filepath.Join(r.dir, name)); err != nil {
				t.Skip(err)
			}
		}
		r.write("data/more.yaml", "sources: [{id: s, title: S}]\n")
		r.commit("one")
		data := filepath.Join(r.dir, "data")
		expect(t, recodings(t, data), "")
		r.dataset("data/elsewhere", auditHigh)
		expect(t, recodings(t, data), recodedCell)
		// The folder itself may be reached through a link.
		if err := os.Symlink("data", filepath.Join(r.dir, "link")); err != nil {
			t.Fatal(err)
		}
		expect(t, recodings(t, r.dir, "-C", filepath.Join(r.dir, "link")), recodedCell)
	})
	// What was committed with links to other places of the repository, which
	// lead out of the dataset, can still be compared with.
	t.Run("links out of the dataset, since mended", func(t *testing.T) {
		r := newGitRepo(t)
		r.dataset("elsewhere", auditLow)
		r.write("data/codebook.yaml", auditCodebook)
		r.write("src.yaml", "sources: [{id: s, title: S}]\n")
		for name, target := range map[string]string{"data/snapshots": "../elsewhere/snapshots", "data/sources.yaml": "../src.yaml"} {
			if err := os.Symlink(target, filepath.Join(r.dir, name)); err != nil {
				t.Skip(err)
			}
		}
		r.commit("one")
		data := filepath.Join(r.dir, "data")
		if code, _, messages := stanceIn(t, data, "audit"); code != 3 || strings.Count(messages, "[link-outside]") != 2 {
			t.Errorf("exit code %d: %s", code, messages)
		}
		for _, name := range []string{"snapshots", "sources.yaml"} {
			if err := os.Remove(filepath.Join(data, name)); err != nil {
				t.Fatal(err)
			}
		}
		r.dataset("data", auditHigh)
		expect(t, recodings(t, data), recodedCell)
	})
	t.Run("links that lead nowhere", func(t *testing.T) {
		r := newGitRepo(t)
		r.dataset("", auditLow)
		for name, target := range map[string]string{
			"snapshots/loop.yaml": "loop.yaml", "snapshots/out.yaml": "/etc/hostname", "snapshots/up.yaml": "../../../up.yaml", "snapshots/gone.yaml": "gone",
		} {
			if err := os.Symlink(target, filepath.Join(r.dir, name)); err != nil {
				t.Skip(err)
			}
		}
		r.commit("one")
		code, out, _ := stanceIn(t, r.dir, "audit", "HEAD..HEAD")
		if code != 0 || !strings.Contains(out, "was read as far as it goes") || !strings.Contains(out, "Nothing differs") {
			t.Errorf("exit code %d:\n%s", code, out)
		}
	})
	t.Run("in a hook", func(t *testing.T) {
		r := newGitRepo(t)
		r.dataset("data", auditLow)
		r.commit("one")
		r.dataset("data", auditHigh)
		t.Setenv("GIT_DIR", ".git")
		t.Setenv("GIT_INDEX_FILE", ".git/index")
		t.Setenv("GIT_PREFIX", "")
		expect(t, recodings(t, r.dir), recodedCell)
	})
	t.Run("a repository apart from the files", func(t *testing.T) {
		r := newGitRepo(t)
		r.dataset("data", auditLow)
		r.commit("one")
		r.dataset("data", auditHigh)
		apart := filepath.Join(t.TempDir(), "apart.git")
		if err := os.Rename(filepath.Join(r.dir, ".git"), apart); err != nil {
			t.Fatal(err)
		}
		t.Setenv("GIT_DIR", apart)
		t.Setenv("GIT_WORK_TREE", r.dir)
		expect(t, recodings(t, r.dir), recodedCell)
	})
}

func TestAuditErrors(t *testing.T) {
	r := newGitRepo(t)
	r.write("README", "first\n")
	first := r.commit("nothing yet")
	r.write("file", "a file\n")
	r.git("tag", "v0")
	r.commit("more")
	r.dataset("data", auditLow)
	r.commit("dataset")
	r.git("tag", "v1.0")
	r.git("checkout", "-q", "--orphan", "orphan")
	r.commit("apart")
	r.git("checkout", "-q", "main")

	bare := t.TempDir()
	(&gitRepo{t, bare}).git("clone", "-q", "--bare", r.dir, ".")
	(&gitRepo{t, bare}).dataset("data", auditLow)
	empty := newGitRepo(t)
	empty.dataset("", auditLow)
	none := t.TempDir()
	(&gitRepo{t, none}).dataset("", auditLow)
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(none))

	tests := []struct {
		name, dir string
		args      []string
		code      int
		want      string
	}{
		{"no repository", none, nil, 3, "is in no git repository, so there is no earlier version to compare with"},
		{"no commit", empty.dir, nil, 3, "has no commit yet"},
		{"bare repository", bare, nil, 3, "bare repository"},
		{"unknown revision", r.dir, []string{"v2.0"}, 2, "git knows no revision \"v2.0\"\ndid you mean v1.0?"},
		{"unknown second revision", r.dir, []string{"HEAD..nope"}, 2, "git knows no revision \"nope\""},
		{"three dots and an unknown one", r.dir, []string{"nope...HEAD"}, 2, "git knows no revision \"nope\""},
		{"nothing in common", r.dir, []string{"orphan...HEAD"}, 2, "orphan and HEAD have no commit in common"},
		{"empty revision", r.dir, []string{""}, 2, "git knows no revision \"\""},
		{"an option", r.dir, []string{"--", "--help"}, 2, "git knows no revision \"--help\""},
		{"an option in a range", r.dir, []string{"--", "HEAD..--output=x"}, 2, "git knows no revision \"--output=x\""},
		{"with a line break", r.dir, []string{"HEAD\nHEAD"}, 2, "git knows no revision"},
		{"with a NUL", r.dir, []string{"HEAD\x00"}, 2, "git knows no revision"},
		{"a tree", r.dir, []string{"HEAD:data"}, 2, "git knows no revision"},
		{"folder not there yet", r.dir, []string{first}, 2, "there was no folder data\nits codebook.yaml was first committed at "},
		{"two revisions", r.dir, []string{"v0", "v1.0"}, 2, "audit takes one revision, or two as REV1..REV2"},
		{"unknown party", r.dir, []string{"-p", "nobody"}, 2, "no party \"nobody\""},
		{"unknown format", r.dir, []string{"-f", "csv"}, 2, "no format \"csv\""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			code, out, messages := stanceIn(t, test.dir, append([]string{"audit"}, test.args...)...)
			if code != test.code || !strings.Contains(messages, test.want) || out != "" {
				t.Errorf("exit code %d, want %d\n%s%s", code, test.code, out, messages)
			}
		})
	}
	t.Run("a file where the folder is now", func(t *testing.T) {
		f := newGitRepo(t)
		f.write("data", "a file\n")
		f.commit("file")
		os.Remove(filepath.Join(f.dir, "data"))
		f.dataset("data", auditLow)
		if code, _, messages := stanceIn(t, f.dir, "audit"); code != 2 || !strings.Contains(messages, "data was no folder") {
			t.Errorf("exit code %d: %s", code, messages)
		}
	})
	t.Run("no git", func(t *testing.T) {
		t.Setenv("PATH", t.TempDir())
		if code, _, messages := stanceIn(t, r.dir, "audit"); code != 3 || !strings.Contains(messages, "git was not found") {
			t.Errorf("exit code %d: %s", code, messages)
		}
	})
}

func TestAuditOfErrors(t *testing.T) {
	r := newGitRepo(t)
	r.dataset("", auditLow)
	r.write("snapshots/bad.yaml", "date: 2025-01-02\npositions: {a: {x: {position: nowhere, summary: S}}}\n")
	r.write("snapshots/worse.yaml", "date: [\n")
	r.commit("with errors")
	r.write("snapshots/bad.yaml", "date: 2025-01-02\npositions: {a: {x: {position: low, summary: S}}}\n")
	os.Remove(filepath.Join(r.dir, "snapshots/worse.yaml"))
	code, out, messages := stanceIn(t, r.dir, "audit")
	if code != 0 || messages != "" {
		t.Fatalf("exit code %d: %s", code, messages)
	}
	text := strings.Join(strings.Fields(out), " ")
	for _, want := range []string{"1 record differs: 1 added.", "the dataset has 2 errors and was read as far as it goes", "the first is snapshots/bad.yaml:2:31: `nowhere` is no option of x"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
	code, _, messages = stanceIn(t, r.dir, "audit", "-f", "json")
	if code != 0 || !strings.Contains(messages, "read as far as it goes") {
		t.Errorf("JSON has no place for the note, so it goes to standard error: %d %q", code, messages)
	}
	// Errors in the work tree are for `check`.
	r.write("snapshots/bad.yaml", "date: [\n")
	if code, _, _ = stanceIn(t, r.dir, "audit"); code != 3 {
		t.Errorf("exit code %d", code)
	}
}
