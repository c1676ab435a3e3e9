package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"stance/cmd/stance/internal/needs"
)

// TestGitIsRunInOnePlace looks through the whole source for another.
func TestGitIsRunInOnePlace(t *testing.T) {
	const room = "cmd/stance/internal/git"
	seen := 0
	err := filepath.WalkDir("../..", func(name string, d fs.DirEntry, err error) error {
		if filepath.Base(name) == ".ci" {
			return fs.SkipDir // what measures the program is no part of it
		}
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		inRoom := strings.HasPrefix(filepath.ToSlash(name), "../../"+room+"/")
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			literal, ok := n.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Error(err)
			}
			program := strings.TrimSuffix(filepath.Base(strings.ReplaceAll(text, `\`, "/")), ".exe")
			if program == "git" && text != "stance/"+room {
				if seen++; !inRoom {
					t.Errorf("%s: the literal %s; git is run in %s alone", name, literal.Value, room)
				}
			}
			return true
		})
		return nil
	})
	if err != nil || seen == 0 {
		t.Errorf("git is named %d times, %v", seen, err)
	}
}

// wrappedGit puts a program in git's place that writes down how it is called,
// and then does as a line of shell says.
func wrappedGit(t *testing.T, then string) (calls string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("it is a shell script")
	}
	dir := t.TempDir()
	calls = filepath.Join(dir, "calls")
	script := "#!/bin/sh\n{ echo call; for a in \"$@\"; do echo \"arg $a\"; done; env; pwd; } >>" + calls + "\n" + then + "\n"
	if err := os.WriteFile(filepath.Join(dir, "git"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	return calls
}

func realGit(t *testing.T) string {
	t.Helper()
	return needs.Program(t, "git", exec.LookPath)
}

// TestEveryCallOfGitIsBound holds that no call is without the settings that
// keep git from running anything, whatever the user's environment has.
func TestEveryCallOfGitIsBound(t *testing.T) {
	git := realGit(t)
	r := newGitRepo(t)
	r.dataset("data", auditLow)
	r.commit("one")
	r.git("tag", "empty", r.git("commit-tree", r.git("hash-object", "-t", "tree", "-w", os.DevNull), "-m", "x"))
	r.dataset("data", auditHigh)
	if err := os.Symlink("codebook.yaml", filepath.Join(r.dir, "data/sources.yaml")); err != nil {
		t.Fatal(err)
	}
	r.commit("two")
	calls := wrappedGit(t, "exec "+git+` "$@"`)
	for name, value := range map[string]string{
		"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.fsmonitor", "GIT_CONFIG_VALUE_0": "evil", "GIT_CONFIG_PARAMETERS": "'core.pager'='evil'",
		"GIT_EXTERNAL_DIFF": "evil", "GIT_SSH_COMMAND": "evil", "GIT_PAGER": "evil", "GIT_NO_LAZY_FETCH": "0", "GIT_ALLOW_PROTOCOL": "ext", "GIT_EXEC_PATH": "/evil", "GIT_TRACE": "1",
	} {
		t.Setenv(name, value)
	}
	for _, args := range [][]string{{"audit"}, {"audit", "HEAD~1...HEAD"}, {"audit", "empty"}, {"audit", "nothing"}, {"audit", "@{0}"}, {"review", "approve", "2025-01-01/a/x"}} {
		stanceIn(t, r.dir, args...)
	}
	text, err := os.ReadFile(calls)
	if err != nil {
		t.Fatal(err)
	}
	commands := map[string]int{}
	for i, call := range strings.Split(string(text), "call\n")[1:] {
		lines := strings.Split(call, "\n")
		for _, want := range []string{
			"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_REPLACE_OBJECTS=1", "GIT_CONFIG_NOSYSTEM=1",
			"arg --no-pager", "arg safe.bareRepository=explicit", "arg protocol.allow=never", "arg log.showSignature=false", "arg core.hooksPath=" + os.DevNull, "arg core.fsmonitor=false",
		} {
			if !slices.Contains(lines, want) {
				t.Errorf("call %d lacks %q:\n%s", i, want, call)
			}
		}
		if strings.Contains(call, "evil") || strings.Contains(call, "GIT_TRACE") {
			t.Errorf("call %d has the environment's settings:\n%s", i, call)
		}
		own := 0
		for _, line := range lines {
			if dir, ok := strings.CutPrefix(line, "GIT_DIR="); ok {
				if own++; strings.HasPrefix(dir, r.dir) {
					t.Errorf("call %d works in the repository itself: %s", i, line)
				}
			}
			if line == r.dir || strings.HasPrefix(line, r.dir+"/") {
				t.Errorf("call %d stands in %s", i, line)
			}
		}
		for _, command := range []string{"version", "config", "rev-parse", "ls-tree", "cat-file", "log", "merge-base", "for-each-ref"} {
			if slices.Contains(lines, "arg "+command) {
				commands[command]++
				if command == "log" && !slices.Contains(lines, "arg --no-ext-diff") {
					t.Error("log may run external diffs")
				}
				if (own == 0) != (command == "version" || command == "config") {
					t.Errorf("call %d of %s has %d repositories", i, command, own)
				}
			}
		}
	}
	if len(commands) != 8 {
		t.Errorf("only these were called: %v", commands)
	}
}

func TestAnOldGitIsRefused(t *testing.T) {
	git := realGit(t)
	r := newGitRepo(t)
	r.dataset("", auditLow)
	r.commit("one")
	wrappedGit(t, `case "$*" in *version) echo "git version $AS_VERSION";; *) exec `+git+` "$@";; esac`)
	for version, want := range map[string]string{
		"2.34.1":               "git is of version 2.34.1, which cannot be told to fetch nothing",
		"2.44.0.windows.1":     "2.45.0 or later, or one of 2.39.4,",
		"2.39.3 (Apple Git-1)": "is needed",
		"nonsense":             "git tells no version that can be read",
	} {
		t.Setenv("AS_VERSION", version)
		if code, out, messages := stanceIn(t, r.dir, "audit"); code != 3 || !strings.Contains(messages, want) || out != "" {
			t.Errorf("%s: exit code %d\n%s%s", version, code, out, messages)
		}
	}
	for _, version := range []string{"2.39.5 (Apple Git-154)", "2.45.1.windows.1", "2.55.GIT"} {
		t.Setenv("AS_VERSION", version)
		expect(t, recodings(t, r.dir), "")
	}
}

// TestGitAmongTheFiles has a program of that name lie in the dataset, where a
// PATH leads to it.
func TestGitAmongTheFiles(t *testing.T) {
	r, ran := trapped(t, func(r *gitRepo, tripwire string) {
		r.program("data/git", tripwire)
		r.program("bin/git", tripwire)
	})
	usual := os.Getenv("PATH")
	t.Setenv("GODEBUG", "execerrdot=0") // which has Go's own check let them pass
	for _, first := range []string{".", "", "data", "./data", filepath.Join(r.dir, "data"), filepath.Join(r.dir, "bin")} {
		t.Setenv("PATH", first+string(filepath.ListSeparator)+usual)
		for _, dir := range []string{r.dir, filepath.Join(r.dir, "data")} {
			t.Chdir(dir)
			for _, args := range [][]string{{"audit"}, {"review", "approve", "2025-01-01/a/x"}} {
				code, _, messages := stanceIn(t, dir, args...)
				if did, err := os.ReadFile(ran); err == nil {
					t.Fatalf("PATH=%s: stance %s ran %s", first, args, did)
				}
				if args[0] == "audit" && (filepath.IsAbs(first) || first == "." && dir != r.dir) && (code != 3 || !strings.Contains(messages, "it is not run, as that may be a stranger's")) {
					t.Errorf("PATH=%s: exit code %d, %s", first, code, messages)
				}
			}
			os.Remove(ran)
		}
	}
}

// TestTheReviewerIsTheUsersOwn holds that neither the dataset's repository nor
// the place it is in has a say in who signs.
func TestTheReviewerIsTheUsersOwn(t *testing.T) {
	signed := func(t *testing.T, dir string) string {
		t.Helper()
		t.Setenv("GIT_DIR", filepath.Join(dir, ".git"))
		defer os.Unsetenv("GIT_DIR")
		s, out, messages := reviewStreams(dir)
		s.Env = os.Getenv
		if code := run([]string{"review", "approve", "2025-01-01/a/x"}, s); code != 0 {
			return fmt.Sprint(code, " ", messages)
		}
		return out.String()
	}
	setUp := func(t *testing.T) *gitRepo {
		r := newGitRepo(t)
		r.dataset("", auditLow)
		r.commit("one")
		r.configure(".git/config", "[user]\nname = The Dataset's")
		r.configure(".git/config.worktree", "[user]\nname = The Dataset's")
		return r
	}
	t.Run("none", func(t *testing.T) {
		if got := signed(t, setUp(t).dir); !strings.HasPrefix(got, "2 ") || !strings.Contains(got, "nobody is named who signs off") {
			t.Error(got)
		}
	})
	t.Run("the user's", func(t *testing.T) {
		r := setUp(t)
		home := t.TempDir()
		(&gitRepo{t, home}).configure(".gitconfig", "[include]\npath = name\n[includeIf \"gitdir:**\"]\npath = other")
		(&gitRepo{t, home}).configure("name", "[user]\nname = Jane Mbeki")
		(&gitRepo{t, home}).configure("other", "[user]\nname = For This Repository")
		t.Setenv("HOME", home)
		t.Setenv("GIT_CONFIG_GLOBAL", "")
		os.Unsetenv("GIT_CONFIG_GLOBAL")
		expect(t, signed(t, r.dir), "approved 2025-01-01/a/x as jane-mbeki\n")
		t.Setenv("GIT_CONFIG_GLOBAL", filepath.Join(home, "other"))
		r2 := setUp(t)
		t.Setenv("GIT_CONFIG_GLOBAL", filepath.Join(home, "other"))
		expect(t, signed(t, r2.dir), "approved 2025-01-01/a/x as for-this-repository\n")
	})
	t.Run("in the folder for temporary files", func(t *testing.T) {
		r := setUp(t)
		tmp := newGitRepo(t)
		tmp.configure(".git/config", "[user]\nname = Somebody Else")
		t.Setenv("TMPDIR", tmp.dir)
		if got := signed(t, r.dir); !strings.Contains(got, "nobody is named who signs off") {
			t.Error(got)
		}
	})
}
