package diff_test

import (
	"fmt"
	"testing"
)

// date_unsure: b's first day is not after A, b's last is after B, or a's last is after A.
func TestDateUnsure(t *testing.T) {
	const a = "08-05 carl fire: {position: low}"
	for _, tt := range []struct {
		name    string
		records []string
		want    bool
	}{
		{"exact days", []string{a, "08-18 carl fire: {position: high}"}, false},
		{"b may be of A's day", []string{a, "08-18 carl fire: {position: high, when: 2025-08-10/2025-08-18}"}, true},
		{"b begins the day after A", []string{a, "08-18 carl fire: {position: high, when: 2025-08-11/2025-08-18}"}, false},
		{"b may be older than anything", []string{a, "08-18 carl fire: {position: high, when: ../2025-08-18}"}, true},
		{"b may be of the day after B", []string{a, "08-18 carl fire: {position: high, when: 2025-08-18/2025-08-21}"}, true},
		{"b ends on B's day", []string{a, "08-18 carl fire: {position: high, when: 2025-08-18/2025-08-20}"}, false},
		{"a may be of the day after A", []string{"08-05 carl fire: {position: low, when: 2025-08-05/2025-08-11}", "08-18 carl fire: {position: high}"}, true},
		{"a ends on A's day", []string{"08-05 carl fire: {position: low, when: 2025-08-05/2025-08-10}", "08-18 carl fire: {position: high}"}, false},
		{"a may be older", []string{"08-05 carl fire: {position: low, when: ../2025-08-05}", "08-18 carl fire: {position: high}"}, false},
		{"first recorded", []string{"08-18 carl fire: {position: high, when: 2025-08-18~}"}, true},
		{"said the same", []string{a, "08-18 carl fire: {position: low, when: 2025-08}"}, true},
		{"nothing new was said", []string{"08-05 carl fire: {position: low, when: 2025-08}"}, false},
	} {
		if got := changeOf(t, "carl", "fire", tt.records...).DateUnsure; got != tt.want {
			t.Errorf("%s: %t", tt.name, got)
		}
	}
}

