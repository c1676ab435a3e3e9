package dataset_test

import (
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/dataset"
	"stance/positions"
	"stance/positions/evidence/verify"
	"stance/positions/problem"
)

// Texts of sources are read from the dataset, or from the folder that --archive names, by
// the sources' ids.
func TestArchiveReader(t *testing.T) {
	files := within("talks", peace)
	maps.Copy(files, map[string]string{
		"talks/archive/s1.txt": "In the dataset.\n", "talks/texts/two.txt": "By its name.\n", "talks/sources.yaml": "sources:\n  - {id: s1, title: One}\n  - {id: s2, title: Two, archive: texts/two.txt}\n",
		"mine/s1.txt": "Elsewhere.\n", "file.txt": "",
	})
	dir := lay(t, files)
	s := standing(dir)
	d, err := dataset.Load(s, "talks")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ given, source, want string }{{"", "s1", "In the dataset."}, {"", "s2", "By its name."}, {"mine", "s1", "Elsewhere."}, {filepath.Join(dir, "mine"), "s1", "Elsewhere."}} {
		read, closeIt, err := dataset.ArchiveReader(s, filepath.Join(dir, "talks"), c.given)
		if err != nil {
			t.Fatal(err)
		}
		text, err := read(verify.Text{Source: d.Source(c.source), Capture: verify.Own})
		if err != nil || text == nil || !strings.Contains(text.Text, c.want) {
			t.Errorf("%s in %q: %v, %v", c.source, c.given, text, err)
		}
		closeIt()
		if _, err := read(verify.Text{Source: &positions.Source{ID: c.source}, Capture: verify.Own}); err == nil {
			t.Errorf("%q is read when it is closed", c.given)
		}
	}
	for given, want := range map[string]string{
		"nowhere": "there is no folder nowhere; --archive names the one with the sources' texts", "file.txt": "file.txt is not a folder; --archive names the one", "file.txt/x": "not a directory",
	} {
		_, _, err := dataset.ArchiveReader(s, filepath.Join(dir, "talks"), given)
		holdSaid(t, given, err, want)
	}
}

// Errors of datasets say how many there are, and what became of what was to be written.
func TestUnsoundErrors(t *testing.T) {
	warning := problem.Problem{Severity: problem.Warning}
	one, two := []problem.Problem{{}, warning}, []problem.Problem{{}, {}, warning}
	for _, c := range []struct {
		err  error
		want string
	}{
		{&dataset.UnsoundError{Dir: "d", Flags: " -C d", Problems: one}, "the dataset d has 1 error; `stance check -C d` lists them with all warnings"},
		{&dataset.UnsoundPairError{Files: []string{"a.yaml", "b.yaml"}, Problems: two}, "a.yaml and b.yaml have 2 errors"},
		{&dataset.RefusedError{Problems: two}, "nothing was written, as the dataset would then have 2 errors"},
		{&dataset.MadeUnsoundError{Problems: one}, "nothing was written, as the new dataset would have had 1 error, shown above; that is a fault of this program: please report it, with the text in question"},
	} {
		if got := c.err.Error(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
