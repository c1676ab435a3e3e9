package dataset_test

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
)

// environment are streams that have STANCE_DATA.
func environment(dir, data string) *console.Streams {
	s := standing(dir)
	s.Env = func(name string) string {
		if name == "STANCE_DATA" {
			return data
		}
		return ""
	}
	return s
}

// The dataset is the folder that was named, else that of STANCE_DATA, else the nearest
// upward that has a codebook, itself or in data/.
func TestWhereTheDatasetIs(t *testing.T) {
	files := within("talks/data", peace)
	maps.Copy(files, within("other", strait))
	maps.Copy(files, map[string]string{"talks/notes/deep/x.txt": "", "empty/x.txt": "", "talks/notes.txt": "", "one.yaml": "2025-01-01: {A: {x: Y}}\n"})
	top := lay(t, files)
	for _, c := range []struct{ stand, given, env, want string }{
		{"talks/data", "", "", "talks/data"},
		{"talks/data/snapshots", "", "", "talks/data"},
		{"talks", "", "", "talks/data"},
		{"talks/notes/deep", "", "", "talks/data"},
		{"talks", "", "../other", "other"},
		{"talks", "../other", "data", "other"},
		{"", "talks", "", "talks/data"},
		{"empty", "../talks/data", "", "talks/data"},
		{"", "empty", "", "empty"}, // reading it tells what is missing
	} {
		got, err := dataset.Dir(environment(filepath.Join(top, c.stand), c.env), c.given)
		if err != nil || got != filepath.Join(top, c.want) {
			t.Errorf("in %s, %q, STANCE_DATA=%q: %s, %v", c.stand, c.given, c.env, got, err)
		}
	}
	for _, c := range []struct{ stand, given, env, want string }{
		{"", "nowhere", "", "there is no folder nowhere"},
		{"", "", "nowhere", "there is no folder nowhere"},
		{"", "nowhere.yaml", "", "there is no file nowhere.yaml"},
		{"", "talks/notes.txt", "", "talks/notes.txt is neither a YAML file nor a folder; name the folder that holds codebook.yaml"},
		{"", "talks/data/snapshots", "", "talks/data/snapshots has no codebook.yaml; it seems to be a part of the dataset talks/data: name that folder"},
		{"", "talks/data/sources.yaml", "", "talks/data/sources.yaml is not a dataset by itself: it is the file sources.yaml of the dataset talks/data; name that folder, as in -C talks/data"},
		{"", "one.yaml", "", "one.yaml is a dataset in one file, and this needs one in a folder\nmake one of it with `stance init one --from one.yaml`, or edit the file itself"},
		{"", "talks/notes.txt/x", "", "not a directory"},
	} {
		_, err := dataset.Dir(environment(filepath.Join(top, c.stand), c.env), c.given)
		holdSaid(t, c.given+c.env, err, c.want)
	}
	if _, err := dataset.Dir(standing(filepath.Join(top, "empty")), ""); !errors.Is(err, dataset.ErrNone) {
		t.Errorf("where there is none: %v", err)
	}
	if _, err := dataset.Dir(standing(top), ""); !errors.Is(err, dataset.ErrNone) {
		t.Errorf("where there are some below: %v", err)
	} else {
		holdSaid(t, "where there are some below", err, "no dataset is in this folder itself or above it, but there is one in it: name it with -C one.yaml, other or talks")
	}
	if !dataset.HasCodebook(filepath.Join(top, "other")) || dataset.HasCodebook(filepath.Join(top, "empty")) {
		t.Error("a folder is known by its codebook.yaml")
	}
	if err := os.Mkdir(filepath.Join(top, "empty/codebook.yaml"), 0o777); err != nil {
		t.Fatal(err)
	}
	if dataset.HasCodebook(filepath.Join(top, "empty")) {
		t.Error("a folder is no codebook")
	}
}

