package dataset_test

import (
	"errors"
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/dataset"
	"stance/positions/problem"
	"stance/positions/yamlfile"
)

// singles are datasets in one file each, beside one in a folder.
var singles = func() map[string]string {
	files := within("talks", peace)
	maps.Copy(files, map[string]string{
		"a.yaml":          "issues: {land: [Low, High]}\n2025-01-01: {US: {land: Low}}\n2025-01-03: {US: {land: High}}\n",
		"2025-01-02.yaml": "US: {land: High}\n",
		"b.yml":           "2025-01-03: {US: {land: C}}\n",
		"none.yaml":       "issues: {land: [Low, High]}\n",
		"bad.yaml":        "2025-01-05: {US: {land: [1]}}\n",
		"text.txt":        "US: {land: A}\n",
		"my file.yaml":    "2025-01-01: {US: {land: Low}}\n",
	})
	return files
}()

func TestSingleFile(t *testing.T) {
	dir := lay(t, singles)
	for _, c := range []struct{ given, env, want string }{
		{"a.yaml", "", "a.yaml"}, {"b.yml", "a.yaml", "b.yml"}, {"", "a.yaml", "a.yaml"}, {"", "", ""},
		{"talks", "", ""}, {"nowhere.yaml", "", ""}, {"text.txt", "", ""},
	} {
		if got := dataset.SingleFile(environment(dir, c.env), c.given); got != c.want {
			t.Errorf("%q, STANCE_DATA=%q: %q", c.given, c.env, got)
		}
	}
	for file, want := range map[string]string{"a/b.yaml": "b", "my talks.yml": "'my talks'", ".yaml": "DIR", "noend": "DIR"} {
		if got := dataset.FolderFor(file); got != want {
			t.Errorf("%s is unfolded to %s", file, got)
		}
	}
	holdSaid(t, "a folder is needed", dataset.NeedsFolder(standing(dir), "my file.yaml"), "needs one in a folder\nmake one of it with `stance init 'my file' --from 'my file.yaml'`, or edit the file itself")
}

// A dataset is read from one file, by --data, STANCE_DATA or as an argument, and is known
// by its path, so that no result goes there.
func TestOneFileIsRead(t *testing.T) {
	dir := lay(t, singles)
	for _, c := range []struct {
		env  string
		view dataset.ViewFlags
		args []string
		data string
	}{
		{"", dataset.ViewFlags{Data: "a.yaml"}, nil, " -C a.yaml"},
		{"a.yaml", dataset.ViewFlags{}, nil, ""},
		{"", dataset.ViewFlags{}, []string{"a.yaml"}, " -C a.yaml"},
		{"talks", dataset.ViewFlags{}, []string{"land", "a.yaml", "US"}, " -C a.yaml"},
	} {
		s := environment(dir, c.env)
		v, err := c.view.OpenFor(s, c.args, takesDate)
		if err != nil {
			t.Errorf("%+v %q: %s", c.view, c.args, said(err))
			continue
		}
		if v.Dir != dir || len(v.Dataset.Dates) != 2 || s.Data != c.data || v.Call.Data != c.data || len(s.Singles) == 0 || s.Singles[0] != filepath.Join(dir, "a.yaml") {
			t.Errorf("%+v %q: read in %s, to be repeated as %q, %q", c.view, c.args, v.Dir, s.Data, s.Singles)
		}
	}
}

// Two files are put together, and say what each of them has on its day.
func TestTwoFilesAreRead(t *testing.T) {
	dir := lay(t, singles)
	s := standing(dir)
	in, result, err := dataset.LoadFiles(s, "2025-01-02.yaml", "./b.yml")
	if err != nil || in != dir || len(result.Dataset.Dates) != 2 || s.Data != " 2025-01-02.yaml ./b.yml" || len(s.Singles) != 2 {
		t.Fatalf("%s %v %q: %v", in, result, s.Data, err)
	}
	dates, err := dataset.SnapshotsOf(result, []string{"2025-01-02.yaml", "b.yml"})
	if err != nil || strings.Join(dates, " ") != "2025-01-02 2025-01-03" {
		t.Errorf("%q, %v", dates, err)
	}
	_, err = dataset.SnapshotsOf(result, []string{"./b.yml", "2025-01-02.yaml"})
	holdSaid(t, "the later first", err, "./b.yml is of 2025-01-03, and later than 2025-01-02.yaml, of 2025-01-02\nto compare them the other way round: stance diff 2025-01-02.yaml ./b.yml")
	result = yamlfile.ReadShort(yamlfile.File{Name: "none.yaml", Content: []byte(singles["none.yaml"])}, yamlfile.File{Name: "b.yml", Content: []byte(singles["b.yml"])})
	_, err = dataset.SnapshotsOf(result, []string{"none.yaml", "b.yml"})
	holdSaid(t, "no snapshot", err, "none.yaml has no snapshot in it")
}

