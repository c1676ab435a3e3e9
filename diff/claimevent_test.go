package diff_test

import (
	"fmt"
	"testing"

	"stance/diff"
	"stance/positions"
)

// Each kind of claim event, in the order in which the rule is told.
func TestClaimEvents(t *testing.T) {
	claim := func(by, more string) string {
		return "{claims: [{by: " + by + ", summary: They want it" + more + "}]}"
	}
	for name, tt := range map[string]struct {
		records []string
		want    []string
	}{
		"made":                          {[]string{"08-18 carl fire: " + claim("dora", ", position: high")}, []string{"fire/carl dora claimed"}},
		"in words alone":                {[]string{"08-18 carl talks: " + claim("dora", "")}, []string{"talks/carl dora claimed"}},
		"the very same record":          {[]string{"08-05 carl fire: " + claim("dora", ", position: high")}, nil},
		"another place":                 {[]string{"08-05 carl fire: " + claim("dora", ", position: high"), "08-18 carl fire: " + claim("dora", ", position: low")}, []string{"fire/carl dora claim-changed"}},
		"a place, where there was none": {[]string{"08-05 carl fire: " + claim("dora", ""), "08-18 carl fire: " + claim("dora", ", position: low")}, []string{"fire/carl dora claim-changed"}},
		"said again":                    {[]string{"08-05 carl fire: " + claim("dora", ", position: high"), "08-18 carl fire: " + claim("dora", ", position: high")}, []string{"fire/carl dora repeated"}},
		"said again in other words":     {[]string{"08-05 carl fire: " + claim("dora", " all, position: high"), "08-18 carl fire: " + claim("dora", ", position: high")}, []string{"fire/carl dora repeated"}},
		"denied":                        {[]string{"08-05 carl fire: " + claim("dora", ", position: high"), "08-18 carl fire: " + claim("dora", ", position: high, response: denied")}, []string{"fire/carl dora denied"}},
		"made and denied at once":       {[]string{"08-18 carl fire: " + claim("dora", ", response: denied")}, []string{"fire/carl dora denied"}},
		"still denied":                  {[]string{"08-05 carl fire: " + claim("dora", ", response: denied"), "08-18 carl fire: " + claim("dora", ", response: denied")}, []string{"fire/carl dora repeated"}},
		"denied, then confirmed":        {[]string{"08-05 carl fire: " + claim("dora", ", response: denied"), "08-18 carl fire: " + claim("dora", ", response: confirmed")}, []string{"fire/carl dora confirmed"}},
		"an answer taken back":          {[]string{"08-05 carl fire: " + claim("dora", ", response: denied"), "08-18 carl fire: " + claim("dora", ", response: none")}, []string{"fire/carl dora claim-changed"}},
		"after the second date":         {[]string{"08-25 carl fire: " + claim("dora", "")}, nil},
		"two claimants, in the codebook's order": {[]string{"08-18 carl fire: {claims: [{by: dora, summary: D}, {by: anna, summary: A}]}", "08-18 bert fire: " + claim("carl", "")},
			[]string{"fire/bert carl claimed", "fire/carl anna claimed", "fire/carl dora claimed"}},
		"beside a stance": {[]string{"08-05 carl fire: {position: low}", "08-18 carl fire: {position: high, summary: S, claims: [{by: dora, summary: D, position: high}]}"}, []string{"fire/carl dora claimed"}},
	} {
		c := compare(t, history(t, tt.records...), dateA, dateB)
		var got []string
		for _, e := range c.ClaimChanges {
			got = append(got, e.Issue.ID+"/"+e.Party.ID+" "+e.By.ID+" "+e.Kind.String())
		}
		t.Run(name, func(t *testing.T) { equal(t, got, tt.want) })
		total := 0
		for _, n := range c.ClaimCounts {
			total += n
		}
		if total != len(c.ClaimChanges) {
			t.Errorf("%s: %d counted, %d listed", name, total, len(c.ClaimChanges))
		}
	}
}

// From A to C is from A to B and from B to C: what is told of a claim over the whole
// period follows from the two halves, as far as kinds add up.
func TestClaimEventsOfTwoHalves(t *testing.T) {
	h := history(t,
		"08-12 carl fire: {claims: [{by: dora, summary: D, position: high}]}",
		"08-18 carl fire: {claims: [{by: dora, summary: D, position: high, response: denied}]}")
	if whole := compare(t, h, "08-11", "08-20").ClaimChanges; len(whole) != 1 || whole[0].Kind != diff.ClaimDenied || whole[0].From != nil {
		t.Errorf("%+v", whole)
	}
	if first := compare(t, h, "08-11", "08-15").ClaimChanges; len(first) != 1 || first[0].Kind != diff.ClaimMade {
		t.Errorf("%+v", first)
	}
	if second := compare(t, h, "08-15", "08-20").ClaimChanges; len(second) != 1 || second[0].Kind != diff.ClaimDenied || second[0].From == nil {
		t.Errorf("%+v", second)
	}
}

