package dataset_test

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/dataset"
)

// filtered are --party and --issue as a command line has them.
func filtered(t *testing.T, line string) *dataset.CellFilter {
	t.Helper()
	var f dataset.CellFilter
	cmd := &cobra.Command{Use: "show"}
	f.Register(cmd)
	if err := cmd.ParseFlags(strings.Fields(line)); err != nil {
		t.Fatal(err)
	}
	return &f
}

// --party and --issue take ids and names, repeated or at commas, and give each once in
// the codebook's order; arguments name more of them.
func TestCellFilter(t *testing.T) {
	dir := lay(t, peace)
	for _, c := range []struct {
		line, args, want string
		exact            bool
	}{
		{"", "", " |  | ", true},
		{"-p south,NO -i tolls", "", " | north south | tolls", true},
		{"--party South --party north,norland --issue Tax", "", " | north norland south | land-tax", true},
		{"-p sou -i truce", "", " | south | truce", false},
		{"-i tru", "", " |  | truce", false},
		{"-p south", "north eve tolls", "eve | north south | tolls", true},
	} {
		f := filtered(t, c.line)
		v, err := (&dataset.ViewFlags{Cells: *f}).OpenFor(standing(dir), strings.Fields(c.args), takesDate)
		if err != nil {
			t.Errorf("%s: %s", c.line, said(err))
			continue
		}
		if got := found(v); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.line, c.args, got, c.want)
		}
		book := v.Dataset.Codebook
		if f.Exact(book) != c.exact {
			t.Errorf("%s: whole names: %v", c.line, !c.exact)
		}
		alone, err := f.Resolve(book)
		if err != nil || c.args == "" && (len(alone.Parties) != len(v.Filter.Parties) || len(alone.Issues) != len(v.Filter.Issues)) {
			t.Errorf("%s: without arguments %v, %v", c.line, alone, err)
		}
	}
	for line, want := range map[string]string{
		"-p norht":      "no party \"norht\" in the codebook\ndid you mean north?",
		"-p xyzzy":      "no party \"xyzzy\" in the codebook\nknown: north, norland, south, league, bridge, mill",
		"-p nor":        "more than one party fits \"nor\"\nwrite north or norland",
		"-i tollls":     "no issue \"tollls\" in the codebook\ndid you mean tolls?",
		"-i t":          "more than one issue fits \"t\"\nwrite truce, land-tax or tolls",
		"-p south -i x": "no issue \"x\" in the codebook",
	} {
		_, err := (&dataset.ViewFlags{Cells: *filtered(t, line)}).Open(standing(dir))
		holdSaid(t, line, err, want)
	}
}

// A party is named by id, name or short name, or the beginning of a word of these that only one has.
func TestPartyNamed(t *testing.T) {
	_, d := loaded(t, lay(t, peace))
	for _, name := range []string{"league", "LEAGUE OF TOWNS", "leag", "Towns"} {
		if p, err := dataset.PartyNamed(d.Codebook, name); err != nil || p.ID != "league" {
			t.Errorf("%s: %v, %v", name, p, err)
		}
	}
	for name, want := range map[string]string{"xyzzy": "\nknown: north", "milll": "did you mean mill?"} {
		_, err := dataset.PartyNamed(d.Codebook, name)
		holdSaid(t, name, err, want)
	}
}
