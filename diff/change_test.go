package diff_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"stance/diff"
	"stance/diff/redline"
	"stance/positions"
)

// delta: score at B minus score at A; steps: difference in option index on an
// option scale; both null unless both stances are placed and the kind is
// shifted, possible-shift, reverted, held or unchanged. toward: for shifted
// alone.
func TestDeltaStepsToward(t *testing.T) {
	tests := []struct {
		name, issue, a, between, b string
		kind                       diff.Kind
		delta, steps, toward       string
	}{
		{"shifted up: 75 − 25, options 1 to 3", "fire", "position: lowish", "", "position: highish", diff.Shifted, "50", "2", "high"},
		{"shifted down: 0 − 100, options 4 to 0", "fire", "position: high", "", "position: low", diff.Shifted, "-100", "-4", "low"},
		{"shifted on options with values: 100 − 25, options 1 to 2", "land", "position: some", "", "position: nothing", diff.Shifted, "75", "1", "high"},
		{"shifted on numbers: 100·(2.5−1)/6 − 100·(7−1)/6 = 25 − 100, no steps", "aid", "position: 7", "", "position: 2.5", diff.Shifted, "-75", "null", "low"},
		{"shifted with ranges that do not meet, up", "fire", "position: low, plausible: [low, lowish]", "", "position: high, plausible: [mid, high]", diff.Shifted, "100", "4", "high"},
		{"shifted with ranges that do not meet, down", "fire", "position: high, plausible: [mid, high]", "", "position: low, plausible: [low, lowish]", diff.Shifted, "-100", "-4", "low"},
		{"shifted to a range without a position, up: a direction, no delta", "fire", "position: low", "", "plausible: [mid, high]", diff.Shifted, "null", "null", "high"},
		{"shifted from a range without a position, down", "fire", "plausible: [mid, high]", "", "position: lowish", diff.Shifted, "null", "null", "low"},
		{"shifted between ranges without a position, down", "fire", "plausible: [mid, high]", "", "plausible: [low, lowish]", diff.Shifted, "null", "null", "low"},
		{"shifted between ranges without a position, up", "fire", "plausible: [low, lowish]", "", "plausible: [mid, high]", diff.Shifted, "null", "null", "high"},
		{"possible-shift has a delta and no direction", "fire", "position: low", "", "position: mid, confidence: low", diff.PossibleShift, "50", "2", ""},
		{"possible-shift with ranges that meet: the same", "fire", "position: high, plausible: [mid, high]", "", "position: low, plausible: [low, mid]", diff.PossibleShift, "-100", "-4", ""},
		{"possible-shift between ranges has neither", "fire", "plausible: [low, lowish]", "", "plausible: [mid, high], confidence: low", diff.PossibleShift, "null", "null", ""},
		{"reverted: 0", "fire", "position: mid", "position: low", "position: mid", diff.Reverted, "0", "0", ""},
		{"reverted to none: not placed", "fire", "position: none", "position: low", "position: none", diff.Reverted, "null", "null", ""},
		{"held: 0", "fire", "position: mid", "", "position: mid", diff.Held, "0", "0", ""},
		{"held on numbers: no steps", "aid", "position: 4", "", "position: 4", diff.Held, "0", "null", ""},
		{"held as a range: null", "fire", "plausible: [low, mid]", "", "plausible: [low, mid]", diff.Held, "null", "null", ""},
		{"held unplaced: null", "talks", "note: n", "", "note: n", diff.Held, "null", "null", ""},
		{"unchanged: 0", "fire", "position: mid", "", "", diff.Unchanged, "0", "0", ""},
		{"unchanged none: null", "fire", "position: none", "", "", diff.Unchanged, "null", "null", ""},
		{"adopted: null", "fire", "position: none", "", "position: mid", diff.Adopted, "null", "null", ""},
		{"withdrawn: null", "fire", "position: mid", "", "position: none", diff.Withdrawn, "null", "null", ""},
		{"not-comparable: null, though both have an interval", "fire", "plausible: [low, mid]", "", "position: mid", diff.NotComparable, "null", "null", ""},
		{"reworded: null", "talks", "note: n", "", "note: n, summary: Other words.", diff.Reworded, "null", "null", ""},
		{"first-recorded: null", "fire", "", "", "position: mid", diff.FirstRecorded, "null", "null", ""},
	}
	seen := map[diff.Kind]bool{diff.OwnVoice: true} // below
	for _, tt := range tests {
		seen[tt.kind] = true
		t.Run(tt.name, func(t *testing.T) {
			var records []string
			for _, r := range [][2]string{{"08-05", tt.a}, {"08-15", tt.between}, {"08-18", tt.b}} {
				if r[1] != "" {
					records = append(records, r[0]+" carl "+tt.issue+": {"+r[1]+"}")
				}
			}
			c := changeOf(t, "carl", tt.issue, records...)
			if c.Kind != tt.kind || figure(c.Delta) != tt.delta || steps(c.Steps) != tt.steps || c.Toward.String() != tt.toward {
				t.Errorf("got %s, delta %s, steps %s, toward %q; want %s, %s, %s, %q",
					c.Kind, figure(c.Delta), steps(c.Steps), c.Toward, tt.kind, tt.delta, tt.steps, tt.toward)
			}
		})
	}
	for k := range diff.Kinds {
		if !seen[diff.Kind(k)] {
			t.Errorf("no case of %s", diff.Kind(k))
		}
	}

	c := changeOf(t, "anna", "fire", "08-05 union fire: {position: low}", "08-18 anna fire: {position: high}")
	if c.Kind != diff.OwnVoice || c.Delta != nil || c.Steps != nil || c.Toward != diff.NoPole {
		t.Errorf("own-voice: delta %s, steps %s, toward %q; want none, for a member's own word is no move of the group", figure(c.Delta), steps(c.Steps), c.Toward)
	}
}

