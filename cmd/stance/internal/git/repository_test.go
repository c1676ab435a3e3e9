package git

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestEveryLayout reads the same two versions out of repositories of every layout.
func TestEveryLayout(t *testing.T) {
	for name, lay := range map[string]func(t *testing.T) (dir, prefix string, env []string){
		"plain":      func(t *testing.T) (string, string, []string) { return newWork(t).twice().dir + "/data", "data", nil },
		"at the top": func(t *testing.T) (string, string, []string) { return newWork(t).twice().dir, "", nil },
		"packed": func(t *testing.T) (string, string, []string) {
			w := newWork(t).twice()
			w.git("gc", "-q")
			w.git("pack-refs", "--all")
			return w.dir + "/data", "data", nil
		},
		"sha256": func(t *testing.T) (string, string, []string) {
			return newWork(t, "--object-format=sha256").twice().dir, "", nil
		},
		"reftable": func(t *testing.T) (string, string, []string) {
			return newWork(t, "--ref-format=reftable").twice().dir, "", nil
		},
		"a git folder elsewhere": func(t *testing.T) (string, string, []string) {
			w := newWork(t).twice()
			w.git("init", "-q", "--separate-git-dir", filepath.Join(t.TempDir(), "apart"))
			return w.dir + "/data/snapshots", "data/snapshots", nil
		},
		"a linked work tree": func(t *testing.T) (string, string, []string) {
			other := filepath.Join(t.TempDir(), "tree")
			newWork(t).twice().git("worktree", "add", "-q", "-b", "other", other)
			return other + "/data", "data", nil
		},
		"through a link": func(t *testing.T) (string, string, []string) {
			link := filepath.Join(t.TempDir(), "link")
			if err := os.Symlink(newWork(t).twice().dir+"/data", link); err != nil {
				t.Skip(err)
			}
			return link, "data", nil
		},
		"a shared clone": func(t *testing.T) (string, string, []string) {
			clone := filepath.Join(t.TempDir(), "clone")
			w := newWork(t).twice()
			w.git("clone", "-q", "--shared", w.dir, clone)
			return clone, "", nil
		},
		"kept apart, by GIT_DIR": func(t *testing.T) (string, string, []string) {
			dir, apart := keptApart(t)
			return dir, "", []string{"GIT_DIR=" + apart}
		},
		"kept apart, by GIT_DIR and GIT_WORK_TREE": func(t *testing.T) (string, string, []string) {
			dir, apart := keptApart(t)
			return dir + "/data", "data", []string{"GIT_DIR=" + apart, "GIT_WORK_TREE=" + dir}
		},
		"kept apart, by GIT_DIR and its configuration": func(t *testing.T) (string, string, []string) {
			dir, apart := keptApart(t)
			(&work{t, dir}).git("--git-dir="+apart, "config", "core.worktree", dir)
			return dir + "/data", "data", []string{"GIT_DIR=" + apart}
		},
		"in which GIT_DIR names another": func(t *testing.T) (string, string, []string) {
			return newWork(t).twice().dir, "", []string{"GIT_DIR=" + filepath.Join(newWork(t).dir, ".git"), "GIT_WORK_TREE=/"}
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir, prefix, env := lay(t)
			r := mustOpen(t, dir, env...)
			if r.Prefix != prefix {
				t.Errorf("the folder is %q, want %q", r.Prefix, prefix)
			}
			head, err := r.Commit("HEAD")
			if err != nil || head == "" {
				t.Fatalf("HEAD is %q, %v", head, err)
			}
			before, err := r.Commit("HEAD~1")
			tagged, err2 := r.Commit("v1")
			if err != nil || err2 != nil || before == "" || before != tagged || before == head {
				t.Errorf("HEAD~1 is %q, %v; v1 is %q, %v", before, err, tagged, err2)
			}
			for commit, want := range map[string]string{head: "high\n", before: "low\n"} {
				e, err := r.Entry(commit, "data/codebook.yaml")
				if err != nil || e == nil {
					t.Fatalf("%v, %v", e, err)
				}
				if content, err := r.Blobs([]string{e.ID}, 100); err != nil || string(content[e.ID]) != want {
					t.Errorf("it held %q, %v, want %q", content[e.ID], err, want)
				}
			}
		})
	}
}

