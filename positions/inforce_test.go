package positions_test

import (
	"testing"

	"stance/positions"
)

func TestStanceInForce(t *testing.T) {
	tests := []struct {
		name    string // the sentence of the contract
		records []string
		party   string            // anna unless given
		want    map[string]string // by day
	}{
		{
			name:    "the latest record with a stance dated on or before D",
			records: []string{"08-01 solo fire: {position: low}", "08-05 solo fire: {position: mid}", "08-09 solo fire: {position: high}"},
			party:   "solo",
			want: map[string]string{
				"08-01": "low since 08-01", "08-04": "low since 08-01", "08-05": "mid since 08-05",
				"08-08": "mid since 08-05", "08-09": "high since 08-09", "12-31": "high since 08-09",
			},
		},
		{
			name:    "nothing in force: the cell is empty",
			records: []string{"08-05 solo fire: {position: low}"},
			party:   "solo",
			want:    map[string]string{"08-04": "–"},
		},
		{
			name:    "a stance on another issue or of another party says nothing of the cell",
			records: []string{"08-01 solo aid: {position: 3}", "08-01 bert fire: {position: low}"},
			party:   "solo",
			want:    map[string]string{"08-09": "–"},
		},
		{
			name:    "where there is nothing of its own, the latest of its groups' stances",
			records: []string{"08-01 union fire: {position: low}", "08-03 union fire: {position: mid}"},
			want:    map[string]string{"08-02": "low since 08-01 via union", "08-03": "mid since 08-03 via union"},
		},
		{
			name:    "the latest, whichever of the groups gave it",
			records: []string{"08-01 union fire: {position: low}", "08-03 circle fire: {position: mid}", "08-05 alliance fire: {position: high}"},
			want: map[string]string{
				"08-01": "low since 08-01 via union", "08-03": "mid since 08-03 via circle", "08-05": "high since 08-05 via alliance",
			},
		},
		{
			name:    "groups of groups",
			records: []string{"08-01 circle fire: {position: low}"},
			want:    map[string]string{"08-01": "low since 08-01 via circle"},
		},
		{
			name:    "groups of groups: only upwards",
			records: []string{"08-01 circle fire: {position: low}"},
			party:   "bert", // is in the union, which is not in the circle
			want:    map[string]string{"08-01": "–"},
		},
		{
			name:    "a member's stance is never the group's",
			records: []string{"08-01 anna fire: {position: low}"},
			party:   "union",
			want:    map[string]string{"08-02": "–"},
		},
		{
			name:    "own after group: its own from its date on",
			records: []string{"08-01 union fire: {position: low}", "08-05 anna fire: {position: mid}"},
			want:    map[string]string{"08-04": "low since 08-01 via union", "08-05": "mid since 08-05"},
		},
		{
			name:    "once a party has spoken for itself, what its group says no longer speaks for it",
			records: []string{"08-01 anna fire: {position: mid}", "08-05 union fire: {position: low}", "08-06 circle fire: {position: high}"},
			want:    map[string]string{"08-09": "mid since 08-01"},
		},
		{
			name:    "once it has signed, what its group says unsigned no longer speaks for it",
			records: []string{"08-01 union fire: {position: mid, inherited_by: [anna]}", "08-05 union fire: {position: low}"},
			want:    map[string]string{"08-09": "mid since 08-01 via union, signed"},
		},
		{
			name:    "own none is a stance of its own",
			records: []string{"08-01 union fire: {position: low}", "08-02 anna fire: {position: none}", "08-03 union fire: {position: mid}"},
			want:    map[string]string{"08-09": "none since 08-02"},
		},
		{
			name:    "an unplaced stance is a stance of its own",
			records: []string{"08-01 union fire: {position: low}", "08-02 anna fire: {note: n}"},
			want:    map[string]string{"08-09": "unplaced since 08-02"},
		},
		{
			name:    "signed: the latest of its own and signed ones, here signed after own",
			records: []string{"08-01 anna fire: {position: mid}", "08-05 union fire: {position: low, inherited_by: [anna]}"},
			want:    map[string]string{"08-04": "mid since 08-01", "08-05": "low since 08-05 via union, signed"},
		},
		{
			name:    "signed: the latest of its own and signed ones, here own after signed",
			records: []string{"08-01 union fire: {position: low, inherited_by: [anna]}", "08-05 anna fire: {position: mid}"},
			want:    map[string]string{"08-04": "low since 08-01 via union, signed", "08-05": "mid since 08-05"},
		},
		{
			name:    "inherited_by names a group on the way from the party to it",
			records: []string{"08-01 alliance fire: {position: low, inherited_by: [union]}"},
			want:    map[string]string{"08-01": "low since 08-01 via alliance, signed"},
		},
		{
			name:    "inherited_by names another group, which the party is in, and which is in it: on the way, too",
			records: []string{"08-01 alliance fire: {position: low, inherited_by: [league]}"},
			want:    map[string]string{"08-01": "low since 08-01 via alliance, signed"},
		},
		{
			name:    "inherited_by names a group that the party is not in",
			records: []string{"08-01 alliance fire: {position: low, inherited_by: [league]}"},
			party:   "bert",
			want:    map[string]string{"08-01": "–"},
		},
		{
			name:    "inherited_by names the group itself: it signed",
			records: []string{"08-01 alliance fire: {position: low, inherited_by: [union]}"},
			party:   "union",
			want:    map[string]string{"08-01": "low since 08-01 via alliance, signed"},
		},
		{
			name:    "inherited_by that does not name it: the stance never counts for it",
			records: []string{"08-01 union fire: {position: low}", "08-05 union fire: {position: mid, inherited_by: [bert]}"},
			want:    map[string]string{"08-09": "low since 08-01 via union"},
		},
		{
			name:    "inherited_by that does not name it counts for the group all the same",
			records: []string{"08-05 union fire: {position: mid, inherited_by: [bert]}"},
			party:   "union",
			want:    map[string]string{"08-09": "mid since 08-05"},
		},
		{
			name:    "an empty inherited_by: for no member",
			records: []string{"08-01 union fire: {position: low}", "08-05 union fire: {position: mid, inherited_by: []}"},
			want:    map[string]string{"08-09": "low since 08-01 via union"},
		},
		{
			name:    "ties on one date: its own before what it signed",
			records: []string{"08-01 union fire: {position: low, inherited_by: [anna]}", "08-01 anna fire: {position: mid}"},
			want:    map[string]string{"08-01": "mid since 08-01"},
		},
		{
			name:    "ties on one date: its own before its group's",
			records: []string{"08-01 union fire: {position: low}", "08-01 anna fire: {position: mid}"},
			want:    map[string]string{"08-01": "mid since 08-01"},
		},
		{
			name:    "ties on one date: its first group before its second",
			records: []string{"08-01 league fire: {position: low}", "08-01 union fire: {position: mid}"},
			want:    map[string]string{"08-01": "mid since 08-01 via union"},
		},
		{
			name:    "ties on one date: its first group's group before its second group, depth first",
			records: []string{"08-01 league fire: {position: low}", "08-01 alliance fire: {position: mid}", "08-01 circle fire: {position: high}"},
			want:    map[string]string{"08-01": "mid since 08-01 via alliance"},
		},
		{
			name:    "ties on one date: its second group before that one's groups",
			records: []string{"08-01 circle fire: {position: low}", "08-01 league fire: {position: mid}"},
			want:    map[string]string{"08-01": "mid since 08-01 via league"},
		},
		{
			name: "ties on one date among signed ones: groups depth first",
			records: []string{
				"08-01 league fire: {position: low, inherited_by: [anna]}", "08-01 alliance fire: {position: mid, inherited_by: [anna]}",
			},
			want: map[string]string{"08-01": "mid since 08-01 via alliance, signed"},
		},
		{
			name:    "on one date what it signed goes before what a nearer group says unsigned",
			records: []string{"08-01 union fire: {position: low}", "08-01 circle fire: {position: mid, inherited_by: [anna]}"},
			want:    map[string]string{"08-01": "mid since 08-01 via circle, signed", "08-09": "mid since 08-01 via circle, signed"},
		},
		{
			name:    "a diamond: a group reached on two ways counts once",
			records: []string{"08-01 alliance fire: {position: low}"},
			want:    map[string]string{"08-01": "low since 08-01 via alliance"},
		},
		{
			name:    "a group that has spoken for itself does not keep its own group from speaking for a member",
			records: []string{"08-01 union fire: {position: low}", "08-05 alliance fire: {position: high}"},
			want:    map[string]string{"08-05": "high since 08-05 via alliance"},
		},
		{
			name:    "claims never replace a stance",
			records: []string{"08-01 anna fire: {position: low}", "08-05 anna fire: {claims: [{by: bert, position: high, summary: s}]}"},
			want:    map[string]string{"08-09": "low since 08-01"},
		},
		{
			name:    "silence never replaces a stance",
			records: []string{"08-01 anna fire: {position: low}", "08-05 anna fire: {silent: true}"},
			want:    map[string]string{"08-09": "low since 08-01"},
		},
		{
			name:    "silence never replaces an inherited stance",
			records: []string{"08-01 union fire: {position: low}", "08-05 anna fire: {silent: true}"},
			want:    map[string]string{"08-09": "low since 08-01 via union"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.party == "" {
				tt.party = "anna"
			}
			h := history(t, tt.records...)
			for day, want := range tt.want {
				if got := inForce(t, h, tt.party, "fire", day); got != want {
					t.Errorf("on %s: got %q, want %q", day, got, want)
				}
			}
		})
	}
}

