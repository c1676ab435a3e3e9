package dataset_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stance/cmd/stance/internal/dataset"
)

// No result goes to a file of the dataset, nor to what would become one, however its name
// is written; and beside the dataset, and elsewhere, results do go.
func TestNotIntoTheDataset(t *testing.T) {
	files := within("data", peace)
	maps.Copy(files, map[string]string{
		"data/archive/s1.txt": "Text.\n", "data/sources.yaml": "sources:\n  - {id: s1, title: One}\n  - {id: s2, title: Two, archive: texts/s2.txt}\n  - {id: s3, title: Three, archive: texts/s3.txt}\n",
		"data/texts/s2.txt": "Text.\n", "data/notes/mine.md": "", "plain/snapshots/x.csv": "",
	})
	dir := lay(t, files)
	link(t, "data", filepath.Join(dir, "linked"))
	link(t, "data/snapshots/2025-01-01.yaml", filepath.Join(dir, "first-link"))
	link(t, "data/snapshots", filepath.Join(dir, "way"))
	for from, to := range map[string]string{"data/sources.yaml": "same-file", "data/archive/s1.txt": "same-text"} {
		if err := os.Link(filepath.Join(dir, from), filepath.Join(dir, to)); err != nil {
			t.Skip(err)
		}
	}
	for name, part := range map[string]string{
		"data/codebook.yaml":                    "the file codebook.yaml",
		"./data/../data/codebook.yaml":          "the file codebook.yaml",
		filepath.Join(dir, "data/Sources.yaml"): "the file sources.yaml",
		"data/CODEBOOK.yaml":                    "the file codebook.yaml",
		"data/.stance.lock":                     "the file .stance.lock",
		"data/sources":                          "the file sources",
		"data/snapshots":                        "the folder snapshots",
		"data/Snapshots/new.yaml":               "a file in the folder snapshots",
		"data/snapshots/deep/er.csv":            "a file in the folder snapshots",
		"data/reviews/jm.yaml":                  "a file in the folder reviews",
		"data/archive/new.txt":                  "a file in the folder archive",
		"linked/codebook.yaml":                  "the file codebook.yaml",
		"first-link":                            "a file in the folder snapshots",
		"way/new.csv":                           "a file in the folder snapshots",
		"same-file":                             "the file sources.yaml",
		"same-text":                             "a file in the folder archive",
		"data/texts/s2.txt":                     "the text of the source s2",
		"data/Texts/S3.txt":                     "the text of the source s3",
	} {
		s := standing(dir)
		for _, refuse := range []error{dataset.NotInto(s, "-o", name), dataset.NotOnto(s, "-o", name)} {
			holdSaid(t, name, refuse, "-o "+name+" is "+part+" of the dataset data, and no result is written there\nname another file; a dataset is changed by hand, or with")
		}
	}
	for _, name := range []string{"", "new.csv", "data/new.csv", "data/notes/mine.md", "data/notes/snapshots/x.csv", "data/codebook.csv", "plain/codebook.yaml.csv", "plain/snapshots/x.csv", "snapshots/x.csv", "data/texts/s4.txt", "nowhere/x.csv"} {
		holdSaid(t, name, dataset.NotInto(standing(dir), "-o", name), "")
	}
	holdSaid(t, "an argument", dataset.NotInto(standing(dir), "", "data/snapshots"), "data/snapshots is the folder snapshots of")
	if err := dataset.NotInto(standing(dir), "-o", "data/snapshots/\x1b[31m"); err == nil || strings.Contains(err.Error(), "\x1b") {
		t.Errorf("a name that the terminal obeys: %q", err)
	}
}

// A dataset in one file is no place for a result either, by whatever name.
func TestNotIntoTheFileThatWasRead(t *testing.T) {
	dir := lay(t, singles)
	link(t, "a.yaml", filepath.Join(dir, "to-a"))
	s := standing(dir)
	if _, err := dataset.Load(s, "a.yaml"); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.yaml", "./a.yaml", filepath.Join(dir, "a.yaml"), "to-a"} {
		holdSaid(t, name, dataset.NotInto(s, "-o", name), "-o "+name+" is the dataset that was read, and no result is written there\nname another file")
	}
	holdSaid(t, "another", dataset.NotInto(s, "-o", "b.yml"), "")
}

