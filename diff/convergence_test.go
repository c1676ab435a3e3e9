package diff_test

import (
	"fmt"
	"testing"

	"stance/diff"
	"stance/positions"
)

func convergence(t testing.TB, records ...string) diff.Convergence {
	t.Helper()
	return convergenceOf(t, "carl", "dora", records...)
}

func convergenceOf(t testing.TB, a, b string, records ...string) diff.Convergence {
	t.Helper()
	h := history(t, records...)
	book := h.Dataset.Codebook
	return diff.Convergences(h, []*positions.Party{book.Party(a), book.Party(b)}, on(t, dateA), on(t, dateB))[0]
}

// Gap at B minus gap at A, and who moved: a's share is
// ½[d(a_B,b_A) − d(a_A,b_A) + d(a_B,b_B) − d(a_A,b_B)]. By hand.
func TestConvergence(t *testing.T) {
	tests := []struct {
		name             string
		records          []string
		from, to, change string
		aMoved, bMoved   string
		compared         int
	}{
		{
			"a moves toward b: 100 to 25. a: ½[(|75−100|−|0−100|) + (|75−100|−|0−100|)] = -75, b: 0",
			[]string{"08-05 carl fire: {position: low}", "08-18 carl fire: {position: highish}", "08-05 dora fire: {position: high}"},
			"100", "25", "-75", "-75", "0", 1,
		},
		{
			"both move toward each other: 0→25, 100→50. a: ½[(75−100) + (25−50)] = -25, b: ½[(50−100) + (25−75)] = -50",
			[]string{"08-05 carl fire: {position: low}", "08-18 carl fire: {position: lowish}", "08-05 dora fire: {position: high}", "08-18 dora fire: {position: mid}"},
			"100", "25", "-75", "-25", "-50", 1,
		},
		{
			"both move the same way: no change, and the shares cancel. 0→25, 50→75: a: ½[(25−50) + (50−75)] = -25, b: +25",
			[]string{"08-05 carl fire: {position: low}", "08-18 carl fire: {position: lowish}", "08-05 dora fire: {position: mid}", "08-18 dora fire: {position: highish}"},
			"50", "50", "0", "-25", "25", 1,
		},
		{
			"they pass each other: 0→100, 25→0. a: ½[(75−25) + (100−0)] = 75, b: ½[(0−25) + (100−75)] = 0",
			[]string{"08-05 carl fire: {position: low}", "08-18 carl fire: {position: high}", "08-05 dora fire: {position: lowish}", "08-18 dora fire: {position: low}"},
			"25", "100", "75", "75", "0", 1,
		},
		{
			"nobody moves", []string{"08-05 carl fire: {position: low}", "08-05 dora fire: {position: mid}"},
			"50", "50", "0", "0", "0", 1,
		},
		{
			"over two issues of weight 80 and 40: from (80·100 + 40·50)/120, to (80·50 + 40·50)/120, a: 80·(-50)/120",
			[]string{
				"08-05 carl fire: {position: low, salience: 100}", "08-18 carl fire: {position: mid}", "08-05 dora fire: {position: high, salience: 60}",
				"08-05 carl aid: {position: 1, salience: 0}", "08-05 dora aid: {position: 4, salience: 80}",
			},
			"83.333333333", "50", "-33.333333333", "-33.333333333", "0", 2,
		},
		{
			"with the weights of A at both: a new weight does not look like movement",
			[]string{
				"08-05 carl fire: {position: low}", "08-18 carl fire: {position: low, salience: 100}", "08-05 dora fire: {position: high}", // 50 at A
				"08-05 carl aid: {position: 4}", "08-05 dora aid: {position: 4}",
			},
			"50", "50", "0", "0", "0", 2,
		},
		{
			"over the issues placed for both at both dates: a newly recorded position does not look like movement",
			[]string{
				"08-05 carl fire: {position: low}", "08-05 dora fire: {position: mid}",
				"08-05 carl aid: {position: 1}", "08-18 dora aid: {position: 7}",
			},
			"50", "50", "0", "0", "0", 1,
		},
		{
			"nor does a position that is given up",
			[]string{
				"08-05 carl fire: {position: low}", "08-05 dora fire: {position: mid}",
				"08-05 carl aid: {position: 1}", "08-05 dora aid: {position: 7}", "08-18 dora aid: {position: none}",
			},
			"50", "50", "0", "0", "0", 1,
		},
		{"no common issue: null", []string{"08-05 carl fire: {position: low}", "08-18 dora fire: {position: mid}"}, "null", "null", "null", "null", "null", 0},
		{
			"weights that add up to nothing at A: null",
			[]string{"08-05 carl fire: {position: low, salience: 0}", "08-05 dora fire: {position: mid, salience: 0}", "08-18 dora fire: {position: low, salience: 90}"},
			"null", "null", "null", "null", "null", 1,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := convergence(t, tt.records...)
			got := []string{figure(c.From), figure(c.To), figure(c.Change), figure(c.AMoved), figure(c.BMoved)}
			equal(t, got, []string{tt.from, tt.to, tt.change, tt.aMoved, tt.bMoved})
			if c.Compared != tt.compared || c.Total != 3 || c.Coverage() != float64(tt.compared)/3 {
				t.Errorf("over %d of %d, coverage %v; want %d of 3", c.Compared, c.Total, c.Coverage(), tt.compared)
			}
		})
	}
}

