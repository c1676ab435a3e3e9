package diff_test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"stance/diff"
	"stance/positions"
	"stance/positions/yamlfile"
)

const codebook = `
title: Test
parties:
  - {id: anna, name: Anna, member_of: [union]}
  - {id: bert, name: Bert, member_of: [union]}
  - {id: union, name: Union, member_of: [alliance]}
  - {id: alliance, name: Alliance}
  - {id: carl, name: Carl}
  - {id: dora, name: Dora}
issues:
  - id: fire # scores 0, 25, 50, 75, 100
    name: Fire
    scale:
      low: Go on
      high: Stop
      options:
        - {id: low, label: Low}
        - {id: lowish, label: Lowish}
        - {id: mid, label: Mid}
        - {id: highish, label: Highish}
        - {id: high, label: High}
  - id: aid # scores 0 to 100 for 1 to 7
    name: Aid
    scale: {min: 1, max: 7}
  - id: land # scores 0, 25, 100
    name: Land
    scale:
      options:
        - {id: all, label: All, value: -10}
        - {id: some, label: Some, value: 0}
        - {id: nothing, label: Nothing, value: 30}
  - id: talks
    name: Talks
`

const sources = `
sources:
  - {id: one, title: One}
  - {id: two, title: Two}
`

// The dates that are compared unless a test says otherwise.
const (
	dateA = "08-10"
	dateB = "08-20"
)

// history reads records written one a line, "MM-DD party issue: {body}", as
// the snapshots of a dataset. The year is 2025; a body without a summary,
// claims or silence gets the summary "As coded.".
func history(t testing.TB, records ...string) *positions.History {
	t.Helper()
	var b strings.Builder
	for _, r := range records {
		head, body, ok := strings.Cut(r, ": ")
		at := strings.Fields(head)
		if !ok || len(at) != 3 || !strings.HasPrefix(body, "{") {
			t.Fatalf("write a record as `MM-DD party issue: {…}`, not %q", r)
		}
		if !strings.Contains(body, "summary:") && !strings.Contains(body, "silent:") {
			body = strings.Replace(body, "{", "{summary: As coded., ", 1)
		}
		fmt.Fprintf(&b, "---\ndate: 2025-%s\npositions: {%s: {%s: %s}}\n", at[0], at[1], at[2], body)
	}
	return positions.NewHistory(read(t, codebook, b.String()), 0)
}

// read reads a dataset, which must be without errors.
func read(t testing.TB, codebook string, snapshots ...string) *positions.Dataset {
	t.Helper()
	files := fstest.MapFS{"codebook.yaml": {Data: []byte(codebook)}, "sources.yaml": {Data: []byte(sources)}}
	for i, s := range snapshots {
		files[fmt.Sprintf("snapshots/%d.yaml", i)] = &fstest.MapFile{Data: []byte(s)}
	}
	r := yamlfile.Read(files)
	if !r.OK() {
		for _, p := range r.Problems {
			t.Logf("%s:%d:%d %s: %s\n%s", p.File, p.Line, p.Column, p.Rule, p.Message, p.Text)
		}
		t.Fatal("the test's dataset has errors")
	}
	return r.Dataset
}

// on is a day of 2025, written "MM-DD".
func on(t testing.TB, day string) positions.Date {
	t.Helper()
	d, err := positions.ParseDate("2025-" + day)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func day(d positions.Date) string { return strings.TrimPrefix(d.String(), "2025-") }

func compare(t testing.TB, h *positions.History, from, to string) *diff.Comparison {
	t.Helper()
	c, err := diff.Compare(h, on(t, from), on(t, to))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// change finds the change of a cell.
func change(t testing.TB, c *diff.Comparison, party, issue string) *diff.Change {
	t.Helper()
	for i := range c.Changes {
		if ch := &c.Changes[i]; ch.Party.ID == party && ch.Issue.ID == issue {
			return ch
		}
	}
	t.Fatalf("no change of %s on %s", party, issue)
	return nil
}

// changeOf compares dateA with dateB and finds the change of a cell.
func changeOf(t testing.TB, party, issue string, records ...string) *diff.Change {
	t.Helper()
	return change(t, compare(t, history(t, records...), dateA, dateB), party, issue)
}

// place writes where a stance stands: an option's id, a number, "none" or "".
func place(s *positions.Stance) string {
	switch {
	case s.Kind == positions.None:
		return "none"
	case s.Kind != positions.Placed:
		return ""
	case s.Option >= 0:
		return s.Record.Issue.Scale.Options[s.Option].ID
	}
	return strconv.FormatFloat(s.Value, 'f', -1, 64)
}

// figure writes a number that may be missing, rounded beyond what float
// arithmetic blurs.
func figure(v *float64) string {
	if v == nil {
		return "null"
	}
	return number(*v)
}

func number(v float64) string {
	return strconv.FormatFloat(math.Round(v*1e9)/1e9+0, 'f', -1, 64)
}

func steps(v *int) string {
	if v == nil {
		return "null"
	}
	return strconv.Itoa(*v)
}

func id(p *positions.Party) string {
	if p == nil {
		return "null"
	}
	return p.ID
}

func equal[T comparable](t testing.TB, got, want []T) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}