// Groups are asked in the order written, whatever the codebook's order.
func TestAncestryIsDepthFirstInTheOrderWritten(t *testing.T) {
	h := history(t, "08-01 solo fire: {position: low}")
	var got []string
	for _, g := range party(t, h, "anna").Ancestry() {
		got = append(got, g.ID)
	}
	equal(t, got, []string{"union", "alliance", "league", "circle"})

	book := h.Dataset.Codebook
	got = nil
	for _, m := range book.Members(book.Party("alliance")) {
		got = append(got, m.ID)
	}
	equal(t, got, []string{"league", "union"})
	if !book.Party("anna").Within(book.Party("circle")) || book.Party("bert").Within(book.Party("circle")) {
		t.Error("anna is within the circle through the league; bert is not")
	}
}

// A cycle of groups is an error of the dataset; it must not trap whoever has
// one all the same.
func TestCycleOfGroupsDoesNotTrap(t *testing.T) {
	a, b := &positions.Party{ID: "a"}, &positions.Party{ID: "b"}
	a.Groups, b.Groups = []*positions.Party{b}, []*positions.Party{a}
	if groups := a.Ancestry(); len(groups) != 1 || groups[0] != b {
		t.Errorf("got %v", groups)
	}
	if a.Within(a) {
		t.Error("a party is not within itself")
	}
}