// toward_label is the pole's label; a pole without one has its option's, or
// the number.
func TestTowardLabel(t *testing.T) {
	book := history(t, "08-05 carl fire: {position: low}").Dataset.Codebook
	fire, aid, land := book.Issue("fire").Scale, book.Issue("aid").Scale, book.Issue("land").Scale
	equal(t,
		[]string{diff.LowPole.Label(fire), diff.HighPole.Label(fire), diff.NoPole.Label(fire), diff.LowPole.Label(aid), diff.HighPole.Label(aid), diff.LowPole.Label(land), diff.HighPole.Label(land)},
		[]string{"Go on", "Stop", "", "1", "7", "All", "Nothing"})
}

// path: every date in (A, B] on which the stance in force was replaced by
// another record, with its position.
func TestPath(t *testing.T) {
	path := func(party string, records ...string) []string {
		var got []string
		for _, hd := range changeOf(t, party, "fire", records...).Path {
			got = append(got, day(hd.Date())+" "+place(hd.Stance))
		}
		return got
	}
	t.Run("every date, not A, but B, and not after B", func(t *testing.T) {
		equal(t, path("carl",
			"08-05 carl fire: {position: high}", "08-10 carl fire: {position: low}", "08-11 carl fire: {position: mid}",
			"08-15 carl fire: {position: none}", "08-16 carl fire: {note: n}", "08-20 carl fire: {position: low}", "08-21 carl fire: {position: high}"),
			[]string{"08-11 mid", "08-15 none", "08-16 ", "08-20 low"})
	})
	t.Run("another record with the same position is one, too", func(t *testing.T) {
		equal(t, path("carl", "08-05 carl fire: {position: low}", "08-15 carl fire: {position: low}"), []string{"08-15 low"})
	})
	t.Run("claims and silence replace nothing", func(t *testing.T) {
		equal(t, path("carl", "08-05 carl fire: {position: low}", "08-15 carl fire: {silent: true}", "08-16 carl fire: {claims: [{by: dora, summary: s}]}"), nil)
	})
	t.Run("of the stance in force: the group's, then its own", func(t *testing.T) {
		equal(t, path("anna", "08-05 union fire: {position: low}", "08-12 union fire: {position: mid}", "08-14 anna fire: {position: high}", "08-16 union fire: {position: none}"),
			[]string{"08-12 mid", "08-14 high"})
	})
	t.Run("a move there and back is seen", func(t *testing.T) {
		equal(t, path("carl", "08-05 carl fire: {position: low}", "08-15 carl fire: {position: high}", "08-16 carl fire: {position: low}"),
			[]string{"08-15 high", "08-16 low"})
	})
}

