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

// edited runs a command line whose editor is a shell script that gets the text as $1.
func edited(t *testing.T, dir, script, answers string, args ...string) (said, seen string, err error) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the editors are shell scripts")
	}
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	editor := filepath.Join(t.TempDir(), "my editor")
	if err := os.WriteFile(editor, []byte("#!/bin/sh\n"+script+"\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	s, out, messages := datasettest.Streams(dir)
	s.Env = func(name string) string {
		return map[string]string{"VISUAL": console.ShellWord(editor), "EDITOR": "false"}[name]
	}
	if answers == "" {
		err = ran(s, args...)
	} else {
		seen, err = typed(s, answers, args...)
	}
	nothingIn(t, temp)
	return out.String() + messages.String(), seen, err
}

// TestEditor has a text that comes back from an editor in every way.
func TestEditor(t *testing.T) {
	record := []string{"add", "-d", "2025-01-02", "-p", "b", "-i", "x", "-m", "N", "--edit"}
	const fill = `sed -i.old -e 's/summary: ""/summary: New words/' "$1"; rm "$1.old"`
	for name, c := range map[string]struct {
		script string
		told   string // or said
		kept   bool
		writes bool
	}{
		"filled in":    {fill, "Added the stance of B on X, 2 Jan 2025, in snapshots/2025-01-02.yaml:5\n", false, true},
		"as it was":    {"true", "note: the text was left as it was, so nothing was added\n", false, false},
		"empty":        {`: >"$1"`, "note: the text was emptied, so nothing was added\n", false, false},
		"blank lines":  {`printf '\n \n' >"$1"`, "note: the text was emptied, so nothing was added\n", false, false},
		"comments":     {`printf '\357\273\277# a\n  # b\n' >"$1"`, "note: the text was emptied, so nothing was added\n", false, false},
		"gone":         {`rm "$1"`, "left no text behind, so nothing was added", false, false},
		"of no record": {`echo 'date: 2025-01-02' >"$1"`, "there is no record in your text", true, false},
		"wrong": {`echo 'date: 2025-01-02
positions: {c: {x: {summary: S}}}' >"$1"`, "your text:2:13: error: `c` is no party in the codebook", true, false},
		"of a cell there": {`echo 'date: 2025-01-01
positions: {a: {x: {summary: S}}}' >"$1"`, "a on x has a stance on 2025-01-01 already", true, false},
		"by a poor editor":  {"exit 3", "failed: exit status 3", false, false},
		"filled in, failed": {fill + "; exit 3", "failed: exit status 3", true, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, talk)
			said, _, err := edited(t, dir, c.script, "", record...)
			holds(t, said+told(err), c.told)
			after := contents(t, dir)
			if _, writes := after["snapshots/2025-01-02.yaml"]; writes != c.writes || after["snapshots/1.yaml"] != talk["snapshots/1.yaml"] {
				t.Errorf("the dataset is %q", after)
			}
			if _, kept := after["stance-add.yaml"]; kept != c.kept || kept != strings.Contains(told(err), "kept in stance-add.yaml; stance add --file stance-add.yaml\n") {
				t.Errorf("kept: %t\n%s", kept, told(err))
			}
		})
	}
}

// TestEditorTriedOut keeps what was written for a dry run.
func TestEditorTriedOut(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, talk)
	said, _, err := edited(t, dir, `sed -i.old -e 's/summary: ""/summary: Tried words/' "$1"; rm "$1.old"`, "", "add", "-d", "2025-01-02", "-p", "b", "-i", "x", "-m", "N", "-e", "-n")
	holds(t, said, "\n+      summary: Tried words\n")
	holds(t, told(err), "this was a dry run\nkept in stance-add.yaml; stance add --file stance-add.yaml\n")
	after := contents(t, dir)
	holds(t, after["stance-add.yaml"], "summary: Tried words\n")
	if len(after) != len(talk)+1 {
		t.Errorf("there are %q", after)
	}
}

// TestEditorOpensAgain has a person who is asked whether to mend what is wrong.
func TestEditorOpensAgain(t *testing.T) {
	// What is wrong the first time is mended the second.
	const script = `if grep -q 'basis: sated' "$1"; then was=sated now=recounted; else was='# basis: stated.*' now='basis: sated'; fi
sed -i.old -e 's/summary: ""/summary: New words/' -e "s/$was/$now/" "$1"; rm "$1.old"`
	for answers, added := range map[string]bool{"\r": true, "y\r": true, "n\r": false, "\x03": false} {
		dir := t.TempDir()
		put(t, dir, talk)
		said, seen, err := edited(t, dir, script, answers, "add", "-d", "2025-01-02", "-p", "b", "-i", "x", "-m", "N", "--edit")
		holds(t, seen, "Open the editor again? [yes] › ")
		holds(t, said, "error: `sated` is no `basis`")
		after := contents(t, dir)
		if added {
			holds(t, after["snapshots/2025-01-02.yaml"], "summary: New words\n", "basis: recounted\n")
		} else if !wrongUse(err) || after["snapshots/2025-01-02.yaml"] != "" {
			t.Errorf("%q: %s", answers, told(err))
		} else {
			holds(t, after["stance-add.yaml"], "summary: New words\n", "basis: sated\n")
		}
		if added && err != nil {
			t.Errorf("%q: %s", answers, told(err))
		}
	}
}