// keptApart is a folder whose repository is elsewhere, and not named in it.
func keptApart(t *testing.T) (dir, repository string) {
	w := newWork(t).twice()
	apart := filepath.Join(t.TempDir(), "repository")
	if err := os.Rename(filepath.Join(w.dir, ".git"), apart); err != nil {
		t.Fatal(err)
	}
	return w.dir, apart
}

// TestTrees lists what is in a tree: files, links, folders and submodules, of every name.
func TestTrees(t *testing.T) {
	w := newWork(t).twice()
	w.write("data/ä b", "12345")
	w.git("update-index", "--add", "--cacheinfo", "120000,"+w.git("hash-object", "-w", "README")+",data/link")
	w.git("update-index", "--add", "--cacheinfo", "160000,"+w.git("rev-parse", "HEAD")+",data/sub")
	w.git("add", "data/ä b")
	w.git("commit", "-q", "-m", "more")
	r := mustOpen(t, filepath.Join(w.dir, "data"))
	head, err := r.Commit("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	folder, err := r.Folder(head)
	if err != nil || folder == nil || folder.Kind != Folder || folder.Path != "data" || folder.ID != w.git("rev-parse", "HEAD:data") {
		t.Fatalf("the folder is %+v, %v", folder, err)
	}
	type found struct {
		kind Kind
		size int64
	}
	listed := func(entries []Entry, err error) map[string]found {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		all := map[string]found{}
		for _, e := range entries {
			all[e.Path] = found{e.Kind, e.Size}
		}
		return all
	}
	if got, want := listed(r.List(folder.ID)), (map[string]found{
		"codebook.yaml": {File, 5}, "link": {Link, 2}, "snapshots": {Folder, 0}, "sub": {Submodule, 0}, "ä b": {File, 5},
	}); !maps.Equal(got, want) {
		t.Errorf("listed %v, want %v", got, want)
	}
	below := map[string]found{"snapshots/one.yaml": {File, 4}, "snapshots/two.yaml": {File, 4}}
	if got := listed(r.ListBelow(folder.ID, "snapshots")); !maps.Equal(got, below) {
		t.Errorf("below are %v, want %v", got, below)
	}
	if got := listed(r.ListBelow(folder.ID, "nothing")); len(got) != 0 {
		t.Errorf("below nothing are %v", got)
	}
	for name, want := range map[string]bool{"codebook.yaml": true, "snapshots/one.yaml": true, "snapshots": true, "none": false, ".": false, "": false, "*": false, "codebook.yaml/x": false} {
		if e, err := r.Entry(folder.ID, name); err != nil || (e != nil) != want || e != nil && e.Path != name {
			t.Errorf("%q is %+v, %v", name, e, err)
		}
	}
	top := mustOpen(t, w.dir)
	if e, err := top.Folder(head); err != nil || e == nil || e.Kind != Folder || e.ID != w.git("rev-parse", "HEAD^{tree}") {
		t.Errorf("at the top %+v, %v", e, err)
	}
	if e, err := mustOpen(t, filepath.Join(w.dir, "data", "snapshots")).Folder(w.git("commit-tree", "-m", "empty", w.git("hash-object", "-t", "tree", "-w", os.DevNull))); err != nil || e != nil {
		t.Errorf("where there was nothing: %+v, %v", e, err)
	}
	if list, err := r.List(strings.Repeat("0", 40)); err == nil || !strings.Contains(err.Error(), "a folder cannot be read, or is missing from the repository: git says ") {
		t.Errorf("a tree that is not there: %v, %v", list, err)
	}
}

func TestBlobs(t *testing.T) {
	w := newWork(t).twice()
	r := mustOpen(t, w.dir)
	low, high := w.git("rev-parse", "v1:data/codebook.yaml"), w.git("rev-parse", "HEAD:data/codebook.yaml")
	contents, err := r.Blobs([]string{high, low, high}, 9)
	if err != nil || len(contents) != 2 || string(contents[low]) != "low\n" || string(contents[high]) != "high\n" {
		t.Errorf("%q, %v", contents, err)
	}
	if contents, err := r.Blobs(nil, 0); err != nil || len(contents) != 0 {
		t.Errorf("of none: %q, %v", contents, err)
	}
	var large *TooLargeError
	if _, err := r.Blobs([]string{high, low}, 8); !errors.As(err, &large) || err.Error() != "the files are too large together" {
		t.Errorf("beyond the limit: %v", err)
	}
	var missing *MissingError
	if _, err := r.Blobs([]string{someID}, 100); !errors.As(err, &missing) || missing.ID != someID || err.Error() != "the object 0123456789 is missing from the repository, and nothing is fetched from elsewhere" {
		t.Errorf("what is not there: %v", err)
	}
	if _, err := r.Blobs([]string{w.git("rev-parse", "HEAD")}, 1000); err == nil {
		t.Error("a commit is read as a file")
	}
}

// TestRevisions has each name stand for what git says that it stands for.
func TestRevisions(t *testing.T) {
	w := newWork(t).twice()
	w.git("tag", "-a", "-m", "first", "note", "v1")
	w.git("checkout", "-q", "-b", "side", "v1")
	w.write("aside", "x")
	w.commit("aside")
	w.git("checkout", "-q", "main")
	w.git("config", "branch.main.remote", ".")
	w.git("config", "branch.main.merge", "refs/heads/side")
	w.git("config", "core.fsmonitor", "evil") // of no account
	r := mustOpen(t, filepath.Join(w.dir, "data"))
	for _, revision := range []string{"HEAD", "HEAD~1", "@^", "main", "heads/main~1", "note", "note^{commit}", "side", ":/low", "HEAD^{/low}", "main@{1}", "@{1}", "side@{0}", "main@{upstream}", w.git("rev-parse", "--short", "v1")} {
		name := revision
		if !strings.HasPrefix(revision, ":/") { // behind which all is text to search for
			name += "^{commit}"
		}
		want := w.git("rev-parse", name)
		if got, err := r.Commit(revision); got != want || err != nil {
			t.Errorf("%s is %q, %v, want %q", revision, got, err, want)
		}
	}
	for _, revision := range []string{"", "none", "-h", "--help", "HEAD~9", "x\x00y", ":/nobody wrote this", "HEAD:README", "v1^{tree}", "main@{9}", "HEAD..main"} {
		if got, err := r.Commit(revision); got != "" {
			t.Errorf("%q is the commit %q, %v", revision, got, err)
		}
	}
	if got, err := r.Object("HEAD:README"); err != nil || got != w.git("rev-parse", "HEAD:README") {
		t.Errorf("a file is %q, %v", got, err)
	}
	if got, err := r.MergeBase(w.git("rev-parse", "main"), w.git("rev-parse", "side")); err != nil || got != w.git("rev-parse", "v1") {
		t.Errorf("in common is %q, %v", got, err)
	}
	alone := w.git("commit-tree", "-m", "alone", w.git("rev-parse", "HEAD^{tree}"))
	if got, err := r.MergeBase(w.git("rev-parse", "main"), alone); err != nil || got != "" {
		t.Errorf("in common with what stands alone is %q, %v", got, err)
	}
	if got := r.RefNames(10); !slices.Equal(got, []string{"main", "side", "note", "v1"}) {
		t.Errorf("names are %q", got)
	}
	if got := r.RefNames(1); len(got) != 1 {
		t.Errorf("%d names, want one", len(got))
	}
	commits := r.Recent(1)
	if len(commits) != 1 || commits[0].Name != w.git("rev-parse", "--short", "HEAD") || commits[0].Subject != w.git("log", "-1", "--format=%cs %s") {
		t.Errorf("the last commit is %q", commits)
	}
	if got, want := r.FirstWith("snapshots/two.yaml"), w.git("rev-parse", "--short", "main"); got != want {
		t.Errorf("the file came to be at %q, want %q", got, want)
	}
	if got := r.FirstWith("nothing"); got != "" {
		t.Errorf("what is not there came to be at %q", got)
	}
}

// A repository without a commit has a HEAD that is nothing yet.
func TestBeforeTheFirstCommit(t *testing.T) {
	w := newWork(t)
	r := mustOpen(t, w.dir)
	if id, err := r.Commit("HEAD"); id != "" {
		t.Errorf("HEAD is %q, %v", id, err)
	}
	if got := r.RefNames(10); len(got) != 0 {
		t.Errorf("names are %q", got)
	}
	if got := r.Recent(10); len(got) != 0 {
		t.Errorf("commits are %q", got)
	}
	if got := r.FirstWith("README"); got != "" {
		t.Errorf("a file came to be at %q", got)
	}
	if e, err := r.Folder("HEAD"); e != nil || err != nil {
		t.Errorf("a folder is %+v, %v", e, err)
	}
}

// TestRefused has what is no repository, or none to be used, and the words for it.
func TestRefused(t *testing.T) {
	apart := func(w *work, file, content string) string {
		put(t, filepath.Join(w.dir, ".git", file), content)
		return w.dir
	}
	for name, tt := range map[string]struct {
		dir  func(t *testing.T) (string, []string)
		says string
		none bool
	}{
		"none": {func(t *testing.T) (string, []string) {
			dir := t.TempDir()
			return dir, []string{"GIT_CEILING_DIRECTORIES=" + filepath.Dir(dir)}
		}, "in no git repository", true},
		"above the ceiling": {func(t *testing.T) (string, []string) {
			w := newWork(t).twice()
			return filepath.Join(w.dir, "data", "snapshots"), []string{"GIT_CEILING_DIRECTORIES=" + filepath.Join(t.TempDir(), "none") + string(filepath.ListSeparator) + w.dir}
		}, "in no git repository", true},
		"a .git that is any folder": {func(t *testing.T) (string, []string) {
			dir := t.TempDir()
			put(t, filepath.Join(dir, ".git", "x"), "")
			return dir, []string{"GIT_CEILING_DIRECTORIES=" + filepath.Dir(dir)}
		}, "in no git repository", true},
		"inside .git": {func(t *testing.T) (string, []string) {
			return filepath.Join(newWork(t).twice().dir, ".git", "refs"), nil
		}, "is inside a bare repository or a .git folder", false},
		"bare": {func(t *testing.T) (string, []string) {
			dir := newWork(t, "--bare").dir
			return dir, []string{"GIT_CEILING_DIRECTORIES=" + filepath.Dir(dir)}
		}, "is inside a bare repository or a .git folder", false},
		"a .git file of something else": {func(t *testing.T) (string, []string) {
			dir := t.TempDir()
			put(t, filepath.Join(dir, ".git"), "x\n")
			return dir, nil
		}, "is neither a folder nor says where one is", false},
		"a .git file that leads nowhere": {func(t *testing.T) (string, []string) {
			dir := t.TempDir()
			put(t, filepath.Join(dir, ".git"), "gitdir: ../none\n")
			return dir, nil
		}, "none, which is no git repository", false},
		"a .git file that is large": {func(t *testing.T) (string, []string) {
			dir := t.TempDir()
			put(t, filepath.Join(dir, ".git"), "gitdir: "+strings.Repeat("x", maxSmall))
			return dir, nil
		}, "", false},
		"among the files": {func(t *testing.T) (string, []string) {
			w := newWork(t).twice()
			if err := os.Rename(filepath.Join(w.dir, ".git"), filepath.Join(w.dir, "data", "planted")); err != nil {
				t.Fatal(err)
			}
			put(t, filepath.Join(w.dir, ".git"), "gitdir: data/planted\n")
			return w.dir, nil
		}, "which lies among the files of the work tree; such a one is not used, as it may come from a stranger", false},
		"GIT_DIR names none": {func(t *testing.T) (string, []string) {
			dir := t.TempDir()
			return dir, []string{"GIT_CEILING_DIRECTORIES=" + filepath.Dir(dir), "GIT_DIR=none"}
		}, "none, which is no git repository", false},
		"outside the work tree of GIT_DIR": {func(t *testing.T) (string, []string) {
			dir, apart := keptApart(t)
			return t.TempDir(), []string{"GIT_CEILING_DIRECTORIES=" + filepath.Dir(dir), "GIT_DIR=" + apart, "GIT_WORK_TREE=" + dir}
		}, "it lies outside the work tree ", false},
		"a HEAD of nothing": {func(t *testing.T) (string, []string) { return apart(newWork(t), "HEAD", "x\n"), nil }, " names no branch and no commit", false},
		"a HEAD elsewhere":  {func(t *testing.T) (string, []string) { return apart(newWork(t), "HEAD", "ref: /etc/passwd\n"), nil }, " names no branch and no commit", false},
		"a HEAD that leads out": {func(t *testing.T) (string, []string) {
			return replaced(t, newWork(t).twice(), "HEAD", "/etc/passwd"), nil
		}, "HEAD of the repository is a link that leads out of it", false},
		"refs that lead out": {func(t *testing.T) (string, []string) {
			return replaced(t, newWork(t).twice(), "packed-refs", "/etc/passwd"), nil
		}, "packed-refs of the repository is a link that leads out of it", false},
		"objects of no plain file": {func(t *testing.T) (string, []string) {
			return replaced(t, newWork(t).twice(), "objects/pack/pipe", os.DevNull), nil
		}, "is no plain file; such a repository is not read", false},
		"unknown names of objects": {func(t *testing.T) (string, []string) {
			return apart(newWork(t), "config", "[extensions]\n\tobjectFormat = md5\n"), nil
		}, `the repository names its objects by "md5", which is not known`, false},
		"unknown refs": {func(t *testing.T) (string, []string) {
			return apart(newWork(t), "config", "[extensions]\n\trefStorage = database\n"), nil
		}, `the repository keeps its refs by "database", which is not known`, false},
		"a configuration that is none": {func(t *testing.T) (string, []string) { return apart(newWork(t), "config", "[\n"), nil }, "the repository's configuration cannot be read: ", false},
		"a configuration without end": {func(t *testing.T) (string, []string) {
			return apart(newWork(t), "config", strings.Repeat("#\n", maxConfig)), nil
		}, "config has more than 4096 KB", false},
	} {
		t.Run(name, func(t *testing.T) {
			dir, env := tt.dir(t)
			r, err := opened(t, dir, env...)
			if err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Fatalf("it is opened as %v, %v; want %q", r, err, tt.says)
			}
			var none *NoRepositoryError
			if got := errors.As(err, &none) && none.None(); got != tt.none {
				t.Errorf("there is none: %t, want %t: %v", got, tt.none, err)
			}
		})
	}
}

