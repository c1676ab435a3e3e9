package machine_test

import (
	"slices"
	"strings"
	"testing"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/data/machine"
)

// A change of each kind, on an issue of its name, from 5 to 18 August.
const (
	kindsBook = `
title: Kinds
parties:
  - {id: anna, name: Anna, member_of: [union]}
  - {id: union, name: Union}
  - {id: carl, name: Carl}
issues:
`
	kindsRecords = `
date: 2025-08-05
positions:
  carl:
    shifted: {position: low, summary: s}
    withdrawn: {position: third, summary: s}
    adopted: {position: none, summary: s}
    reverted: {position: third, summary: s}
    possible-shift: {position: third, summary: s}
    reworded: {summary: Two words.}
    not-comparable: {position: more, summary: s}
    held: {position: more, summary: s}
    unchanged: {position: more, summary: s}
  union: {own-voice: {position: low, summary: s}}
---
date: 2025-08-10
positions: {carl: {reverted: {position: high, summary: s}}}
---
date: 2025-08-18
positions:
  carl:
    shifted: {position: high, summary: s}
    withdrawn: {position: none, summary: s}
    adopted: {position: more, summary: s}
    reverted: {position: third, summary: s}
    possible-shift: {position: more, summary: s, basis: reported}
    reworded: {summary: Other words.}
    not-comparable: {summary: s}
    first-recorded: {position: more, summary: s}
    held: {position: same, summary: s}
  anna: {own-voice: {position: high, summary: s}}
`
)

func TestEveryKindByHand(t *testing.T) {
	book := kindsBook
	for _, kind := range diff.Kinds {
		book += "  - {id: " + kind + ", name: " + kind + ", scale: {low: Low, options: [{id: low, label: Low}, {id: third, label: A third}, {id: more, label: More}, {id: high, label: High}]}}\n"
	}
	d := compared(t, book, kindsRecords)
	document := written(t, machine.DiffJSON, d)
	validates(t, validators(t), "kinds", document)
	_, all := rows(t, written(t, machine.DiffCSV, d))
	fields := []string{"kind", "delta", "steps", "toward", "toward_label", "departs_from", "basis_change", "unconfirmed", "wording_changed", "inherited"}
	for kind, tt := range map[string]struct{ party, from, to, facts string }{
		"shifted":        {"carl", "low", "high", `100, "steps": 3, "toward": "high", "toward_label": "High"`},
		"withdrawn":      {"carl", "third", "none", `null, "steps": null, "toward": null, "toward_label": null`},
		"adopted":        {"carl", "none", "more", `null, "steps": null, "toward": null, "toward_label": null`},
		"reverted":       {"carl", "third", "third", `0, "steps": 0, "toward": null, "toward_label": null`},
		"possible-shift": {"carl", "third", "more", `33.333333333333336, "steps": 1, "toward": null, "toward_label": null`},
		"reworded":       {"carl", "", "", `null, "steps": null, "toward": null, "toward_label": null`},
		"not-comparable": {"carl", "more", "", `null, "steps": null, "toward": null, "toward_label": null`},
		"own-voice":      {"anna", "low", "high", `null, "steps": null, "toward": null, "toward_label": null`},
		"first-recorded": {"carl", "", "more", `null, "steps": null, "toward": null, "toward_label": null`},
		"held":           {"carl", "more", "more", `0, "steps": 0, "toward": null, "toward_label": null`},
		"unchanged":      {"carl", "more", "more", `0, "steps": 0, "toward": null, "toward_label": null`},
	} {
		want := `{"kind": "` + kind + `", "delta": ` + tt.facts + `, "departs_from": null, "basis_change": null, "unconfirmed": false, "wording_changed": false, "inherited": false}`
		switch kind {
		case "own-voice":
			want = strings.Replace(want, `"departs_from": null`, `"departs_from": "union"`, 1)
		case "possible-shift":
			want = strings.NewReplacer(`"basis_change": null`, `"basis_change": {"from": "stated", "to": "reported"}`, `"unconfirmed": false`, `"unconfirmed": true`).Replace(want)
		case "reworded":
			want = strings.Replace(want, `"wording_changed": false`, `"wording_changed": true`, 1)
		}
		c := changeOf(t, document, tt.party, kind)
		expect(t, kind, parts(c, fields...), want)
		position := func(side string) string {
			stance, _ := c[side].(map[string]any)
			position, _ := stance["position"].(map[string]any)
			id, _ := position["id"].(string)
			return id
		}
		if from, to := position("from"), position("to"); from != tt.from || to != tt.to {
			t.Errorf("%s: from %q to %q, want %q to %q", kind, from, to, tt.from, tt.to)
		}
		if (c["from"] == nil) != (kind == "first-recorded") {
			t.Errorf("%s: from is %s", kind, inline(c["from"]))
		}
		// The table says the same.
		row := rowOf(t, all, "change", tt.party, kind)
		cells := map[string]any{"from_position": tt.from, "position": tt.to}
		for _, field := range fields {
			if field != "basis_change" {
				cells[field] = c[field]
			}
		}
		for column, v := range cells {
			cell := strings.Trim(inline(v), `"`)
			if v == nil || kind == "first-recorded" && column == "wording_changed" { // there is nothing to compare
				cell = ""
			}
			if row[column] != cell {
				t.Errorf("%s: %s is %q in the table, want %q", kind, column, row[column], cell)
			}
		}
	}
	var kinds []string
	for _, c := range value(t, document, "changes").([]any) {
		kinds = append(kinds, c.(map[string]any)["kind"].(string))
	}
	for _, kind := range diff.Kinds {
		if !slices.Contains(kinds, kind) {
			t.Errorf("no change is %s: %q", kind, kinds)
		}
	}
}

// Who inherits: all members where nobody is named, those that are named, or nobody.
func TestInheritedBy(t *testing.T) {
	book := strings.Replace(codebook, "  - {id: carl", "  - {id: bert, name: Bert, member_of: [union]}\n  - {id: carl", 1)
	d := compared(t, book, `{date: 2025-08-05, positions: {union: {fire: {position: low, summary: s}, degrees: {position: 0, summary: s, inherited_by: [bert]}, talks: {summary: s, inherited_by: []}}}}`)
	document := written(t, machine.ShowJSON, report.NewShow(d.History, d.To, report.Filter{}))
	validates(t, validators(t), "show", document)
	var got []string
	for _, s := range value(t, document, "stances").([]any) {
		f := parts(s, "party", "issue", "inherited_from", "signed", "inherited_by")
		got = append(got, inline(f))
	}
	want := []string{
		`{"inherited_by":null,"inherited_from":"union","issue":"fire","party":"anna","signed":false}`,
		`{"inherited_by":null,"inherited_from":null,"issue":"fire","party":"union","signed":false}`,
		`{"inherited_by":null,"inherited_from":"union","issue":"fire","party":"bert","signed":false}`,
		`{"inherited_by":["bert"],"inherited_from":null,"issue":"degrees","party":"union","signed":false}`,
		`{"inherited_by":["bert"],"inherited_from":"union","issue":"degrees","party":"bert","signed":true}`,
		`{"inherited_by":[],"inherited_from":null,"issue":"talks","party":"union","signed":false}`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("stances are\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}
