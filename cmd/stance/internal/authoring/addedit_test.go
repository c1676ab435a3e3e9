package authoring

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/positions/yamlfile"
)

// TestTextIsKeptWhateverHappens has editors that fail after the text was
// written, in folders of all sorts.
func TestTextIsKeptWhateverHappens(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the editors are shell scripts")
	}
	const write = `sed -i 's/summary: ""/summary: Precious words/` // to be closed
	for name, c := range map[string]struct {
		editor string
		wrong  bool // what was written is
		says   string
		draft  bool // it stays where it was written
	}{
		"fails":            {write + `' "$1"; exit 3`, false, "failed: exit status 3", false},
		"is killed":        {write + `' "$1"; kill -9 $$`, false, "failed: signal: killed", false},
		"problem":          {write + `; s/# basis: stated/basis: sated/' "$1"`, true, "`sated` is no `basis`", false},
		"no folder":        {write + `; s/# basis: stated/basis: sated/' "$1"; rmdir "$PWD"`, true, "`sated` is no `basis`", true},
		"fails, no folder": {write + `' "$1"; rmdir "$PWD"; exit 1`, false, "failed: exit status 1", true},
		"loses it":         {`rm "$1"`, false, "left no text behind", false},
		"dataset is gone":  {write + `' "$1"; rm -r "$DATASET/codebook.yaml"`, false, "codebook.yaml", false},
	} {
		t.Run(name, func(t *testing.T) {
			here := t.TempDir()
			stands, temp, dataset := filepath.Join(here, "stands"), filepath.Join(here, "temp"), datasettest.Copy(t)
			if err := errors.Join(os.Mkdir(stands, 0o777), os.Mkdir(temp, 0o777), os.WriteFile(filepath.Join(here, "editor"), []byte("#!/bin/sh\n"+c.editor+"\n"), 0o777)); err != nil {
				t.Fatal(err)
			}
			t.Setenv("TMPDIR", temp)
			t.Setenv("DATASET", dataset)
			s, _, _ := datasettest.Streams(stands)
			s.Env = func(name string) string { return map[string]string{"EDITOR": filepath.Join(here, "editor")}[name] }
			err := ran(s, "add", "-C", dataset, "-d", "brussels", "-p", "france", "-i", "ceasefire", "--edit")
			if wrongUse(err) != c.wrong || !strings.Contains(told(err), c.says) {
				t.Error(told(err))
			}
			drafts, _ := filepath.Glob(filepath.Join(temp, "*", "record.yaml"))
			kept, at := "stance-add.yaml", filepath.Join(stands, "stance-add.yaml")
			if c.draft {
				if len(drafts) != 1 {
					t.Fatalf("drafts %q: %s", drafts, told(err))
				}
				kept, at = drafts[0], drafts[0]
			} else if len(drafts) != 0 {
				t.Errorf("left over: %q", drafts)
			}
			if name == "loses it" {
				return
			}
			holds(t, told(err), "kept in "+kept+"; stance add --file "+kept+" -C "+dataset+"\n")
			text, err := os.ReadFile(at)
			if err != nil || !bytes.Contains(text, []byte("Precious words")) {
				t.Errorf("%v: %s", err, text)
			}
			if info, err := os.Lstat(at); err != nil || info.Mode() != 0o600 {
				t.Errorf("%v, %v", info, err)
			}
		})
	}
}

// TestTextIsKeptOutOfTheDataset has the user stand in the dataset's own folders, where
// a text that is kept would be taken for one of its files.
func TestTextIsKeptOutOfTheDataset(t *testing.T) {
	const bad = "date: 2025-01-01\npositions:\n  q:\n    i:\n      position: perhaps\n"
	for stands, kept := range map[string]string{
		"data": "stance-add.yaml", "data/snapshots": "../stance-add.yaml", "data/snapshots/deep/er": "../../../stance-add.yaml",
		"data/sources": "../stance-add.yaml", "data/reviews": "../stance-add.yaml", "data/archive": "../stance-add.yaml", "empty": "stance-add.yaml",
		"link": "../stance-add.yaml",
	} {
		t.Run(stands, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, map[string]string{
				"data/codebook.yaml": "title: T\nparties: [{id: q, name: Q}]\nissues: [{id: i, name: I}]\n", "data/sources/a.yaml": "sources: [{id: s, title: S}]\n", "data/archive/s.txt": "We agree.\n",
				"data/reviews/jm.yaml": "[]\n", "data/snapshots/first.yaml": "date: 2024-01-01\npositions: {q: {i: {summary: S, note: N}}}\n", "bad.yaml": bad,
			})
			here := filepath.Join(dir, filepath.FromSlash(stands))
			if stands == "link" {
				if err := os.Symlink("data/snapshots", here); err != nil {
					t.Skip(err)
				}
			} else if err := os.MkdirAll(here, 0o777); err != nil {
				t.Fatal(err)
			}
			for n := 1; n <= 2; n++ {
				s, _, _ := datasettest.Streams(here)
				s.Env = func(name string) string {
					return map[string]string{"EDITOR": "cp '" + filepath.Join(dir, "bad.yaml") + "'"}[name]
				}
				err := ran(s, "add", "-C", filepath.Join(dir, "data"), "-d", "2025-01-01", "-p", "q", "-i", "i", "--edit")
				if !wrongUse(err) {
					t.Error(told(err))
				}
				name := filepath.FromSlash(kept)
				if n == 2 {
					name = strings.Replace(name, "add", "add-2", 1)
				}
				if text, unread := os.ReadFile(filepath.Join(here, name)); unread != nil || string(text) != bad || !strings.Contains(told(err), "kept in "+name+";") {
					t.Errorf("%v: %s\n%s", unread, text, told(err))
				}
				if r := yamlfile.Read(os.DirFS(filepath.Join(dir, "data"))); !r.OK() {
					t.Errorf("the dataset cannot be read: %v", r.Problems)
				}
			}
		})
	}
}

