package positions_test

import (
	"regexp"
	"testing"
	"testing/fstest"

	"stance/positions/yamlfile"
)

// whole is the fingerprint of a dataset of three files.
func whole(t testing.TB, codebook, sources, snapshots string) string {
	t.Helper()
	r := yamlfile.Read(fstest.MapFS{"codebook.yaml": {Data: []byte(codebook)}, "sources.yaml": {Data: []byte(sources)}, "snapshots/all.yaml": {Data: []byte(snapshots)}})
	if !r.OK() {
		t.Fatalf("%+v", r.Problems)
	}
	return r.Dataset.Fingerprint()
}

const (
	printedBook = `title: Fishing rights
description: Who may fish where.
parties:
  - {id: union, name: The Union, short: U, color: "#112233"}
  - {id: anna, name: Anna, member_of: [union]}
issues:
  - {id: catch, name: Catch, question: How much, scale: {min: 0, max: 10, low: little, high: much}}
  - id: land
    name: Land
    scale: {low: none of it, high: all of it, options: [{id: none-of-it, label: None, description: d}, {id: all-of-it, label: All}]}
  - {id: talks, name: Talks}
`
	printedSources = `sources:
  - {id: sky, title: The catch, publisher: Sky, published: 2025-08-01, url: "https://example.org/1", archive: archive/sky.txt, language: en, reliability: B}
`
	printedSnapshots = `date: 2025-08-01
label: eve
title: The eve
note: Quiet.
positions:
  union: {catch: {position: 3, summary: Three., coder: jm, note: n, evidence: [{paraphrase: p, source: sky}]}}
  anna: {land: {silent: true}}
---
date: 2025-08-05
positions: {anna: {talks: {summary: She talks.}}}
`
)

// It is a promise like that of a record: two reports with one fingerprint were made
// from the same data. If this test fails, raise its version.
func TestDatasetFingerprintStays(t *testing.T) {
	got := whole(t, printedBook, printedSources, printedSnapshots)
	if want := "d1:9cf1f12464ff"; got != want || !regexp.MustCompile(`^d1:[0-9a-f]{12}$`).MatchString(got) {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Each change to what a dataset says gives another fingerprint, and none to how it
// is laid out, kept or drawn, or to a note.
func TestDatasetFingerprintOfWhatItSays(t *testing.T) {
	before := whole(t, printedBook, printedSources, printedSnapshots)
	for _, e := range []struct {
		name, old, new string
		same           bool
	}{
		{"title", "Fishing rights", "Fishing wrongs", false},
		{"description", "Who may", "Who must", false},
		{"id of a party", "id: union", "id: league", false},
		{"name of a party", "The Union", "The League", false},
		{"short name of a party", "short: U", "short: V", false},
		{"member_of", ", member_of: [union]", "", false},
		{"the order of the parties", "  - {id: union, name: The Union, short: U, color: \"#112233\"}\n  - {id: anna, name: Anna, member_of: [union]}\n",
			"  - {id: anna, name: Anna, member_of: [union]}\n  - {id: union, name: The Union, short: U, color: \"#112233\"}\n", false},
		{"name of an issue", "name: Catch", "name: The catch", false},
		{"question", "How much", "How many", false},
		{"an end of the scale", "max: 10", "max: 11", false},
		{"a pole", "high: much", "high: a lot", false},
		{"label of an option", "label: All", "label: Everything", false},
		{"description of an option", "description: d", "description: e", false},
		{"options with values", "label: None, description: d}, {id: all-of-it, label: All}", "label: None, description: d, value: 0}, {id: all-of-it, label: All, value: 100}", false},
		{"no scale", "{id: talks, name: Talks}", "{id: talks, name: Talks, scale: {min: 0, max: 1}}", false},
		{"title of a source", "title: The catch", "title: A catch", false},
		{"publisher", "publisher: Sky", "publisher: CNN", false},
		{"published", "published: 2025-08-01", "published: 2025-08-02", false},
		{"address", "example.org/1", "example.org/2", false},
		{"language", "language: en", "language: de", false},
		{"reliability", "reliability: B", "reliability: C", false},
		{"date", "date: 2025-08-05", "date: 2025-08-06", false},
		{"label", "label: eve", "label: morning", false},
		{"title of a date", "title: The eve", "title: An eve", false},
		{"position", "position: 3", "position: 4", false},
		{"a record more", "positions: {anna: {talks: {summary: She talks.}}}", "positions: {anna: {talks: {summary: She talks.}, catch: {silent: true}}}", false},
		{"a date without records", "---\ndate: 2025-08-05", "---\ndate: 2025-08-03\n---\ndate: 2025-08-05", false},

		{"color", "#112233", "#445566", true},
		{"where a text is kept", "archive/sky.txt", "archive/other.txt", true},
		{"note of a date", "note: Quiet.", "note: Loud.", true},
		{"note and coder of a record", "coder: jm, note: n", "coder: ak, note: m", true},
		{"white space", "Who may fish where.", `"Who may  fish where."`, true},
		{"comments", "parties:", "# Who is there.\nparties:", true},
		{"several files", "---\ndate: 2025-08-05", "---\n# The same.\ndate: 2025-08-05", true},
	} {
		t.Run(e.name, func(t *testing.T) {
			parts := []string{printedBook, printedSources, printedSnapshots}
			done := false
			for i, p := range parts {
				if edited := replaceIn(p, e.old, e.new); edited != p && !done {
					parts[i], done = edited, true
				}
			}
			if !done {
				t.Fatalf("there is no %q", e.old)
			}
			if e.name == "id of a party" {
				parts[0] = replaceOnce(t, parts[0], "member_of: [union]", "member_of: [league]")
				parts[2] = replaceOnce(t, parts[2], "union:", "league:")
			}
			if same := whole(t, parts[0], parts[1], parts[2]) == before; same != e.same {
				t.Errorf("the same fingerprint: %t, want %t", same, e.same)
			}
		})
	}
}