func TestFilesThatAreRefused(t *testing.T) {
	dir := lay(t, singles)
	for _, c := range []struct{ data, args, want string }{
		{"", "nowhere.yaml", "there is no file nowhere.yaml"},
		{"talks", "a.yaml", "--data talks and the file a.yaml are two datasets; name one"},
		{"", "a.yaml b.yml bad.yaml", "too many files: \"bad.yaml\"; show takes two"},
		{"", "a.yaml b.yml", "both files are of 2025-01-03, and a comparison is of two days\ncorrect the date in one of them; `stance diff a.yaml` compares the days that it has"},
		{"", "bad.yaml", "the dataset bad.yaml has 1 error; `stance check -C bad.yaml` lists"},
		{"", "a.yaml bad.yaml", "a.yaml and bad.yaml have 1 error"},
		{"", "talks/codebook.yaml", "talks/codebook.yaml is not a dataset by itself: it is the file codebook.yaml of the dataset talks; name that folder, as in -C talks"},
		{"", "a.yaml talks/sources.yaml", "is not a dataset by itself"},
	} {
		_, err := (&dataset.ViewFlags{Data: c.data}).OpenFor(standing(dir), strings.Fields(c.args), takesDate)
		holdSaid(t, c.args, err, c.want)
	}
	_, _, err := dataset.LoadFiles(standing(dir), "a.yaml", "bad.yaml")
	var pair *dataset.UnsoundPairError
	if !errors.As(err, &pair) || problem.Count(pair.Problems).Errors != 1 {
		t.Errorf("%v", err)
	}
	_, _, err = dataset.LoadFiles(standing(dir), "gone.yaml")
	holdSaid(t, "a file that is gone", err, "gone.yaml cannot be read: ")
	_, _, err = dataset.LoadFiles(standing(dir), "talks")
	holdSaid(t, "a folder for a file", err, "talks")
}

// Snapshots of a dataset in a folder stand for their dates in it.
func TestSnapshotsAsArguments(t *testing.T) {
	files := within("talks", peace)
	files["a.yaml"] = singles["a.yaml"]
	maps.Copy(files, within("other", strait))
	dir := lay(t, files)
	for args, want := range map[string]string{
		"talks/snapshots/2025-02-01-talks.yaml":                                            "2025-02-01 |  | ",
		"south talks/snapshots/2025-02-01-talks.yaml":                                      "2025-02-01 | south | ",
		"talks/snapshots/2025-03-01.yaml truce eve":                                        "2025-03-01 eve |  | truce",
		"talks/snapshots/2025-01-01.yaml north talks/snapshots/2025-02-01-talks.yaml":      "2025-01-01 2025-02-01 | north | ",
		"talks/snapshots/2025-01-01.yaml ./talks/../talks/snapshots/2025-02-01-talks.yaml": "2025-01-01 2025-02-01 |  | ",
	} {
		v, err := open(dir, takesPeriod, strings.Fields(args)...)
		if err != nil {
			t.Errorf("%s: %s", args, said(err))
		} else if got := found(v); got != want || v.Dir != filepath.Join(dir, "talks") {
			t.Errorf("%s: %q in %s", args, got, v.Dir)
		}
	}
	put(t, filepath.Join(dir, "talks/snapshots/none.yaml"), "# nothing yet\n")
	for args, want := range map[string]string{
		"talks/snapshots/2025-01-01.yaml other/snapshots/2026-03-01.yaml": "is not a dataset by itself: it is a file in the folder snapshots of the dataset talks",
		"talks/snapshots/2025-01-01.yaml a.yaml":                          "is not a dataset by itself",
		"talks/snapshots/none.yaml":                                       "is not a dataset by itself",
	} {
		_, err := open(dir, takesPeriod, strings.Fields(args)...)
		holdSaid(t, args, err, want)
	}
}
