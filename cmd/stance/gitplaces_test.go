package main

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// recoded is a repository with two versions of a dataset in data/, both
// committed, the first of which is tagged v1.
func recoded(t *testing.T, init ...string) *gitRepo {
	t.Helper()
	r := newGitRepo(t)
	if len(init) > 0 {
		if err := os.RemoveAll(filepath.Join(r.dir, ".git")); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("git", append([]string{"init", "-q", "-b", "main"}, init...)...)
		cmd.Dir = r.dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Skipf("this git cannot make such a repository: %s", out)
		}
	}
	r.dataset("data", auditLow)
	r.commit("low")
	r.git("tag", "v1")
	r.dataset("data", auditHigh)
	r.commit("high")
	return r
}

// TestAuditReadsEveryKindOfRepository has revisions be found as git finds them,
// however the repository keeps its refs and objects.
func TestAuditReadsEveryKindOfRepository(t *testing.T) {
	for name, make := range map[string]func(t *testing.T) (dir string, revisions []string){
		"loose": func(t *testing.T) (string, []string) {
			return recoded(t).dir, []string{"HEAD~1", "HEAD^", "@~", "v1", "v1~0", ":/low", "HEAD^{/low}", "HEAD@{1}", "main@{1}", "@{1}", "refs/tags/v1", "heads/main~1", "main~1"}
		},
		"packed": func(t *testing.T) (string, []string) {
			r := recoded(t)
			r.git("gc", "-q")
			r.git("pack-refs", "--all")
			r.git("commit-graph", "write")
			r.git("multi-pack-index", "write")
			return r.dir, []string{"HEAD~1", "v1", ":/low", "main~1", "HEAD@{1}"}
		},
		"annotated tags and merges": func(t *testing.T) (string, []string) {
			r := recoded(t)
			r.git("tag", "-a", "-m", "first", "note", "v1")
			r.git("checkout", "-q", "-b", "side", "v1")
			r.write("README", "x")
			r.commit("aside")
			r.git("checkout", "-q", "main")
			r.git("merge", "-q", "--no-edit", "side")
			r.git("checkout", "-q", "--detach")
			return r.dir, []string{"note", "note^{commit}", "side", "HEAD^2", "HEAD~2", "main^2"}
		},
		"a clone": func(t *testing.T) (string, []string) {
			r := recoded(t)
			clone := t.TempDir()
			r.git("clone", "-q", r.dir, clone)
			c := &gitRepo{t, clone}
			r.git("update-ref", "refs/heads/main", "v1")
			c.git("config", "branch.main.description", "odd \"name\"\nwith [remote \"x\"] in it")
			c.git("fetch", "-q")
			c.git("checkout", "-q", "-b", "odd\"name", "--track", "origin/main")
			c.git("checkout", "-q", "main")
			return clone, []string{"origin/main", "origin", "@{u}", "@{upstream}", "main@{upstream}", "odd\"name@{u}", "FETCH_HEAD"}
		},
		"a shared clone": func(t *testing.T) (string, []string) {
			clone := t.TempDir()
			r := recoded(t)
			r.git("clone", "-q", "--shared", r.dir, clone)
			return clone, []string{"HEAD~1", "v1"}
		},
		"a shallow clone": func(t *testing.T) (string, []string) {
			clone := t.TempDir()
			r := recoded(t)
			r.write("README", "x")
			r.commit("more")
			r.git("clone", "-q", "--depth", "3", "file://"+r.dir, clone)
			return clone, []string{"HEAD~2"}
		},
		"a linked work tree": func(t *testing.T) (string, []string) {
			r := recoded(t)
			other := filepath.Join(t.TempDir(), "tree")
			r.git("worktree", "add", "-q", "-b", "other", other)
			w := &gitRepo{t, other}
			w.write("README", "x")
			w.commit("more")
			w.git("update-ref", "refs/worktree/mine", "v1")
			return other, []string{"HEAD~2", "main~1", "v1", "other~2", "refs/worktree/mine", "main@{1}"}
		},
		"a linked work tree within": func(t *testing.T) (string, []string) {
			r := recoded(t)
			r.git("worktree", "add", "-q", "-b", "other", "data/tree")
			return filepath.Join(r.dir, "data/tree"), []string{"HEAD~1", "v1"}
		},
		"a git folder elsewhere": func(t *testing.T) (string, []string) {
			r := recoded(t)
			r.git("init", "-q", "--separate-git-dir", filepath.Join(t.TempDir(), "apart"))
			return r.dir, []string{"HEAD~1", "v1", "@{1}"}
		},
		"with a branch checked out that is a link to another": func(t *testing.T) (string, []string) {
			r := recoded(t)
			r.git("symbolic-ref", "refs/heads/alias", "refs/tags/v1")
			return r.dir, []string{"alias"}
		},
		"sha256": func(t *testing.T) (string, []string) {
			r := recoded(t, "--object-format=sha256")
			return r.dir, []string{"HEAD~1", "v1", ":/low", r.git("rev-parse", "v1"), "@{1}"}
		},
		"reftable": func(t *testing.T) (string, []string) {
			return recoded(t, "--ref-format=reftable").dir, []string{"HEAD~1", "v1", ":/low", "main~1", "@{1}"}
		},
		"reftable in a linked work tree": func(t *testing.T) (string, []string) {
			r := recoded(t, "--ref-format=reftable")
			other := filepath.Join(t.TempDir(), "tree")
			r.git("worktree", "add", "-q", "-b", "other", other)
			return other, []string{"HEAD~1", "v1", "other~1"}
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir, revisions := make(t)
			expect(t, recodings(t, dir, "-C", filepath.Join(dir, "data"), "HEAD..HEAD"), "")
			for _, revision := range revisions {
				code, out, messages := stanceIn(t, dir, "audit", revision+"..HEAD", "-f", "json")
				if code != 0 || !strings.Contains(out, `"recoded": 1`) {
					t.Errorf("%s: exit code %d, %s%s", revision, code, messages, out)
				}
			}
		})
	}
}

