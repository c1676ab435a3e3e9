package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"stance/diff"
	"stance/positions"
)

// gap is that of two parties at dateB.
func gap(t testing.TB, a, b string, records ...string) diff.Gap {
	t.Helper()
	h := history(t, records...)
	book := h.Dataset.Codebook
	return diff.Gaps(h, []*positions.Party{book.Party(a), book.Party(b)}, on(t, dateB))[0]
}

// Σ wᵢ·|pᵢ − qᵢ| / Σ wᵢ, wᵢ the mean of both saliences. Figures are computed
// by hand.
func TestGap(t *testing.T) {
	tests := []struct {
		name     string
		records  []string
		want     string
		compared int
	}{
		{"distance on one issue: |0 − 75|", []string{"08-05 carl fire: {position: low}", "08-05 dora fire: {position: highish}"}, "75", 1},
		{
			"without salience each counts 50: (50·75 + 50·50 + 50·25) / 150",
			[]string{
				"08-05 carl fire: {position: low}", "08-05 dora fire: {position: highish}",
				"08-05 carl aid: {position: 1}", "08-05 dora aid: {position: 4}",
				"08-05 carl land: {position: some}", "08-05 dora land: {position: all}",
			}, "50", 3,
		},
		{
			"weights: fire (100+60)/2 = 80, aid (0+80)/2 = 40: (80·100 + 40·25) / 120 = 75",
			[]string{
				"08-05 carl fire: {position: low, salience: 100}", "08-05 dora fire: {position: high, salience: 60}",
				"08-05 carl aid: {position: 1, salience: 0}", "08-05 dora aid: {position: 2.5, salience: 80}",
			}, "75", 2,
		},
		{
			"a stance without salience counts 50: fire (90+50)/2 = 70, aid (50+10)/2 = 30: (70·100 + 30·0) / 100",
			[]string{
				"08-05 carl fire: {position: low, salience: 90}", "08-05 dora fire: {position: high}",
				"08-05 carl aid: {position: 4}", "08-05 dora aid: {position: 4, salience: 10}",
			}, "70", 2,
		},
		{
			"salience stands: fire (100+100)/2, aid 50: (100·100 + 50·0) / 150",
			[]string{
				"08-01 carl fire: {position: high, salience: 100}", "08-05 carl fire: {position: low}",
				"08-01 dora fire: {position: low, salience: 100}", "08-05 dora fire: {position: high}",
				"08-05 carl aid: {position: 4}", "08-05 dora aid: {position: 4}",
			}, "66.666666667", 2,
		},
		{
			"an issue of no weight is compared, and changes nothing: (0·100 + 50·25) / 50",
			[]string{
				"08-05 carl fire: {position: low, salience: 0}", "08-05 dora fire: {position: high, salience: 0}",
				"08-05 carl aid: {position: 1}", "08-05 dora aid: {position: 2.5}",
			}, "25", 2,
		},
		{
			"weights that add up to nothing: null",
			[]string{"08-05 carl fire: {position: low, salience: 0}", "08-05 dora fire: {position: high, salience: 0}"}, "null", 1,
		},
		{"no common issue: null", []string{"08-05 carl fire: {position: low}", "08-05 dora aid: {position: 3}"}, "null", 0},
		{
			"where both are placed: not unplaced, as a range, or none",
			[]string{
				"08-05 carl fire: {position: low}", "08-05 dora fire: {plausible: [low, mid]}",
				"08-05 carl aid: {position: 3}", "08-05 dora aid: {position: none}",
				"08-05 carl land: {position: all}", "08-05 dora land: {note: n}",
				"08-05 carl talks: {note: n}", "08-05 dora talks: {note: n}",
			}, "null", 0,
		},
		{"at D: not what comes after", []string{"08-05 carl fire: {position: low}", "08-05 dora fire: {position: low}", "08-21 dora fire: {position: high}"}, "0", 1},
		{
			"a position that one of them inherits is compared",
			[]string{"08-05 alliance fire: {position: low}", "08-05 union fire: {position: mid}", "08-05 carl fire: {position: low}", "08-05 dora fire: {position: high}"}, "100", 1,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := gap(t, "carl", "dora", tt.records...)
			if figure(g.Gap) != tt.want || g.Compared != tt.compared || g.Total != 3 {
				t.Errorf("gap %s over %d of %d; want %s over %d of the 3 issues with a scale", figure(g.Gap), g.Compared, g.Total, tt.want, tt.compared)
			}
			if want := float64(tt.compared) / 3; g.Coverage() != want {
				t.Errorf("coverage %v, want %v", g.Coverage(), want)
			}
			if len(g.ByIssue) != g.Compared {
				t.Errorf("%d issues are listed", len(g.ByIssue))
			}
		})
	}
}