// precision, delta_range and steps_range, computed by hand: fire has steps of 25 points.
func TestPrecisionAndRanges(t *testing.T) {
	for _, tt := range []struct{ name, a, b, want string }{
		{"a position where there was a range", "plausible: [low, high]", "position: mid", "not-comparable narrower"},
		{"a range where there was a position", "position: mid", "plausible: [low, high]", "not-comparable wider"},
		{"a range within a range", "plausible: [low, high]", "plausible: [lowish, mid]", "not-comparable narrower"},
		{"and the other way round", "plausible: [lowish, mid]", "plausible: [low, mid]", "not-comparable wider"},
		{"ranges that overlap", "plausible: [low, mid]", "plausible: [lowish, high]", "not-comparable "},
		{"the position's own range without it", "position: mid, plausible: [low, high]", "plausible: [low, high]", "not-comparable wider"},
		{"and with it", "plausible: [low, high]", "position: mid, plausible: [low, high]", "not-comparable narrower"},
		{"words where there was a place", "position: mid", "note: n", "not-comparable "},
		{"positions alone", "position: low", "position: high", "shifted "},
		{"a range on a side", "position: low", "position: mid, plausible: [lowish, highish]", "shifted  25 to 75, 1 to 3"},
		{"ranges on both", "plausible: [low, lowish]", "plausible: [highish, high]", "shifted  50 to 100, 2 to 4"},
		{"downwards", "position: high, plausible: [highish, high]", "position: low", "shifted  75 to 100, 3 to 4"},
		{"that meet", "position: low, plausible: [low, mid]", "position: high, plausible: [mid, high]", "possible-shift  0 to 100, 0 to 4"},
		{"unconfirmed", "position: low", "position: high, plausible: [mid, high], basis: reported", "possible-shift  50 to 100, 2 to 4"},
		{"held", "position: low, plausible: [low, mid]", "position: low", "held "},
	} {
		c := changeOf(t, "carl", "fire", "08-05 carl fire: {"+tt.a+"}", "08-18 carl fire: {"+tt.b+"}")
		got := c.Kind.String() + " " + c.Precision.String()
		if c.DeltaRange != nil {
			got += fmt.Sprintf(" %g to %g, %d to %d", c.DeltaRange[0], c.DeltaRange[1], c.StepsRange[0], c.StepsRange[1])
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	c := changeOf(t, "carl", "aid", "08-05 carl aid: {position: 1}", "08-18 carl aid: {position: 7, plausible: [4, 7]}")
	if c.StepsRange != nil || c.DeltaRange == nil || *c.DeltaRange != [2]float64{50, 100} {
		t.Errorf("on a scale of numbers: %v, %v", c.DeltaRange, c.StepsRange)
	}
}

func TestAcceptsChanged(t *testing.T) {
	for _, tt := range []struct {
		name, a, b string
		want       bool
	}{
		{"neither", "position: low", "position: mid", false},
		{"stands", "position: low, accepts: [low, mid]", "position: low", false},
		{"given for the first time", "position: low", "position: low, accepts: [low, mid]", true},
		{"another range", "position: low, accepts: [low, mid]", "position: low, accepts: [low, high]", true},
		{"ended by another position", "position: low, accepts: [low, mid]", "position: mid", true},
		{"on another basis", "position: low, accepts: [low, mid]", "position: low, accepts: {range: [low, mid], basis: reported}", false},
	} {
		if got := changeOf(t, "carl", "fire", "08-05 carl fire: {"+tt.a+"}", "08-18 carl fire: {"+tt.b+"}"); got.AcceptsChanged() != tt.want {
			t.Errorf("%s: %t", tt.name, !tt.want)
		}
	}
}

// What was looked for after a stance and not found again is told beside it, where the stance
// is the party's own or signed.
func TestNotFound(t *testing.T) {
	for _, tt := range []struct {
		name    string
		records []string
		want    string
	}{
		{"after the stance", []string{"08-05 anna fire: {position: low}", "08-12 anna fire: {silent: true}", "08-15 anna fire: {silent: true}"}, "08-15"},
		{"before the stance", []string{"08-05 anna fire: {silent: true}", "08-12 anna fire: {position: low}"}, ""},
		{"after B", []string{"08-05 anna fire: {position: low}", "08-21 anna fire: {silent: true}"}, ""},
		{"the claims that came after it do not take it back", []string{"08-05 anna fire: {position: low}", "08-12 anna fire: {silent: true}", "08-15 anna fire: {claims: [{by: dora, summary: s}]}"}, "08-12"},
		{"beside what only the group said", []string{"08-05 union fire: {position: low}", "08-12 anna fire: {silent: true}"}, ""},
		{"beside what it signed", []string{"08-05 union fire: {position: low, signed_by: [anna]}", "08-12 anna fire: {silent: true}"}, "08-12"},
		{"of the group's own cell, not", []string{"08-05 union fire: {position: low, signed_by: [anna]}", "08-12 union fire: {silent: true}"}, ""},
	} {
		c := changeOf(t, "anna", "fire", tt.records...)
		got := ""
		if s := c.To.NotFound; s != nil {
			got = day(s.Record.Date)
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestInLine(t *testing.T) {
	for _, tt := range []struct{ name, claim, own, want string }{
		{"it meets", "position: low", "position: low", "true"},
		{"a range does", "plausible: [low, mid]", "position: lowish", "true"},
		{"it does not", "position: low", "position: high", "false"},
		{"the claimant has none", "position: low", "note: n", ""},
		{"the claim has none", "", "position: low", ""},
	} {
		claim := "{by: dora, summary: s}"
		if tt.claim != "" {
			claim = "{by: dora, summary: s, " + tt.claim + "}"
		}
		c := changeOf(t, "carl", "fire", "08-18 carl fire: {summary: s, position: mid, claims: ["+claim+"]}", "08-18 dora fire: {"+tt.own+"}")
		got := ""
		if in := c.Claims[0].InLine; in != nil {
			got = fmt.Sprint(*in)
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// signed_by names members known to have signed, and says nothing of the others.
func TestSignedBy(t *testing.T) {
	h := history(t, "08-05 union fire: {position: low, signed_by: [anna]}", "08-12 bert fire: {position: high}")
	for name, want := range map[string]string{"anna": "union signed", "carl": "", "bert": "own"} {
		hd, ok := h.InForce(h.Dataset.Codebook.Party(name), h.Dataset.Codebook.Issue("fire"), on(t, "08-18"))
		got := ""
		switch {
		case ok && hd.Via == nil:
			got = "own"
		case ok:
			got = hd.Via.ID
			if hd.Signed {
				got += " signed"
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	h = history(t, "08-05 anna fire: {position: high}", "08-12 union fire: {position: low, signed_by: [anna]}", "08-12 union aid: {position: 2, signed_by: [bert]}")
	if hd, _ := h.InForce(h.Dataset.Codebook.Party("anna"), h.Dataset.Codebook.Issue("fire"), on(t, "08-18")); hd.Via == nil || !hd.Signed {
		t.Error("what a party signs does not follow its own word")
	}
	if hd, ok := h.InForce(h.Dataset.Codebook.Party("anna"), h.Dataset.Codebook.Issue("aid"), on(t, "08-18")); !ok || hd.Via == nil || hd.Signed {
		t.Error("a member that is not named is left out, or taken to have signed")
	}
}

// What a term is tied to is part of its words; what it is against is not.
func TestTiesOfTerms(t *testing.T) {
	for _, tt := range []struct{ name, a, b, want string }{
		{"tied to the same", "{id: t, text: T, if: [a vote]}", "{id: t, text: T, if: [a vote]}", "equal 08-05"},
		{"in another order", "{id: t, text: T, if: [a vote, two votes]}", "{id: t, text: T, if: [two votes, a vote]}", "equal 08-05"},
		{"tied now", "{id: t, text: T}", "{id: t, text: T, if: [a vote]}", "reworded 08-18"},
		{"unless where there was if", "{id: t, text: T, if: [a vote]}", "{id: t, text: T, unless: [a vote]}", "reworded 08-18"},
		{"against", "{id: t, text: T}", "{id: t, text: T, against: [dora/talks/x]}", "equal 08-05"},
		{"without ids", "{text: T, if: [a vote]}", "{text: T, unless: [a vote]}", "reworded 08-18"},
		{"each finds the one tied alike", "{text: T, if: [a vote]}, {text: T}", "{text: T}, {text: T, if: [a vote]}", "equal 08-18 equal 08-18"},
	} {
		c := changeOf(t, "carl", "talks", "08-01 dora talks: {note: n, terms: [{id: x, text: X}]}",
			"08-05 carl talks: {note: n, terms: ["+tt.a+"]}", "08-18 carl talks: {note: n, terms: ["+tt.b+"]}")
		got := ""
		for _, tc := range c.Terms {
			got += " " + tc.Op.String() + " " + day(c.To.Terms[tc.To].Since)
		}
		if got[1:] != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got[1:], tt.want)
		}
	}
}

// A leaked demand stays leaked while it stands in these words.
func TestBasisOfTerms(t *testing.T) {
	const leak = "08-05 carl talks: {note: n, basis: reported, confidence: low, terms: [{id: t, text: T}]}"
	for _, tt := range []struct{ name, later, want string }{
		{"carried on", "{note: n}", "reported low since 08-05"},
		{"given again unchanged", "{note: n, terms: [{id: t, text: T}]}", "reported low since 08-05"},
		{"judged by another", "{note: n, basis: assessed, confidence: high, terms: [{id: t, text: T}]}", "reported low since 08-05"},
		{"in other words", "{note: n, basis: assessed, confidence: high, terms: [{id: t, text: U}]}", "assessed high since 08-18"},
	} {
		c := changeOf(t, "carl", "talks", leak, "08-18 carl talks: "+tt.later)
		term := c.To.Terms[0]
		if got := term.Basis.String() + " " + term.Confidence.String() + " since " + day(term.Since); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
