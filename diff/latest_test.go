package diff_test

import (
	"fmt"
	"testing"

	"stance/diff"
	"stance/positions"
)

func all(*positions.Party, *positions.Issue) bool { return true }

func possible(k diff.Kind) bool { return k == diff.PossibleShift }

func reworded(k diff.Kind) bool { return k == diff.Reworded }

func TestLatest(t *testing.T) {
	for _, tt := range []struct {
		name    string
		wanted  func(diff.Kind) bool
		want    string // "" for none
		records []string
	}{
		{"a shift, and what came after it is the same", diff.Kind.Moves, "carl fire shifted 08-01 08-05", []string{
			"08-01 carl fire: {position: low}", "08-05 carl fire: {position: high}", "08-09 carl fire: {position: high}"}},
		{"the later of two", diff.Kind.Moves, "dora aid shifted 08-02 08-06", []string{
			"08-01 carl fire: {position: low}", "08-05 carl fire: {position: high}",
			"08-02 dora aid: {position: 1}", "08-06 dora aid: {position: 7}"}},
		{"of one day the larger", diff.Kind.Moves, "dora fire shifted 08-01 08-05", []string{
			"08-01 carl fire: {position: low}", "08-05 carl fire: {position: mid}",
			"08-01 dora fire: {position: low}", "08-05 dora fire: {position: high}"}},
		{"and back", diff.Kind.Moves, "carl fire shifted 08-05 08-09", []string{
			"08-01 carl fire: {position: low}", "08-05 carl fire: {position: high}", "08-09 carl fire: {position: low}"}},
		{"given up", diff.Kind.Moves, "carl fire withdrawn 08-01 08-05", []string{
			"08-01 carl fire: {position: low}", "08-05 carl fire: {position: none}", "08-09 carl fire: {position: none}"}},
		{"given up what was in words only", diff.Kind.Moves, "carl talks withdrawn 08-01 08-05", []string{
			"08-01 carl talks: {summary: a}", "08-05 carl talks: {position: none}"}},
		{"taken up in words, once", diff.Kind.Moves, "carl fire adopted 08-01 08-05", []string{
			"08-01 carl fire: {position: none}", "08-05 carl fire: {summary: a}", "08-09 carl fire: {position: low}"}},
		{"confirmed later", diff.Kind.Moves, "carl fire shifted 08-01 08-09", []string{
			"08-01 carl fire: {position: low}", "08-05 carl fire: {position: high, basis: reported}", "08-09 carl fire: {position: high}"}},
		{"with words alone between", diff.Kind.Moves, "carl fire shifted 08-01 08-09", []string{
			"08-01 carl fire: {position: low}", "08-05 carl fire: {summary: a}", "08-09 carl fire: {position: high}"}},
		{"little by little", diff.Kind.Moves, "carl fire shifted 08-02 08-04", []string{
			"08-01 carl fire: {position: lowish, plausible: [low, mid]}", "08-02 carl fire: {position: low}",
			"08-03 carl fire: {position: lowish, plausible: [low, mid]}", "08-04 carl fire: {position: mid}"}},
		{"its own voice is no move", diff.Kind.Moves, "", []string{
			"08-01 union fire: {position: low}", "08-05 anna fire: {position: high}"}},
		{"of a group, told of the group", diff.Kind.Moves, "union fire shifted 08-01 08-05", []string{
			"08-01 union fire: {position: low}", "08-05 union fire: {position: high}"}},
		{"first recorded is no move", diff.Kind.Moves, "", []string{"08-01 carl fire: {position: low}", "08-05 dora fire: {position: low}"}},
		{"within the margins is none", diff.Kind.Moves, "", []string{
			"08-01 carl fire: {position: low, plausible: [low, mid]}", "08-05 carl fire: {position: mid}"}},
		{"it is a possible one", possible, "carl fire possible-shift 08-01 08-05", []string{
			"08-01 carl fire: {position: low, plausible: [low, mid]}", "08-05 carl fire: {position: mid}"}},
		{"and so is what is unconfirmed, once", possible, "carl fire possible-shift 08-01 08-05", []string{
			"08-01 carl fire: {position: low}", "08-05 carl fire: {position: high, basis: reported}", "08-09 carl fire: {position: high, basis: reported}"}},
		{"beyond the margins of those who judged, before the farther within them", possible, "dora fire possible-shift 08-01 08-05", []string{
			"08-01 carl fire: {position: low, plausible: [low, mid], basis: assessed}", "08-05 carl fire: {position: high, plausible: [mid, high], basis: assessed}",
			"08-01 dora fire: {position: low, plausible: [low, lowish], basis: assessed}", "08-05 dora fire: {position: mid, plausible: [mid, high], basis: assessed}"}},
		{"in other words", reworded, "carl talks reworded 08-01 08-05", []string{
			"08-01 carl talks: {summary: a}", "08-05 carl talks: {summary: b}", "08-09 carl talks: {summary: b}"}},
		{"after the date", diff.Kind.Moves, "", []string{"08-01 carl fire: {position: low}", "08-21 carl fire: {position: high}"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, ok := diff.Latest(history(t, tt.records...), on(t, dateB), all, tt.wanted)
			got := ""
			if ok {
				got = fmt.Sprint(c.Party.ID, " ", c.Issue.ID, " ", c.Kind, " ", day(c.From.Date()), " ", day(c.To.Date()))
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLatestOfCellsChosen(t *testing.T) {
	h := history(t, "08-01 union fire: {position: low}", "08-05 union fire: {position: high}")
	c, ok := diff.Latest(h, on(t, dateB), func(p *positions.Party, _ *positions.Issue) bool { return p.ID == "anna" }, diff.Kind.Moves)
	if !ok || c.Party.ID != "anna" || !c.Inherited {
		t.Errorf("of a member alone: %v %+v", ok, c)
	}
}

// Whatever two dates show, Latest finds a move if there is one; a comparison of its
// dates shows it; and no step from one stance to the next is a later one.
func TestLatestFindsWhatComparisonsShow(t *testing.T) {
	for seed := range uint64(200) {
		h := positions.NewHistory(randomDataset(t, randomRecords(seed), false), 0)
		last := on(t, "08-24")
		found := func(wanted func(diff.Kind) bool) positions.Date {
			c, ok := diff.Latest(h, last, all, wanted)
			if !ok {
				return 0
			}
			if again, _ := diff.CompareCell(h, c.Party, c.Issue, c.From.Date(), c.To.Date()); again.Kind != c.Kind || !wanted(c.Kind) {
				t.Errorf("seed %d: %s found, the comparison shows %s", seed, c.Kind, again.Kind)
			}
			return c.To.Date()
		}
		moved, may, said := found(diff.Kind.Moves), found(possible), found(reworded)
		for _, p := range h.Dataset.Codebook.Parties {
			for _, is := range h.Dataset.Codebook.Issues {
				track := h.Track(p, is)
				for i := range track {
					moves := false
					for j := range i {
						if c, _ := diff.CompareCell(h, p, is, track[j].Date(), track[i].Date()); c.Kind.Moves() {
							moves = true
						}
					}
					if moves && moved == 0 {
						t.Errorf("seed %d: %s on %s moves to %s, and nothing is found", seed, p.ID, is.ID, track[i].Date())
					}
					if i == 0 {
						continue
					}
					day := track[i].Date()
					step, _ := diff.CompareCell(h, p, is, track[i-1].Date(), day)
					switch {
					case step.Kind.Moves() && moved < day,
						step.Kind == diff.PossibleShift && !moves && may < day, // a move from what was before that is one
						step.Kind == diff.Reworded && said < day:
						t.Errorf("seed %d: %s on %s %s on %s, and that is not found", seed, p.ID, is.ID, step.Kind, day)
					}
				}
			}
		}
	}
}
