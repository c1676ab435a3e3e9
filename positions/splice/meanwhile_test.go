package splice

import (
	"errors"
	"maps"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/yamlfile"
)

// A file of the day that somebody made since the dataset was read is a change of the dataset, and no file
// that is in the way.
func TestNewFilesMadeMeanwhile(t *testing.T) {
	files := fstest.MapFS{
		"codebook.yaml":    {Data: []byte("title: T\nparties: [{id: a, name: A}, {id: b, name: B}]\nissues: [{id: x, name: X}]\n")},
		"snapshots/1.yaml": {Data: []byte("date: 2025-01-01\npositions: {a: {x: {summary: S}}}\n")},
	}
	have := yamlfile.Read(files).Dataset
	date, _ := positions.ParseDate("2025-01-02")
	r := &positions.Record{Date: date, Party: have.Codebook.Party("a"), Issue: have.Codebook.Issue("x")}
	r.Stance = &positions.Stance{Record: r, Summary: "N", Option: -1}
	add := &Additions{Records: []*positions.Record{r}, Dates: []positions.DateInfo{{Date: date}}}
	edits, _, err := Preview(files, have, add)
	if err != nil || len(edits) != 1 {
		t.Fatalf("%v, %v", edits, err)
	}
	made := edits[0].Name
	since := maps.Clone(files)
	since[made] = &fstest.MapFile{Data: []byte("date: 2025-01-02\npositions: {b: {x: {summary: Theirs}}}\n")}
	if _, _, err := Preview(since, have, add); !errors.Is(err, ErrChanged) {
		t.Errorf("made meanwhile: %v", err)
	}
}
