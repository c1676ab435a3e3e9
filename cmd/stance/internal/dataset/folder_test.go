package dataset_test

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/positions"
	"stance/positions/yamlfile"
)

// filesIn are the contents of the files below a folder, by their names.
func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// made are files that are to be written.
func made(files map[string]string) (all []yamlfile.File) {
	for name, content := range files {
		all = append(all, yamlfile.File{Name: name, Content: []byte(content)})
	}
	return all
}

// A dataset is written into a new folder or an empty one, with all its files.
func TestWrite(t *testing.T) {
	for _, target := range []string{"new", "far/away", "empty"} {
		dir := lay(t, nil)
		if err := os.Mkdir(filepath.Join(dir, "empty"), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := dataset.Write(standing(dir), filepath.Join(dir, target), made(peace)); err != nil {
			t.Errorf("%s: %v", target, err)
		}
		if got := filesIn(t, filepath.Join(dir, target)); !maps.Equal(got, peace) {
			t.Errorf("%s holds %d files", target, len(got))
		}
	}
}

// A dataset that could not be read is not written, nor one that is not as wanted; that
// the first is a fault of the program is said.
func TestAnUnsoundDatasetIsNotWritten(t *testing.T) {
	unwanted := errors.New("it is another one")
	for name, c := range map[string]struct {
		files  []yamlfile.File
		wanted error
	}{
		"broken":   {files: []yamlfile.File{{Name: "codebook.yaml", Content: []byte("title: T\nparties: [{id: a, name: Who?}, {id: b, name: ]\n")}}},
		"unsound":  {files: []yamlfile.File{{Name: "codebook.yaml", Content: []byte("title: T\nparties: [{id: a, name: A}]\nissues: [{id: i, name: I}]\n")}, {Name: "snapshots/2025-01-01.yaml", Content: []byte("date: 2025-01-01\npositions: {x: {i: {summary: S}}}\n")}}},
		"nothing":  {},
		"unwanted": {files: made(peace), wanted: unwanted},
	} {
		for _, target := range []string{"new", "far/away", "empty"} {
			dir := t.TempDir()
			if err := os.Mkdir(filepath.Join(dir, "empty"), 0o777); err != nil {
				t.Fatal(err)
			}
			err := dataset.WriteIf(standing(dir), filepath.Join(dir, target), c.files, func(d *positions.Dataset) error {
				if len(d.Dates) != 3 {
					t.Errorf("%s: it is asked whether this is wanted, with %d dates", name, len(d.Dates))
				}
				return c.wanted
			})
			var unsound *dataset.MadeUnsoundError
			if c.wanted != nil && !errors.Is(err, c.wanted) || c.wanted == nil && (!errors.As(err, &unsound) || len(unsound.Problems) == 0) {
				t.Errorf("%s, %s: %v", name, target, err)
				continue
			}
			if c.wanted == nil {
				holdSaid(t, name, err, "shown above; that is a fault of this program: please report it")
			}
			entries, _ := os.ReadDir(dir)
			within, _ := os.ReadDir(filepath.Join(dir, "empty"))
			if len(entries) != 1 || len(within) != 0 {
				t.Errorf("%s, %s: left %v %v", name, target, entries, within)
			}
		}
	}
}

// Nothing is written over. Where a process that was killed began, and nobody else has
// put anything, its work is completed.
func TestFoldersThatAreTaken(t *testing.T) {
	const mark = ".new.1.stance"
	refusal := func(name string) string {
		return "the folder " + name + " has something in it, and nothing is written over\nname a folder that does not exist yet, or one with no more in it than .git, a README and a licence"
	}
	for name, c := range map[string]struct {
		files map[string]string
		mark  bool
		may   string // what is said before there are files to be written
		want  string // what is said then
	}{
		"nothing":            {},
		"begun":              {files: map[string]string{"new/codebook.yaml": peace["codebook.yaml"]}, mark: true},
		"begun and added to": {files: map[string]string{"new/codebook.yaml": peace["codebook.yaml"], "new/mine.txt": ""}, mark: true, want: "taken"},
		"begun with others":  {files: map[string]string{"new/codebook.yaml": "# mine\n"}, mark: true, want: "taken"},
		"something":          {files: map[string]string{"new/mine.txt": ""}, may: "taken", want: "taken"},
		"a file":             {files: map[string]string{"new": "mine"}, may: "is there already, and is no folder", want: "is there already, and is no folder"},
	} {
		files := maps.Clone(c.files)
		dir := lay(t, files)
		target := filepath.Join(dir, "new")
		if c.mark {
			if err := os.Mkdir(filepath.Join(target, mark), 0o777); err != nil {
				t.Fatal(err)
			}
		}
		for _, want := range []*string{&c.may, &c.want} {
			if *want == "taken" {
				*want = refusal(target)
			}
		}
		holdSaid(t, name, dataset.MayBecomeFolder(target), c.may)
		before := filesIn(t, dir)
		err := dataset.Write(standing(dir), target, made(peace))
		holdSaid(t, name, err, c.want)
		if c.want != "" && !maps.Equal(before, filesIn(t, dir)) {
			t.Errorf("%s: something was written", name)
		}
		if c.want == "" && !maps.Equal(filesIn(t, target), peace) {
			t.Errorf("%s: what is there now is not the dataset", name)
		}
	}
	dir := lay(t, map[string]string{"file": ""})
	holdSaid(t, "below nothing", dataset.MayBecomeFolder(filepath.Join(dir, "far/away")), "there is no folder "+filepath.Join(dir, "far")+" to write into")
	holdSaid(t, "below a file", dataset.MayBecomeFolder(filepath.Join(dir, "file/new")), "file/new: not a directory")
}

func TestBlankTitle(t *testing.T) {
	for title, want := range map[string]string{"": "", "T": "", " \t": "--title: a title is missing", "\u00a0": "--title: a title is missing"} {
		holdSaid(t, title, dataset.BlankTitle(title), want)
	}
	s, _, _ := datasettest.Streams(t.TempDir())
	if got := dataset.FullPath(s.Dir, "snapshots/../sources.yaml"); got != filepath.Join(s.Dir, "sources.yaml") {
		t.Errorf("%s", got)
	}
}