// TestAPartialCloneFetchesNothing has what was left out of a clone be missing.
func TestAPartialCloneFetchesNothing(t *testing.T) {
	for filter, want := range map[string]string{
		"blob:none": "snapshots/one.yaml is missing from the repository",
		"tree:0":    "a folder cannot be read, or is missing from the repository",
	} {
		r := recoded(t)
		r.git("config", "uploadpack.allowFilter", "true")
		clone := t.TempDir()
		r.git("clone", "-q", "--filter="+filter, "file://"+r.dir, clone)
		expect(t, recodings(t, clone), "") // what is checked out is there
		code, _, messages := stanceIn(t, clone, "audit", "HEAD~1")
		if code != 3 || !strings.Contains(messages, want) {
			t.Errorf("%s: exit code %d, %s", filter, code, messages)
		}
		(&gitRepo{t, clone}).git("archive", "-o", os.DevNull, "HEAD~1")
		expect(t, recodings(t, clone, "HEAD~1"), recodedCell) // as the message says
	}
}

// TestTheRepositoryAbove holds that a repository among the files of another is
// no obstacle.
func TestTheRepositoryAbove(t *testing.T) {
	r := recoded(t)
	for _, name := range []string{"HEAD", "config"} {
		r.write(filepath.Join("data", name), "ref: refs/heads/main\n")
	}
	for _, folder := range []string{"data/objects", "data/refs", "data/snapshots/.git", "data/.git"} {
		if err := os.MkdirAll(filepath.Join(r.dir, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	expect(t, recodings(t, r.dir, "HEAD~1"), recodedCell)
	expect(t, recodings(t, filepath.Join(r.dir, "data"), "HEAD~1"), recodedCell)
}

// TestRepositoriesThatAreNotRead have special files and links in git's place.
func TestRepositoriesThatAreNotRead(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("TOP SECRET\n# pack-refs with: peeled\nTOP SECRET line two\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	fifo := func(r *gitRepo, name string) {
		at := filepath.Join(r.dir, ".git", name)
		os.Remove(at)
		if err := exec.Command("mkfifo", at).Run(); err != nil {
			t.Skip(err)
		}
	}
	link := func(r *gitRepo, name, target string) {
		at := filepath.Join(r.dir, ".git", name)
		os.RemoveAll(at)
		if err := os.Symlink(target, at); err != nil {
			t.Skip(err)
		}
	}
	for name, spoil := range map[string]func(r *gitRepo){
		"HEAD is a pipe":            func(r *gitRepo) { fifo(r, "HEAD") },
		"config is a pipe":          func(r *gitRepo) { fifo(r, "config") },
		"packed-refs is a pipe":     func(r *gitRepo) { fifo(r, "packed-refs") },
		"shallow is a pipe":         func(r *gitRepo) { fifo(r, "shallow") },
		"a ref is a pipe":           func(r *gitRepo) { fifo(r, "refs/heads/main") },
		"an object is a pipe":       func(r *gitRepo) { fifo(r, "objects/pack/pack-1.idx") },
		"alternates is a pipe":      func(r *gitRepo) { fifo(r, "objects/info/alternates") },
		"a borrowed pipe":           func(r *gitRepo) { fifo(r, "hooks/x"); r.write(".git/objects/info/alternates", "../hooks\n") },
		"HEAD is a link out":        func(r *gitRepo) { link(r, "HEAD", secret) },
		"config is a link out":      func(r *gitRepo) { link(r, "config", secret) },
		"packed-refs is a link out": func(r *gitRepo) { link(r, "packed-refs", secret) },
		"shallow is a link out":     func(r *gitRepo) { link(r, "shallow", secret) },
		"a ref is a link out":       func(r *gitRepo) { link(r, "refs/heads/main", secret) },
		"refs is a link out":        func(r *gitRepo) { link(r, "refs", filepath.Dir(secret)) },
		"config is a device":        func(r *gitRepo) { link(r, "config", "/dev/zero") },
		"alternates is made up":     func(r *gitRepo) { link(r, "objects/info/alternates", "/proc/kmsg") },
		".git is made up":           func(r *gitRepo) { link(r, "../.git", "/proc/kmsg") },
		"HEAD has the secret":       func(r *gitRepo) { r.write(".git/HEAD", "TOP SECRET\n") },
		"no configuration":          func(r *gitRepo) { r.write(".git/config", "[core\nTOP SECRET = \"\n") },
		"unknown ids":               func(r *gitRepo) { r.write(".git/config", "[extensions]\nobjectFormat = md5\n") },
		"unknown refs":              func(r *gitRepo) { r.write(".git/config", "[extensions]\nrefStorage = x\n") },
		"a pipe that is borrowed by a quoted name": func(r *gitRepo) {
			id := r.git("rev-parse", "v1")
			r.lose("v1")
			if err := os.MkdirAll(filepath.Join(r.dir, ".git/hooks", id[:2]), 0o755); err != nil {
				t.Fatal(err)
			}
			fifo(r, filepath.Join("hooks", id[:2], id[2:]))
			r.write(".git/objects/info/alternates", "\"../h\\157oks\"\n")
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := recoded(t)
			if err := os.MkdirAll(filepath.Join(r.dir, ".git/hooks"), 0o755); err != nil {
				t.Fatal(err)
			}
			os.Remove(filepath.Join(r.dir, ".git/hooks/x"))
			spoil(r)
			done := make(chan string)
			go func() {
				code, out, messages := stanceIn(t, r.dir, "audit", "v1")
				done <- fmt.Sprint(code, out, messages)
			}()
			select {
			case got := <-done:
				if !strings.HasPrefix(got, "3") || strings.Contains(got, "TOP SECRET") {
					t.Error(got)
				}
			case <-time.After(5 * time.Minute):
				t.Fatal("it waits")
			}
		})
	}
}

// TestWhatGitCannotReadIsNotSaidToBeAbsent spoils what git needs to read commits.
func TestWhatGitCannotReadIsNotSaidToBeAbsent(t *testing.T) {
	for name, text := range map[string]string{"packed-refs": "# pack-refs with: peeled\nno ref\n", "shallow": "no id\n", "objects/pack/multi-pack-index": strings.Repeat("no index", 100)} {
		for _, args := range [][]string{{"audit"}, {"audit", "HEAD"}} {
			r := recoded(t)
			r.write(".git/"+name, text)
			code, out, messages := stanceIn(t, r.dir, args...)
			if said := out + messages; code != 3 || strings.Contains(said, "no commit yet") || strings.Contains(said, "knows no revision") || !strings.Contains(said, "git says of") {
				t.Errorf("%s, %s: %d %s", name, args, code, said)
			}
		}
	}
}

// rawID is the id of an object as it stands in a tree.
func rawID(id string) string {
	raw, _ := hex.DecodeString(id)
	return string(raw)
}

// TestStoresWithoutAnEnd has stores of objects that lead to themselves, many times
// over, by links and by what they borrow from.
func TestStoresWithoutAnEnd(t *testing.T) {
	for name, spoil := range map[string]func(r *gitRepo){
		"borrowing": func(r *gitRepo) { r.write(".git/objects/info/alternates", strings.Repeat(".\n../objects\n", 2000)) },
		"a text that the system makes up": func(r *gitRepo) {
			if err := os.Symlink("/proc/kmsg", filepath.Join(r.dir, ".git/commondir")); err != nil {
				t.Skip(err)
			}
		},
		"links": func(r *gitRepo) {
			for i := range 1000 {
				if err := os.Symlink("..", filepath.Join(r.dir, ".git/objects/pack", fmt.Sprint(i))); err != nil {
					t.Skip(err)
				}
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := recoded(t)
			spoil(r)
			done := make(chan [3]string)
			go func() {
				code, out, messages := stanceIn(t, r.dir, "audit", "v1")
				done <- [3]string{fmt.Sprint(code), out, messages}
			}()
			select {
			case got := <-done:
				if got[0] != "0" {
					t.Error(got)
				}
			case <-time.After(5 * time.Minute):
				t.Fatal("there is no end to it")
			}
		})
	}
}

// TestTreesWithoutAnEnd has a revision that grows beyond all bounds when it is
// laid out, from a few kilobytes of objects.
func TestTreesWithoutAnEnd(t *testing.T) {
	r := recoded(t)
	tree := func(entries string) string {
		r.write(".git/entries", entries)
		return r.git("hash-object", "-t", "tree", "-w", "--literally", ".git/entries")
	}
	commit := func(snapshots string) string {
		codebook := r.git("rev-parse", "HEAD:data/codebook.yaml")
		data := tree("100644 codebook.yaml\x00" + rawID(codebook) + "40000 snapshots\x00" + rawID(snapshots))
		return r.git("commit-tree", tree("40000 data\x00"+rawID(data)), "-m", "x")
	}
	blob := r.git("rev-parse", "HEAD:data/snapshots/one.yaml")
	refused := func(name, revision, want string) {
		t.Helper()
		code, _, messages := stanceIn(t, r.dir, "audit", revision)
		if code != 3 || !strings.Contains(messages, want) {
			t.Errorf("%s: exit code %d, %s", name, code, messages)
		}
	}

	bomb := tree("100644 a.yaml\x00" + rawID(blob))
	for range 12 {
		entries := ""
		for _, name := range "abcdefghij" {
			entries += "40000 " + strings.Repeat(string(name), 200) + "\x00" + rawID(bomb)
		}
		bomb = tree(entries)
	}
	refused("folders", commit(bomb), "answers more than 16 MB")

	empty := tree("")
	for range 60 {
		empty = tree("40000 a\x00" + rawID(empty) + "40000 b\x00" + rawID(empty))
	}
	refused("folders without files", commit(empty), "answers more than 16 MB")

	links := ""
	for i := range 1200 {
		links += fmt.Sprintf("120000 %04d.yaml\x00%s", i, rawID(blob))
	}
	refused("links", commit(tree(links)), "too many links")

	r.write("large", strings.Repeat("#\n", 1<<19))
	large := r.git("hash-object", "-w", "large")
	entries := ""
	for i := range 1025 {
		entries += fmt.Sprintf("100644 %04d.yaml\x00%s", i, rawID(large))
	}
	refused("large files", commit(tree(entries)), "more than 1024 MB together")

	refused("names that lead out", commit(tree("40000 ..\x00"+rawID(tree("100644 x.yaml\x00"+rawID(blob))))), "which no file can be called")

	// Odd names are shown, and nothing comes of them.
	odd := commit(tree("100644 \x1b[31m\n::error::x.yaml\x00" + rawID(blob) + "100644 \xff.yaml\x00" + rawID(blob)))
	if code, out, messages := stanceIn(t, r.dir, "audit", odd); code != 0 || strings.Contains(out+messages, "\x1b") {
		t.Errorf("exit code %d\n%s%s", code, out, messages)
	}
}

// TestObjectsWithoutAnEnd has commits, trees, tags and files whose heads say that
// they are far larger than what the repository has of them: git would take memory
// for all of it.
func TestObjectsWithoutAnEnd(t *testing.T) {
	for _, kind := range []string{"commit", "tree", "tag", "blob"} {
		t.Run(kind, func(t *testing.T) {
			r := recoded(t)
			id := strings.Repeat("ab", 20)
			var packed bytes.Buffer
			w := zlib.NewWriter(&packed)
			fmt.Fprintf(w, "%s %d\x00", kind, 600<<20)
			if _, err := w.Write(make([]byte, 1<<16)); err != nil {
				t.Fatal(err)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			r.write(".git/objects/"+id[:2]+"/"+id[2:], packed.String())
			revision, want := id, "more than 512 MB of memory"
			raw := strings.Repeat("\xab", 20)
			tree := func(entries string) string {
				r.write(".git/entries", entries)
				return r.git("hash-object", "-t", "tree", "-w", "--literally", ".git/entries")
			}
			switch kind {
			case "tree":
				r.write(".git/entries", "tree "+id+"\nauthor a <a@b> 0 +0000\ncommitter a <a@b> 0 +0000\n\nx\n")
				revision = r.git("hash-object", "-t", "commit", "-w", "--literally", ".git/entries")
			case "blob": // which is never asked for
				data := tree("100644 codebook.yaml\x00" + raw)
				revision, want = r.git("commit-tree", tree("40000 data\x00"+rawID(data)), "-m", "x"), "codebook.yaml: this file is larger than 256 MB"
			}
			r.write(".git/refs/heads/large", revision+"\n")
			code, out, messages := stanceIn(t, r.dir, "audit", "large")
			if got := strings.Join(strings.Fields(out+messages), " "); !strings.Contains(got, want) || kind != "blob" && code != 3 {
				t.Errorf("exit code %d, %s", code, messages)
			}
		})
	}
}

// TestTheRepositoryThatTheUserNames has GIT_DIR count where the folder is in no
// repository, with paths as git takes them.
func TestTheRepositoryThatTheUserNames(t *testing.T) {
	r := recoded(t)
	if err := os.Rename(filepath.Join(r.dir, ".git"), filepath.Join(r.dir, "apart")); err != nil {
		t.Fatal(err)
	}
	data := filepath.Join(r.dir, "data")
	t.Setenv("GIT_CEILING_DIRECTORIES", r.dir)
	fails := func(dir, want string) {
		t.Helper()
		if code, _, messages := stanceIn(t, dir, "audit", "HEAD~1"); code != 3 || !strings.Contains(messages, want) {
			t.Errorf("exit code %d, %s", code, messages)
		}
	}
	fails(r.dir, "is in no git repository")
	t.Setenv("GIT_DIR", "apart")
	expect(t, recodings(t, r.dir, "HEAD~1"), recodedCell)
	fails(data, "which is no git repository")
	t.Setenv("GIT_DIR", "../apart")
	t.Setenv("GIT_WORK_TREE", "..")
	expect(t, recodings(t, data, "HEAD~1"), recodedCell)
	t.Setenv("GIT_WORK_TREE", t.TempDir())
	fails(data, "lies outside the work tree")
	os.Unsetenv("GIT_WORK_TREE")
	r.configure("apart/config", "[core]\nworktree = ..\nfsmonitor = nothing")
	expect(t, recodings(t, data, "HEAD~1"), recodedCell)
}
