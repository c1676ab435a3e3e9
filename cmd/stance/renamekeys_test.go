package main

import (
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions/splice"
	"stance/positions/yamlfile"
)

// TestRenameInEveryKey renames whatever has an id in a dataset in which every key of the format
// stands, and back: no place is missed, or the dataset could not be read, and all bytes are as
// they were.
func TestRenameInEveryKey(t *testing.T) {
	before := fstest.MapFS{}
	for name, content := range everyKey {
		before[name] = &fstest.MapFile{Data: []byte(content)}
	}
	book := yamlfile.Read(before).Dataset
	var all []splice.Renaming
	for _, p := range book.Codebook.Parties {
		all = append(all, splice.Renaming{Of: yamlfile.NamedParty, Old: p.ID})
	}
	for _, is := range book.Codebook.Issues {
		all = append(all, splice.Renaming{Of: yamlfile.NamedIssue, Old: is.ID})
		if is.Scale != nil {
			for _, o := range is.Scale.Options {
				all = append(all, splice.Renaming{Of: yamlfile.NamedOption, Issue: is.ID, Old: o.ID})
			}
		}
	}
	for _, s := range book.Sources {
		all = append(all, splice.Renaming{Of: yamlfile.NamedSource, Old: s.ID})
	}
	for _, r := range all {
		r.New = "renamed-" + r.Old
		there, err := splice.Rename(before, r)
		if err != nil || !there.After.OK() {
			t.Errorf("%s %s: %v", r.Of, r.Old, err)
			continue
		}
		back := r
		back.Old, back.New = r.New, r.Old
		after := splice.Overlay(before, there.Edits)
		again, err := splice.Rename(after, back)
		if err != nil {
			t.Errorf("%s %s, and back: %v", r.Of, r.Old, err)
			continue
		}
		for _, e := range again.Edits {
			if was := before[e.Name]; was == nil || string(was.Data) != string(e.New) {
				t.Errorf("%s %s, and back: %s is\n%s", r.Of, r.Old, e.Name, e.New)
			}
		}
		for _, e := range there.Edits {
			if strings.Count(string(e.New), "renamed-"+r.Old) != there.Places[e.Name] {
				t.Errorf("%s %s: %s has it %d times, and says %d", r.Of, r.Old, e.Name, strings.Count(string(e.New), "renamed-"+r.Old), there.Places[e.Name])
			}
		}
	}
	if len(all) < 15 {
		t.Errorf("only %d", len(all))
	}
}
