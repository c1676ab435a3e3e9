package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/golden"
	"stance/positions/visible"
	"stance/positions/yamlfile"
)

// screenFolder has a dataset a file, made up to look like people's own, and for each the
// screens that were read and found good.
const screenFolder = "testdata/screens"

// screenWidths are the columns that a screen is looked at in: a column of a
// split terminal, the usual one, and a wide one.
var screenWidths = []int{40, 80, 140}

// comparisonCase is a comparison that there is a screen of.
type comparisonCase struct {
	name string
	dir  string   // where it is asked for
	args []string // what is compared
}

// screenCases are the datasets in the folder, those of many dates compared twice, and
// the project's own.
func screenCases(t *testing.T) []comparisonCase {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(screenFolder, "*.yaml"))
	if err != nil || len(found) < 15 {
		t.Fatalf("%d datasets in %s: %v", len(found), screenFolder, err)
	}
	cases := []comparisonCase{
		{"two-files", filepath.Join(screenFolder, "two"), []string{"2025-03-03-round-one.yaml", "2025-04-10-round-two.yaml"}},
		{"example", "../../data", []string{"before-alaska", "white-house"}},
		{"example-last", "../../data", nil},
		{"example-first", "../../data", []string{"first", "first"}},
	}
	for _, path := range found {
		file := filepath.Base(path)
		name := strings.TrimSuffix(file, ".yaml")
		cases = append(cases, comparisonCase{name, screenFolder, []string{file}})
		if dates := readAsCommands(t, screenFolder, file).Dates; len(dates) > 2 {
			cases = append(cases, comparisonCase{name + "-whole", screenFolder, []string{file, "first", "latest"}})
		}
	}
	return cases
}

// readAsCommands reads the dataset that a command in dir would, given files or none.
func readAsCommands(t *testing.T, dir string, names ...string) *positions.Dataset {
	t.Helper()
	var files []yamlfile.File
	for _, name := range names {
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, yamlfile.File{Name: name, Content: content})
	}
	var r *yamlfile.Result
	if files != nil {
		r = yamlfile.ReadShort(files...)
	} else {
		r = yamlfile.Read(os.DirFS(dir))
	}
	if !r.OK() {
		t.Fatalf("%s %s is not sound: %v", dir, names, r.Problems)
	}
	return r.Dataset
}

// comparison is what is asked of a screen: the facts, as programs get them, and the
// dataset with its names.
type comparison struct {
	facts diffFacts
	book  *positions.Codebook
	texts []string // all words of the dataset that can be quoted
	data  *positions.Dataset
}

// diffFacts is what `diff --all -f json` writes, as far as a screen tells it.
type diffFacts struct {
	From, To   string
	Changes    []changeFacts
	Counts     map[string]int
	ClaimsOnly []struct {
		Party, Issue string
		Claims       []claimFacts
	} `json:"claims_only"`
	Silent []struct{ Party, Issue, Date string }
}

type changeFacts struct {
	Party, Issue, Kind string
	Inherited          bool
	From, To           *stanceFacts
	Tone               *string
	Claims             []claimFacts
}

type stanceFacts struct {
	Date              string
	Position          *pointFacts
	Plausible         []pointFacts
	Basis, Confidence string
}

type pointFacts struct {
	ID    *string
	Score *float64
}

type claimFacts struct {
	By, Date, Response string
	Recent             bool
}

// compared gives the facts of a case, and false where there is nothing to compare.
func compared(t *testing.T, c comparisonCase) *comparison {
	t.Helper()
	var files []string
	for _, a := range c.args {
		if strings.HasSuffix(a, ".yaml") {
			files = append(files, a)
		}
	}
	d := readAsCommands(t, c.dir, files...)
	out := &comparison{book: d.Codebook, texts: quotable(d), data: d}
	code, text, messages := stanceIn(t, c.dir, append([]string{"diff", "--all", "-f", "json"}, c.args...)...)
	if code != exitDone {
		t.Fatalf("%s: %d\n%s", c.name, code, messages)
	}
	if err := json.Unmarshal([]byte(text), &out.facts); err != nil {
		t.Fatal(err)
	}
	return out
}

