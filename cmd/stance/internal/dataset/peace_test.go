package dataset_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/dataset/datasettest"
)

// peace is a dataset with names that are near to one another, a group, and dates with
// and without labels.
var peace = map[string]string{
	"codebook.yaml": `title: Peace
parties:
  - {id: north, name: The North, short: "NO"}
  - {id: norland, name: Norland}
  - {id: south, name: South}
  - {id: league, name: League of Towns}
  - {id: bridge, name: Bridge, member_of: [league]}
  - {id: mill, name: Mill, member_of: [league]}
issues:
  - id: truce
    name: Truce
    scale: {options: [{id: never, label: Never}, {id: later, label: Later on}, {id: now, label: At once}]}
  - {id: land, name: Land, scale: {min: 0, max: 10}}
  - {id: land-tax, name: Tax}
  - {id: tolls, name: Tolls}
`,
	"sources.yaml":                    "sources:\n  - {id: s1, title: One}\n  - {id: s2, title: Two}\n",
	"snapshots/2025-01-01.yaml":       "date: 2025-01-01\nlabel: eve\ntitle: The eve\npositions:\n  north:\n    truce: {position: never, summary: Refuses.}\n  south:\n    truce: {position: now, summary: Asks for it.}\n",
	"snapshots/2025-02-01-talks.yaml": "date: 2025-02-01\nlabel: talks\npositions:\n  north:\n    truce: {position: later, summary: Not yet.}\n    tolls: {summary: Wants none.}\n",
	"snapshots/2025-03-01.yaml":       "date: 2025-03-01\npositions:\n  north:\n    truce: {position: now, summary: Agrees.}\n",
}

// strait is a dataset in which words are dates, parties and issues at once.
var strait = map[string]string{
	"codebook.yaml":             "title: Same\nparties:\n  - {id: north, name: North}\n  - {id: strait, name: The Strait Authority}\nissues:\n  - {id: strait, name: Passage}\n  - {id: fishery, name: the strait authority}\n  - {id: northern-lights, name: Lights}\n",
	"snapshots/2026-03-01.yaml": "date: 2026-03-01\nlabel: strait\npositions:\n  north: {strait: {summary: Opens it}}\n",
	"snapshots/2026-03-08.yaml": "date: 2026-03-08\npositions:\n  north: {strait: {summary: Closes it}}\n",
}

// lay writes files into a new folder, and gives its path without links.
func lay(t *testing.T, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		put(t, filepath.Join(dir, filepath.FromSlash(name)), content)
	}
	return dir
}

func put(t *testing.T, name, content string) {
	t.Helper()
	err := os.MkdirAll(filepath.Dir(name), 0o777)
	if err == nil {
		err = os.WriteFile(name, []byte(content), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// within has files lie in a folder further down.
func within(folder string, files map[string]string) map[string]string {
	moved := map[string]string{}
	for name, content := range files {
		moved[folder+"/"+name] = content
	}
	return moved
}

// link makes a symbolic link, where there are any.
func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Skip(err)
	}
}

// standing are streams of somebody who stands in a folder.
func standing(dir string) *console.Streams {
	s, _, _ := datasettest.Streams(dir)
	return s
}

// said is an error with the hint below it; "" for none.
func said(err error) string {
	var usage *console.UsageError
	switch {
	case err == nil:
		return ""
	case errors.As(err, &usage) && usage.Hint != "":
		return usage.Message + "\n" + usage.Hint
	}
	return err.Error()
}

// holdSaid holds that an error says something; "" that there is none.
func holdSaid(t *testing.T, what string, err error, want string) {
	t.Helper()
	if got := said(err); want == "" && err != nil || !strings.Contains(got, want) {
		t.Errorf("%s: says\n%s\nwant\n%s", what, got, want)
	}
}

// open reads a dataset as the command that takes these arguments does.
func open(dir string, t dataset.Takes, args ...string) (*dataset.View, error) {
	return (&dataset.ViewFlags{}).OpenFor(standing(dir), args, t)
}