// claimed is an event as a cell, its claimant and the records before and after it.
func claimed(events []diff.ClaimEvent) map[string]diff.ClaimEvent {
	all := map[string]diff.ClaimEvent{}
	for _, e := range events {
		all[e.Party.ID+"/"+e.Issue.ID+" "+e.By.ID] = e
	}
	return all
}

// Over all dates of random datasets: what is told from A to C follows from what is told
// from A to B and from B to C, equal dates tell nothing, and each kind is what a slow
// reading of the rule makes of the claims in force.
func TestPropertyClaimEvents(t *testing.T) {
	seen := map[diff.ClaimKind]bool{}
	everySeed(t, seeds, func(t *testing.T, d *positions.Dataset, _ []record) {
		h := positions.NewHistory(d, 0)
		days := []string{"08-10", "08-13", "08-16", "08-19", "08-22", "08-25"}
		for i := range days {
			for j := i; j < len(days); j++ {
				whole := between(t, h, on(t, days[i]), on(t, days[j]))
				events := claimed(whole.ClaimChanges)
				if i == j && len(events) > 0 {
					t.Errorf("%s tells %d events against itself", days[i], len(events))
				}
				slowly(t, h, whole, events, seen)
				for m := i; m <= j; m++ {
					first := claimed(between(t, h, on(t, days[i]), on(t, days[m])).ClaimChanges)
					second := claimed(between(t, h, on(t, days[m]), on(t, days[j])).ClaimChanges)
					for key := range events {
						from, to := events[key].From, events[key].To
						a, inFirst := first[key]
						b, inSecond := second[key]
						switch {
						case inFirst && inSecond && (a.From != from || a.To != b.From || b.To != to),
							inFirst && !inSecond && (a.From != from || a.To != to || a.Kind != events[key].Kind),
							inSecond && !inFirst && (b.From != from || b.To != to || b.Kind != events[key].Kind),
							!inFirst && !inSecond:
							t.Errorf("%s from %s by %s to %s: does not follow from its halves", key, days[i], days[m], days[j])
						}
					}
					for key := range first {
						if _, told := events[key]; !told {
							t.Errorf("%s from %s to %s is lost by %s", key, days[i], days[m], days[j])
						}
					}
				}
			}
		}
	})
	for k := range diff.ClaimKinds {
		if !seen[diff.ClaimKind(k)] {
			t.Errorf("no dataset has a claim that is %s", diff.ClaimKind(k))
		}
	}
}

// slowly holds the events of a comparison against the claims in force at its dates.
func slowly(t *testing.T, h *positions.History, c *diff.Comparison, events map[string]diff.ClaimEvent, seen map[diff.ClaimKind]bool) {
	t.Helper()
	n := 0
	for _, p := range h.Dataset.Codebook.Parties {
		for _, is := range h.Dataset.Codebook.Issues {
			before := map[*positions.Party]*positions.Claim{}
			for _, cl := range h.Claims(p, is, c.From) {
				before[cl.By] = cl
			}
			for _, cl := range h.Claims(p, is, c.To) {
				old := before[cl.By]
				if old == cl {
					continue
				}
				n++
				want := "repeated"
				switch {
				case cl.Response == positions.Confirmed && (old == nil || old.Response != positions.Confirmed):
					want = "confirmed"
				case cl.Response == positions.Denied && (old == nil || old.Response != positions.Denied):
					want = "denied"
				case old == nil:
					want = "claimed"
				case old.Response != cl.Response || claimedPlace(old) != claimedPlace(cl):
					want = "claim-changed"
				}
				e := events[p.ID+"/"+is.ID+" "+cl.By.ID]
				if e.To != cl || e.From != old || e.Kind.String() != want {
					t.Errorf("%s on %s, claimed by %s: told %s, want %s", p.ID, is.ID, cl.By.ID, e.Kind, want)
				}
				seen[e.Kind] = true
			}
		}
	}
	if n != len(c.ClaimChanges) {
		t.Errorf("%d events, want %d", len(c.ClaimChanges), n)
	}
}

func claimedPlace(c *positions.Claim) string {
	place := fmt.Sprint(c.Kind, " ", c.Value)
	if c.Plausible != nil {
		place += fmt.Sprint(" ", c.Plausible.Low.Value, " ", c.Plausible.High.Value)
	}
	return place
}
