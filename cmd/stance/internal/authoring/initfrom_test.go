package authoring

import (
	"errors"
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/dataset/datasettest"
)

// TestUnfolded has datasets in one file, which are told what became of them and stay as
// they are.
func TestUnfolded(t *testing.T) {
	for name, c := range map[string]struct {
		text, said string
		files      map[string]string // and words in them
	}{
		"two days": {
			"issues: {ceasefire: [Settlement first, Ceasefire first], money: 0..10}\n2025-08-14:\n  US: {ceasefire: Ceasefire first, money: 3}\n2025-08-18:\n  US: {ceasefire: {position: Settlement first, quote: straight to peace, speaker: A. Holm, source: The Gazette}}\n",
			"Wrote the dataset of talks.yaml to new:\n" +
				"  codebook.yaml                             1 party, 2 issues\n" +
				"  sources.yaml                              1 source\n" +
				"  snapshots/2025-08-14.yaml                 2 records, from line 3 on\n" +
				"  snapshots/2025-08-18.yaml                 1 record, from line 5 on\n" +
				"  schemas/ (by which editors complete and check the files)\n" +
				"talks.yaml is as it was; its comments stay there. From now on edit the folder.\n" +
				"Next: stance diff -C new\n",
			map[string]string{"codebook.yaml": "id: ceasefire", "sources.yaml": "title: The Gazette", "snapshots/2025-08-14.yaml": "position: ceasefire-first", "snapshots/2025-08-18.yaml": "quote: straight to peace"},
		},
		"one day": {
			"date: 2025-08-18\nUS: {ceasefire: Now}\nUK: {ceasefire: Later}\n", "  codebook.yaml                             2 parties, 1 issue\n",
			map[string]string{"snapshots/2025-08-18.yaml": "summary: Now"},
		},
		"one day, shown":   {"date: 2025-08-18\nUS: {ceasefire: Now}\n", "Next: stance show -C new\n", nil},
		"a day of nothing": {"issues: {x: 0..10}\nparties: [{id: a, name: A}]\n2025-08-14: {}\n2025-08-18: {a: {x: 3}}\n", "  snapshots/2025-08-14.yaml                 no records\n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, map[string]string{"talks.yaml": c.text})
			holds(t, done(t, dir, "init", "new", "--from", "talks.yaml"), c.said)
			written(t, filepath.Join(dir, "new"))
			after := contents(t, dir)
			for name, words := range c.files {
				holds(t, after["new/"+name], words)
			}
			if after["talks.yaml"] != c.text {
				t.Error("the file is another now")
			}
		})
	}
}

// TestNotUnfolded has files of which no folder can be made: none is.
func TestNotUnfolded(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"wrong.yaml": "title: Wrong\n2025-8-14: {US: {land: None of it}}\n", "bare.yaml": "title: T\n2025-08-14: {}\n", "folder/x": ""})
	before := contents(t, dir)
	for file, want := range map[string]string{
		"wrong.yaml": "wrong.yaml:2:1: error: ", "bare.yaml": "bare.yaml names no party or no issue yet, so there is nothing to unfold", "nowhere.yaml": "nowhere.yaml cannot be read: ",
	} {
		s, _, _ := datasettest.Streams(dir)
		if err := ran(s, "init", "new", "--from", file); err == nil || !strings.Contains(told(err), want) {
			t.Errorf("%s: %s", file, told(err))
		}
	}
	if !maps.Equal(contents(t, dir), before) {
		t.Error("something was written")
	}
}

// TestLossesAreNoticed has folders that do not say the same as the file: of a record that
// is another, its name is told.
func TestLossesAreNoticed(t *testing.T) {
	read := func(codebook, snapshot string) (dir string) {
		dir = t.TempDir()
		put(t, dir, map[string]string{"codebook.yaml": codebook, "snapshots/1.yaml": snapshot})
		return dir
	}
	const codebook = "title: T\nparties: [{id: a, name: A}, {id: b, name: B}]\nissues: [{id: x, name: X}, {id: z, name: Z}]\n"
	const snapshot = "date: 2025-01-01\npositions: {a: {x: {summary: S}}}\n"
	a := written(t, read(codebook, snapshot))
	if err := sameDataset(a, written(t, read(codebook, "# laid out in another way\ndate: 2025-01-01\npositions:\n  a:\n    x:\n      summary: S\n"))); err != nil {
		t.Error(err)
	}
	for name, c := range map[string]struct{ codebook, snapshot, of string }{
		"a text":    {codebook, strings.Replace(snapshot, "S}", "Other}", 1), "2025-01-01/a/x: "},
		"a party":   {codebook, strings.Replace(snapshot, "{a:", "{b:", 1), "2025-01-01/a/x: "},
		"an issue":  {codebook, strings.Replace(snapshot, "x:", "z:", 1), "2025-01-01/a/x: "},
		"a day":     {codebook, strings.Replace(snapshot, "01-01", "01-02", 1), "2025-01-01/a/x: "},
		"a record":  {codebook, strings.Replace(snapshot, "S}", "S}, z: {summary: S}", 1), ""},
		"a label":   {codebook, "label: l\n" + snapshot, ""},
		"the title": {strings.Replace(codebook, "T", "U", 1), snapshot, ""},
		"a name":    {strings.Replace(codebook, "name: B", "name: C", 1), snapshot, ""},
		"all of it": {codebook, "date: 2025-01-01\npositions: {}\n", ""},
	} {
		err := sameDataset(a, written(t, read(c.codebook, c.snapshot)))
		if !errors.Is(err, ErrNotLossless) || !strings.HasPrefix(err.Error(), c.of+"nothing was written, as the folder would not say the same") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