func TestGapByIssue(t *testing.T) {
	g := gap(t, "carl", "dora",
		"08-05 carl aid: {position: 7, salience: 20}", "08-05 dora aid: {position: 4}", // (20+50)/2 = 35
		"08-05 carl fire: {position: lowish}", "08-05 dora fire: {position: high, salience: 100}", // (50+100)/2 = 75
	)
	var got []string
	for _, ig := range g.ByIssue {
		got = append(got, fmt.Sprintf("%s |%s − %s| = %s, weight %s", ig.Issue.ID, number(ig.AScore), number(ig.BScore), number(ig.Distance), number(ig.Weight)))
	}
	equal(t, got, []string{"fire |25 − 100| = 75, weight 75", "aid |100 − 50| = 50, weight 35"})
}

// An issue on which both stand on the very same record is left out.
func TestGapLeavesOneRecordOut(t *testing.T) {
	group := []string{"08-05 union fire: {position: low, inherited_by: [anna, bert]}", "08-05 union aid: {position: 3}", "08-06 anna aid: {position: 6}"}
	for _, tt := range []struct {
		name, a, b, want string
		compared         int
	}{
		{"a member and the group it inherits from", "anna", "union", "50", 1}, // aid alone: 100·(6−3)/6
		{"two members that signed one stance", "anna", "bert", "50", 1},
		{"nothing else in common: null", "bert", "union", "null", 0},
	} {
		if g := gap(t, tt.a, tt.b, group...); figure(g.Gap) != tt.want || g.Compared != tt.compared {
			t.Errorf("%s: %s over %d, want %s over %d", tt.name, figure(g.Gap), g.Compared, tt.want, tt.compared)
		}
	}
	// Two records that say the same are two.
	if g := gap(t, "anna", "union", append(group, "08-07 anna fire: {position: low}")...); figure(g.Gap) != "25" || g.Compared != 2 {
		t.Errorf("two records with one position: %s over %d, want (0 + 50) / 2 = 25 over 2", figure(g.Gap), g.Compared)
	}
}

func TestCoverageWithoutScales(t *testing.T) {
	if c := (diff.Gap{}).Coverage(); c != 0 {
		t.Errorf("no issue has a scale: coverage %v", c)
	}
}

// Range, and mean absolute distance over all pairs of placed stances of their
// own or signed.
func TestSpread(t *testing.T) {
	tests := []struct {
		name        string
		records     []string
		stances     int
		width, mean string
	}{
		{
			"0, 25 and 100: range 100, mean (25 + 100 + 75) / 3",
			[]string{"08-05 carl fire: {position: low}", "08-05 dora fire: {position: lowish}", "08-05 alliance fire: {position: high, inherited_by: []}"},
			3, "100", "66.666666667",
		},
		{"two at one place: 0", []string{"08-05 carl fire: {position: mid}", "08-05 dora fire: {position: mid}"}, 2, "0", "0"},
		{"fewer than two: null", []string{"08-05 carl fire: {position: low}"}, 1, "null", "null"},
		{"none at all: null", []string{"08-05 carl aid: {position: 3}"}, 0, "null", "null"},
		{
			"placed: not unplaced, as a range, or none",
			[]string{"08-05 carl fire: {position: low}", "08-05 dora fire: {note: n}", "08-05 anna fire: {plausible: [low, high]}", "08-05 bert fire: {position: none}"},
			1, "null", "null",
		},
		{
			"each record once however many signed it: 0 and 100",
			[]string{"08-05 union fire: {position: low, inherited_by: [anna, bert]}", "08-05 carl fire: {position: high}"},
			2, "100", "100",
		},
		{
			"signed, though the group itself stands elsewhere by now: 0, 50 and 100, mean (50 + 100 + 50) / 3",
			[]string{"08-05 union fire: {position: low, inherited_by: [anna, bert]}", "08-06 union fire: {position: mid, inherited_by: []}", "08-05 carl fire: {position: high}"},
			3, "100", "66.666666667",
		},
		{
			"not what members merely inherit: 0 and 100",
			[]string{"08-05 alliance fire: {position: low}", "08-06 carl fire: {position: high}"},
			2, "100", "100",
		},
		{
			"not even where the group itself stands elsewhere by now: 50 and 100",
			[]string{"08-05 union fire: {position: low}", "08-06 union fire: {position: mid, inherited_by: []}", "08-05 carl fire: {position: high}"},
			2, "50", "50",
		},
		{"at D", []string{"08-05 carl fire: {position: low}", "08-05 dora fire: {position: mid}", "08-21 dora fire: {position: high}"}, 2, "50", "50"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := history(t, tt.records...)
			spreads := diff.Spreads(h, on(t, dateB), positions.MaxAge{})
			if len(spreads) != 3 || spreads[0].Issue.ID != "fire" {
				t.Fatalf("%d issues; want those with a scale, in codebook order", len(spreads))
			}
			if s := spreads[0]; s.Stances != tt.stances || figure(s.Range) != tt.width || figure(s.MeanDistance) != tt.mean {
				t.Errorf("%d stances, range %s, mean %s; want %d, %s, %s", s.Stances, figure(s.Range), figure(s.MeanDistance), tt.stances, tt.width, tt.mean)
			}
		})
	}
}