// age is D minus the stance's date, D being the compared date that the stance
// is in force at.
func TestAge(t *testing.T) {
	c := changeOf(t, "carl", "fire", "08-05 carl fire: {position: low}", "08-18 carl fire: {position: mid}")
	if c.From.Age != 5 || c.To.Age != 2 {
		t.Errorf("ages %d and %d; want 10 − 5 = 5 and 20 − 18 = 2", c.From.Age, c.To.Age)
	}
	c = changeOf(t, "carl", "fire", "08-05 carl fire: {position: low}")
	if c.From.Age != 5 || c.To.Age != 15 {
		t.Errorf("ages %d and %d of one record; want 10 − 5 = 5 and 20 − 5 = 15", c.From.Age, c.To.Age)
	}
}

func TestClaimsOfAChange(t *testing.T) {
	claims := func(c *diff.Change) []string {
		var got []string
		for _, cl := range c.Claims {
			got = append(got, fmt.Sprintf("%s %s %t", cl.By.ID, day(cl.Record.Date), cl.Recent))
		}
		return got
	}
	t.Run("the claims in force at B, those made after A marked recent", func(t *testing.T) {
		equal(t, claims(changeOf(t, "carl", "fire", "08-01 carl fire: {position: low}",
			"08-05 carl fire: {claims: [{by: anna, summary: s}, {by: bert, summary: s}]}", "08-10 carl fire: {claims: [{by: dora, summary: s}]}",
			"08-11 carl fire: {claims: [{by: bert, summary: s}]}", "08-20 carl fire: {claims: [{by: union, summary: s}]}",
			"08-21 carl fire: {claims: [{by: alliance, summary: s}]}")),
			[]string{"anna 08-05 false", "bert 08-11 true", "union 08-20 true", "dora 08-10 false"})
	})
	t.Run("P's own cell only", func(t *testing.T) {
		equal(t, claims(changeOf(t, "anna", "fire", "08-01 union fire: {summary: s, position: low, claims: [{by: dora, summary: s}]}")), nil)
	})
}

// contested: one of the claims in force with response none has a position or range that
// does not meet b's interval, or one of claim and b is none and the other has a position.
func TestContested(t *testing.T) {
	tests := []struct {
		name, b, claims string
		want            bool
	}{
		{"no claim", "position: mid", "", false},
		{"the claim names another position", "position: mid", "{by: dora, position: low, summary: s}", true},
		{"it names b's position", "position: mid", "{by: dora, position: mid, summary: s}", false},
		{"it names another position within b's range", "position: mid, plausible: [low, high]", "{by: dora, position: low, summary: s}", false},
		{"its range meets b", "position: mid", "{by: dora, position: low, plausible: [low, mid], summary: s}", false},
		{"its range alone does not meet b's", "plausible: [mid, high]", "{by: dora, plausible: [low, low], summary: s}", true},
		{"it names no position", "position: mid", "{by: dora, summary: s}", false},
		{"the party confirmed it", "position: mid", "{by: dora, position: low, summary: s, response: confirmed}", false},
		{"the party denied it", "position: mid", "{by: dora, position: low, summary: s, response: denied}", false},
		{"one of several", "position: mid", "{by: dora, position: mid, summary: s}, {by: bert, position: low, summary: s}", true},
		{"one of several, but that one is answered", "position: mid", "{by: dora, position: mid, summary: s}, {by: bert, position: low, summary: s, response: denied}", false},
		{"b has no interval", "note: n", "{by: dora, position: low, summary: s}", false},
		{"b has no interval, the claim says none", "note: n", "{by: dora, position: none, summary: s}", false},
		{"b is a range that the claim lies in", "plausible: [low, mid]", "{by: dora, position: low, summary: s}", false},
		{"b is a range, the claim says none", "plausible: [low, mid]", "{by: dora, position: none, summary: s}", true},
		{"b is none, the claim is in words", "position: none", "{by: dora, summary: s}", false},
		{"b is none, the claim names a position", "position: none", "{by: dora, position: low, summary: s}", true},
		{"b is a position, the claim says none", "position: mid", "{by: dora, position: none, summary: s}", true},
		{"both say none", "position: none", "{by: dora, position: none, summary: s}", false},
		{"neither names a position", "note: n", "{by: dora, summary: s}", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			records := []string{"08-18 carl fire: {" + tt.b + "}"}
			if tt.claims != "" {
				records = append(records, "08-19 carl fire: {claims: ["+tt.claims+"]}")
			}
			if got := changeOf(t, "carl", "fire", records...).Contested; got != tt.want {
				t.Errorf("contested: %t, want %t", got, tt.want)
			}
		})
	}
	t.Run("a later claim of the same claimant replaces the one that contests", func(t *testing.T) {
		if changeOf(t, "carl", "fire", "08-05 carl fire: {summary: s, position: mid, claims: [{by: dora, position: low, summary: s}]}",
			"08-18 carl fire: {claims: [{by: dora, position: low, summary: s, response: denied}]}").Contested {
			t.Error("a claim that has been answered since contests")
		}
	})
	t.Run("an old claim contests a new position", func(t *testing.T) {
		if !changeOf(t, "carl", "fire", "08-05 carl fire: {claims: [{by: dora, position: low, summary: s}]}", "08-18 carl fire: {position: mid}").Contested {
			t.Error("a claim in force at B does not contest")
		}
	})
}

