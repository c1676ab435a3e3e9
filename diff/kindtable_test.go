package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"stance/diff"
	"stance/positions"
)

// The table of kinds for every pair of a point, a range, a point in a range,
// words alone and none, worked out by hand from the rule: positions whose
// intervals do not meet are shifted; that meet, and differ, a possible shift;
// a range without a position that meets anything but itself compares with
// nothing. All are stated, with moderate confidence, on a scale of five
// options, 0 to 4; the same letters hold for the way back but A and W.
func TestKindTable(t *testing.T) {
	const table = `
             none words @0 @1 @2 0..1 0..2 2..4 3..4 1in0..2 3in2..4 3in3..4
none            H     A  A  A  A    A    A    A    A       A       A       A
words           W     H  N  N  N    N    N    N    N       N       N       N
@0              W     N  H  S  S    N    N    S    S       P       S       S
@1              W     N  S  H  S    N    N    S    S       H       S       S
@2              W     N  S  S  H    S    N    N    S       P       P       S
0..1            W     N  N  N  S    H    N    S    S       N       S       S
0..2            W     N  N  N  N    N    H    N    S       N       N       S
2..4            W     N  S  S  N    S    N    H    N       N       N       N
3..4            W     N  S  S  S    S    S    N    H       S       N       N
1in0..2         W     N  P  H  P    N    N    N    S       H       P       S
3in2..4         W     N  S  S  P    S    N    N    N       P       H       H
3in3..4         W     N  S  S  S    S    S    N    N       S       H       H
`
	letters := map[string]diff.Kind{
		"A": diff.Adopted, "W": diff.Withdrawn, "S": diff.Shifted, "P": diff.PossibleShift, "N": diff.NotComparable, "H": diff.Held,
	}
	rows := strings.Split(strings.TrimSpace(table), "\n")
	heads := strings.Fields(rows[0])
	var pairs []kindPair
	for i, row := range rows[1:] {
		cells := strings.Fields(row)
		if len(cells) != len(heads)+1 || cells[0] != heads[i] {
			t.Fatalf("row %q does not fit the headings", row)
		}
		for j, letter := range cells[1:] {
			pairs = append(pairs, kindPair{coded(t, cells[0]), coded(t, heads[j]), letters[letter]})
		}
	}
	tellKinds(t, pairs)
}

// coded writes a heading of the table as the keys of a stance.
func coded(t *testing.T, heading string) string {
	options := [...]string{"low", "lowish", "mid", "highish", "high"}
	var position, low, high int
	if heading == "none" {
		return "position: none"
	} else if heading == "words" {
		return "note: n"
	} else if n, _ := fmt.Sscanf(heading, "@%d", &position); n == 1 {
		return "position: " + options[position]
	} else if n, _ := fmt.Sscanf(heading, "%din%d..%d", &position, &low, &high); n == 3 {
		return fmt.Sprintf("position: %s, plausible: [%s, %s]", options[position], options[low], options[high])
	} else if n, _ := fmt.Sscanf(heading, "%d..%d", &low, &high); n == 2 {
		return fmt.Sprintf("plausible: [%s, %s]", options[low], options[high])
	}
	t.Fatalf("%q is no stance", heading)
	return ""
}

// What either stance rests on turns a shift into a possible one and changes no
// other kind: every basis and every confidence on both sides, for a pair of
// each kind.
func TestKindTableOfWhatStancesRestOn(t *testing.T) {
	var pairs []kindPair
	for _, p := range []kindPair{
		{"position: low", "position: high", diff.Shifted},
		{"plausible: [low, lowish]", "position: high, plausible: [mid, high]", diff.Shifted},
		{"position: lowish, plausible: [low, mid]", "position: highish, plausible: [mid, high]", diff.PossibleShift},
		{"position: mid", "position: mid", diff.Held},
		{"position: mid", "plausible: [mid, high]", diff.NotComparable},
		{"position: none", "position: mid", diff.Adopted},
		{"position: mid", "position: none", diff.Withdrawn},
	} {
		for a, firmA := range grounds() {
			for b, firmB := range grounds() {
				want := p.want
				if want == diff.Shifted && !(firmA && firmB) {
					want = diff.PossibleShift
				}
				pairs = append(pairs, kindPair{p.a + a, p.b + b, want})
			}
		}
	}
	tellKinds(t, pairs)
}

// grounds are all that a stance can rest on, as keys, and whether a shift can.
func grounds() map[string]bool {
	all := map[string]bool{}
	for _, basis := range positions.Bases {
		for _, confidence := range positions.Confidences {
			firm := (basis == "stated" || basis == "recounted") && confidence != "low"
			all[", basis: "+basis+", confidence: "+confidence] = firm
		}
	}
	return all
}