// quotable are the texts that quotation marks may stand around: quotations, and what
// coders quote in their own texts.
func quotable(d *positions.Dataset) []string {
	var texts []string
	evidence := func(pieces []positions.Evidence) {
		for _, e := range pieces {
			texts = append(texts, e.Quote, e.Prefix+e.Quote+e.Suffix, e.Prefix+" "+e.Quote+" "+e.Suffix)
		}
	}
	own := func(text string) {
		if strings.ContainsAny(text, "“”\"„«") {
			texts = append(texts, text)
		}
	}
	for _, rec := range d.Records {
		if s := rec.Stance; s != nil {
			evidence(s.Evidence)
			own(s.Summary)
			for _, term := range s.Terms {
				own(term.Text)
			}
		}
		for _, c := range rec.Claims {
			evidence(c.Evidence)
			own(c.Summary)
		}
	}
	for _, p := range d.Codebook.Parties {
		own(p.Name)
	}
	for _, is := range d.Codebook.Issues {
		own(is.Name)
		if is.Scale != nil {
			own(is.Scale.LowLabel())
			own(is.Scale.HighLabel())
			for _, o := range is.Scale.Options {
				own(o.Label)
			}
		}
	}
	return texts
}

// screenOf is what `diff` prints of a case.
func screenOf(t *testing.T, c comparisonCase, width int, color string) string {
	t.Helper()
	code, out, messages := stanceIn(t, c.dir, append([]string{"diff", "--width", strconv.Itoa(width), "--color", color}, c.args...)...)
	if code != exitDone {
		t.Fatalf("%s: %d\n%s", c.name, code, messages)
	}
	return out
}

// TestScreens holds what the screens of the datasets say, in every width, and what is
// coloured in them.
func TestScreens(t *testing.T) {
	for _, c := range screenCases(t) {
		if c.name == "one-snapshot" {
			continue // see TestOneSnapshotHasNothingToCompare
		}
		t.Run(c.name, func(t *testing.T) {
			for _, width := range screenWidths {
				golden.File(t, screenFolder+"/golden/"+c.name+"."+strconv.Itoa(width)+".txt", []byte(screenOf(t, c, width, "never")))
			}
			golden.File(t, screenFolder+"/golden/"+c.name+".80.colour.txt", []byte(spelledOut(screenOf(t, c, 80, "always"))))
		})
	}
}

// spelledOut writes escapes so that the file is text.
func spelledOut(s string) string { return strings.ReplaceAll(s, "\x1b", "␛") }

// TestOneSnapshotHasNothingToCompare holds that a first snapshot is met with what can be
// done with it.
func TestOneSnapshotHasNothingToCompare(t *testing.T) {
	code, out, messages := stanceIn(t, screenFolder, "diff", "one-snapshot.yaml")
	if code != exitUsage || out != "" {
		t.Errorf("exit code %d, output %q", code, out)
	}
	if lines := strings.Split(strings.TrimSpace(messages), "\n"); len(lines) > 3 || !strings.Contains(messages, "one snapshot date only") || !strings.Contains(messages, "stance show") {
		t.Errorf("the message is %q", messages)
	}
	c := comparisonCase{"one-snapshot", screenFolder, []string{"one-snapshot.yaml", "first", "first"}}
	for _, fault := range screenFaults(t, c) {
		t.Error(fault)
	}
}

// name is a party's or an issue's name as it is shown.
func shownName(s string) string { return visible.Line(s) }

func (c *comparison) party(id string) *positions.Party { return c.book.Party(id) }

// told are the changes that have to be told by themselves: those that are not a
// group's.
func (c *comparison) told(kinds ...string) []changeFacts {
	var list []changeFacts
	for _, ch := range c.facts.Changes {
		if !ch.Inherited && (len(kinds) == 0 || slices.Contains(kinds, ch.Kind)) {
			list = append(list, ch)
		}
	}
	return list
}