// closer_to / further_from: |to − q_B| − |from − q_B| over the parties with a
// placed stance of their own in force at B, other than the group this stance
// is inherited from.
func TestApproaches(t *testing.T) {
	approaches := func(c *diff.Change) (closer, further string) {
		write := func(all []diff.Approach) string {
			var parts []string
			for _, a := range all {
				parts = append(parts, a.Party.ID+" "+number(a.Change))
			}
			return strings.Join(parts, ", ")
		}
		near, far := c.Approaches()
		return write(near), write(far)
	}
	tests := []struct {
		name, party     string
		records         []string
		closer, further string
	}{
		{
			"the formula: from 25 to 75", "carl",
			[]string{
				"08-05 carl fire: {position: lowish}", "08-18 carl fire: {position: highish}",
				"08-05 anna fire: {position: low}",     // |75−0| − |25−0| = 50
				"08-05 bert fire: {position: mid}",     // |75−50| − |25−50| = 0: neither
				"08-05 union fire: {position: high}",   // |75−100| − |25−100| = -50
				"08-05 dora fire: {position: highish}", // |75−75| − |25−75| = -50
			},
			"union -50, dora -50", "anna 50",
		},
		{
			"past it: from 0 to 75, the other at 50: |75−50| − |0−50| = -25", "carl",
			[]string{"08-05 carl fire: {position: low}", "08-18 carl fire: {position: highish}", "08-05 dora fire: {position: mid}"},
			"dora -25", "",
		},
		{
			"q where it stands at B, so that this change alone counts: |100−0| − |0−0| = 100", "carl",
			[]string{"08-05 carl fire: {position: low}", "08-18 carl fire: {position: high}", "08-05 dora fire: {position: high}", "08-19 dora fire: {position: low}"},
			"", "dora 100",
		},
		{
			"not what comes after B: |100−100| − |0−100| = -100", "carl",
			[]string{"08-05 carl fire: {position: low}", "08-18 carl fire: {position: high}", "08-05 dora fire: {position: high}", "08-21 dora fire: {position: low}"},
			"dora -100", "",
		},
		{
			"of their own: not who inherits, signed or not", "carl",
			[]string{"08-05 carl fire: {position: low}", "08-18 carl fire: {position: high}", "08-05 alliance fire: {position: high, inherited_by: [anna]}", "08-05 union fire: {position: none}"},
			"alliance -100", "",
		},
		{
			"placed: not unplaced, as a range, or none", "carl",
			[]string{
				"08-05 carl fire: {position: low}", "08-18 carl fire: {position: high}",
				"08-05 dora fire: {note: n}", "08-05 anna fire: {plausible: [mid, high]}", "08-05 bert fire: {position: none}",
			},
			"", "",
		},
		{
			"other than the group this stance is inherited from", "anna",
			[]string{"08-05 union fire: {position: low}", "08-18 union fire: {position: high}", "08-05 dora fire: {position: high}", "08-05 alliance fire: {position: low}"},
			"dora -100", "alliance 100",
		},
		{
			"for the group: not its members, who inherit", "union",
			[]string{"08-05 union fire: {position: low}", "08-18 union fire: {position: high}", "08-05 bert fire: {position: mid}", "08-05 dora fire: {position: mid}"},
			"", "",
		},
		{
			"a group that its own stance is not inherited from counts", "anna",
			[]string{"08-05 anna fire: {position: low}", "08-18 anna fire: {position: high}", "08-05 union fire: {position: high}"},
			"union -100", "",
		},
		{
			"on options with values: from 0 to 100, the other at 25: |100−25| − |0−25| = 50", "carl",
			[]string{"08-05 carl land: {position: all}", "08-18 carl land: {position: nothing}", "08-05 dora land: {position: some}"},
			"", "dora 50",
		},
		{
			"for shifted alone: not possible-shift", "carl",
			[]string{"08-05 carl fire: {position: low}", "08-18 carl fire: {position: high, confidence: low}", "08-05 dora fire: {position: high}"},
			"", "",
		},
		{
			"for shifted with a delta: not between ranges", "carl",
			[]string{"08-05 carl fire: {plausible: [low, lowish]}", "08-18 carl fire: {plausible: [mid, high]}", "08-05 dora fire: {position: high}"},
			"", "",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			issue := "fire"
			if strings.Contains(tt.records[0], " land: ") {
				issue = "land"
			}
			closer, further := approaches(changeOf(t, tt.party, issue, tt.records...))
			if closer != tt.closer || further != tt.further {
				t.Errorf("closer to %q, further from %q; want %q and %q", closer, further, tt.closer, tt.further)
			}
		})
	}
}

