package positions_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/yamlfile"
)

// The codebook of these tests. Depth first in the order written, anna's groups
// are union, alliance, league, circle: the alliance is reached on two ways (a
// diamond), and no group stands in the codebook where that order has it.
const codebook = `
title: Test
parties:
  - {id: circle, name: Circle}
  - {id: anna, name: Anna, short: A, member_of: [union, league]}
  - {id: bert, name: Bert, member_of: [union]}
  - {id: league, name: League, member_of: [alliance, circle]}
  - {id: alliance, name: Alliance}
  - {id: union, name: Union, member_of: [alliance]}
  - {id: solo, name: Solo}
issues:
  - id: fire
    name: Fire
    scale:
      low: Go on
      options:
        - {id: low, label: Low}
        - {id: lowish, label: Lowish}
        - {id: mid, label: Mid}
        - {id: highish, label: Highish}
        - {id: high, label: High}
  - id: aid
    name: Aid
    scale: {min: 1, max: 7, high: Most}
  - id: land
    name: Land
    scale:
      options:
        - {id: all, label: All, value: -10}
        - {id: some, label: Some, value: 0}
        - {id: nothing, label: Nothing, value: 30}
  - id: talks
    name: Talks
`

// Sources are named after the day in August 2025 they were published on.
const sources = `
sources:
  - {id: aug-02, title: T, published: 2025-08-02}
  - {id: aug-12, title: T, published: 2025-08-12}
  - {id: aug-20, title: T, published: 2025-08-20}
  - {id: undated, title: T}
`

// dataset reads records written one a line, "MM-DD party issue: {body}", as
// the snapshots of a dataset. The year is 2025; a body without a summary, claims
// or silence gets the summary "As coded.".
func dataset(t testing.TB, records ...string) *positions.Dataset {
	t.Helper()
	return datasetOf(t, codebook, records)
}

func datasetOf(t testing.TB, codebook string, records []string) *positions.Dataset {
	t.Helper()
	r := yamlfile.Read(fstest.MapFS{
		"codebook.yaml":         {Data: []byte(codebook)},
		"sources.yaml":          {Data: []byte(sources)},
		"snapshots/august.yaml": {Data: []byte(snapshots(t, records))},
	})
	if !r.OK() {
		for _, p := range r.Problems {
			t.Logf("%s:%d:%d %s: %s\n%s", p.File, p.Line, p.Column, p.Rule, p.Message, p.Text)
		}
		t.Fatal("the test's dataset has errors")
	}
	return r.Dataset
}

func snapshots(t testing.TB, records []string) string {
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
	return b.String()
}

func history(t testing.TB, records ...string) *positions.History {
	t.Helper()
	return positions.NewHistory(dataset(t, records...), 0)
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

// day is on the other way round.
func day(d positions.Date) string { return strings.TrimPrefix(d.String(), "2025-") }

func party(t testing.TB, h *positions.History, id string) *positions.Party {
	t.Helper()
	p := h.Dataset.Codebook.Party(id)
	if p == nil {
		t.Fatalf("no party %q", id)
	}
	return p
}

func issue(t testing.TB, h *positions.History, id string) *positions.Issue {
	t.Helper()
	is := h.Dataset.Codebook.Issue(id)
	if is == nil {
		t.Fatalf("no issue %q", id)
	}
	return is
}

// point writes a place on a scale as the format does.
func point(is *positions.Issue, p positions.Point) string {
	if p.Option >= 0 {
		return is.Scale.Options[p.Option].ID
	}
	return strconv.FormatFloat(p.Value, 'f', -1, 64)
}

// place writes where a stance stands: "mid", "mid [low..high]", "[low..high]",
// "none" or "unplaced".
func place(s *positions.Stance) string {
	is := s.Record.Issue
	text := map[positions.PositionKind]string{positions.None: "none", positions.SameAsBefore: "SAME"}[s.Kind]
	if s.Kind == positions.Placed {
		text = point(is, s.Point())
	}
	if s.Plausible != nil {
		text = strings.TrimSpace(text + " [" + point(is, s.Plausible.Low) + ".." + point(is, s.Plausible.High) + "]")
	}
	if text == "" {
		return "unplaced"
	}
	return text
}

// inForce writes the stance in force as "POSITION since MM-DD [via GROUP[,
// signed]]", and "–" for an empty cell. The day is that of the stance.
func inForce(t testing.TB, h *positions.History, p, is, day string) string {
	t.Helper()
	hd, ok := h.InForce(party(t, h, p), issue(t, h, is), on(t, day))
	if !ok {
		return "–"
	}
	text := place(hd.Stance) + " since " + strings.TrimPrefix(hd.Date().String(), "2025-")
	if hd.Via != nil {
		text += " via " + hd.Via.ID
	}
	if hd.Signed {
		text += ", signed"
	}
	return text
}

func equal[T comparable](t testing.TB, got, want []T) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// replaceOnce changes one thing in a text, and fails if it is not there.
func replaceOnce(t testing.TB, s, old, new string) string {
	t.Helper()
	if strings.Count(s, old) == 0 {
		t.Fatalf("there is no %q in %q", old, s)
	}
	return replaceIn(s, old, new)
}

// replaceIn changes the first of a thing in a text, if it is there.
func replaceIn(s, old, new string) string { return strings.Replace(s, old, new, 1) }
