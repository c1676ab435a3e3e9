package diff_test

import (
	"testing"

	"stance/diff"
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
