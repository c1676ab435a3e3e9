package yamlfile

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
)

const searchedBook = `title: T
parties: [{id: a, name: A}, {id: b, name: B}]
issues: [{id: x, name: X}, {id: y, name: Y}]
speakers: [{name: Ann, party: a, role: Head, rank: principal}, {name: Ann, party: b}]
`

// read reads the snapshots as files of one dataset, and fails where something is wrong with it.
func readSearched(t *testing.T, snapshots ...string) *positions.Dataset {
	t.Helper()
	fsys := fstest.MapFS{
		"codebook.yaml": {Data: []byte(searchedBook)},
		"sources.yaml":  {Data: []byte("sources: [{id: one, title: One}, {id: two, title: Two, published: 2025-01-09}]\n")},
	}
	for i, s := range snapshots {
		fsys[fmt.Sprintf("snapshots/%d.yaml", i)] = &fstest.MapFile{Data: []byte(s)}
	}
	r := Read(fsys)
	if !r.OK() {
		t.Fatalf("%v", r.Problems)
	}
	return r.Dataset
}

func told(d *positions.Dataset) []string {
	var all []string
	for _, r := range d.Records {
		text := r.Party.ID + "/" + r.Issue.ID
		switch {
		case r.Silence != nil && r.Silence.Searched:
			text += " searched"
			for _, e := range r.Silence.Evidence {
				text += " " + e.Source.ID
			}
		case r.Silence != nil:
			text += " silent"
		case r.Stance != nil:
			text += " stance"
		default:
			text += " claims"
		}
		if r.Coder != "" {
			text += " by " + r.Coder
		}
		all = append(all, text)
	}
	return all
}

// What was searched without a record is silence: in whatever file of the date the record
// stands.
func TestSearched(t *testing.T) {
	const evidence = "evidence: [{paraphrase: P, source: one}]"
	for _, c := range []struct {
		name      string
		snapshots []string
		want      []string
	}{
		{"each cell without a record", []string{"date: 2025-01-03\ncoder: jm\nsearched: {parties: [a, b], issues: [x, y], sources: [one, two]}\npositions: {a: {x: {summary: S, " + evidence + "}}}"},
			[]string{"a/x stance by jm", "a/y searched one two by jm", "b/x searched one two by jm", "b/y searched one two by jm"}},
		{"not where there is a claim or a silence of its own", []string{"date: 2025-01-03\nsearched: {parties: [a, b], issues: [x], sources: [one]}\npositions: {a: {x: {claims: [{by: b, summary: C, " + evidence + "}]}}, b: {x: {silent: true, coder: k}}}"},
			[]string{"a/x claims", "b/x silent by k"}},
		{"nor where the record is in another file of the date", []string{"date: 2025-01-03\nsearched: {parties: [a, b], issues: [x], sources: [one]}\npositions:", "date: 2025-01-03\npositions: {b: {x: {summary: S, " + evidence + "}}}"},
			[]string{"a/x searched one", "b/x stance"}},
		{"several searches, a cell of both once", []string{"date: 2025-01-03\nsearched: [{parties: [a], issues: [x], sources: [one]}, {parties: [a, b], issues: [x], sources: [two]}]\npositions:"},
			[]string{"a/x searched one", "b/x searched two"}},
	} {
		if got := told(readSearched(t, c.snapshots...)); !slices.Equal(got, c.want) {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, strings.Join(got, "; "), strings.Join(c.want, "; "))
		}
	}
}

// What stands at the top of a snapshot holds for its records that do not say otherwise, and
// for those of no other.
func TestDefaultsOfASnapshot(t *testing.T) {
	d := readSearched(t, `date: 2025-01-03
coder: jm
known: 2025-01-05
searched: {parties: [b], issues: [y], sources: [two]}
positions:
  a:
    x: {summary: S, coder: kl, known: 2025-01-04, evidence: [{paraphrase: P, source: two}], claims: [{by: b, summary: C}, {by: a, summary: D, known: 2025-01-07}]}
    y: {summary: S}
  b: {x: {silent: true}}
---
date: 2025-01-04
positions: {a: {x: {summary: S}}}
`)
	var got []string
	for _, r := range d.Records {
		known := positions.Date(0)
		switch {
		case r.Stance != nil:
			known = r.Stance.KnownDate()
		case r.Silence != nil:
			known = r.Silence.KnownDate()
		}
		text := fmt.Sprintf("%s/%s %q %s", r.Party.ID, r.Issue.ID, r.Coder, known.String()[8:])
		for _, c := range r.Claims {
			text += " " + c.KnownDate().String()[8:]
		}
		got = append(got, text)
	}
	want := []string{`a/x "kl" 04 05 07`, `a/y "jm" 05`, `b/x "jm" 05`, `b/y "jm" 05`, `a/x "" 04`}
	if !slices.Equal(got, want) {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "; "), strings.Join(want, "; "))
	}
	if s := d.Codebook.Speakers; len(s) != 2 || s[0].Rank != positions.Principal || s[0].Role != "Head" || s[1].Party.ID != "b" || s[1].Rank != positions.NoRank {
		t.Errorf("speakers %+v", s)
	}
	if again := again(t, d); sayAll(again.Dataset) != sayAll(d) {
		t.Errorf("written and read again it says\n%s\nnot\n%s", sayAll(again.Dataset), sayAll(d))
	}
}

func sayAll(d *positions.Dataset) string {
	var b strings.Builder
	for _, r := range d.Records {
		b.WriteString(r.Party.ID + "/" + r.Issue.ID + "\n" + positions.Says(r.Facts()))
	}
	for _, s := range d.Codebook.Speakers {
		b.WriteString(positions.Says(s.Facts()))
	}
	return b.String()
}