func TestConvergenceByIssue(t *testing.T) {
	c := convergence(t, "08-05 carl fire: {position: low, salience: 80}", "08-18 carl fire: {position: lowish}",
		"08-05 dora fire: {position: high}", "08-18 dora fire: {position: mid}")
	if len(c.ByIssue) != 1 {
		t.Fatalf("%d issues", len(c.ByIssue))
	}
	ic := c.ByIssue[0]
	got := fmt.Sprintf("%s: a %s→%s, b %s→%s, %s→%s by %s, a %s, b %s, weight %s", ic.Issue.ID, number(ic.AFrom), number(ic.ATo), number(ic.BFrom), number(ic.BTo),
		number(ic.From), number(ic.To), number(ic.Change), number(ic.AMoved), number(ic.BMoved), number(ic.Weight))
	if want := "fire: a 0→25, b 100→50, 100→25 by -75, a -25, b -50, weight 65"; got != want { // (80+50)/2
		t.Errorf("got %s, want %s", got, want)
	}
}

// An issue with one record for both at either date is left out.
func TestConvergenceLeavesOneRecordOut(t *testing.T) {
	aid := []string{"08-05 anna aid: {position: 1}", "08-05 union aid: {position: 4}"} // 50 at both
	for _, tt := range []struct {
		name    string
		records []string
	}{
		{"one record at A: the member speaks for itself since", []string{"08-05 union fire: {position: low}", "08-18 anna fire: {position: high}"}},
		{"one record at B: the member has signed", []string{"08-05 anna fire: {position: low}", "08-05 union fire: {position: high}", "08-18 union fire: {position: mid, inherited_by: [anna]}"}},
		{"one record at both", []string{"08-05 union fire: {position: low}", "08-18 union fire: {position: high}"}},
	} {
		c := convergenceOf(t, "anna", "union", append(tt.records, aid...)...)
		if c.Compared != 1 || figure(c.From) != "50" || figure(c.Change) != "0" {
			t.Errorf("%s: over %d issues from %s by %s; want aid alone, from 50 by 0", tt.name, c.Compared, figure(c.From), figure(c.Change))
		}
	}
}

// Bounds, doubt and age of a convergence are those at the second date, with the weights of
// the first. By hand.
func TestConvergenceBounds(t *testing.T) {
	c := convergence(t,
		"08-05 carl fire: {position: low, plausible: [low, mid], basis: reported}", "08-18 carl fire: {position: highish, plausible: [mid, high]}",
		"08-05 dora fire: {position: high}")
	if got := boundsLine(c.To, c.Low, c.High, c.Unsure, c.Oldest); got != "25 (0–50) 15 days" {
		t.Error(got)
	}
	c = convergence(t,
		"08-05 carl fire: {position: low, salience: 100}", "08-18 carl fire: {position: highish, plausible: [mid, high], basis: reported, salience: 0}",
		"08-05 dora fire: {position: high, salience: 60}",                                            // weight 80
		"08-08 carl aid: {position: 1, salience: 20}", "08-09 dora aid: {position: 7, salience: 60}") // weight 40: (80·25 + 40·100)/120, (80·0 + 40·100)/120, (80·50 + 40·100)/120
	if got := boundsLine(c.To, c.Low, c.High, c.Unsure, c.Oldest); got != "50 (33.333333333–66.666666667) ? 15 days" {
		t.Error(got)
	}
}

// A stance too old on the date that it is in force at is left out of both.
func TestConvergenceMaxAge(t *testing.T) {
	h := history(t,
		"08-01 carl fire: {position: low}", "08-18 carl fire: {position: mid}", "08-05 dora fire: {position: high}",
		"08-08 carl aid: {position: 1}", "08-08 dora aid: {position: 7}")
	pair := []*positions.Party{h.Dataset.Codebook.Party("carl"), h.Dataset.Codebook.Party("dora")}
	c := diff.ConvergencesOf(h, pair, on(t, dateA), on(t, dateB), age(t, "12d"), func(_, _ *positions.Party) bool { return true })[0]
	var old []string
	for _, o := range c.TooOld {
		old = append(old, fmt.Sprintf("%s %s %s", o.Party.ID, o.Issue.ID, o.On))
	}
	equal(t, old, []string{"dora fire 2025-08-20"})
	if c.Compared != 1 || figure(c.Change) != "0" {
		t.Errorf("%s over %d", figure(c.Change), c.Compared)
	}
}
