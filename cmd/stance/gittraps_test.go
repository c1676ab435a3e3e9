package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// trap is a repository that has git run a command of the stranger's who made it.
type trap struct {
	name string
	// set arms the repository r, whose work tree holds a dataset in data/ that
	// differs from HEAD. The command that it is to run is tripwire.
	set func(r *gitRepo, tripwire string)
	// spring is a command line of git's own that runs into the trap, which shows
	// that it is one; nil where none does on its own.
	spring []string
	// whole tells that the repository can be read all the same.
	whole bool
}

const lowSnapshot = "HEAD:data/snapshots/one.yaml"

// lose takes an object away.
func (r *gitRepo) lose(name string) {
	r.t.Helper()
	id := r.git("rev-parse", name)
	if err := os.Remove(filepath.Join(r.dir, ".git/objects", id[:2], id[2:])); err != nil {
		r.t.Fatal(err)
	}
}

// configure writes lines to the end of a configuration.
func (r *gitRepo) configure(file, format string, args ...any) {
	r.t.Helper()
	f, err := os.OpenFile(filepath.Join(r.dir, file), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err == nil {
		_, err = fmt.Fprintf(f, "\n"+format+"\n", args...)
		f.Close()
	}
	if err != nil {
		r.t.Fatal(err)
	}
}

const promisor = "[core]\nrepositoryformatversion = 1\n[extensions]\npartialClone = evil\n[remote \"evil\"]\npromisor = true\n"

// signed puts a signature into the last commit.
func (r *gitRepo) signed() {
	r.t.Helper()
	commit := strings.Replace(r.git("cat-file", "commit", "HEAD"), "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n", 1)
	r.write(".git/signed", commit+"\n")
	r.git("update-ref", "HEAD", r.git("hash-object", "-t", "commit", "-w", ".git/signed"))
}

var fetching = []string{"cat-file", "-p", lowSnapshot}

var traps = []trap{
	{"a promisor's uploadpack", func(r *gitRepo, tripwire string) {
		r.lose(lowSnapshot)
		r.configure(".git/config", promisor+"url = .\nuploadpack = \"%s; false\"", tripwire)
	}, fetching, false},
	{"a promisor that one extension does not name", func(r *gitRepo, tripwire string) {
		r.lose(lowSnapshot)
		r.configure(".git/config", "[remote \"evil\"]\npromisor = true\nurl = .\nuploadpack = \"%s; false\"", tripwire)
	}, fetching, false},
	{"an ext:: address", func(r *gitRepo, tripwire string) {
		r.lose(lowSnapshot)
		r.configure(".git/config", promisor+"url = ext::%s\n[protocol \"ext\"]\nallow = always", tripwire)
	}, fetching, false},
	{"an address that another setting makes ext::", func(r *gitRepo, tripwire string) {
		r.lose(lowSnapshot)
		r.configure(".git/config", promisor+"url = x:y\n[protocol]\nallow = always\n[url \"ext::%s \"]\ninsteadOf = x:", tripwire)
	}, fetching, false},
	{"sshCommand", func(r *gitRepo, tripwire string) {
		r.lose(lowSnapshot)
		r.configure(".git/config", promisor+"url = ssh://host/x\n[core]\nsshCommand = \"%s; false\"", tripwire)
	}, fetching, false},
	{"the proxy of git://", func(r *gitRepo, tripwire string) {
		r.lose(lowSnapshot)
		r.configure(".git/config", promisor+"url = git://host/x\n[core]\ngitProxy = %s", tripwire)
	}, fetching, false},
	{"the program that checks signatures", func(r *gitRepo, tripwire string) {
		r.signed()
		r.configure(".git/config", "[log]\nshowSignature = true\n[gpg]\nprogram = %s", tripwire)
	}, []string{"log", "-1"}, true},
	{"the program that checks ssh signatures", func(r *gitRepo, tripwire string) {
		r.signed()
		r.configure(".git/config", "[log]\nshowSignature = true\n[gpg]\nformat = ssh\n[gpg \"openpgp\"]\nprogram = %s\n[gpg \"ssh\"]\nprogram = %s\nallowedSignersFile = x", tripwire, tripwire)
	}, []string{"log", "-1"}, true},
	{"fsmonitor", func(r *gitRepo, tripwire string) {
		r.configure(".git/config", "[core]\nfsmonitor = %s", tripwire)
	}, []string{"status"}, true},
	{"hooks", func(r *gitRepo, tripwire string) {
		for _, hook := range []string{"post-checkout", "post-index-change", "reference-transaction", "pre-commit", "fsmonitor-watchman", "query-watchman", "pre-auto-gc", "post-rewrite"} {
			r.program(".git/hooks/"+hook, tripwire)
		}
	}, []string{"commit", "--allow-empty", "-m", "x"}, true},
	{"hooksPath", func(r *gitRepo, tripwire string) {
		r.program("data/hooks/pre-commit", tripwire)
		r.program("data/hooks/reference-transaction", tripwire)
		r.configure(".git/config", "[core]\nhooksPath = data/hooks")
	}, []string{"commit", "--allow-empty", "-m", "x"}, true},
	{"an external diff", func(r *gitRepo, tripwire string) {
		r.configure(".git/config", "[diff]\nexternal = %s", tripwire)
	}, []string{"diff"}, true},
	{"a diff driver", func(r *gitRepo, tripwire string) {
		r.write(".gitattributes", "*.yaml diff=evil\n")
		r.configure(".git/config", "[diff \"evil\"]\ncommand = %s", tripwire)
	}, []string{"diff"}, true},
	{"textconv", func(r *gitRepo, tripwire string) {
		r.write(".gitattributes", "*.yaml diff=evil\n")
		r.configure(".git/config", "[diff \"evil\"]\ntextconv = %s", tripwire)
	}, []string{"diff"}, true},
	{"filters", func(r *gitRepo, tripwire string) {
		r.write("data/.gitattributes", "* filter=evil\n")
		r.configure(".git/config", "[filter \"evil\"]\nclean = %s\nsmudge = %s\nrequired = true", tripwire, tripwire)
	}, []string{"add", "-A"}, true},
	{"a filter process, by info/attributes", func(r *gitRepo, tripwire string) {
		r.write(".git/info/attributes", "* filter=evil\n")
		r.configure(".git/config", "[filter \"evil\"]\nprocess = %s", tripwire)
	}, []string{"add", "-A"}, true},
	{"pagers, editors and those who ask", func(r *gitRepo, tripwire string) {
		r.configure(".git/config", "[core]\npager = %[1]s\neditor = %[1]s\naskPass = %[1]s\n[pager]\nlog = %[1]s\nls-tree = %[1]s\ncat-file = %[1]s\nconfig = %[1]s\nrev-parse = %[1]s\nversion = %[1]s\n[credential]\nhelper = !%[1]s\n[sequence]\neditor = %[1]s", tripwire)
	}, []string{"commit", "--allow-empty"}, true},
	{"aliases", func(r *gitRepo, tripwire string) {
		r.configure(".git/config", "[alias]\nspring = !%[1]s\nlog = !%[1]s\nls-tree = !%[1]s\ncat-file = !%[1]s\nrev-parse = !%[1]s\nconfig = !%[1]s\nversion = !%[1]s", tripwire)
	}, []string{"spring"}, true},
	{"what hands out objects and borrowed refs", func(r *gitRepo, tripwire string) {
		r.configure(".git/config", "[uploadpack]\npackObjectsHook = %[1]s\n[core]\nalternateRefsCommand = %[1]s\nalternateRefsPrefixes = refs\n[receive]\nprocReceiveRefs = refs", tripwire)
	}, nil, true},
	{"an included file", func(r *gitRepo, tripwire string) {
		r.configure("data/settings", "[core]\nfsmonitor = %s", tripwire)
		r.configure(".git/config", "[include]\npath = ../data/settings")
	}, []string{"status"}, true},
	{"a file that is included on a condition", func(r *gitRepo, tripwire string) {
		r.configure(".git/evil", "[log]\nshowSignature = true\n[gpg]\nprogram = %s", tripwire)
		r.signed()
		r.configure(".git/config", "[includeIf \"gitdir:**\"]\npath = evil\n[includeIf \"onbranch:**\"]\npath = evil")
	}, []string{"log", "-1"}, true},
	{"the configuration of a work tree", func(r *gitRepo, tripwire string) {
		r.configure(".git/config.worktree", "[core]\nfsmonitor = %s", tripwire)
		r.configure(".git/config", "[core]\nrepositoryformatversion = 1\n[extensions]\nworktreeConfig = true")
	}, []string{"status"}, true},
	{"a work tree elsewhere", func(r *gitRepo, tripwire string) {
		r.configure(".git/config", "[core]\nworktree = ../data\nfsmonitor = %s", tripwire)
	}, []string{"status"}, true},
	{"a bare repository in the data folder", func(r *gitRepo, tripwire string) {
		r.lose(lowSnapshot)
		r.bury("data")
		r.configure("data/config", promisor+"url = .\nuploadpack = \"%s; false\"\n[core]\nbare = true", tripwire)
	}, []string{"-C", "data", "cat-file", "-p", lowSnapshot}, false},
	{"a buried repository with a work tree", func(r *gitRepo, tripwire string) {
		r.lose(lowSnapshot)
		r.bury("data")
		r.configure("data/config", promisor+"url = .\nuploadpack = \"%s; false\"\n[core]\nbare = false\nworktree = ..", tripwire)
	}, []string{"-C", "data", "cat-file", "-p", lowSnapshot}, false},
	{"a repository in snapshots/", func(r *gitRepo, tripwire string) {
		r.lose(lowSnapshot)
		r.bury("data/snapshots")
		r.configure("data/snapshots/config", promisor+"url = .\nuploadpack = \"%s; false\"\n[core]\nbare = false\nworktree = ..", tripwire)
	}, []string{"-C", "data/snapshots", "cat-file", "-p", lowSnapshot}, false},
	{"a .git file that leads into the dataset", func(r *gitRepo, tripwire string) {
		r.lose(lowSnapshot)
		r.bury("data/archive/evil")
		r.write("data/.git", "gitdir: archive/evil\n")
		r.configure("data/archive/evil/config", promisor+"url = .\nuploadpack = \"%s; false\"", tripwire)
	}, []string{"-C", "data", "cat-file", "-p", lowSnapshot}, false},
	{"a .git link that leads into the dataset", func(r *gitRepo, tripwire string) {
		r.lose(lowSnapshot)
		r.bury("data/archive/evil")
		if err := os.Symlink("archive/evil", filepath.Join(r.dir, "data/.git")); err != nil {
			r.t.Skip(err)
		}
		r.configure("data/archive/evil/config", promisor+"url = .\nuploadpack = \"%s; false\"", tripwire)
	}, []string{"-C", "data", "cat-file", "-p", lowSnapshot}, false},
	{"a folder that says that its repository is elsewhere", func(r *gitRepo, tripwire string) {
		r.lose(lowSnapshot)
		r.bury("data/archive/evil")
		r.write(".git/HEAD", "ref: refs/heads/main\n")
		r.write(".git/commondir", "../data/archive/evil\n")
		r.configure("data/archive/evil/config", promisor+"url = .\nuploadpack = \"%s; false\"", tripwire)
	}, fetching, false},
}

// bury moves the repository to where the files are.
func (r *gitRepo) bury(folder string) {
	r.t.Helper()
	err := os.MkdirAll(filepath.Join(r.dir, folder), 0o755)
	for _, name := range []string{"HEAD", "objects", "refs"} {
		if err == nil {
			err = os.Rename(filepath.Join(r.dir, ".git", name), filepath.Join(r.dir, folder, name))
		}
	}
	if err == nil {
		err = os.RemoveAll(filepath.Join(r.dir, ".git"))
	}
	if err != nil {
		r.t.Fatal(err)
	}
}

// program writes a program that runs a command.
func (r *gitRepo) program(name, command string) {
	r.t.Helper()
	r.write(name, "#!/bin/sh\n"+command+"\n")
	if err := os.Chmod(filepath.Join(r.dir, name), 0o755); err != nil {
		r.t.Fatal(err)
	}
}

// trapped makes a repository with a trap in it, and gives the file that is there
// once anything of the stranger's has run.
func trapped(t *testing.T, set func(r *gitRepo, tripwire string)) (r *gitRepo, ran string) {
	r = newGitRepo(t)
	apart := t.TempDir()
	ran = filepath.Join(apart, "ran")
	second := strings.Replace(auditLow, "2025-01-01", "2025-02-01", 1)
	r.dataset("data", auditLow)
	r.write("data/snapshots/two.yaml", second)
	r.commit("one")
	r.dataset("data", auditHigh)
	(&gitRepo{t, apart}).program("tripwire", "echo \"$0 $*\" >>"+ran)
	set(r, filepath.Join(apart, "tripwire"))
	return r, ran
}

// TestNothingOfAStrangerRuns has every command that looks at a dataset, or asks
// git for anything, meet every trap.
func TestNothingOfAStrangerRuns(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the traps are made for a Unix shell")
	}
	commands := [][]string{
		{"audit"}, {"audit", "-f", "json"}, {"audit", "-f", "markdown"}, {"audit", "HEAD~0..HEAD"}, {"audit", "HEAD...HEAD"}, {"audit", ":/one"}, {"audit", "@{0}"}, {"audit", "nothing"}, {"audit", "before"},
		{"__complete", "audit", ""}, {"__complete", "review", "approve", ""},
		{"review"}, {"review", "approve", "2025-01-01/a/x"}, {"review", "show", "2025-01-01/a/x"}, {"report", "first", "latest"}, {"report", "first", "latest", "-f", "html"},
		{"check"}, {"check", "-f", "github"}, {"verify"}, {"verify", "-f", "json"}, {"show"}, {"diff"}, {"log"}, {"gap"}, {"export"},
		{"add", "party", "b", "--name", "B"},
	}
	for _, trap := range traps {
		t.Run(trap.name, func(t *testing.T) {
			if trap.spring != nil {
				r, ran := trapped(t, trap.set)
				cmd := exec.Command("git", trap.spring...)
				cmd.Dir = r.dir
				out, _ := cmd.CombinedOutput() // it may well fail
				if _, err := os.Stat(ran); err != nil {
					t.Fatalf("this is no trap: git %s ran nothing\n%s", strings.Join(trap.spring, " "), out)
				}
			}
			r, ran := trapped(t, func(r *gitRepo, tripwire string) {
				r.git("tag", "before", r.git("commit-tree", r.git("hash-object", "-t", "tree", "-w", os.DevNull), "-m", "before there was a dataset"))
				trap.set(r, tripwire)
			})
			t.Setenv("TMPDIR", t.TempDir())
			if trap.whole {
				expect(t, recodings(t, r.dir), recodedCell)
			}
			for _, args := range commands {
				from := []string{r.dir}
				if len(args) == 1 && args[0] == "audit" || len(args) > 1 && args[1] == "approve" {
					from = append(from, filepath.Join(r.dir, "data"), filepath.Join(r.dir, "data/snapshots"))
				}
				for _, dir := range from {
					s, _, _ := reviewStreams(dir)
					s.Env = os.Getenv
					run(args, s)
					if did, err := os.ReadFile(ran); err == nil {
						t.Fatalf("stance %s in %s ran %s", strings.Join(args, " "), dir, did)
					}
				}
			}
			if left, err := os.ReadDir(os.Getenv("TMPDIR")); err != nil || len(left) > 0 {
				t.Errorf("%v was left behind, %v", left, err)
			}
		})
	}
}