// replaced has a link in the place of a file of the repository.
func replaced(t *testing.T, w *work, file, target string) (dir string) {
	t.Helper()
	name := filepath.Join(w.dir, ".git", filepath.FromSlash(file))
	if err := os.RemoveAll(name); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS == "windows" {
		t.Skip("links take a privilege there")
	}
	if err := os.Symlink(target, name); err != nil {
		t.Fatal(err)
	}
	return w.dir
}

// A repository is read as git reads it where it has what git passes over: refs that are
// none, locks, and no configuration.
func TestPassedOver(t *testing.T) {
	w := newWork(t).twice()
	for name, content := range map[string]string{
		"refs/heads/large": strings.Repeat("x", maxRef+1), "refs/heads/none": "x", "refs/heads/elsewhere": "ref: ../../x", "refs/heads/main.lock": w.git("rev-parse", "v1"),
		"ORIG_HEAD": w.git("rev-parse", "v1") + "\n", "FETCH_HEAD": w.git("rev-parse", "v1") + "\tnot-for-merge\tbranch 'x'\n", "a HEAD": "x", "refs/heads/named": "ref: refs/tags/v1\n",
	} {
		put(t, filepath.Join(w.dir, ".git", filepath.FromSlash(name)), content)
	}
	if err := os.Remove(filepath.Join(w.dir, ".git", "config")); err != nil {
		t.Fatal(err)
	}
	r := mustOpen(t, w.dir)
	want, err := r.Commit("v1")
	if err != nil || want == "" {
		t.Fatal(err)
	}
	for _, name := range []string{"ORIG_HEAD", "FETCH_HEAD", "named", "main~1"} {
		if got, err := r.Commit(name); err != nil || got != want {
			t.Errorf("%s is %q, %v, want %q", name, got, err, want)
		}
	}
	if got := r.RefNames(10); !slices.Equal(got, []string{"main", "named", "v1"}) {
		t.Errorf("names are %q", got)
	}
}