// data/, which nobody named, may be a link within the folder, and not out of it.
func TestDataThatIsALink(t *testing.T) {
	files := within("clone/version/2", peace)
	maps.Copy(files, within("elsewhere", strait))
	top := lay(t, files)
	clone := filepath.Join(top, "clone")
	link(t, "version/2", filepath.Join(clone, "data"))
	if dir, err := dataset.Dir(standing(clone), ""); err != nil || dir != filepath.Join(clone, "data") {
		t.Errorf("within: %s, %v", dir, err)
	}
	if err := os.Remove(filepath.Join(clone, "data")); err != nil {
		t.Fatal(err)
	}
	link(t, "../elsewhere", filepath.Join(clone, "data"))
	const want = "data is a link to another place, ../elsewhere; if the dataset there is the one that you mean, name it: --data data"
	for _, given := range []string{"", "."} {
		_, err := dataset.Dir(standing(clone), given)
		holdSaid(t, "out of the folder", err, want)
	}
	if dir, err := dataset.Dir(standing(clone), "data"); err != nil || dir != filepath.Join(clone, "data") {
		t.Errorf("named: %s, %v", dir, err)
	}
}

// A dataset with errors is read with all of them, and refused where it has to be sound;
// what check is to be called with is told.
func TestUnsoundDatasets(t *testing.T) {
	files := within("talks", peace)
	files["talks/snapshots/bad.yaml"] = "date: 2025-04-01\npositions:\n  nobody: {truce: {summary: S}}\n  north: {truce: {position: perhaps, summary: S}}\n"
	files["bad.yaml"] = "issues: {x: [Low, High]}\n2025-01-01: {A: {x: [1]}}\n"
	top := lay(t, files)
	for _, c := range []struct{ stand, given, want string }{
		{"talks", "", "has 2 errors; `stance check` lists them with all warnings"},
		{"", "talks", "the dataset talks has 2 errors; `stance check -C talks` lists"},
		{"", "bad.yaml", "the dataset bad.yaml has 1 error; `stance check -C bad.yaml` lists"},
	} {
		s := standing(filepath.Join(top, c.stand))
		_, result, err := dataset.Read(s, c.given)
		if err != nil || result.OK() {
			t.Errorf("%s: %v is read without errors", c.given, err)
		}
		_, err = dataset.Load(s, c.given)
		var unsound *dataset.UnsoundError
		if !errors.As(err, &unsound) || len(unsound.Problems) == 0 {
			t.Errorf("%s: %v", c.given, err)
		}
		holdSaid(t, c.given, err, c.want)
	}
	if _, _, err := dataset.Read(standing(top), "nowhere"); err == nil {
		t.Error("a dataset that is not there is read")
	}
	if _, err := dataset.Load(standing(top), "nowhere"); err == nil {
		t.Error("a dataset that is not there is loaded")
	}
	if r := dataset.ReadIn(filepath.Join(top, "talks")); strings.Contains(r.Problems[0].File, top) || len(r.Dataset.Dates) != 4 {
		t.Errorf("%+v", r.Problems)
	}
}

// What named the dataset is repeated by commands to paste.
func TestDataAgain(t *testing.T) {
	for given, want := range map[string]string{"": "", "talks": " -C talks", "my talks": " -C 'my talks'", "-x": " -C ./-x"} {
		if got := dataset.DataAgain(given); got != want {
			t.Errorf("%q: %q", given, got)
		}
	}
	top := lay(t, within("my talks", peace))
	s := standing(top)
	if dir, _, err := dataset.LoadAll(s, "my talks"); err != nil || s.Data != " -C 'my talks'" || dir != filepath.Join(top, "my talks") {
		t.Errorf("%s, %q, %v", dir, s.Data, err)
	}
}

// Who is sent a result is told the dataset's own name, and not where it lies here.
func TestDataSent(t *testing.T) {
	top := lay(t, within("my talks", peace))
	for given, want := range map[string]string{
		"": "", "talks": " -C talks", "in/my talks/": " -C 'my talks'", filepath.Join(top, "my talks"): " -C 'my talks'",
		"in/talks.yaml": " -C talks.yaml", "in/-x": " -C ./-x", ".": " -C " + filepath.Base(top), "my talks/..": " -C " + filepath.Base(top),
	} {
		if got := dataset.DataSent(standing(top), given); got != want {
			t.Errorf("%q: %q, not %q", given, got, want)
		}
	}
}