// What is as far after as before is neither, also where the scores are no round
// numbers. On a scale of four the second to the fourth is 33⅓ to 100, and the
// third, 66⅔, is 33⅓ from both.
func TestApproachesOfEqualDistance(t *testing.T) {
	book := "title: T\nparties: [{id: p, name: P}, {id: q, name: Q}]\nissues:\n"
	for n := 2; n <= 12; n++ {
		var options []string
		for i := range n {
			options = append(options, fmt.Sprintf("{id: o%d, label: O}", i))
		}
		book += fmt.Sprintf("  - {id: of-%d, name: N, scale: {options: [%s]}}\n", n, strings.Join(options, ", "))
	}
	for n := 2; n <= 12; n++ {
		for from := range n {
			for to := from % 2; to < n; to += 2 { // a party midway stands on an option
				if from == to {
					continue
				}
				h := fourRecords(t, book, fmt.Sprintf("of-%d", n), from, to, (from+to)/2)
				c := change(t, compare(t, h, dateA, dateB), "p", fmt.Sprintf("of-%d", n))
				if closer, further := c.Approaches(); c.Kind != diff.Shifted || len(closer)+len(further) != 0 {
					t.Errorf("of %d options, from %d to %d: closer to %v, further from %v the one midway", n, from, to, closer, further)
				}
			}
		}
	}
}

func fourRecords(t testing.TB, book, issue string, from, to, other int) *positions.History {
	return positions.NewHistory(read(t, book, fmt.Sprintf(`
date: 2025-08-05
positions:
  p: {%[1]s: {position: o%[2]d, summary: s}}
  q: {%[1]s: {position: o%[4]d, summary: s}}
---
date: 2025-08-18
positions: {p: {%[1]s: {position: o%[3]d, summary: s}}}
`, issue, from, to, other)), 0)
}