// TestWhatAnEditorLeftStays has editors that fail, or leave what cannot be read, with
// words of the user's in a place of their own.
func TestWhatAnEditorLeftStays(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the editors are shell scripts")
	}
	for name, c := range map[string]struct {
		editor, says, where string
	}{
		"too large":                 {`echo Precious words >"$1"; head -c 17000000 /dev/zero | tr '\0' ' ' >>"$1"`, "larger than 16 MB", "record.yaml"},
		"too large, and fails":      {`echo Precious words >"$1"; head -c 17000000 /dev/zero | tr '\0' ' ' >>"$1"; exit 3`, "failed: exit status 3", "record.yaml"},
		"a folder":                  {`rm "$1"; mkdir "$1"; echo Precious words >"$1/text"`, "is a folder", "record.yaml/text"},
		"crashes with text unsaved": {`echo Precious words >"$(dirname "$1")/.record.yaml.swp"; kill -9 $$`, "failed: signal: killed", ".record.yaml.swp"},
		"crashes while saving":      {`echo Precious words >"$1~"; rm "$1"; exit 1`, "left no text behind", "record.yaml~"},
		"saves another, and fails":  {`sed -i 's/summary: ""/summary: Others/' "$1"; echo Precious words >"$1.new"; exit 1`, "failed: exit status 1", "record.yaml.new"},
	} {
		t.Run(name, func(t *testing.T) {
			here := t.TempDir()
			stands, temp, dataset := filepath.Join(here, "stands"), filepath.Join(here, "temp"), datasettest.Copy(t)
			if err := errors.Join(os.Mkdir(stands, 0o777), os.Mkdir(temp, 0o777), os.WriteFile(filepath.Join(here, "editor"), []byte("#!/bin/sh\n"+c.editor+"\n"), 0o777)); err != nil {
				t.Fatal(err)
			}
			t.Setenv("TMPDIR", temp)
			s, _, messages := datasettest.Streams(stands)
			s.Env = func(name string) string { return map[string]string{"EDITOR": filepath.Join(here, "editor")}[name] }
			err := ran(s, "add", "-C", dataset, "-d", "brussels", "-p", "france", "-i", "ceasefire", "--edit")
			if wrongUse(err) || !strings.Contains(told(err), c.says) {
				t.Error(told(err))
			}
			folders, _ := filepath.Glob(filepath.Join(temp, "*"))
			if len(folders) != 1 || !strings.Contains(messages.String(), "What the editor left is in "+folders[0]+";") {
				t.Fatalf("folders %q: %s", folders, messages)
			}
			text, err := os.ReadFile(filepath.Join(folders[0], filepath.FromSlash(c.where)))
			if err != nil || !strings.HasPrefix(string(text), "Precious words") {
				t.Errorf("%v, %.40q", err, text)
			}
		})
	}
}

// TestTextIsKeptBesidePlantedLinks has links in the dataset where a text would be kept:
// it comes under the next free name, in the same folder.
func TestTextIsKeptBesidePlantedLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the editors are shell scripts")
	}
	outer := t.TempDir()
	dataset, editor := datasettest.Copy(t), filepath.Join(outer, "editor")
	victim := filepath.Join(outer, "victim")
	err := errors.Join(os.WriteFile(victim, []byte("mine"), 0o600),
		os.WriteFile(editor, []byte("#!/bin/sh\necho 'positions: {' >\"$1\"\n"), 0o777),
		os.Symlink(victim, filepath.Join(dataset, "stance-add.yaml")), os.Symlink("nothing", filepath.Join(dataset, "stance-add-2.yaml")))
	if err != nil {
		t.Fatal(err)
	}
	s, _, _ := datasettest.Streams(dataset)
	s.Env = func(name string) string { return map[string]string{"EDITOR": console.ShellWord(editor)}[name] }
	err = ran(s, "add", "-d", "brussels", "-p", "france", "-i", "ceasefire", "--edit")
	if kept, unread := os.ReadFile(filepath.Join(dataset, "stance-add-3.yaml")); unread != nil || string(kept) != "positions: {\n" {
		t.Errorf("%q, %v\n%s", kept, unread, told(err))
	}
	if now, _ := os.ReadFile(victim); string(now) != "mine" {
		t.Errorf("it was written through: %q", now)
	}
}