func TestHeldSince(t *testing.T) {
	tests := []struct {
		name    string
		records []string
		want    string
	}{
		{"one stance: its date", []string{"08-01 anna fire: {position: mid}"}, "08-01"},
		{"the first date of the run", []string{"08-01 anna fire: {position: mid}", "08-03 anna fire: {position: mid}", "08-05 anna fire: {position: mid}"}, "08-01"},
		{"unbroken: not beyond another position", []string{
			"08-01 anna fire: {position: mid}", "08-03 anna fire: {position: low}", "08-05 anna fire: {position: mid}", "08-07 anna fire: {position: mid}",
		}, "08-05"},
		{"the cell's stance in force, so across an inherited stretch", []string{
			"08-01 alliance fire: {position: mid}", "08-03 union fire: {position: mid}", "08-05 anna fire: {position: mid}",
		}, "08-01"},
		{"a stance of the group after the party spoke is no part of the run", []string{
			"08-01 anna fire: {position: mid}", "08-03 union fire: {position: low}", "08-05 anna fire: {position: mid}",
		}, "08-01"},
		{"a stance that the group's other stance replaced breaks it", []string{
			"08-01 union fire: {position: mid}", "08-03 union fire: {position: low}", "08-05 anna fire: {position: mid}",
		}, "08-05"},
		{"the same position whatever the range around it", []string{
			"08-01 anna fire: {position: mid, plausible: [low, high]}", "08-05 anna fire: {position: mid}",
		}, "08-01"},
		{"the same range without a position", []string{
			"08-01 anna fire: {plausible: [low, mid]}", "08-05 anna fire: {plausible: [low, mid]}",
		}, "08-01"},
		{"another range without a position", []string{
			"08-01 anna fire: {plausible: [low, mid]}", "08-05 anna fire: {plausible: [low, highish]}",
		}, "08-05"},
		{"a range without a position is not the position", []string{
			"08-01 anna fire: {plausible: [mid, mid]}", "08-05 anna fire: {position: mid}",
		}, "08-05"},
		{"both unplaced", []string{"08-01 anna fire: {note: n}", "08-05 anna fire: {summary: Other words., note: n}"}, "08-01"},
		{"unplaced is not a range", []string{"08-01 anna fire: {note: n}", "08-05 anna fire: {plausible: [low, mid]}"}, "08-05"},
		{"both none", []string{"08-01 anna fire: {position: none}", "08-05 anna fire: {position: none}"}, "08-01"},
		{"none is not unplaced", []string{"08-01 anna fire: {position: none}", "08-05 anna fire: {note: n}"}, "08-05"},
		{"position: same", []string{"08-01 anna fire: {position: mid}", "08-05 anna fire: {position: same}"}, "08-01"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := history(t, tt.records...)
			hd, ok := h.InForce(party(t, h, "anna"), issue(t, h, "fire"), on(t, "08-31"))
			if !ok {
				t.Fatal("nothing in force")
			}
			if got := day(hd.HeldSince()); got != tt.want {
				t.Errorf("held since %s, want %s", got, tt.want)
			}
		})
	}
}

