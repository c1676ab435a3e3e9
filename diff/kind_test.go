package diff_test

import (
	"strings"
	"testing"

	"stance/diff"
)

// What carl says at A and at B on the issue fire, and what comes between. Each
// case stands for a clause of the table of kinds; where several kinds would
// fit, for which of them comes first.
func TestKind(t *testing.T) {
	const (
		low          = "position: low"
		lowish       = "position: lowish"
		mid          = "position: mid"
		highish      = "position: highish"
		high         = "position: high"
		none         = "position: none"
		unplaced     = "note: n"
		lowRange     = "plausible: [low, lowish]"
		midRange     = "plausible: [lowish, highish]"
		highRange    = "plausible: [highish, high]"
		lowConfident = "confidence: low"
	)
	both := func(parts ...string) string { return strings.Join(parts, ", ") }
	tests := []struct {
		name, a, between, b string
		want                diff.Kind
	}{
		{"unchanged: b is the very record that a is", mid, "", "", diff.Unchanged},
		{"first-recorded: nothing is in force at A", "", "", mid, diff.FirstRecorded},
		{"first-recorded before withdrawn: nothing, then none", "", "", none, diff.FirstRecorded},
		{"first-recorded before shifted: moved, but all after A", "", low, high, diff.FirstRecorded},
		{"first-recorded before reverted", "", low, low, diff.FirstRecorded},

		{"adopted: a is none, b is placed", none, "", mid, diff.Adopted},
		{"adopted: a is none, b is a range", none, "", midRange, diff.Adopted},
		{"adopted: a is none, b is unplaced", none, "", unplaced, diff.Adopted},
		{"adopted before possible-shift: whatever b rests on", none, "", both(mid, lowConfident), diff.Adopted},
		{"adopted before not-comparable: words differ", none, "", both(unplaced, "summary: Other words."), diff.Adopted},
		{"withdrawn: b is none, a was placed", mid, "", none, diff.Withdrawn},
		{"withdrawn: b is none, a was a range", midRange, "", none, diff.Withdrawn},
		{"withdrawn: b is none, a was unplaced", unplaced, "", none, diff.Withdrawn},
		{"withdrawn before possible-shift: whatever b rests on", mid, "", both(none, "basis: inferred"), diff.Withdrawn},

		{"shifted: two points", low, "", high, diff.Shifted},
		{"shifted: two neighbouring points", low, "", lowish, diff.Shifted},
		{"shifted: the ranges of two positions do not meet", both(lowish, lowRange), "", both(highish, highRange), diff.Shifted},
		{"shifted: a point beyond the range of a position", both(lowish, "plausible: [low, mid]"), "", highish, diff.Shifted},
		{"shifted: the same the other way round", highish, "", both(lowish, "plausible: [low, mid]"), diff.Shifted},
		{"shifted: a range without a position and a point that do not meet", lowRange, "", mid, diff.Shifted},
		{"shifted: a point and a range without a position that do not meet", mid, "", highRange, diff.Shifted},
		{"shifted: two ranges without a position that do not meet", lowRange, "", highRange, diff.Shifted},
		{"shifted: a range without a position, and a position whose range it does not meet", lowRange, "", both(highish, "plausible: [mid, high]"), diff.Shifted},
		{"shifted: recounted will do", both(low, "basis: recounted"), "", both(high, "basis: recounted"), diff.Shifted},
		{"shifted: moderate and high confidence will do", both(low, "confidence: moderate"), "", both(high, "confidence: high"), diff.Shifted},
		{"shifted before reverted: it was at b's position between", low, high, highish, diff.Shifted},

		{"possible-shift: confidence is low at A", both(low, lowConfident), "", high, diff.PossibleShift},
		{"possible-shift: confidence is low at B", low, "", both(high, lowConfident), diff.PossibleShift},
		{"possible-shift: the basis is reported at A", both(low, "basis: reported"), "", high, diff.PossibleShift},
		{"possible-shift: the basis is reported at B", low, "", both(high, "basis: reported"), diff.PossibleShift},
		{"possible-shift: the basis is inferred at A", both(low, "basis: inferred"), "", high, diff.PossibleShift},
		{"possible-shift: the basis is inferred at B", low, "", both(high, "basis: inferred"), diff.PossibleShift},
		{"possible-shift: ranges that do not meet, with low confidence", both(lowRange, lowConfident), "", highRange, diff.PossibleShift},
		{"possible-shift: b lies in a's interval", both(low, "plausible: [low, mid]"), "", mid, diff.PossibleShift},
		{"possible-shift: a lies in b's interval", mid, "", both(high, "plausible: [mid, high]"), diff.PossibleShift},
		{"possible-shift: each lies in the other's", both(lowish, midRange), "", both(highish, midRange), diff.PossibleShift},
		{"possible-shift: neither lies in the other's, but these meet at their ends", both(lowish, "plausible: [low, mid]"), "", both(highish, "plausible: [mid, high]"), diff.PossibleShift},
		{"possible-shift: neither lies in the other's, but these overlap", both(low, "plausible: [low, highish]"), "", both(high, "plausible: [lowish, high]"), diff.PossibleShift},
		{"possible-shift: in the interval, and confidence is low", both(low, "plausible: [low, mid]", lowConfident), "", mid, diff.PossibleShift},
		{"possible-shift before reverted", low, high, both(lowish, "plausible: [low, mid]"), diff.PossibleShift},

		{"not-comparable: only a has an interval", mid, "", unplaced, diff.NotComparable},
		{"not-comparable: only b has one", unplaced, "", mid, diff.NotComparable},
		{"not-comparable: only a has one, a range", midRange, "", unplaced, diff.NotComparable},
		{"not-comparable: only b has one, a range", unplaced, "", midRange, diff.NotComparable},
		{"not-comparable: a range without a position meets a point", midRange, "", mid, diff.NotComparable},
		{"not-comparable: a point meets a range without a position", mid, "", midRange, diff.NotComparable},
		{"not-comparable: it meets it at its end", lowRange, "", lowish, diff.NotComparable},
		{"not-comparable: it meets the range of a position", lowRange, "", both(highish, midRange), diff.NotComparable},
		{"not-comparable: it is the range of a position", midRange, "", both(mid, midRange), diff.NotComparable},
		{"not-comparable: two ranges without a position that meet", lowRange, "", midRange, diff.NotComparable},
		{"not-comparable: one in the other", midRange, "", "plausible: [mid, mid]", diff.NotComparable},
		{"not-comparable: with low confidence, too", both(midRange, lowConfident), "", mid, diff.NotComparable},
		{"reworded: both are unplaced and their wording differs", unplaced, "", both(unplaced, "summary: Other words."), diff.Reworded},
		{"reworded: both are unplaced and a term is new", unplaced, "", both(unplaced, "terms: [Air]"), diff.Reworded},
		{"reworded: both are unplaced and a term is not repeated", both(unplaced, "terms: [Air]"), "", unplaced, diff.Reworded},
		{"reworded: both are unplaced and a term has ended", both(unplaced, "terms: [{id: a, text: Air}]"), "", both(unplaced, "ended: [{id: a, how: met}]"), diff.Reworded},
		{"reworded: both are unplaced and a term is of another kind", both(unplaced, "terms: [{kind: offer, text: Air}]"), "", both(unplaced, "terms: [{kind: demand, text: Air}]"), diff.Reworded},
		{"reworded before reverted: both unplaced, none between, other words", unplaced, none, both(unplaced, "summary: Other words."), diff.Reworded},

		{"reverted: through a shift", mid, low, mid, diff.Reverted},
		{"reverted: through withdrawing (adopted since)", mid, none, mid, diff.Reverted},
		{"reverted: to none, through a position (withdrawn since)", none, mid, none, diff.Reverted},
		{"reverted: to none, through words (withdrawn since)", none, unplaced, none, diff.Reverted},
		{"reverted: both the same range without a position", lowRange, high, lowRange, diff.Reverted},
		{"reverted: both unplaced in the same words, none between", unplaced, none, unplaced, diff.Reverted},
		{"reverted: the same position, whatever its range and what it rests on at A", both(mid, midRange, lowConfident), low, mid, diff.Reverted},

		{"held: the same point", mid, "", mid, diff.Held},
		{"held: the same point in other words", mid, "", both(mid, "summary: Other words.", "terms: [Air]"), diff.Held},
		{"held: the same point, another range", mid, "", both(mid, midRange), diff.Held},
		{"held: the same point, low confidence", mid, "", both(mid, lowConfident, "basis: inferred"), diff.Held},
		{"held: the same range without a position", midRange, "", midRange, diff.Held},
		{"held: both unplaced in the same words", unplaced, "", unplaced, diff.Held},
		{"held: both unplaced in words that fold to the same", both(unplaced, `summary: "The “air” — all of it"`), "", both(unplaced, `summary: "The \"air\" – all  of it"`), diff.Held},
		{"held: both unplaced, their terms in another order", both(unplaced, "terms: [Air, Bread]"), "", both(unplaced, "terms: [Bread, Air]"), diff.Held},
		{"held: both none", none, "", none, diff.Held},
		{"held: position: same", mid, "", "position: same", diff.Held},
		{"held: what was between is within the margin", mid, both(lowish, "plausible: [low, mid]"), mid, diff.Held},
		{"held: the ranges of what was between and of b meet", both(mid), both(low, "plausible: [low, lowish]"), both(mid, midRange), diff.Held},
		{"held: what was between is within b's margin", mid, lowish, both(mid, midRange), diff.Held},
		{"held: what was between had low confidence", mid, both(low, lowConfident), mid, diff.Held},
		{"held: b has low confidence, so no shift back is seen", mid, low, both(mid, lowConfident), diff.Held},
		{"held: what was between was unplaced", mid, unplaced, mid, diff.Held},
		{"held: what was between is the same", mid, mid, mid, diff.Held},
	}
	seen := map[diff.Kind]bool{}
	for _, tt := range tests {
		seen[tt.want] = true
		t.Run(tt.name, func(t *testing.T) {
			var records []string
			for _, r := range [][2]string{{"08-05", tt.a}, {"08-15", tt.between}, {"08-18", tt.b}} {
				if r[1] != "" {
					records = append(records, r[0]+" carl fire: {"+r[1]+"}")
				}
			}
			if got := changeOf(t, "carl", "fire", records...).Kind; got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
	for k, word := range diff.Kinds {
		if diff.Kind(k) != diff.OwnVoice && !seen[diff.Kind(k)] {
			t.Errorf("no case of %s", word)
		}
	}
}

// Values decide, not options: on numeric scales, and where options have values
// of their own.
func TestKindOnOtherScales(t *testing.T) {
	tests := []struct {
		name, issue, a, b string
		want              diff.Kind
	}{
		{"shifted: two numbers", "aid", "position: 2", "position: 2.5", diff.Shifted},
		{"possible-shift: the ranges of two numbers touch", "aid", "position: 2, plausible: [1, 2.5]", "position: 3, plausible: [2.5, 4]", diff.PossibleShift},
		{"shifted: they do not quite", "aid", "position: 2, plausible: [1, 2.5]", "position: 3, plausible: [2.51, 4]", diff.Shifted},
		{"held: the same number but for what arithmetic leaves of it", "aid", "position: 2.1", "position: 2.1000000000000001", diff.Held},
		{"held: equal within a billionth of the scale", "aid", "position: 2.1", "position: 2.100000003", diff.Held},
		{"shifted: not equal within a billionth of the scale", "aid", "position: 2.1", "position: 2.10000001", diff.Shifted},
		{"held: the same number, written otherwise", "aid", "position: 2", "position: 2.0", diff.Held},
		{"possible-shift: at the very end of a's interval", "aid", "position: 2, plausible: [1, 2.5]", "position: 2.5", diff.PossibleShift},
		{"shifted: just beyond it", "aid", "position: 2, plausible: [1, 2.5]", "position: 2.51", diff.Shifted},
		{"shifted: ranges without a position that do not meet", "aid", "plausible: [1, 2]", "plausible: [2.1, 3]", diff.Shifted},
		{"not-comparable: ranges without a position that touch", "aid", "plausible: [1, 2]", "plausible: [2, 3]", diff.NotComparable},
		{"shifted: options with values", "land", "position: all", "position: some", diff.Shifted},
		{"possible-shift: options with values", "land", "position: all, plausible: [all, some]", "position: some", diff.PossibleShift},
		{"withdrawn on an issue without a scale", "talks", "note: n", "position: none", diff.Withdrawn},
		{"reworded on an issue without a scale", "talks", "note: n", "note: n, summary: Other words.", diff.Reworded},
		{"held on an issue without a scale", "talks", "note: n", "note: m", diff.Held},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := changeOf(t, "carl", tt.issue, "08-05 carl "+tt.issue+": {"+tt.a+"}", "08-18 carl "+tt.issue+": {"+tt.b+"}")
			if c.Kind != tt.want {
				t.Errorf("got %s, want %s", c.Kind, tt.want)
			}
		})
	}
}

// own-voice: a is inherited from a group whose stance P did not sign, b is
// P's own. departs_from names the group if comparing the stance in force for
// the group at B with b would be shifted.
func TestOwnVoice(t *testing.T) {
	tests := []struct {
		name       string
		records    []string
		want       diff.Kind
		departFrom string
	}{
		{
			"own-voice with departs_from: a shift away from the group",
			[]string{"08-05 union fire: {position: low}", "08-18 anna fire: {position: high}"}, diff.OwnVoice, "union",
		},
		{
			"the same position: no departure",
			[]string{"08-05 union fire: {position: low}", "08-18 anna fire: {position: low}"}, diff.OwnVoice, "null",
		},
		{
			"the group at B counts, not at A: it went along",
			[]string{"08-05 union fire: {position: low}", "08-15 union fire: {position: high}", "08-18 anna fire: {position: high}"}, diff.OwnVoice, "null",
		},
		{
			"the group at B counts, not at A: it left",
			[]string{"08-05 union fire: {position: low}", "08-19 union fire: {position: high}", "08-18 anna fire: {position: low}"}, diff.OwnVoice, "union",
		},
		{
			"the group at B counts, for the group itself: also what P did not sign",
			[]string{"08-05 union fire: {position: low}", "08-15 union fire: {position: high, inherited_by: [bert]}", "08-18 anna fire: {position: low}"}, diff.OwnVoice, "union",
		},
		{
			"within the margin: no departure",
			[]string{"08-05 union fire: {position: low, plausible: [low, mid]}", "08-18 anna fire: {position: mid}"}, diff.OwnVoice, "null",
		},
		{
			"within the margins, which meet: no departure",
			[]string{"08-05 union fire: {position: low, plausible: [low, mid]}", "08-18 anna fire: {position: high, plausible: [mid, high]}"}, diff.OwnVoice, "null",
		},
		{
			"with low confidence: no departure",
			[]string{"08-05 union fire: {position: low}", "08-18 anna fire: {position: high, confidence: low}"}, diff.OwnVoice, "null",
		},
		{
			"own-voice before withdrawn",
			[]string{"08-05 union fire: {position: low}", "08-18 anna fire: {position: none}"}, diff.OwnVoice, "null",
		},
		{
			"own-voice before adopted",
			[]string{"08-05 union fire: {position: none}", "08-18 anna fire: {position: low}"}, diff.OwnVoice, "null",
		},
		{
			"own-voice before not-comparable",
			[]string{"08-05 union fire: {position: low}", "08-18 anna fire: {note: n}"}, diff.OwnVoice, "null",
		},
		{
			"the group is the one that the stance came from, here a group's group",
			[]string{"08-05 alliance fire: {position: low}", "08-18 anna fire: {position: high}"}, diff.OwnVoice, "alliance",
		},
		{
			"a was signed: it spoke for P already",
			[]string{"08-05 union fire: {position: low, inherited_by: [anna]}", "08-18 anna fire: {position: high}"}, diff.Shifted, "null",
		},
		{
			"a was signed by a group on the way",
			[]string{"08-05 alliance fire: {position: low, inherited_by: [union]}", "08-18 anna fire: {position: high}"}, diff.Shifted, "null",
		},
		{
			"b is signed, not P's own",
			[]string{"08-05 union fire: {position: low}", "08-18 union fire: {position: high, inherited_by: [anna]}"}, diff.Shifted, "null",
		},
		{
			"b is another group's",
			[]string{"08-05 union fire: {position: low}", "08-18 alliance fire: {position: high}"}, diff.Shifted, "null",
		},
		{
			"own at both",
			[]string{"08-05 anna fire: {position: low}", "08-06 union fire: {position: low}", "08-18 anna fire: {position: high}"}, diff.Shifted, "null",
		},
		{
			"nothing at A: first-recorded",
			[]string{"08-15 union fire: {position: low}", "08-18 anna fire: {position: high}"}, diff.FirstRecorded, "null",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := changeOf(t, "anna", "fire", tt.records...)
			if c.Kind != tt.want || id(c.DepartsFrom) != tt.departFrom {
				t.Errorf("got %s, departing from %s; want %s, %s", c.Kind, id(c.DepartsFrom), tt.want, tt.departFrom)
			}
		})
	}
}

func TestKindsByName(t *testing.T) {
	for i, word := range diff.Kinds {
		k, ok := diff.KindNamed(word)
		if !ok || k != diff.Kind(i) || k.String() != word {
			t.Errorf("%q is found as %v, %t", word, k, ok)
		}
		moves := word == "shifted" || word == "withdrawn" || word == "adopted" || word == "reverted"
		if k.Moves() != moves {
			t.Errorf("%s: --exit-code asks about it: %t, want %t", word, k.Moves(), moves)
		}
	}
	if _, ok := diff.KindNamed("moved"); ok {
		t.Error("a kind is found that is none")
	}
}