// TestEditorIsNotOpenedForNothing has command lines of which no text can come.
func TestEditorIsNotOpenedForNothing(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, talk)
	for args, want := range map[string]string{
		"add -e -d 2025-01-01":                             "these are missing: give --party, --issue",
		"add -e -p b -i x":                                 "this is missing: give --date",
		"add -e -d 2025-01-01 -p a -i x":                   "a on x is recorded on 2025-01-01 already, at snapshots/1.yaml:2:",
		"add -e -d 2025-01-01 -p b -i x --salience 200":    "--salience \"200\": ",
		"add silence -e -d 2025-01-01 -p a -i x":           "edit it there; what another party says of it goes beside it with `stance add claim`",
		"add claim -e -d 2025-01-01 -p c -i x":             "--party \"c\": `c` is no party",
		"add -e -d 2025-01-01 -p b -i y --position eleven": "--position \"eleven\": ",
	} {
		_, _, err := edited(t, dir, `echo "it was opened"; exit 1`, "", cut(args)...)
		if !wrongUse(err) || !strings.Contains(told(err), want) {
			t.Errorf("%s: %s", args, told(err))
		}
	}
	s, _, _ := datasettest.Streams(dir)
	s.Env = func(name string) string { return map[string]string{"EDITOR": "no-such-editor -x"}[name] }
	if err := ran(s, "add", "-e", "-d", "2025-01-01", "-p", "b", "-i", "x"); !wrongUse(err) || told(err) != "the editor no-such-editor -x, which EDITOR names, was not found\n" {
		t.Error(told(err))
	}
	t.Setenv("PATH", t.TempDir()) // where no usual one is, either
	s, _, _ = datasettest.Streams(dir)
	if err := ran(s, "add", "-e", "-d", "2025-01-01", "-p", "b", "-i", "x"); !wrongUse(err) || told(err) != "no editor was found\nname yours in EDITOR, such as EDITOR=nano\n" {
		t.Error(told(err))
	}
	if after := contents(t, dir); len(after) != len(talk) {
		t.Errorf("there are %q", after)
	}
}

// TestEditorAsksForTheCell has a person who gives an editor and nothing else.
func TestEditorAsksForTheCell(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, talk)
	said, seen, err := edited(t, dir, `sed -i.old -e 's/by: ""/by: b/' -e 's/summary: ""/summary: New words/' "$1"; rm "$1.old"`, "2025-01-01\ra\ry\r", "add", "claim", "--edit")
	if err != nil || strings.Contains(seen, "Summary") {
		t.Errorf("%s%s\n%s", said, told(err), seen)
	}
	holds(t, seen, "Nothing is recorded of A on Y up to 1 Jan 2025.")
	holds(t, said, "Added a claim about A on Y, 1 Jan 2025, in snapshots/1.yaml:2\n")
}

// TestTemplates holds what an editor opens on: what is in force, and what can be said.
func TestTemplates(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, talk)
	done(t, dir, "add", "issue", "--id", "z", "--name", "Z", "--question", "Who pays?", "--low", "None", "--high", "All", "--option", "one-a=One A", "--option", "b=B")
	done(t, dir, "add", "-d", "2025-01-01", "-p", "a", "-i", "z", "--position", "b", "-s", "It pays.", "--term", "old:offer: Much", "-m", "N")
	done(t, dir, "add", "-d", "2025-01-01", "-p", "b", "-i", "z", "-s", "In words.", "-m", "N")
	done(t, dir, "add", "claim", "-d", "2025-01-01", "--by", "b", "-p", "a", "-i", "y", "-s", "C")
	for args, wanted := range map[string][]string{
		"add -d 2025-01-02 -p a -i z": {"# The stance of A on Z. Fill it in, save it and close the editor;\n", "# Who pays?\n# The scale goes from “None” to “All”:\n#   one-a  One A\n#   b      B\n#\n# A on Z since 1 Jan 2025: B\n#   It pays.\n#   old:offer: Much\n#\n" +
			"date: 2025-01-02\n# label: a-name   # of this new date\n# title: What happened on it\npositions:\n  a:\n    z:\n      position: same\n      summary: \"\"\n      # confidence: moderate"},
		"add -d 2025-01-02 -p b -i z":                          {"      # position: an option from above, or none\n", "#   In words.\n#\n"},
		"add -d 2025-01-01 -p b -i y":                          {"# The scale goes from “0” to “10”:\n#   a number from 0 to 10\n#\n# Nothing is recorded of B on Y up to 1 Jan 2025.\n#\ndate: 2025-01-01\npositions:\n"},
		"add -d 2025-01-02 --label l --title T -p b -i x -s S": {"date: 2025-01-02\nlabel: l\ntitle: T\npositions:\n  b:\n    x:\n      summary: S\n      # confidence", "      summary: S\n"},
		"add claim -d 2025-01-02 -p b -i z --by a --coder c":   {"# A claim about B on Z. ", "    z:\n      coder: c\n      # note: Free text\n      claims:\n        - by: a\n          # position: an option from above, or none\n          summary: \"\"\n          # evidence:"},
		"add claim -d 2025-01-01 -p a -i y":                    {"    \"y\":\n      claims:\n        - by: \"\"   # the party that makes the claim\n"},
		"add silence -d 2025-01-02 -p b -i x":                  {"# The silence of B on X. ", "      silent: true\n      # coder: your-name\n      note: \"\"   # what was searched\n"},
	} {
		said, _, err := edited(t, dir, `cat "$1"`, "", append(cut(args), "--edit")...)
		if err != nil {
			t.Errorf("%s: %s", args, told(err))
		}
		holds(t, said, wanted...)
	}
}
