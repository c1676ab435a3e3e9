package positions_test

import (
	"testing"
)

// claims writes the claims in force on a cell, "CLAIMANT MM-DD POSITION
// [RESPONSE]" each.
func claims(t testing.TB, records []string, knownBy, p, day string) []string {
	t.Helper()
	h := knownHistory(t, knownBy, records...)
	var got []string
	for _, c := range h.Claims(party(t, h, p), issue(t, h, "fire"), on(t, day)) {
		text := c.By.ID + " " + c.Record.Date.String()[5:] + " " + claimPlace(c)
		if r := c.Response.String(); r != "none" {
			text += " " + r
		}
		got = append(got, text)
	}
	return got
}

func TestClaimsInForce(t *testing.T) {
	tests := []struct {
		name    string
		records []string
		day     string
		want    []string
	}{
		{
			"dated on or before D",
			[]string{"08-05 anna fire: {claims: [{by: bert, position: high, summary: s}]}"}, "08-04", nil,
		},
		{
			"of each claimant the latest",
			[]string{
				"08-01 anna fire: {claims: [{by: bert, position: low, summary: s}, {by: solo, summary: s}]}",
				"08-05 anna fire: {claims: [{by: bert, position: high, summary: s}]}",
			},
			"08-05", []string{"bert 08-05 high", "solo 08-01 unplaced"},
		},
		{
			"at an earlier date the earlier one",
			[]string{
				"08-01 anna fire: {claims: [{by: bert, position: low, summary: s}]}",
				"08-05 anna fire: {claims: [{by: bert, position: none, summary: s}]}",
			},
			"08-04", []string{"bert 08-01 low"},
		},
		{
			"a response is recorded on its own date by repeating the claim with it",
			[]string{
				"08-01 anna fire: {claims: [{by: bert, position: low, summary: s}]}",
				"08-05 anna fire: {claims: [{by: bert, position: low, summary: s, response: denied}]}",
			},
			"08-05", []string{"bert 08-05 low denied"},
		},
		{
			"before its date the response is not there",
			[]string{
				"08-01 anna fire: {claims: [{by: bert, position: low, summary: s}]}",
				"08-05 anna fire: {claims: [{by: bert, position: low, summary: s, response: confirmed}]}",
			},
			"08-04", []string{"bert 08-01 low"},
		},
		{
			"P's own cell only: not the group's",
			[]string{"08-01 union fire: {claims: [{by: bert, position: low, summary: s}]}"}, "08-05", nil,
		},
		{
			"a later stance or silence takes no claim away",
			[]string{
				"08-01 anna fire: {claims: [{by: bert, position: low, summary: s}]}",
				"08-03 anna fire: {position: high}", "08-05 anna fire: {silent: true}",
			},
			"08-05", []string{"bert 08-01 low"},
		},
		{
			"claims may stand beside a stance, and beside silence",
			[]string{
				"08-01 anna fire: {summary: s, position: mid, claims: [{by: bert, position: low, summary: s}]}",
				"08-03 anna fire: {silent: true, claims: [{by: solo, position: high, summary: s}]}",
			},
			"08-05", []string{"bert 08-01 low", "solo 08-03 high"},
		},
		{
			"a response left out is that of the claim that is repeated",
			[]string{
				"08-01 anna fire: {claims: [{by: bert, position: low, summary: s, response: denied}]}",
				"08-05 anna fire: {claims: [{by: bert, position: low, summary: ' s '}]}",
				"08-07 anna fire: {claims: [{by: bert, position: low, summary: s}]}",
			},
			"08-07", []string{"bert 08-07 low denied"},
		},
		{
			"not if the position is another",
			[]string{
				"08-01 anna fire: {claims: [{by: bert, position: low, summary: s, response: denied}]}",
				"08-05 anna fire: {claims: [{by: bert, position: mid, summary: s}]}",
			},
			"08-05", []string{"bert 08-05 mid"},
		},
		{
			"not if the range is another",
			[]string{
				"08-01 anna fire: {claims: [{by: bert, position: low, summary: s, response: denied}]}",
				"08-05 anna fire: {claims: [{by: bert, position: low, plausible: [low, mid], summary: s}]}",
			},
			"08-05", []string{"bert 08-05 low"},
		},
		{
			"not if the words are others",
			[]string{
				"08-01 anna fire: {claims: [{by: bert, position: low, summary: s, response: denied}]}",
				"08-05 anna fire: {claims: [{by: bert, position: low, summary: t}]}",
			},
			"08-05", []string{"bert 08-05 low"},
		},
		{
			"not that of another claimant, and not if none is written",
			[]string{
				"08-01 anna fire: {claims: [{by: bert, position: low, summary: s, response: confirmed}]}",
				"08-05 anna fire: {claims: [{by: solo, position: low, summary: s}, {by: bert, position: low, summary: s, response: none}]}",
			},
			"08-05", []string{"bert 08-05 low", "solo 08-05 low"},
		},
		{
			"claimants in codebook order",
			[]string{"08-01 anna fire: {claims: [{by: solo, summary: s}, {by: bert, summary: s}, {by: circle, summary: s}]}"},
			"08-05", []string{"circle 08-01 unplaced", "bert 08-01 unplaced", "solo 08-01 unplaced"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { equal(t, claims(t, tt.records, "", "anna", tt.day), tt.want) })
	}
}

func TestSilence(t *testing.T) {
	tests := []struct {
		name    string
		records []string
		want    map[string]bool
	}{
		{"its latest record on or before D is silence", []string{"08-03 anna fire: {silent: true}"}, map[string]bool{"08-02": false, "08-03": true, "08-31": true}},
		{
			"a later stance ends it",
			[]string{"08-03 anna fire: {silent: true}", "08-05 anna fire: {position: mid}"}, map[string]bool{"08-04": true, "08-05": false},
		},
		{
			"a later record with claims alone ends it",
			[]string{"08-03 anna fire: {silent: true}", "08-05 anna fire: {claims: [{by: bert, summary: s}]}"}, map[string]bool{"08-04": true, "08-05": false},
		},
		{
			"silence after a stance",
			[]string{"08-03 anna fire: {position: mid}", "08-05 anna fire: {silent: true}"}, map[string]bool{"08-04": false, "08-05": true},
		},
		{
			"silence with claims beside it is silence",
			[]string{"08-03 anna fire: {silent: true, claims: [{by: bert, summary: s}]}"}, map[string]bool{"08-03": true},
		},
		{
			"of the cell itself: a group's record is not the member's",
			[]string{"08-03 anna fire: {silent: true}", "08-05 union fire: {position: mid}"}, map[string]bool{"08-05": true},
		},
		{
			"nor is a group's silence",
			[]string{"08-03 union fire: {silent: true}"}, map[string]bool{"08-05": false},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := history(t, tt.records...)
			for day, want := range tt.want {
				if got := h.Silence(party(t, h, "anna"), issue(t, h, "fire"), on(t, day)) != nil; got != want {
					t.Errorf("on %s: silent is %t, want %t", day, got, want)
				}
			}
		})
	}
}
