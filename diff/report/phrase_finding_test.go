package report_test

import (
	"testing"
	"testing/fstest"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/internal/sample"
)

// A title states what moved farthest and how many more did, and never as a move, or with a
// direction, what rests on unsure ground.
func TestFinding(t *testing.T) {
	for _, tt := range []struct{ name, before, now, want, overTime string }{
		{"a shift", "anna: {fire: high}", "anna: {fire: low}",
			"Fire: Anna moved 2 steps toward “L”", "Fire: Anna moved 2 steps toward “L”, 18 Aug"},
		{"the farthest first", "anna: {fire: high}\n  union: {fire: low}\n  bert: {fire: low}", "anna: {fire: mid}\n  union: {fire: high}\n  bert: {fire: {position: mid, basis: reported, summary: s}}",
			"Fire: the European Union moved 2 steps toward “H”; 1 more move; Bert may have", "Fire: the European Union moved 2 steps toward “H”, 18 Aug; 1 more move; Bert may have"},
		{"a shift before the farther one that may be", "anna: {fire: high}\n  bert: {fire: low}", "anna: {fire: mid}\n  bert: {fire: {position: high, basis: assessed, summary: s}}",
			"Fire: Anna moved 1 step toward “L”; Bert may have", "Fire: Anna moved 1 step toward “L”, 18 Aug; Bert may have"},
		{"unconfirmed", "anna: {fire: high}", "anna: {fire: {position: low, basis: reported, summary: s}}",
			"Fire: Anna may have moved, unconfirmed", "Fire: Anna may have moved, 18 Aug, unconfirmed"},
		{"from what was unconfirmed", "anna: {fire: {position: high, basis: inferred, summary: s}}", "anna: {fire: low}",
			"Fire: Anna may have moved, from a position that was unconfirmed", "Fire: Anna may have moved, 18 Aug, from a position that was unconfirmed"},
		{"low confidence", "anna: {fire: high}", "anna: {fire: {position: low, confidence: low, summary: s}}",
			"Fire: Anna may have moved, with low confidence", "Fire: Anna may have moved, 18 Aug, with low confidence"},
		{"within the margin", "anna: {fire: {position: high, plausible: [mid, high], summary: s}}", "anna: {fire: mid}",
			"Fire: Anna may have moved, within the coder's margin", "Fire: Anna may have moved, 18 Aug, within the coder's margin"},
		{"given up", "anna: {fire: high}", "anna: {fire: none}",
			"Fire: Anna gave up its position", "Fire: Anna gave up its position, 18 Aug"},
		{"given up, as a leak has it", "anna: {fire: high}", "anna: {fire: {position: none, basis: reported, summary: s}}",
			"Fire: Anna may have given up its position, unconfirmed", "Fire: Anna may have given up its position, 18 Aug, unconfirmed"},
		{"taken up", "anna: {fire: none}", "anna: {fire: high}",
			"Fire: Anna took up a position", "Fire: Anna took up a position, 18 Aug"},
		{"held", "anna: {fire: high}", "anna: {fire: high}",
			"Nobody moved on Fire", "Anna, Fire: no move known"},
		{"now in words", "anna: {fire: high}", "anna: {fire: {summary: s}}",
			"Nobody is known to have moved on Fire", "Anna, Fire: no move known"},
		{"first recorded", "carl: {water: {summary: s}}", "anna: {fire: high}\n  bert: {fire: low}",
			"Fire: first recorded, of 2 parties", "Nobody is known to have moved on Fire"},
		{"nothing", "carl: {water: {summary: s}}", "carl: {water: {summary: s}}",
			"Fire: no party is known to have a position of its own", "Fire: no position recorded at any date"},
	} {
		d, err := sample.Compare(fstest.MapFS{
			"codebook.yaml": {Data: []byte(`
title: Test
parties: [{id: anna, name: Anna}, {id: bert, name: Bert}, {id: carl, name: Carl}, {id: union, name: European Union}]
issues: [{id: fire, name: Fire, scale: {options: [{id: low, label: L}, {id: mid, label: M}, {id: high, label: H}]}}, {id: water, name: Water}]
`)},
			"snapshots/all.yaml": {Data: []byte("date: 2025-08-05\npositions:\n  " + tt.before + "\n---\ndate: 2025-08-18\npositions:\n  " + tt.now + "\n")},
		})
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		fire := d.History.Dataset.Codebook.Issues[0]
		var told []*diff.Change
		for i := range d.Comparison.Changes {
			if c := &d.Comparison.Changes[i]; c.Issue == fire {
				told = append(told, c)
			}
		}
		if got := report.Finding(fire, told, false); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		log := report.NewLog(d.History, report.Filter{})
		var cells []*report.LoggedCell
		for i := range log.Cells {
			if log.Cells[i].Issue == fire {
				cells = append(cells, &log.Cells[i])
			}
		}
		if got := report.FindingOverTime(fire, cells, false); got != tt.overTime {
			t.Errorf("%s, over time: %q, want %q", tt.name, got, tt.overTime)
		}
	}
}

// Of a part it is not said that nobody moved.
func TestFindingOfAPart(t *testing.T) {
	d, err := sample.Kind(diff.Held)
	if err != nil {
		t.Fatal(err)
	}
	c := &d.Comparison.Changes[0]
	if got, want := report.Finding(c.Issue, []*diff.Change{c}, true), "None of those shown moved on "+c.Issue.Name; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
