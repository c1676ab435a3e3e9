package diff_test

import (
	"strings"
	"testing"

	"stance/diff"
	"stance/positions"
)

func TestDatesOfAComparison(t *testing.T) {
	h := history(t, "08-05 carl fire: {position: low}", "08-18 carl fire: {position: high}")
	t.Run("the first must not be later than the second", func(t *testing.T) {
		_, err := diff.Compare(h, on(t, dateB), on(t, dateA))
		if err == nil || !strings.Contains(err.Error(), "2025-08-20") || !strings.Contains(err.Error(), "2025-08-10") {
			t.Errorf("the error does not name the dates: %v", err)
		}
	})
	t.Run("equal dates give no change", func(t *testing.T) {
		c := compare(t, h, dateB, dateB)
		if ch := change(t, c, "carl", "fire"); ch.Kind != diff.Unchanged || len(ch.Path) != 0 {
			t.Errorf("got %s with a path of %d", ch.Kind, len(ch.Path))
		}
	})
	t.Run("dates between snapshots, and after the last", func(t *testing.T) {
		if k := change(t, compare(t, h, "08-06", "12-31"), "carl", "fire").Kind; k != diff.Shifted {
			t.Errorf("got %s", k)
		}
		if k := change(t, compare(t, h, "08-06", "08-17"), "carl", "fire").Kind; k != diff.Unchanged {
			t.Errorf("got %s", k)
		}
	})
}

// Exactly one kind for each cell with a stance in force, by issue then party
// in codebook order; cells with nothing in force have none.
func TestChangesAreOneForEachCellInOrder(t *testing.T) {
	c := compare(t, history(t,
		"08-18 dora fire: {position: low}", "08-05 carl aid: {position: 3}", "08-05 carl fire: {position: mid}",
		"08-05 union fire: {position: mid}", "08-21 dora aid: {position: 1}", "08-05 dora talks: {silent: true}",
	), dateA, dateB)
	var got []string
	for _, ch := range c.Changes {
		got = append(got, ch.Issue.ID+"/"+ch.Party.ID+" "+ch.Kind.String())
	}
	equal(t, got, []string{
		"fire/anna unchanged", "fire/bert unchanged", "fire/union unchanged", "fire/carl unchanged", "fire/dora first-recorded",
		"aid/carl unchanged",
	})
}

// Inherited changes are counted apart.
func TestCounts(t *testing.T) {
	c := compare(t, history(t,
		"08-05 union fire: {position: low}", "08-18 union fire: {position: high}", // union, and for anna and bert
		"08-18 union aid: {position: 3}",                                     // first-recorded for the same
		"08-05 union talks: {note: n}", "08-18 anna talks: {position: none}", // own-voice; unchanged for union and bert
		"08-05 carl fire: {position: none}", "08-18 carl fire: {position: mid}", // adopted
	), dateA, dateB)
	want := map[diff.Kind][2]int{ // told by themselves, and inherited
		diff.Shifted: {1, 2}, diff.FirstRecorded: {1, 2}, diff.OwnVoice: {1, 0}, diff.Unchanged: {1, 1}, diff.Adopted: {1, 0},
	}
	for k := range diff.Kinds {
		if got := [2]int{c.Counts[k], c.InheritedCounts[k]}; got != want[diff.Kind(k)] {
			t.Errorf("%s: counted %v, want %v", diff.Kind(k), got, want[diff.Kind(k)])
		}
	}
}

// claims_only: claims in force at B, no stance.
func TestClaimsOnly(t *testing.T) {
	c := compare(t, history(t,
		"08-05 dora fire: {claims: [{by: carl, position: low, summary: s}]}",                                             // old
		"08-18 carl fire: {claims: [{by: dora, summary: s}]}",                                                            // recent
		"08-05 anna fire: {claims: [{by: carl, summary: s}]}", "08-15 union fire: {position: low, inherited_by: [anna]}", // a stance, signed
		"08-05 bert aid: {claims: [{by: carl, summary: s}]}", "08-15 union aid: {position: 2}", // a stance, inherited
		"08-05 carl talks: {note: n, summary: s, claims: [{by: dora, summary: s}]}", // a stance, its own
		"08-21 dora talks: {claims: [{by: carl, summary: s}]}",                      // after B
		"08-05 dora aid: {silent: true, claims: [{by: anna, position: 2, summary: s, response: denied}]}",
	), dateA, dateB)
	var got []string
	for _, cell := range c.ClaimsOnly {
		for _, cl := range cell.Claims {
			text := cell.Party.ID + "/" + cell.Issue.ID + " by " + cl.By.ID
			if cl.Recent {
				text += ", recent"
			}
			if cell.Contested {
				text += ", contested"
			}
			got = append(got, text)
		}
	}
	equal(t, got, []string{"carl/fire by dora, recent", "dora/fire by carl", "dora/aid by anna"})
}