// The rule, tried on all stances of the scale against all: intervals as the
// sets of options that they hold.
func TestKindsFollowTheIntervals(t *testing.T) {
	options := []string{"low", "lowish", "mid", "highish", "high"}
	type stance struct {
		body  string
		at    int          // -1: no position
		holds map[int]bool // the interval, empty: none
	}
	stances := []stance{{"note: n", -1, nil}}
	for i, low := range options {
		stances = append(stances, stance{"position: " + low, i, map[int]bool{i: true}})
		for j := i; j < len(options); j++ {
			holds := map[int]bool{}
			for k := i; k <= j; k++ {
				holds[k] = true
			}
			plausible := fmt.Sprintf("plausible: [%s, %s]", low, options[j])
			stances = append(stances, stance{plausible, -1, holds})
			for k := i; k <= j; k++ {
				stances = append(stances, stance{plausible + ", position: " + options[k], k, holds})
			}
		}
	}
	var pairs []kindPair
	for _, a := range stances {
		for _, b := range stances {
			meet := false
			for k := range a.holds {
				meet = meet || b.holds[k]
			}
			want := diff.Held
			switch {
			case len(a.holds) > 0 && len(b.holds) > 0 && !meet:
				want = diff.Shifted
			case a.at >= 0 && b.at >= 0 && a.at != b.at:
				want = diff.PossibleShift
			case (len(a.holds) > 0) != (len(b.holds) > 0):
				want = diff.NotComparable
			case (a.at < 0) != (b.at < 0):
				want = diff.NotComparable
			case a.at < 0 && len(a.holds) > 0 && fmt.Sprint(a.holds) != fmt.Sprint(b.holds):
				want = diff.NotComparable
			}
			pairs = append(pairs, kindPair{a.body, b.body, want})
		}
	}
	tellKinds(t, pairs)
}

// kindPair is what a party says at A and at B, and the kind of change.
type kindPair struct {
	a, b string
	want diff.Kind
}

// tellKinds compares the pairs as parties of one dataset: the kind of each, and
// that the way back has the same kind, but for adopted and withdrawn, and the
// other direction.
func tellKinds(t *testing.T, pairs []kindPair) {
	t.Helper()
	var parties, before, after strings.Builder
	for i, p := range pairs {
		for _, way := range [][3]string{{"there", p.a, p.b}, {"back", p.b, p.a}} {
			fmt.Fprintf(&parties, "  - {id: %s-%d, name: %s %d}\n", way[0], i, way[0], i)
			fmt.Fprintf(&before, "  %s-%d: {fire: {summary: As coded., %s}}\n", way[0], i, way[1])
			fmt.Fprintf(&after, "  %s-%d: {fire: {summary: As coded., %s}}\n", way[0], i, way[2])
		}
	}
	d := read(t, strings.Replace(codebook, "issues:\n", parties.String()+"issues:\n", 1),
		"date: 2025-"+dateA+"\npositions:\n"+before.String(), "date: 2025-"+dateB+"\npositions:\n"+after.String())
	c := compare(t, positions.NewHistory(d, 0), dateA, dateB)
	mirrored := map[diff.Kind]diff.Kind{diff.Adopted: diff.Withdrawn, diff.Withdrawn: diff.Adopted}
	told := map[string]*diff.Change{}
	for i := range c.Changes {
		told[c.Changes[i].Party.ID] = &c.Changes[i]
	}
	for i, p := range pairs {
		there, back := told[fmt.Sprint("there-", i)], told[fmt.Sprint("back-", i)]
		wantBack, ok := mirrored[p.want]
		if !ok {
			wantBack = p.want
		}
		if there.Kind != p.want || back.Kind != wantBack {
			t.Errorf("{%s} to {%s}: %s, and back %s; want %s and %s", p.a, p.b, there.Kind, back.Kind, p.want, wantBack)
			continue
		}
		if (there.Delta == nil) != (back.Delta == nil) || there.Delta != nil && *there.Delta != -*back.Delta {
			t.Errorf("{%s} to {%s}: by %s, and back by %s", p.a, p.b, figure(there.Delta), figure(back.Delta))
		}
		if shifted := p.want == diff.Shifted; shifted != (there.Toward != diff.NoPole) || shifted && there.Toward == back.Toward || !shifted && back.Toward != diff.NoPole {
			t.Errorf("{%s} to {%s}: %s, toward %q and back %q", p.a, p.b, there.Kind, there.Toward, back.Toward)
		}
	}
}
