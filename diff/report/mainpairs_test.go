package report

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/yamlfile"
)

// quarrel has four parties, the last two of which spoke most, on two issues, and others that
// are given, with a line each of what they hold at first.
func quarrel(t *testing.T, others ...string) *ChangeReport {
	t.Helper()
	var parties, lines []string
	for i, name := range others {
		parties = append(parties, fmt.Sprintf(", {id: o%d, name: %s}", i, name))
		lines = append(lines, fmt.Sprintf("  o%d: {fire: {position: high, summary: s}, aid: {position: 5, summary: s}}\n", i))
	}
	r := yamlfile.Read(fstest.MapFS{
		"codebook.yaml": {Data: []byte(`
title: Test
parties: [{id: a, name: Arra}, {id: b, name: Brin}, {id: c, name: Cole}, {id: d, name: Doon}` + strings.Join(parties, "") + `]
issues:
  - {id: fire, name: Fire, scale: {options: [{id: low, label: L}, {id: mid, label: M}, {id: high, label: H}]}}
  - {id: aid, name: Aid, scale: {min: 0, max: 10}}
`)},
		"snapshots/all.yaml": {Data: []byte(`
---
date: 2025-01-01
positions:
  a: {fire: {position: low, summary: s}, aid: {position: 1, summary: s}}
  b: {fire: {position: low, summary: s}, aid: {position: 2, summary: s}}
  c: {fire: {position: mid, summary: s}, aid: {position: 3, summary: s}}
  d: {fire: {position: high, summary: s}, aid: {position: 4, summary: s}}
` + strings.Join(lines, "") + `---
date: 2025-02-01
positions:
  c: {fire: {position: mid, summary: t}, aid: {position: 3, summary: t}}
  d: {fire: {position: high, summary: t}}
`)},
	})
	if !r.OK() {
		t.Fatal(r.Problems)
	}
	report, err := NewChangeReport(positions.NewHistory(r.Dataset, 0), r.Dataset.Dates[0].Date, r.Dataset.Dates[1].Date, Filter{})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// By the lesser number of records, c and d with 3 at the least, before b and c, a and c with
// 2 and 6 in all; a and b, which sort first, come last.
func TestMainPairsComeFirst(t *testing.T) {
	r := quarrel(t)
	var got []string
	for _, l := range r.Distances.lines(r) {
		got = append(got, l.A.ID+l.B.ID)
	}
	if want := "cd ac bc ad bd ab"; strings.Join(got, " ") != want {
		t.Errorf("%s, want %s", strings.Join(got, " "), want)
	}
	if got := r.Distances.lines(r)[0]; got.Oldest == nil || *got.Oldest != 31 {
		t.Error("aid of d is of 1 January")
	}
}

// What stayed is named pair by pair. A map is drawn of ten pairs or more, on three issues or
// more each, and why there is none is said where there are pairs enough.
func TestDistancesWithoutAMap(t *testing.T) {
	notes := func(r *ChangeReport) string {
		r.Charts = undrawn{nil, t}
		var all []string
		for _, n := range r.Distances.notes(r) {
			all = append(all, n.Text())
		}
		r.apart()
		return strings.Join(all, "\n")
	}
	onThree := func(r *ChangeReport) {
		for i := range r.Distances.Gaps {
			r.Distances.Gaps[i].Compared = 3
		}
	}
	few := quarrel(t)
	told := notes(few)
	if want := "Between Cole and Doon, between Arra and Cole, between Brin and Cole, between Arra and Doon, between Brin and Doon, and between Arra and Brin the distance on the issues compared is what it was."; !strings.Contains(told, want) {
		t.Errorf("not told: %s\n%s", want, told)
	}
	if onThree(few); few.Distances.GapsMapped() != nil || strings.Contains(notes(few), "map") {
		t.Error("a map of six pairs")
	}
	r := quarrel(t, "Eder", "Fann")
	if want, told := "No map of the distances is drawn, as too many of them rest on fewer than 3 issues.", notes(r); !strings.Contains(told, want) || r.Distances.GapsMapped() != nil {
		t.Errorf("not told: %s\n%s", want, told)
	}
	onThree(r)
	if n := len(r.Distances.GapsMapped()); n != 15 {
		t.Errorf("on three issues %d pairs are mapped", n)
	}
	r.Distances.Gaps[0].Compared = 2
	if n := r.Distances.unmapped(r).Text(); n != "The maps leave out pairs whose distance rests on fewer than 3 issues." {
		t.Error(n)
	}
}

// Of many pairs that stayed the first are named.
func TestManyPairsAreCounted(t *testing.T) {
	pair := &diff.Convergence{A: &positions.Party{Name: "Arra"}, B: &positions.Party{Name: "Brin"}}
	var pairs []*diff.Convergence
	for range 9 {
		pairs = append(pairs, pair)
	}
	got := pairNames(pairs, func(c *diff.Convergence) (a, b *positions.Party) { return c.A, c.B }).Text()
	if !strings.HasSuffix(got, "Arra and Brin, and the parties of 3 other pairs") || strings.Count(got, "Arra") != doubtsNamed {
		t.Error(got)
	}
}

func TestSignificant(t *testing.T) {
	for v, want := range map[float64]string{36950: "37000", 0.1 + 0.2: "0.3", 66.66666666666667: "66.7", 40: "40", 1e9 + 1: "1000000000", 0.00012345: "0.000123"} {
		if got := Significant(v); got != want {
			t.Errorf("%v is %s, want %s", v, got, want)
		}
	}
}

// undrawn is charts of which none of distances may be drawn.
type undrawn struct {
	Charts
	t *testing.T
}

func (u undrawn) Gaps(*positions.Codebook, []diff.Gap, positions.Date) *document.Picture {
	u.t.Error("a map is drawn of distances on two issues, or of few pairs")
	return nil
}

func (u undrawn) Convergences(*positions.Codebook, []diff.Convergence, positions.Date, positions.Date) *document.Picture {
	u.t.Error("a map is drawn of changes on two issues, or of few pairs")
	return nil
}
