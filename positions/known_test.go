package positions_test

import (
	"testing"

	"stance/positions"
)

// knownHistory is the history as known by a day, "" for all of it.
func knownHistory(t testing.TB, knownBy string, records ...string) *positions.History {
	t.Helper()
	if knownBy == "" {
		return history(t, records...)
	}
	return positions.NewHistory(dataset(t, records...), on(t, knownBy))
}

func claimPlace(c *positions.Claim) string {
	switch c.Kind {
	case positions.Placed:
		return point(c.Record.Issue, c.Point())
	case positions.None:
		return "none"
	}
	return "unplaced"
}

// Every way to a known date, for a stance, a silence and a claim alike.
func TestKnownDate(t *testing.T) {
	tests := []struct {
		name, facts, want string // facts of a record of 10 August
	}{
		{"its own known", "known: 2025-08-15", "08-15"},
		{"its own known, whatever its sources say", "known: 2025-08-25, evidence: [{paraphrase: p, source: aug-20}]", "08-25"},
		{"the earliest published of its sources", "evidence: [{paraphrase: p, source: aug-20}, {paraphrase: p, source: aug-12}]", "08-12"},
		{"but never before its date", "evidence: [{paraphrase: p, source: aug-20}, {paraphrase: p, source: aug-02, use: context}]", "08-10"},
		{"a source without a date says nothing", "evidence: [{paraphrase: p, source: undated}, {paraphrase: p, source: aug-20}]", "08-20"},
		{"no source with a date: its date", "evidence: [{paraphrase: p, source: undated}]", "08-10"},
		{"no evidence: its date", "note: n", "08-10"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := dataset(t, "08-10 anna fire: {summary: s, "+tt.facts+"}", "08-10 bert fire: {silent: true, "+tt.facts+"}")
			if got := day(d.Records[0].Stance.KnownDate()); got != tt.want {
				t.Errorf("the stance was known on %s, want %s", got, tt.want)
			}
			if got := day(d.Records[1].Silence.KnownDate()); got != tt.want {
				t.Errorf("the silence was known on %s, want %s", got, tt.want)
			}
			if tt.facts == "note: n" {
				tt.facts = "response: none" // a claim has no note
			}
			d = dataset(t, "08-10 anna fire: {claims: [{by: solo, summary: s, "+tt.facts+"}]}")
			if got := day(d.Records[0].Claims[0].KnownDate()); got != tt.want {
				t.Errorf("the claim was known on %s, want %s", got, tt.want)
			}
		})
	}
}

func TestKnownBy(t *testing.T) {
	late := []string{ // a stance of 5 August that a leak brought out on the 12th
		"08-01 anna fire: {position: low}",
		"08-05 anna fire: {position: high, evidence: [{paraphrase: p, source: aug-12}]}",
		"08-07 anna fire: {position: same}",
	}
	tests := []struct {
		name        string
		records     []string
		knownBy, on string
		want        string
	}{
		{"a stance known after K does not exist", late[:2], "08-11", "08-05", "low since 08-01"},
		{"on K itself it does", late[:2], "08-12", "08-05", "high since 08-05"},
		{"known late, it is in force from its own date", late[:2], "08-12", "08-04", "low since 08-01"},
		{"same is resolved among what exists", late, "08-11", "08-09", "low since 08-07"},
		{"same is resolved among what exists by then", late, "08-12", "08-09", "high since 08-07"},
		{
			"without the party's own, its group's counts again",
			[]string{"08-01 union fire: {position: low}", "08-03 anna fire: {position: high, known: 2025-08-20}", "08-05 union fire: {position: mid}"},
			"08-19", "08-09", "mid since 08-05 via union",
		},
		{
			"a stance of the group's that is not known does not count for members",
			[]string{"08-01 alliance fire: {position: low}", "08-05 union fire: {position: high, known: 2025-08-20}"},
			"08-19", "08-09", "low since 08-01 via alliance",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := inForce(t, knownHistory(t, tt.knownBy, tt.records...), "anna", "fire", tt.on); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// Each claim is known apart from the stance in the same record.
func TestKnownByTakesClaimsApart(t *testing.T) {
	records := []string{
		"08-05 anna fire: {summary: s, position: mid, known: 2025-08-20, claims: [" +
			"{by: bert, position: low, summary: s, evidence: [{paraphrase: p, source: aug-12}]}, " +
			"{by: solo, position: high, summary: s}]}",
	}
	for _, tt := range []struct {
		knownBy, stance string
		claims          []string
	}{
		{"08-05", "–", []string{"solo 08-05 high"}},
		{"08-12", "–", []string{"bert 08-05 low", "solo 08-05 high"}},
		{"08-20", "mid since 08-05", []string{"bert 08-05 low", "solo 08-05 high"}},
	} {
		if got := inForce(t, knownHistory(t, tt.knownBy, records...), "anna", "fire", "08-09"); got != tt.stance {
			t.Errorf("known by %s: the stance is %q, want %q", tt.knownBy, got, tt.stance)
		}
		equal(t, claims(t, records, tt.knownBy, "anna", "08-09"), tt.claims)
	}
}

// A claim that became known late lets the claimant's earlier one stand.
func TestKnownByLeavesTheEarlierClaim(t *testing.T) {
	records := []string{
		"08-01 anna fire: {claims: [{by: bert, position: low, summary: s}]}",
		"08-05 anna fire: {claims: [{by: bert, position: high, summary: s, known: 2025-08-20}]}",
	}
	equal(t, claims(t, records, "08-19", "anna", "08-09"), []string{"bert 08-01 low"})
	equal(t, claims(t, records, "08-20", "anna", "08-09"), []string{"bert 08-05 high"})
}

func TestKnownBySilence(t *testing.T) {
	tests := []struct {
		name    string
		records []string
		knownBy string
		want    bool // on 9 August
	}{
		{"a silence known after K does not exist", []string{"08-05 anna fire: {silent: true, known: 2025-08-20}"}, "08-19", false},
		{"on K itself it does", []string{"08-05 anna fire: {silent: true, known: 2025-08-20}"}, "08-20", true},
		{
			"a stance known after K does not end a silence",
			[]string{"08-03 anna fire: {silent: true}", "08-05 anna fire: {position: mid, known: 2025-08-20}"}, "08-19", true,
		},
		{
			"a claim known after K does not end a silence",
			[]string{"08-03 anna fire: {silent: true}", "08-05 anna fire: {claims: [{by: bert, summary: s, known: 2025-08-20}]}"}, "08-19", true,
		},
		{
			"a record of whose claim and silence only the claim is known is no silence",
			[]string{"08-03 anna fire: {silent: true}", "08-05 anna fire: {silent: true, known: 2025-08-20, claims: [{by: bert, summary: s}]}"}, "08-19", false,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := knownHistory(t, tt.knownBy, tt.records...)
			if got := h.Silence(party(t, h, "anna"), issue(t, h, "fire"), on(t, "08-09")) != nil; got != tt.want {
				t.Errorf("silent is %t, want %t", got, tt.want)
			}
		})
	}
}

// Where what `same` repeats was not known yet, there is no position to repeat.
func TestSameWithNothingKnownBefore(t *testing.T) {
	h := knownHistory(t, "08-10", "08-01 anna fire: {position: mid, known: 2025-08-20}", "08-05 anna fire: {position: same}")
	if got := inForce(t, h, "anna", "fire", "08-09"); got != "unplaced since 08-05" {
		t.Errorf("got %q", got)
	}
}
