package positions_test

import (
	"fmt"
	"slices"
	"testing"

	"stance/positions"
	"stance/positions/synthetic"
)

// days are those of holdings, "MM-DD" each.
func days(holdings []positions.Holding) []string {
	var all []string
	for _, hd := range holdings {
		all = append(all, day(hd.Date()))
	}
	return all
}

// A path is what came into force after one date and up to another.
func TestPath(t *testing.T) {
	h := history(t,
		"08-01 union fire: {position: low}", "08-03 union fire: {position: mid}", "08-05 anna fire: {position: high}",
		"08-07 union fire: {position: low}", "08-09 anna fire: {silent: true}")
	for _, c := range []struct {
		name, after, to string
		want            []string
	}{
		{"the first date is left out, the last is not", "08-01", "08-05", []string{"08-03", "08-05"}},
		{"between two dates of records", "08-02", "08-04", []string{"08-03"}},
		{"what the group said after the party had spoken is none of it, nor is silence", "08-05", "08-31", nil},
		{"nothing before the first", "07-01", "07-31", nil},
		{"all of it", "07-01", "08-31", []string{"08-01", "08-03", "08-05"}},
		{"within a day", "08-03", "08-03", nil},
		{"backwards", "08-31", "08-01", nil},
	} {
		equal(t, days(h.Path(party(t, h, "anna"), issue(t, h, "fire"), on(t, c.after), on(t, c.to))), c.want)
	}
}

// All claims and silences of a cell, whatever is in force.
func TestClaimsAndSilencesEverMade(t *testing.T) {
	records := []string{
		"08-01 anna fire: {claims: [{by: bert, position: low, summary: s}, {by: solo, summary: s, known: 2025-08-20}]}",
		"08-03 anna fire: {silent: true}",
		"08-05 anna fire: {summary: s, position: mid, claims: [{by: bert, position: high, summary: s}]}",
		"08-07 anna fire: {silent: true, known: 2025-08-20}",
		"08-07 union fire: {silent: true}",
	}
	for knownBy, want := range map[string][]string{
		"":      {"bert 08-01 low", "solo 08-01 unplaced", "bert 08-05 high", "silent 08-03", "silent 08-07"},
		"08-10": {"bert 08-01 low", "bert 08-05 high", "silent 08-03"},
	} {
		h := knownHistory(t, knownBy, records...)
		var got []string
		for _, c := range h.ClaimsMade(party(t, h, "anna"), issue(t, h, "fire")) {
			got = append(got, c.By.ID+" "+day(c.Record.Date)+" "+claimPlace(c))
		}
		for _, s := range h.Silences(party(t, h, "anna"), issue(t, h, "fire")) {
			got = append(got, "silent "+day(s.Record.Date))
		}
		equal(t, got, want)
	}
}

// A record is known as soon as anything in it is.
func TestKnows(t *testing.T) {
	for _, c := range []struct {
		name, record string
		before, on   bool // the 12th
	}{
		{"its stance", "08-05 anna fire: {position: mid, known: 2025-08-12}", false, true},
		{"its silence", "08-05 anna fire: {silent: true, known: 2025-08-12}", false, true},
		{"its claim", "08-05 anna fire: {claims: [{by: bert, summary: s, known: 2025-08-12}]}", false, true},
		{"one of its claims", "08-05 anna fire: {claims: [{by: bert, summary: s, known: 2025-08-20}, {by: solo, summary: s}]}", true, true},
		{"its claim beside a stance that is not", "08-05 anna fire: {summary: s, position: mid, known: 2025-08-20, claims: [{by: solo, summary: s}]}", true, true},
		{"its silence beside a claim that is not", "08-05 anna fire: {silent: true, claims: [{by: solo, summary: s, known: 2025-08-20}]}", true, true},
		{"nothing of it", "08-05 anna fire: {summary: s, position: mid, known: 2025-08-20, claims: [{by: solo, summary: s, known: 2025-08-20}]}", false, false},
	} {
		d := dataset(t, c.record)
		for knownBy, want := range map[string]bool{"08-11": c.before, "08-12": c.on, "12-31": true} {
			if got := positions.NewHistory(d, on(t, knownBy)).Knows(d.Records[0]); got != want {
				t.Errorf("%s: known by %s is %t, want %t", c.name, knownBy, got, want)
			}
		}
		if !positions.NewHistory(d, 0).Knows(d.Records[0]) {
			t.Errorf("%s: everything is known in the end", c.name)
		}
	}
}

// Track, Path and InForce tell of the same, on any date and of what was known by
// any day; a stance is held since the first of a run with its position.
func TestTrackPathAndInForceAgree(t *testing.T) {
	holdings, inherited, held := 0, 0, 0
	for seed := range uint64(40) {
		d := synthetic.Odd(seed)
		first, last := d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date
		for _, knownBy := range []positions.Date{0, first + 2} {
			h := positions.NewHistory(d, knownBy)
			for _, p := range d.Codebook.Parties {
				for _, is := range d.Codebook.Issues {
					track := h.Track(p, is)
					where := fmt.Sprintf("seed %d, known by %d, %s on %s", seed, knownBy, p.ID, is.ID)
					same := func(a, b positions.Holding) bool {
						return a.Stance == b.Stance && a.Via == b.Via && a.Signed == b.Signed
					}
					for at := first - 1; at <= last+1; at++ {
						before, after := h.Path(p, is, first-1, at), h.Path(p, is, at, last)
						if !slices.EqualFunc(slices.Concat(before, after), track, same) {
							t.Fatalf("%s: the paths up to and from %d are not the track", where, at)
						}
						hd, ok := h.InForce(p, is, at)
						if ok != (len(before) > 0) || ok && !same(hd, before[len(before)-1]) {
							t.Fatalf("%s: in force on %d is not what came last", where, at)
						}
					}
					for i, hd := range track {
						holdings++
						if i > 0 && hd.Date() <= track[i-1].Date() {
							t.Fatalf("%s: %d does not follow %d", where, hd.Date(), track[i-1].Date())
						}
						if (hd.Via == nil) != (hd.Stance.Record.Party == p) || hd.Via != nil && !p.Within(hd.Via) {
							t.Fatalf("%s: a stance of %s comes by the wrong way", where, hd.Stance.Record.Party.ID)
						}
						if hd.Via != nil {
							inherited++
						}
						if knownBy != 0 && hd.Stance.KnownDate() > knownBy {
							t.Fatalf("%s: a stance is in force that was known on %d", where, hd.Stance.KnownDate())
						}
						run := i
						for run > 0 && positions.SamePosition(track[run-1].Stance, hd.Stance) {
							run--
						}
						if run < i {
							held++
						}
						if got := hd.HeldSince(); got != track[run].Date() {
							t.Fatalf("%s: held on %d since %d, want %d", where, hd.Date(), got, track[run].Date())
						}
					}
				}
			}
		}
	}
	if inherited < 100 || held < 100 {
		t.Errorf("of %d holdings %d are inherited and %d held: they say little", holdings, inherited, held)
	}
}

// A place is told as editors and compilers tell it.
func TestPlaces(t *testing.T) {
	for want, p := range map[string]positions.Place{
		"": {}, "snapshots/a.yaml": {File: "snapshots/a.yaml"}, "snapshots/a.yaml:3:5": {File: "snapshots/a.yaml", Line: 3, Column: 5},
	} {
		if got := p.String(); got != want {
			t.Errorf("%+v is told as %q, want %q", p, got, want)
		}
	}
}