// The mean distance of a group's members' own stances to the group's.
func TestCohesion(t *testing.T) {
	h := history(t,
		"08-05 union fire: {position: low}", "08-06 anna fire: {position: lowish}", "08-06 bert fire: {position: high}", // 25 and 100
		"08-05 union aid: {position: 4}", "08-06 anna aid: {position: 7}", // 50; bert inherits
		"08-06 anna land: {position: all}", // the union says nothing
		"08-05 alliance talks: {note: n}",
	)
	var got []string
	for _, c := range diff.Cohesions(h, on(t, dateB), positions.MaxAge{}) {
		got = append(got, fmt.Sprintf("%s %d %s", c.Group.ID, c.Stances, figure(c.MeanDistance)))
	}
	// (25 + 100 + 50) / 3; of the alliance's member, the union, nothing can be compared.
	equal(t, got, []string{"union 3 58.333333333", "alliance 0 null"})
}

// A stance that a member signed is no stance of its own.
func TestCohesionTakesOwnStancesOnly(t *testing.T) {
	h := history(t, "08-05 union fire: {position: low, inherited_by: [anna]}", "08-06 union fire: {position: high, inherited_by: []}", "08-06 bert fire: {position: highish}")
	c := diff.Cohesions(h, on(t, dateB), positions.MaxAge{})[0]
	if c.Stances != 1 || figure(c.MeanDistance) != "25" {
		t.Errorf("%d stances at %s; want bert's alone, |75 − 100| = 25", c.Stances, figure(c.MeanDistance))
	}
}

