package dataset_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/needs"
	"stance/positions/yamlfile"
)

// work is a git repository, with the settings of no user.
type work struct {
	t   *testing.T
	dir string
}

func newWork(t *testing.T) *work {
	t.Helper()
	needs.Program(t, "git", exec.LookPath)
	for name, value := range map[string]string{
		"GIT_CONFIG_GLOBAL": os.DevNull, "GIT_CONFIG_NOSYSTEM": "1",
		"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
	} {
		t.Setenv(name, value)
	}
	w := &work{t, lay(t, nil)}
	w.git("init", "-q", "-b", "main")
	return w
}

func (w *work) git(args ...string) string {
	w.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = w.dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		w.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// save writes files into the work tree; a link's content is "-> " and where it leads.
func (w *work) save(files map[string]string) {
	w.t.Helper()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		at := filepath.Join(w.dir, filepath.FromSlash(name))
		if target, isLink := strings.CutPrefix(files[name], "-> "); isLink {
			if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
				w.t.Fatal(err)
			}
			link(w.t, target, at)
			continue
		}
		put(w.t, at, files[name])
	}
}

// commit commits all that there is, and gives the commit.
func (w *work) commit(message string) string {
	w.t.Helper()
	w.git("add", "-A")
	w.git("commit", "-q", "--allow-empty", "-m", message)
	return w.git("rev-parse", "HEAD")
}

// remove takes a file or folder out of the work tree.
func (w *work) remove(name string) {
	w.t.Helper()
	if err := os.RemoveAll(filepath.Join(w.dir, name)); err != nil {
		w.t.Fatal(err)
	}
}

// at reads the dataset as it was at a revision.
func at(s *console.Streams, data, revision string) (*yamlfile.Result, error) {
	r, err := dataset.RepositoryOf(s, data)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	r.Data = dataset.DataAgain(data)
	commit, err := r.CommitOf(revision)
	if err != nil {
		return nil, err
	}
	return r.DatasetAt(commit, revision)
}

// dated lists the dates and the sources of what was read.
func dated(r *yamlfile.Result) string {
	var words []string
	for _, di := range r.Dataset.Dates {
		words = append(words, di.Date.String())
	}
	for _, src := range r.Dataset.Sources {
		words = append(words, src.ID)
	}
	return strings.Join(words, " ")
}

const peaceHas = "2025-01-01 2025-02-01 2025-03-01 s1 s2"

// The dataset is read as it was at a revision, whatever became of its files since: those
// that it is made of, and nothing that lies beside them.
func TestDatasetAtARevision(t *testing.T) {
	for _, folder := range []string{"", "data", "a b/dät"} {
		w := newWork(t)
		files := maps.Clone(peace)
		files["archive/s1.yaml"], files["notes/x.yaml"], files["snapshots/readme.md"], files["snapshots/deep/er.yaml"] = "not: read", "not: [read", "[", "date: 2025-04-01\npositions: {}\n"
		files["sources/more.yml"] = "sources: [{id: s3, title: Three}]\n"
		if folder != "" {
			files = within(folder, files)
		}
		w.save(files)
		w.commit("first")
		w.git("tag", "v1")
		dir := filepath.Join(w.dir, folder)
		put(t, filepath.Join(dir, "snapshots/2025-05-01.yaml"), "date: 2025-05-01\npositions: {}\n")
		w.commit("second")
		w.remove(filepath.Join(folder, "snapshots"))

		tmp := t.TempDir()
		t.Setenv("TMPDIR", tmp)
		for revision, want := range map[string]string{
			"v1": "2025-01-01 2025-02-01 2025-03-01 2025-04-01 s1 s2 s3", "HEAD~1": "2025-01-01 2025-02-01 2025-03-01 2025-04-01 s1 s2 s3", "HEAD": "2025-01-01 2025-02-01 2025-03-01 2025-04-01 2025-05-01 s1 s2 s3",
		} {
			r, err := at(standing(dir), "", revision)
			if err != nil || !r.OK() || dated(r) != want {
				t.Errorf("%q at %s: %v, %v", folder, revision, r, err)
			}
		}
		if left, err := os.ReadDir(tmp); err != nil || len(left) > 0 {
			t.Errorf("what git worked in is left: %v, %v", left, err)
		}
	}
}