// inherited: b is inherited and is what is in force for that group at B; and
// a is absent, or inherited from the same group and in force for it at A.
func TestInherited(t *testing.T) {
	tests := []struct {
		name    string
		records []string
		kind    diff.Kind
		want    bool
	}{
		{"b inherited, a absent", []string{"08-18 union fire: {position: low}"}, diff.FirstRecorded, true},
		{"both inherited from the same group", []string{"08-05 union fire: {position: low}", "08-18 union fire: {position: high}"}, diff.Shifted, true},
		{"nothing new from the group", []string{"08-05 union fire: {position: low}"}, diff.Unchanged, true},
		{"signed at both", []string{"08-05 union fire: {position: low, inherited_by: [anna]}", "08-18 union fire: {position: high, inherited_by: [anna]}"}, diff.Shifted, true},
		{"signed at B only", []string{"08-05 union fire: {position: low}", "08-18 union fire: {position: high, inherited_by: [anna]}"}, diff.Shifted, true},
		{"b is its own", []string{"08-05 union fire: {position: low}", "08-18 anna fire: {position: high}"}, diff.OwnVoice, false},
		{"a is its own", []string{"08-05 anna fire: {position: low}", "08-18 union fire: {position: high, inherited_by: [anna]}"}, diff.Shifted, false},
		{"a is another group's", []string{"08-05 alliance fire: {position: low}", "08-18 union fire: {position: high}"}, diff.Shifted, false},
		{
			"b is not what is in force for the group at B",
			[]string{"08-05 union fire: {position: low}", "08-17 union fire: {position: high}", "08-18 union fire: {position: mid, inherited_by: [bert]}"}, diff.Shifted, false,
		},
		{
			"b is not what is in force for the group at B, a absent",
			[]string{"08-17 union fire: {position: high}", "08-18 union fire: {position: mid, inherited_by: [bert]}"}, diff.FirstRecorded, false,
		},
		{
			"a was not what was in force for the group at A",
			[]string{"08-05 union fire: {position: low}", "08-06 union fire: {position: mid, inherited_by: [bert]}", "08-18 union fire: {position: high}"}, diff.Shifted, false,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := changeOf(t, "anna", "fire", tt.records...)
			if c.Kind != tt.kind || c.Inherited != tt.want {
				t.Errorf("got %s, inherited %t; want %s, %t", c.Kind, c.Inherited, tt.kind, tt.want)
			}
		})
	}
	t.Run("never for the group itself", func(t *testing.T) {
		if changeOf(t, "union", "fire", "08-05 union fire: {position: low}", "08-18 union fire: {position: high}").Inherited {
			t.Error("the group's own change is told under itself")
		}
	})
}

func TestBasisChange(t *testing.T) {
	for _, tt := range []struct {
		name, a, b           string
		changed, unconfirmed bool
	}{
		{"the same", "position: mid", "position: mid, basis: stated", false, false},
		{"recounted since", "position: mid", "position: mid, basis: recounted", true, false},
		{"unconfirmed: b is reported", "position: mid", "position: mid, basis: reported", true, true},
		{"unconfirmed: b is inferred", "position: mid, basis: inferred", "position: mid, basis: inferred", false, true},
		{"confirmed since", "position: mid, basis: inferred", "position: mid", true, false},
	} {
		c := changeOf(t, "carl", "fire", "08-05 carl fire: {"+tt.a+"}", "08-18 carl fire: {"+tt.b+"}")
		if c.BasisChanged() != tt.changed || c.To.Stance.Unconfirmed() != tt.unconfirmed {
			t.Errorf("%s: changed %t, unconfirmed %t", tt.name, c.BasisChanged(), c.To.Stance.Unconfirmed())
		}
	}
	if changeOf(t, "carl", "fire", "08-18 carl fire: {position: mid, basis: inferred}").BasisChanged() {
		t.Error("a first record has no change of basis")
	}
}

