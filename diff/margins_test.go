package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"stance/diff"
	"stance/positions"
)

// What may have shifted went beyond the margins of judgements, or stayed within, where both
// sides are judged, with a margin each and no low confidence; everything else has no margins
// to tell of.
func TestMargins(t *testing.T) {
	cases := []struct {
		a, b string
		want diff.Margins
	}{
		{"basis: assessed, position: low, plausible: [low, lowish]", "basis: assessed, position: high, plausible: [mid, high]", diff.BeyondMargins},
		{"basis: assessed, position: low, plausible: [low, low]", "basis: assessed, position: lowish, plausible: [lowish, lowish]", diff.BeyondMargins},
		{"basis: assessed, plausible: [low, lowish]", "basis: assessed, plausible: [mid, high]", diff.BeyondMargins},
		{"basis: assessed, position: low, plausible: [low, mid]", "basis: assessed, position: high, plausible: [mid, high]", diff.WithinMargins},
		{"basis: assessed, position: low, plausible: [low, high]", "basis: assessed, position: high, plausible: [low, high]", diff.WithinMargins},
		// a margin on one side alone, or on none
		{"basis: assessed, position: low, plausible: [low, lowish]", "basis: assessed, position: high", diff.NoMargins},
		{"basis: assessed, position: low", "basis: assessed, position: high, plausible: [mid, high]", diff.NoMargins},
		{"basis: assessed, position: low", "basis: assessed, position: high", diff.NoMargins},
		// low confidence
		{"basis: assessed, confidence: low, position: low, plausible: [low, lowish]", "basis: assessed, position: high, plausible: [mid, high]", diff.NoMargins},
		{"basis: assessed, position: low, plausible: [low, mid]", "basis: assessed, confidence: low, position: high, plausible: [mid, high]", diff.NoMargins},
		// not the judgement of others on both sides
		{"basis: inferred, position: low, plausible: [low, lowish]", "basis: assessed, position: high, plausible: [mid, high]", diff.NoMargins},
		{"basis: assessed, position: low, plausible: [low, lowish]", "basis: reported, position: high, plausible: [mid, high]", diff.NoMargins},
		{"position: low, plausible: [low, lowish]", "position: high, plausible: [mid, high]", diff.NoMargins},
		{"position: low, plausible: [low, mid]", "position: high, plausible: [mid, high]", diff.NoMargins},
		// no possible shift
		{"basis: assessed, position: mid, plausible: [low, mid]", "basis: assessed, position: mid, plausible: [mid, high]", diff.NoMargins},
		{"basis: assessed, position: none", "basis: assessed, position: mid, plausible: [mid, high]", diff.NoMargins},
	}
	var parties, before, after strings.Builder
	for i, c := range cases {
		fmt.Fprintf(&parties, "  - {id: case-%d, name: Case %d}\n", i, i)
		fmt.Fprintf(&before, "  case-%d: {fire: {summary: As judged., %s}}\n", i, c.a)
		fmt.Fprintf(&after, "  case-%d: {fire: {summary: As judged., %s}}\n", i, c.b)
	}
	d := read(t, strings.Replace(codebook, "issues:\n", parties.String()+"issues:\n", 1),
		"date: 2025-"+dateA+"\npositions:\n"+before.String(), "date: 2025-"+dateB+"\npositions:\n"+after.String())
	told := compare(t, positions.NewHistory(d, 0), dateA, dateB).Changes
	for i, c := range cases {
		for j := range told {
			if got := told[j].Margins(); told[j].Party.ID == fmt.Sprintf("case-%d", i) && got != c.want {
				t.Errorf("{%s} to {%s}: %d, want %d", c.a, c.b, got, c.want)
			}
		}
	}

	// People read what is beyond the margins first, then what is doubted for another reason,
	// then what is within, however far apart; of each the largest first.
	diff.ForPeople(told)
	last, seen := diff.BeyondMargins, map[diff.Margins]bool{}
	for i := range told {
		if told[i].Kind == diff.PossibleShift {
			if m := told[i].Margins(); m < last {
				t.Errorf("%s is told after what comes behind it", told[i].Party.ID)
			} else {
				last, seen[m] = m, true
			}
		}
	}
	if len(seen) != 3 {
		t.Errorf("only %v were tried", seen)
	}
}