// Links are followed as in the work tree, and through the repository; those that lead
// nowhere in it are files that cannot be read.
func TestLinksAtARevision(t *testing.T) {
	chain := maps.Clone(peace)
	for i := range 30 {
		chain[fmt.Sprintf("links/%02d", i)] = fmt.Sprintf("-> %02d", i+1)
	}
	chain["links/30"] = "-> ../elsewhere.txt"
	chain["elsewhere.txt"] = peace["sources.yaml"]
	chain["sources.yaml"] = "-> links/00"
	elsewhere := withoutNames(within("data", peace), "data/sources.yaml", "data/snapshots/2025-01-01.yaml", "data/snapshots/2025-02-01-talks.yaml", "data/snapshots/2025-03-01.yaml")
	for name := range peace {
		if strings.HasPrefix(name, "snapshots/") {
			elsewhere["other/"+name] = peace[name]
		}
	}
	elsewhere["src.yaml"], elsewhere["data/sources.yaml"], elsewhere["data/snapshots"] = peace["sources.yaml"], "-> ../src.yaml", "-> ../other/snapshots"
	elsewhere["other/snapshots/deep/loop"], elsewhere["other/snapshots/readme.md"] = "-> ..", "["
	folders := maps.Clone(peace)
	folders["more/x.yaml"], folders["snapshots/more"], folders["snapshots/more.yaml"], folders["empty/x"] = "date: 2025-04-01\npositions: {}\n", "-> ../more", "-> ../more", ""
	for name, c := range map[string]struct {
		files map[string]string
		data  string
	}{
		"from link to link":                    {chain, ""},
		"to other places":                      {elsewhere, "data"},
		"to folders, below those of a dataset": {folders, ""},
	} {
		w := newWork(t)
		w.save(c.files)
		w.commit("links")
		r, err := at(standing(filepath.Join(w.dir, c.data)), "", "HEAD")
		if err != nil || !r.OK() || dated(r) != peaceHas {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
	}
	for name, target := range map[string]string{
		"itself": "loop.yaml", "out of the repository": "../../up.yaml", "an absolute path": "/sound.txt", "nothing": "gone.yaml", "a long way": strings.Repeat("./", 2050) + "2025-01-01.yaml",
	} {
		w := newWork(t)
		w.save(peace)
		w.save(map[string]string{"snapshots/sound.txt": "date: 2025-06-01\npositions: {}\n"})
		if len(target) < 4000 {
			link(t, target, filepath.Join(w.dir, "snapshots/loop.yaml"))
			w.git("add", "-A")
		} else { // longer than a system takes
			w.git("add", "-A")
			put(t, filepath.Join(w.dir, ".git/target"), target)
			w.git("update-index", "--add", "--cacheinfo", "120000,"+w.git("hash-object", "-w", ".git/target")+",snapshots/loop.yaml")
		}
		w.git("commit", "-q", "-m", "a link")
		r, err := at(standing(w.dir), "", "HEAD")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(r.Problems) == 0 || r.OK() || !slices.Contains(strings.Fields(dated(r)), "2025-03-01") {
			t.Errorf("%s: %v", name, r.Problems)
		}
		for _, p := range r.Problems {
			if p.Severity == 0 && p.File != "snapshots/loop.yaml" {
				t.Errorf("%s: %+v", name, p)
			}
		}
	}
}

// A submodule in the place of a file is none of the dataset's files.
func TestSubmodulesAtARevision(t *testing.T) {
	w := newWork(t)
	w.save(peace)
	first := w.commit("first")
	w.git("update-index", "--add", "--cacheinfo", "160000,"+first+",snapshots/other.yaml")
	w.git("commit", "-q", "-m", "with a submodule")
	if r, err := at(standing(w.dir), "", "HEAD"); err != nil || !r.OK() || dated(r) != peaceHas {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestRevisionsThatAreRefused(t *testing.T) {
	w := newWork(t)
	w.save(map[string]string{"data": "a file\n"})
	file := w.commit("a file where the folder is now")
	w.remove("data")
	w.save(map[string]string{"readme.txt": ""})
	none := w.commit("nothing")
	w.save(map[string]string{"data/notes.txt": ""})
	without := w.commit("a folder without a dataset")
	w.save(within("data", peace))
	first := w.commit("the dataset")
	w.git("tag", "v1.0")
	hint := "\nits codebook.yaml was first committed at " + first[:7] + "; `stance audit " + first[:7] + " -C data` compares with that"
	for revision, want := range map[string]string{
		none: "at the revision " + none + " there was no folder data" + hint, file: "data was no folder" + hint, without: "there was no dataset (no codebook.yaml) in data" + hint,
		"v2.0": "git knows no revision \"v2.0\"\ndid you mean v1.0?", "nope": "git knows no revision \"nope\"\na revision is a commit, a branch or a tag, such as HEAD~3 or origin/main", "--help": "git knows no revision \"--help\"", "HEAD:data": "git knows no revision",
	} {
		_, err := at(standing(w.dir), "data", revision)
		holdSaid(t, revision, err, want)
	}
	_, err := at(standing(w.dir), "nowhere", "HEAD")
	holdSaid(t, "nowhere", err, "there is no folder nowhere")

	top := newWork(t)
	top.save(map[string]string{"readme.txt": ""})
	top.commit("nothing")
	top.save(peace)
	_, err = at(standing(top.dir), "", "HEAD")
	holdSaid(t, "never committed", err, "there was no dataset (no codebook.yaml) in the top folder\ncompare with a later revision")

	empty := newWork(t)
	empty.save(peace)
	_, err = at(standing(empty.dir), "", "HEAD")
	holdSaid(t, "no commit", err, "the git repository has no commit yet, so there is no earlier version to compare with")
}

// What is missing from a repository is named by the file that it is of, and fetched from
// nowhere.
func TestMissingFiles(t *testing.T) {
	for lost, want := range map[string]string{
		"HEAD:data/snapshots/2025-01-01.yaml": "snapshots/2025-01-01.yaml is missing from the repository (", "HEAD:data/sources.yaml": "sources.yaml is missing from the repository (",
		"HEAD:talks.yaml": "talks.yaml is missing from the repository (", "HEAD:data": "reading HEAD: ", "HEAD:data/snapshots": "reading HEAD: ",
	} {
		w := newWork(t)
		files := within("data", peace)
		files["src.yaml"], files["data/sources.yaml"], files["talks.yaml"] = peace["sources.yaml"], "-> ../src.yaml", singles["a.yaml"]
		w.save(files)
		w.commit("first")
		id := w.git("rev-parse", lost)
		w.remove(filepath.Join(".git/objects", id[:2], id[2:]))
		data := "data"
		if lost == "HEAD:talks.yaml" {
			data = "talks.yaml"
		}
		_, err := at(standing(w.dir), data, "HEAD")
		holdSaid(t, lost, err, want)
	}
}

// A dataset in one file is read as it was at a revision, in the top folder of a repository
// and below it.
func TestOneFileAtARevision(t *testing.T) {
	for _, folder := range []string{"", "deep/er"} {
		w := newWork(t)
		w.save(map[string]string{"readme.txt": ""})
		none := w.commit("nothing")
		name := strings.TrimPrefix(folder+"/talks.yaml", "/")
		w.save(map[string]string{name: singles["a.yaml"]})
		first := w.commit("first")
		w.save(map[string]string{name: singles["b.yml"]})
		w.commit("second")
		for revision, want := range map[string]string{first: "2025-01-01 2025-01-03", "HEAD": "2025-01-03"} {
			r, err := at(standing(filepath.Join(w.dir, folder)), "talks.yaml", revision)
			if err != nil || !r.OK() || dated(r) != want {
				t.Errorf("%s at %s: %+v, %v", name, revision, r, err)
			}
		}
		_, err := at(standing(w.dir), name, none)
		holdSaid(t, name, err, "at the revision "+none+" there was no file "+name+"\nit was first committed at "+first[:7]+": compare with that")
	}
}

// What is no file at a revision, or a link, is not read, and a part of a folder's dataset
// is none by itself.
func TestOneFileAtARevisionRefused(t *testing.T) {
	w := newWork(t)
	files := within("data", peace)
	maps.Copy(files, map[string]string{"secret.yaml": singles["a.yaml"], "link.yaml": "-> secret.yaml", "was.yaml/x": ""})
	w.save(files)
	w.commit("first")
	w.remove("was.yaml")
	w.save(map[string]string{"was.yaml": singles["a.yaml"], "new.yaml": singles["a.yaml"]})
	for file, want := range map[string]string{
		"link.yaml": "link.yaml was a link; name the file that it leads to", "was.yaml": "was.yaml was no file", "new.yaml": "there was no file new.yaml\ncompare with a later revision",
		"data/codebook.yaml": "is the file codebook.yaml of the dataset data", "none.yaml": "there is no file none.yaml",
	} {
		_, err := at(standing(w.dir), file, "HEAD")
		holdSaid(t, file, err, want)
	}
}

// A file that is too large is not asked for; how large it is is told so that it is more
// than what may be.
func TestLargeFilesAtARevision(t *testing.T) {
	for size, want := range map[int64]string{
		yamlfile.MaxFile + 1: "at the revision HEAD huge.yaml has 257 MB, and a file of a dataset may have 256",
		600 << 20:            "huge.yaml has 600 MB, and a file of a dataset may have 256",
		600<<20 + 1:          "huge.yaml has 601 MB, and a file of a dataset may have 256",
	} {
		w := newWork(t)
		w.save(map[string]string{"huge.yaml": singles["a.yaml"]})
		id := strings.Repeat("ab", 20)
		var packed bytes.Buffer
		z := zlib.NewWriter(&packed)
		fmt.Fprintf(z, "blob %d\x00", size) // and little of what it says that there is
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(w.dir, ".git/objects", id[:2], id[2:]), packed.String())
		w.git("update-index", "--add", "--cacheinfo", "100644,"+id+",huge.yaml")
		w.git("update-ref", "refs/heads/main", w.git("commit-tree", w.git("write-tree", "--missing-ok"), "-m", "large"))
		_, err := at(standing(w.dir), "huge.yaml", "HEAD")
		holdSaid(t, fmt.Sprint(size), err, want)
	}
}

// Where there is no repository, or no git, or none that can be read, that is said of the
// dataset's folder.
func TestRepositoriesThatAreNone(t *testing.T) {
	none := lay(t, within("data", peace))
	t.Setenv("GIT_CEILING_DIRECTORIES", none)
	_, err := at(standing(none), "", "HEAD")
	holdSaid(t, "none", err, "data is in no git repository, so there is no earlier version to compare with")
	put(t, filepath.Join(none, ".git"), "gitdir: nowhere\n")
	_, err = at(standing(none), "", "HEAD")
	holdSaid(t, "one that is not there", err, "data ")
	w := newWork(t)
	w.save(peace)
	w.commit("first")
	t.Run("no git", func(t *testing.T) {
		t.Setenv("PATH", t.TempDir())
		_, err := at(standing(w.dir), "", "HEAD")
		holdSaid(t, "no git", err, "git was not found; `stance audit` reads earlier versions of the dataset through it")
	})
	t.Run("settings that cannot be read", func(t *testing.T) {
		put(t, filepath.Join(w.dir, ".git/config"), "[core\nx = \"\n")
		_, err := at(standing(w.dir), "", "HEAD")
		holdSaid(t, "spoilt", err, "git cannot read the repository of ")
	})
	t.Run("nowhere to work in", func(t *testing.T) {
		t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "gone"))
		if _, err := dataset.RepositoryOf(standing(w.dir), ""); err == nil {
			t.Error("git works nowhere")
		}
	})
}

// withoutNames are files but for some.
func withoutNames(files map[string]string, names ...string) map[string]string {
	kept := maps.Clone(files)
	for _, name := range names {
		delete(kept, name)
	}
	return kept
}