// silent: cells that are silent at B with nothing of their own or signed in
// force.
func TestSilent(t *testing.T) {
	c := compare(t, history(t,
		"08-18 dora fire: {silent: true}",
		"08-05 carl fire: {silent: true}",
		"08-05 bert fire: {silent: true}", "08-15 union fire: {position: low, inherited_by: [anna]}", // not signed by bert
		"08-18 anna fire: {silent: true}",                                  // has signed
		"08-05 anna aid: {silent: true}", "08-06 union aid: {position: 2}", // inherits, which is not its own voice
		"08-05 carl aid: {position: 2}", "08-18 carl aid: {silent: true}", // has its own
		"08-05 dora aid: {silent: true}", "08-18 dora aid: {position: 2}", // no longer silent
		"08-05 dora talks: {silent: true}", "08-06 dora talks: {claims: [{by: carl, summary: s}]}", // nor here
		"08-21 carl talks: {silent: true}", // after B
	), dateA, dateB)
	var got []string
	for _, s := range c.Silent {
		got = append(got, s.Record.Party.ID+"/"+s.Record.Issue.ID)
	}
	equal(t, got, []string{"bert/fire", "carl/fire", "dora/fire", "anna/aid"})
}

// Speakers: the parties with at least one stance of their own or signed in
// force.
func TestSpeakers(t *testing.T) {
	h := history(t,
		"08-05 union fire: {position: low, inherited_by: [anna]}", // signed by anna
		"08-05 union aid: {position: 2}",                          // inherited by anna and bert
		"08-05 dora talks: {note: n}",                             // words will do
		"08-05 alliance fire: {silent: true, claims: [{by: dora, summary: s}]}",
		"08-15 carl fire: {position: none}", // none will do
	)
	speakers := func(day string) []string {
		var got []string
		for _, p := range diff.Speakers(h, on(t, day)) {
			got = append(got, p.ID)
		}
		return got
	}
	equal(t, speakers("08-10"), []string{"anna", "union", "dora"})
	equal(t, speakers("08-20"), []string{"anna", "union", "carl", "dora"})
	equal(t, speakers("08-01"), nil)

	var pairs []string // the gaps of a comparison take in those at B, each pair once in codebook order
	for _, g := range compare(t, h, dateA, dateB).Gaps() {
		pairs = append(pairs, g.A.ID+"-"+g.B.ID)
	}
	equal(t, pairs, []string{"anna-union", "anna-carl", "anna-dora", "union-carl", "union-dora", "carl-dora"})
}

// Order in people-facing output: by issue as in the codebook; within it by
// kind; within these the largest delta first, then by party.
func TestOrderForPeople(t *testing.T) {
	equalKinds := []string{ // the contract's order
		"shifted", "withdrawn", "adopted", "reverted", "possible-shift", "reworded", "not-comparable", "own-voice", "first-recorded", "held", "unchanged",
	}
	equal(t, diff.Kinds[:], equalKinds)

	book := history(t, "08-05 carl fire: {position: low}").Dataset.Codebook
	of := func(party, issue string, kind diff.Kind, delta ...float64) diff.Change {
		c := diff.Change{Party: book.Party(party), Issue: book.Issue(issue), Kind: kind}
		if len(delta) > 0 {
			c.Delta = &delta[0]
		}
		return c
	}
	changes := []diff.Change{
		of("anna", "aid", diff.Unchanged, 0),
		of("dora", "aid", diff.Shifted, 5),
		of("dora", "fire", diff.Unchanged),
		of("carl", "fire", diff.Shifted, 25),
		of("anna", "fire", diff.Held, 0),
		of("anna", "fire", diff.PossibleShift, 100),
		of("bert", "fire", diff.Shifted),       // between ranges: no delta
		of("union", "fire", diff.Shifted, -75), // the largest, downward
		of("alliance", "fire", diff.Shifted, 25),
		of("anna", "fire", diff.Withdrawn),
		of("dora", "fire", diff.Adopted),
		of("bert", "fire", diff.Adopted),
	}
	diff.ForPeople(changes)
	var got []string
	for _, c := range changes {
		got = append(got, c.Issue.ID+" "+c.Kind.String()+" "+c.Party.ID)
	}
	equal(t, got, []string{
		"fire shifted union", "fire shifted alliance", "fire shifted carl", "fire shifted bert",
		"fire withdrawn anna", "fire adopted bert", "fire adopted dora", "fire possible-shift anna", "fire held anna", "fire unchanged dora",
		"aid shifted dora", "aid unchanged anna",
	})
}

// The comparison as it could have been made on day K.
func TestCompareKnownBy(t *testing.T) {
	d := history(t, "08-05 carl fire: {position: low}", "08-15 carl fire: {position: high, known: 2025-09-01}", "08-18 carl fire: {position: same}").Dataset
	for knownBy, want := range map[string]diff.Kind{"08-31": diff.Held, "09-01": diff.Shifted} {
		c := change(t, compare(t, positions.NewHistory(d, on(t, knownBy)), dateA, dateB), "carl", "fire")
		if c.Kind != want {
			t.Errorf("known by %s: %s, want %s", knownBy, c.Kind, want)
		}
	}
}