// The least and the most that distances can be, whether they are sure, and how old. By hand.
func TestGapBounds(t *testing.T) {
	tests := []struct {
		name, want string
		records    []string
	}{
		{"points: 75, and no other", "75 (75–75) 15 days", []string{"08-05 carl fire: {position: low}", "08-05 dora fire: {position: highish}"}},
		{"ranges apart: from 25 to 50 between, 0 to 100 at the farthest", "50 (25–100) 15 days", []string{"08-05 carl fire: {position: lowish, plausible: [low, lowish]}", "08-05 dora fire: {position: highish, plausible: [mid, high]}"}},
		{"ranges that meet: nothing between", "50 (0–75) 15 days", []string{"08-05 carl fire: {position: lowish, plausible: [low, highish]}", "08-05 dora fire: {position: highish, plausible: [mid, highish]}"}},
		{"one range within the other: 0 and the farther of its ends", "0 (0–50) 15 days", []string{"08-05 carl fire: {position: mid, plausible: [low, high]}", "08-05 dora fire: {position: mid}"}},
		{
			"weighted as the gap is: fire 80, aid 40: (80·0 + 40·25)/120 and (80·100 + 40·25)/120", "41.666666667 (8.333333333–75) 15 days",
			[]string{
				"08-05 carl fire: {position: lowish, plausible: [low, mid], salience: 100}", "08-10 dora fire: {position: highish, plausible: [mid, high], salience: 60}",
				"08-12 carl aid: {position: 1, salience: 0}", "08-05 dora aid: {position: 2.5, salience: 80}",
			},
		},
		{"unconfirmed", "75 (75–75) ? 15 days", []string{"08-05 carl fire: {position: low, basis: reported}", "08-12 dora fire: {position: highish}"}},
		{"assessed", "75 (75–75) ? 10 days", []string{"08-12 carl fire: {position: low}", "08-10 dora fire: {position: highish, basis: assessed}"}},
		{"of low confidence", "75 (75–75) ? 0 days", []string{"08-20 carl fire: {position: low}", "08-20 dora fire: {position: highish, confidence: low}"}},
		{"recounted is confirmed, and an issue that is not compared counts for nothing", "75 (75–75) 15 days", []string{"08-05 carl fire: {position: low, basis: recounted}", "08-05 dora fire: {position: highish}", "08-01 carl aid: {position: 4, basis: reported}"}},
		{"no common issue", "null (null–null) null days", []string{"08-05 carl fire: {position: low}"}},
		{"no weight: no means, but an age", "null (null–null) 15 days", []string{"08-05 carl fire: {position: low, salience: 0}", "08-05 dora fire: {position: high, salience: 0}"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := gap(t, "carl", "dora", tt.records...)
			if got := boundsLine(g.Gap, g.Low, g.High, g.Unsure, g.Oldest); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

func boundsLine(gap, low, high *float64, unsure bool, oldest *int) string {
	mark := ""
	if unsure {
		mark = " ?"
	}
	return fmt.Sprintf("%s (%s–%s)%s %s days", figure(gap), figure(low), figure(high), mark, steps(oldest))
}

func TestGapBoundsByIssue(t *testing.T) {
	g := gap(t, "carl", "dora",
		"08-05 carl fire: {position: low, plausible: [low, lowish]}", "08-12 dora fire: {position: high, basis: inferred}",
		"08-18 carl aid: {position: 1}", "08-20 dora aid: {position: 4}")
	var got []string
	for _, ig := range g.ByIssue {
		b := ig.Bounds
		got = append(got, fmt.Sprintf("%s %s–%s %t %d %d %d", ig.Issue.ID, number(b.Low), number(b.High), b.Unsure, b.AAge, b.BAge, b.Oldest()))
	}
	equal(t, got, []string{"fire 75–100 true 15 8 15", "aid 50–50 false 2 0 2"})
}

// What is too old is left out after it was found to be in force: older words, and the
// group's, do not come in its place.
func TestMaxAge(t *testing.T) {
	h := history(t,
		"08-15 union fire: {position: high}", "08-05 anna fire: {position: low}",
		"08-05 carl fire: {position: mid}", "08-16 carl aid: {position: 4}", "08-06 anna aid: {position: 1}",
		"08-14 anna land: {position: all}", "08-14 carl land: {position: some}")
	book := h.Dataset.Codebook
	pair := []*positions.Party{book.Party("anna"), book.Party("carl")}
	for _, tt := range []struct{ age, gap, old string }{
		{"", "41.666666667", ""}, // (50 + 50 + 25) / 3
		{"15d", "41.666666667", ""},
		{"14d", "37.5", "anna fire 15, carl fire 15"},
		{"13d", "25", "anna fire 15, carl fire 15, anna aid 14"},
		{"5d", "null", "anna fire 15, carl fire 15, anna aid 14, anna land 6, carl land 6"},
	} {
		g := diff.GapsOf(h, pair, on(t, dateB), age(t, tt.age), func(_, _ *positions.Party) bool { return true })[0]
		var old []string
		for _, o := range g.TooOld {
			old = append(old, fmt.Sprintf("%s %s %d", o.Party.ID, o.Issue.ID, o.Age()))
		}
		if figure(g.Gap) != tt.gap || strings.Join(old, ", ") != tt.old {
			t.Errorf("--max-age %s: %s, too old %q; want %s, %q", tt.age, figure(g.Gap), strings.Join(old, ", "), tt.gap, tt.old)
		}
	}
	if s := diff.Spreads(h, on(t, dateB), age(t, "14d"))[0]; s.Stances != 1 || s.Range != nil {
		t.Errorf("spread of fire: %d stances, range %s", s.Stances, figure(s.Range))
	}
	if c := diff.Cohesions(h, on(t, dateB), age(t, "14d"))[0]; c.Stances != 0 {
		t.Errorf("%d stances of members compared", c.Stances)
	}
	all := diff.TooOldAt(h, book.Parties, on(t, dateB), age(t, "5d"))
	if len(all) != 5 || len(diff.TooOldAt(h, book.Parties, on(t, dateB), positions.MaxAge{})) != 0 {
		t.Errorf("%d too old", len(all)) // all but the union's fire, which bert inherits, and carl's aid
	}
}

func age(t testing.TB, text string) positions.MaxAge {
	t.Helper()
	if text == "" {
		return positions.MaxAge{}
	}
	m, err := positions.ParseMaxAge(text)
	if err != nil {
		t.Fatal(err)
	}
	return m
}