// terms: redline of the terms in force.
func TestTermsOfAChange(t *testing.T) {
	write := func(c *diff.Change) []string {
		var got []string
		for _, tc := range c.Terms {
			text := tc.Op.String()
			if tc.How != "" {
				text += " " + tc.How
			}
			if tc.From >= 0 {
				text += " " + c.From.Terms[tc.From].Text
			}
			if tc.To >= 0 {
				text += " > " + c.To.Terms[tc.To].Text
			}
			got = append(got, text)
		}
		slices.Sort(got)
		return got
	}
	tests := []struct {
		name    string
		records []string
		want    []string // sorted
		changed bool
	}{
		{
			"equal, given again or standing",
			[]string{"08-05 carl fire: {terms: [{id: a, text: Air}, Bread]}", "08-18 carl fire: {terms: [Bread]}"},
			[]string{"equal Air > Air", "equal Bread > Bread"}, false,
		},
		{
			"reworded under its id",
			[]string{"08-05 carl fire: {terms: [{id: a, text: Air}]}", "08-18 carl fire: {terms: [{id: a, text: Water}]}"},
			[]string{"reworded Air > Water"}, true,
		},
		{
			"a change of kind counts",
			[]string{"08-05 carl fire: {terms: [{id: a, kind: offer, text: Air}]}", "08-18 carl fire: {terms: [{id: a, kind: threat, text: Air}]}"},
			[]string{"reworded Air > Air"}, true,
		},
		{
			"added, and never removed for what was merely not repeated",
			[]string{"08-05 carl fire: {terms: [Bread]}", "08-18 carl fire: {terms: [Water]}"},
			[]string{"added > Water", "not-repeated Bread"}, true,
		},
		{
			"ended, with how",
			[]string{"08-05 carl fire: {terms: [{id: a, text: Air}, {id: b, text: Bread}]}", "08-18 carl fire: {ended: [{id: a, how: met}, {id: b, how: withdrawn}]}"},
			[]string{"ended met Air", "ended withdrawn Bread"}, true,
		},
		{
			"ended between, though b does not say so",
			[]string{"08-05 carl fire: {terms: [{id: a, text: Air}]}", "08-15 carl fire: {ended: [{id: a, how: met}]}", "08-18 carl fire: {position: mid}"},
			[]string{"ended met Air"}, true,
		},
		{
			"replaced, with the one that by names",
			[]string{"08-05 carl fire: {terms: [{id: a, text: Air}]}", "08-18 carl fire: {ended: [{id: a, how: replaced, by: b}], terms: [{id: b, text: Bread}]}"},
			[]string{"ended replaced Air > Bread"}, true,
		},
		{
			"none ends all of them: withdrawn",
			[]string{"08-05 carl fire: {position: mid, terms: [{id: a, text: Air}, {id: b, text: Bread}]}", "08-18 carl fire: {position: none}"},
			[]string{"ended withdrawn Air", "ended withdrawn Bread"}, true,
		},
		{
			"none between ended them, too",
			[]string{"08-05 carl fire: {position: mid, terms: [{id: a, text: Air}]}", "08-15 carl fire: {position: none}", "08-18 carl fire: {position: mid}"},
			[]string{"ended withdrawn Air"}, true,
		},
		{
			"ended before A is no change",
			[]string{"08-01 carl fire: {terms: [{id: a, text: Air}]}", "08-05 carl fire: {ended: [{id: a, how: met}]}", "08-18 carl fire: {position: mid}"},
			nil, false,
		},
		{
			"ended and given again: it stands",
			[]string{"08-05 carl fire: {terms: [{id: a, text: Air}]}", "08-15 carl fire: {ended: [{id: a, how: met}]}", "08-18 carl fire: {terms: [{id: a, text: Air}]}"},
			[]string{"equal Air > Air"}, false,
		},
		{
			"a first record adds all of them",
			[]string{"08-18 carl fire: {terms: [Air]}"},
			[]string{"added > Air"}, true,
		},
		{
			"order and repetition are no change",
			[]string{"08-05 carl fire: {terms: [Air, Bread]}", "08-18 carl fire: {terms: [Bread, Air]}"},
			[]string{"equal Air > Air", "equal Bread > Bread"}, false,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := changeOf(t, "carl", "fire", tt.records...)
			equal(t, write(c), tt.want)
			if c.TermsChanged() != tt.changed {
				t.Errorf("terms_changed is %t, want %t", c.TermsChanged(), tt.changed)
			}
		})
	}
}

func TestWordingOfAChange(t *testing.T) {
	c := changeOf(t, "carl", "fire", "08-05 carl fire: {summary: Wants the war to end.}", "08-18 carl fire: {summary: Wants the talks to end.}")
	if got := redline.Plain(c.Wording); got != "Wants the [-war-]{+talks+} to end." || !c.WordingChanged() {
		t.Errorf("%q, changed %t", got, c.WordingChanged())
	}
	c = changeOf(t, "carl", "fire", `08-05 carl fire: {summary: "“Now” — or never"}`, `08-18 carl fire: {summary: "\"Now\" – or  never"}`)
	if c.WordingChanged() || redline.Old(c.Wording) != "“Now” — or never" || redline.New(c.Wording) != "\"Now\" – or  never" {
		t.Errorf("what folds to the same is told as a change: %q", redline.Plain(c.Wording))
	}
	if c := changeOf(t, "carl", "fire", "08-18 carl fire: {position: mid}"); c.Wording != nil || c.WordingChanged() {
		t.Errorf("a first record has a redline of its wording: %v", c.Wording)
	}
}