// A link in a dataset's folder, or in a clone that has the dataset in data/, may be a
// stranger's: no result follows it out of there. The way by which the user came is
// their own.
func TestResultsDoNotFollowLinksOut(t *testing.T) {
	files := within("clone/data", peace)
	maps.Copy(files, map[string]string{"clone/.git/HEAD": "", "clone/notes/x.txt": "", "mine/x.txt": "", "plain/x.txt": ""})
	top := lay(t, files)
	for at, target := range map[string]string{"clone/data/out.csv": "../../mine/x.txt", "clone/out": "../mine", "clone/notes/in.csv": "x.txt", "plain/out.csv": "../mine/x.txt", "mine/way": "../clone/notes"} {
		link(t, target, filepath.Join(top, at))
	}
	for _, c := range []struct{ stand, name, want string }{
		{"", "clone/data/out.csv", "nothing was written to -o clone/data/out.csv, as that leads out of the dataset: "},
		{"clone/data", "out.csv", "nothing was written to -o out.csv, as that leads out of the dataset: "},
		{"clone", "out/new.csv", "; name the place itself where the result is to go"},
		{"", "clone/notes/in.csv", ""},
		{"", "plain/out.csv", ""},
		{"mine/way", "new.csv", ""},
		{"clone/out", "new.csv", ""},
		{"mine", "x.txt", ""},
	} {
		holdSaid(t, c.stand+" "+c.name, dataset.NotInto(standing(filepath.Join(top, c.stand)), "-o", c.name), c.want)
	}
}

// A link of the user's choice may lead elsewhere by the time that the result is made: the
// place where it leads is looked at, and not the name.
func TestResultsWhileLinksChange(t *testing.T) {
	files := within("data", peace)
	maps.Copy(files, map[string]string{"data/notes/result.txt": "old", "data/.git/HEAD": ""})
	top, outside := lay(t, files), lay(t, map[string]string{"secret.yaml": "mine\n"})
	data := filepath.Join(top, "data")
	link(t, "notes/result.txt", filepath.Join(data, "result"))
	for at, allowed := range map[string]bool{
		filepath.Join(data, "notes/result.txt"):                true,
		filepath.Join(data, "other.txt"):                       true,
		filepath.Join(data, "..things"):                        true,
		filepath.Join(data, "codebook.yaml"):                   false,
		filepath.Join(data, "snapshots/2025-01-01.yaml"):       false,
		filepath.Join(data, "archive/new.txt"):                 false,
		filepath.Join(data, ".git/config"):                     false,
		filepath.Join(data, "notes/.git/hooks/pre-commit"):     false,
		filepath.Join(top, "table.csv"):                        false,
		filepath.Join(outside, "secret.yaml"):                  false,
		filepath.Join(outside, "not-there-yet"):                false,
		string(filepath.Separator) + filepath.Join("dev", "x"): false,
	} {
		if err := dataset.StillOutside(standing(top), "-o", "data/result", at); (err == nil) != allowed {
			t.Errorf("%s: %v", at, err)
		}
	}
	if err := os.Remove(filepath.Join(data, "result")); err != nil {
		t.Fatal(err)
	}
	link(t, filepath.Join(outside, "secret.yaml"), filepath.Join(data, "result"))
	holdSaid(t, "a link out", dataset.StillOutside(standing(top), "-o", "data/result", filepath.Join(data, "notes/result.txt")), "leads out of the dataset")
}

// A path is followed as far as it is there.
func TestFollowed(t *testing.T) {
	top := lay(t, map[string]string{"a/b/x.txt": ""})
	link(t, "a/b", filepath.Join(top, "way"))
	for name, want := range map[string]string{"way/x.txt": "a/b/x.txt", "way/new/er.txt": "a/b/new/er.txt", "a/new": "a/new"} {
		if got := dataset.Followed(filepath.Join(top, name)); got != filepath.Join(top, want) {
			t.Errorf("%s: %s", name, got)
		}
	}
	root := filepath.VolumeName(top) + string(filepath.Separator)
	above := slices.Collect(dataset.FoldersAbove(filepath.Join(root, "a", "b", "c")))
	if !slices.Equal(above, []string{filepath.Join(root, "a", "b"), filepath.Join(root, "a"), root}) {
		t.Errorf("%q", above)
	}
	for range dataset.FoldersAbove(top) {
		break // as those do who have found what they look for
	}
}