// At an earlier date held_since looks back from the stance in force then.
func TestHeldSinceAtAnEarlierDate(t *testing.T) {
	h := history(t, "08-01 anna fire: {position: low}", "08-03 anna fire: {position: low}", "08-05 anna fire: {position: mid}")
	for at, want := range map[string]string{"08-02": "08-01", "08-04": "08-01", "08-06": "08-05"} {
		hd, _ := h.InForce(party(t, h, "anna"), issue(t, h, "fire"), on(t, at))
		if got := day(hd.HeldSince()); got != want {
			t.Errorf("at %s: held since %s, want %s", at, got, want)
		}
	}
}

func TestPositionSame(t *testing.T) {
	tests := []struct {
		name    string
		records []string
		want    string
	}{
		{"the position of the stance in force the day before", []string{
			"08-01 anna fire: {position: mid}", "08-05 anna fire: {position: same}"}, "mid since 08-05"},
		{"and its plausible range", []string{
			"08-01 anna fire: {position: mid, plausible: [low, high]}", "08-05 anna fire: {position: same}"}, "mid [low..high] since 08-05"},
		{"written plausible wins", []string{
			"08-01 anna fire: {position: mid, plausible: [low, high]}", "08-05 anna fire: {position: same, plausible: [lowish, mid]}"}, "mid [lowish..mid] since 08-05"},
		{"a range without a position", []string{
			"08-01 anna fire: {plausible: [low, mid]}", "08-05 anna fire: {position: same}"}, "[low..mid] since 08-05"},
		{"none", []string{
			"08-01 anna fire: {position: none}", "08-05 anna fire: {position: same}"}, "none since 08-05"},
		{"unplaced", []string{
			"08-01 anna fire: {note: n}", "08-05 anna fire: {position: same}"}, "unplaced since 08-05"},
		{"through several", []string{
			"08-01 anna fire: {position: mid}", "08-03 anna fire: {position: same}", "08-05 anna fire: {position: same}"}, "mid since 08-05"},
		{"the day before, for the cell: what the group said", []string{
			"08-01 union fire: {position: highish}", "08-05 anna fire: {position: same}"}, "highish since 08-05"},
		{"the day before, not the same day", []string{
			"08-01 union fire: {position: highish}", "08-05 union fire: {position: low}", "08-05 anna fire: {position: same}"}, "highish since 08-05"},
		{"the day before, for the cell: its group's same", []string{
			"08-01 alliance fire: {position: lowish}", "08-03 union fire: {position: same}", "08-05 anna fire: {position: same}"}, "lowish since 08-05"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := inForce(t, history(t, tt.records...), "anna", "fire", "08-31"); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// A history resolves `same` in copies of its own: another history of the same
// dataset, as known on another day, must not find it resolved.
func TestHistoryLeavesTheDatasetAlone(t *testing.T) {
	d := dataset(t, "08-01 anna fire: {position: mid}", "08-05 anna fire: {position: same}")
	h := positions.NewHistory(d, 0)
	if kind := d.Records[1].Stance.Kind; kind != positions.SameAsBefore {
		t.Errorf("the record's own stance became kind %d", kind)
	}
	if s := h.Stance(d.Records[1]); place(s) != "mid" {
		t.Errorf("History.Stance gives %q, want mid", place(s))
	}
}
