package report_test

import (
	"testing"
	"testing/fstest"

	"stance/diff/report"
	"stance/diff/report/internal/sample"
	"stance/positions"
)

// The title of a gap's chart says where parties are farthest apart, or who came nearest to
// whom, and of what rests on unsure ground that it may be so.
func TestGapFinding(t *testing.T) {
	for _, tt := range []struct {
		name, before, now, on, between string
		named                          bool
	}{
		{"apart", "anna: {fire: high, aid: 2}\n  bert: {fire: low, aid: 2}", "anna: {fire: mid}",
			"Anna and Bert are 1 step apart on Fire", "Anna and Bert are 25 points nearer to each other", true},
		{"several", "anna: {fire: high, aid: 2}\n  bert: {fire: low, aid: 8}", "anna: {aid: 1}",
			"The parties are farthest apart on Fire: 2 steps; apart on 1 more issue", "Anna and Bert are 5 points farther apart", false},
		{"unsure", "anna: {fire: high, aid: 2}\n  bert: {fire: {position: low, basis: reported, summary: s}, aid: 2}", "bert: {aid: 2}",
			"Anna and Bert may be 2 steps apart on Fire, not confirmed", "No gap changed", true},
		{"may have moved", "anna: {fire: high, aid: 2}\n  bert: {fire: low, aid: 2}", "anna: {fire: {position: mid, basis: assessed, summary: s}}",
			"Anna and Bert may be 1 step apart on Fire, not confirmed", "No gap is known to have changed; 1 may have", true},
		{"one sure, one not", "anna: {fire: high, aid: 2}\n  bert: {fire: low, aid: 8}", "anna: {aid: {position: 1, confidence: low, summary: s}}",
			"Anna and Bert are 2 steps apart on Fire; may be apart on 1 more issue", "No gap is known to have changed; 1 may have", true},
		{"the same", "anna: {fire: high, aid: 2}\n  bert: {fire: high, aid: 2}", "anna: {fire: high}",
			"Anna and Bert ask for the same on 2 issues, and are not known to be apart", "No gap changed", true},
		{"unknown", "anna: {fire: high}", "anna: {fire: high}",
			"It cannot be told whether Anna and Bert are apart", "No gap changed", true},
		{"part of the issues", "anna: {fire: high}\n  bert: {fire: low}", "bert: {fire: high}",
			"Anna and Bert ask for the same on 1 issue, and are not known to be apart", "Anna and Bert are 100 points nearer to each other, on 1 of 2 issues", true},
	} {
		d, err := sample.Compare(fstest.MapFS{
			"codebook.yaml": {Data: []byte(`
title: Test
parties: [{id: anna, name: Anna}, {id: bert, name: Bert}]
issues: [{id: fire, name: Fire, scale: {options: [{id: low, label: L}, {id: mid, label: M}, {id: high, label: H}]}}, {id: aid, name: Aid, scale: {min: 0, max: 10}}]
`)},
			"snapshots/all.yaml": {Data: []byte("date: 2025-08-05\npositions:\n  " + tt.before + "\n---\ndate: 2025-08-18\npositions:\n  " + tt.now + "\n")},
		})
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		var f report.Filter
		if tt.named {
			f.Parties = append([]*positions.Party{}, d.History.Dataset.Codebook.Parties...)
		}
		if got := report.NewGap(d.History, 0, d.To, f).Finding(); got != tt.on {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.on)
		}
		if got := report.NewGap(d.History, d.From, d.To, f).Finding(); got != tt.between {
			t.Errorf("%s, two dates: %q, want %q", tt.name, got, tt.between)
		}
	}
}
