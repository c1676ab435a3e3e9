package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/exchange/intake"
)

// ranged writes records as "PARTY ISSUE POSITION [LOW, HIGH] BASIS: SUMMARY".
func ranged(r *intake.Result) []string {
	var all []string
	for _, rec := range r.Add.Records {
		s := rec.Stance
		within := ""
		if s.Plausible != nil {
			within = fmt.Sprintf(" [%v, %v]", positions.Number(s.Plausible.Low.Value), positions.Number(s.Plausible.High.Value))
		}
		all = append(all, fmt.Sprintf("%s %s %s%s %s: %s", rec.Party.ID, rec.Issue.ID, positions.Number(s.Value), within, s.Basis, s.Summary))
	}
	return all
}

// The range of a mean is its 95 % interval. By hand, with t(0.975, ν) of the tables:
// 2.13145·2/√16 = 1.06572; on 1 to 7, 2.30600·1.5/√9 = 1.15300, which on 0 to 10 is
// 1.92167; 3.18245·1/√4 = 1.59122, which goes beyond 10; of two experts who differ by one,
// 12.70620·0.70711/√2 = 6.35310. Ends are rounded outward.
func TestMarginsOfMeans(t *testing.T) {
	r := survey(t, intake.Options{}, intake.Survey{Positions: []string{"peace", "eu_position:1..7=Europe", "lr:0..10=left"}, Margins: intake.Margins{Experts: []string{"n"}}},
		"party,date,n,peace,peace_sd,eu_position,EU sd,lr,lr_sd",
		"anna,2025-01-01,16,5,2,,,,",
		"anna,2025-01-02,9.0,,,4,1.5,,",
		"anna,2025-01-03,4,9.5,1,,,,",
		"anna,2025-01-04,2,3.5,0.70711,,,,",
		"anna,2025-01-05,3,5,0,,,,",
		"anna,2025-01-06,1,5,0,,,,",
		"anna,2025-01-07,,5,2,,,,",
		"anna,2025-01-08,8,5,NA,,,2,",
		"anna,2025-01-09,0,5,,,,,")
	equal(t, "ranges", ranged(r), []string{
		"anna peace 5 [3.934, 6.066] assessed: Expert survey mean 5 ± 1.07 on 0 to 10 (standard deviation 2, 16 experts)",
		"anna europe 4 [2.846, 5.154] assessed: Expert survey mean 4 ± 1.15 on 1 to 7 (standard deviation 1.5, 9 experts)",
		"anna peace 9.5 [7.908, 10] assessed: Expert survey mean 9.5 ± 1.59 on 0 to 10 (standard deviation 1, 4 experts)",
		"anna peace 3.5 [0, 9.854] assessed: Expert survey mean 3.5 ± 6.35 on 0 to 10 (standard deviation 0.71, 2 experts)",
		"anna peace 5 [5, 5] assessed: Expert survey mean 5 ± 0 on 0 to 10 (standard deviation 0, 3 experts)",
		"anna peace 5 assessed: Expert survey mean 5 on 0 to 10 (1 expert)",
		"anna peace 5 assessed: Expert survey mean 5 on 0 to 10",
		"anna peace 5 assessed: Expert survey mean 5 on 0 to 10 (8 experts)",
		"anna left 2 assessed: Expert survey mean 2 on 0 to 10 (8 experts)",
		"anna peace 5 assessed: Expert survey mean 5 on 0 to 10 (0 experts)",
	})
	equal(t, "notes", r.Notes, []string{"5 positions have no margin, as their standard deviation or two experts are missing"})
}

// Columns that are not beside the positions are named, or told by the heading of the
// positions with something around it; those of one issue win over those of all.
func TestColumnsOfMargins(t *testing.T) {
	// 2.77645·1/√5 = 1.24167, and 1.96472·1/√500 = 0.08786: on 0 to 10 around 5.
	const five, many = "[3.758, 6.242]", "[4.91213, 5.08787]"
	for _, c := range []struct {
		name, headings string
		margins        intake.Margins
		want           string
	}{
		{"one for all", "peace_sd,n", intake.Margins{Experts: []string{"n"}}, five},
		{"by name", "spread,n", intake.Margins{Experts: []string{"n=peace"}, Deviations: []string{"spread=Peace"}}, five},
		{"by the heading of the positions", "sd_peace,peace_nr", intake.Margins{Experts: []string{"*_nr"}, Deviations: []string{"sd_*"}}, five},
		{"one of its own", "peace_sd,n,500", intake.Margins{Experts: []string{"n", "500=peace"}}, many},
	} {
		row := "anna,2025-01-01,5,1,5"
		if strings.HasSuffix(c.headings, "500") {
			row += ",500"
		}
		r := survey(t, intake.Options{}, intake.Survey{Positions: []string{"peace"}, Margins: c.margins}, "party,date,peace,"+c.headings, row)
		got := ranged(r)
		if len(got) != 1 || !strings.HasPrefix(got[0], "anna peace 5 "+c.want+" assessed") {
			t.Errorf("%s: %q, want %s", c.name, got, c.want)
		}
		for _, note := range r.Notes {
			if strings.Contains(note, "not used") {
				t.Errorf("%s: %s", c.name, note)
			}
		}
	}
}

// A margin that is the same for all is in units of the survey's scale, and ends where the
// scale ends; that of an issue wins, as does what the table says of its experts. A margin of
// the user's choice says nothing of experts.
func TestFixedMargins(t *testing.T) {
	s := intake.Survey{Positions: []string{"x:1..7=peace", "y:0..1=other", "trade"}, Margins: intake.Margins{Fixed: []string{"other=0.125", "0.6"}}}
	rows := []string{"party,date,x,y,trade,n,x_sd", "anna,2025-01-01,4,0.5,open,9,", "bo,2025-01-01,6.7,1,2,9,1.5"}
	want := []string{
		"anna peace 5 [4, 6] assessed: Expert survey mean 4 ± 0.6 on 1 to 7",
		"anna other 0.5 [0.375, 0.625] assessed: Expert survey mean 0.5 ± 0.125 on 0 to 1",
		"anna trade 100 assessed: Expert survey: open",
		"bo peace 9.5 [8.5, 10] assessed: Expert survey mean 6.7 ± 0.6 on 1 to 7",
		"bo other 1 [0.875, 1] assessed: Expert survey mean 1 ± 0.125 on 0 to 1",
		"bo trade 100 assessed: Expert survey: 2",
	}
	equal(t, "for all", ranged(survey(t, intake.Options{}, s, rows...)), want)
	s.Margins.Experts = []string{"n=peace"}
	want[0] = "anna peace 5 [4, 6] assessed: Expert survey mean 4 ± 0.6 on 1 to 7 (9 experts)"
	want[3] = "bo peace 9.5 [7.578, 10] assessed: Expert survey mean 6.7 ± 1.15 on 1 to 7 (standard deviation 1.5, 9 experts)"
	equal(t, "where the table tells none", ranged(survey(t, intake.Options{}, s, rows...)), want)

	set := intake.Options{Set: []intake.Pair{{Name: "basis", Value: "inferred"}}}
	r := survey(t, set, intake.Survey{Margins: intake.Margins{Fixed: []string{"*=0.5"}}}, "party,date,peace", "anna,2025-01-01,5.1")
	equal(t, "the user's word for it", ranged(r), []string{"anna peace 5.1 [4.6, 5.6] inferred: Expert survey mean 5.1 ± 0.5 on 0 to 10"})
}

// No rounding leaves a position out of its range, or makes the range narrower.
func TestRangesHoldTheirMargins(t *testing.T) {
	for _, margin := range []float64{0, 1e-300, 1e-9, 0.001, 0.1, 1.0 / 3, 0.5, 0.999999, 2, 1e9, 1e300} {
		for _, at := range []string{"0", "0.1", "3.3333333333", "5.1", "9.888889312744141", "10"} {
			r := survey(t, intake.Options{}, intake.Survey{Margins: intake.Margins{Fixed: []string{fmt.Sprint(margin)}}}, "party,date,peace", "anna,2025-01-01,"+at)
			if len(r.Problems) > 0 || len(r.Add.Records) != 1 {
				t.Errorf("%s ± %v: %v", at, margin, r.Problems)
				continue
			}
			s := r.Add.Records[0].Stance
			low, high := s.Plausible.Low.Value, s.Plausible.High.Value
			near := margin/1000 + 1e-9
			if want := max(0, s.Value-margin); low > want+1e-9 || low < want-near {
				t.Errorf("%s ± %v begins at %v", at, margin, low)
			}
			if want := min(10, s.Value+margin); high < want-1e-9 || high > want+near {
				t.Errorf("%s ± %v ends at %v", at, margin, high)
			}
		}
	}
}

// The waves of one party, one beyond the margins and one within them: what a comparison
// makes of them is for diff to say, and rests on these ranges and this basis.
func TestWavesWithMargins(t *testing.T) {
	r := survey(t, intake.Options{}, intake.Survey{Margins: intake.Margins{Fixed: []string{"0.5"}}}, "party,year,peace", "anna,1999,3", "anna,2002,4.1", "anna,2006,5")
	equal(t, "ranges", ranged(r), []string{
		"anna peace 3 [2.5, 3.5] assessed: Expert survey mean 3 ± 0.5 on 0 to 10",
		"anna peace 4.1 [3.6, 4.6] assessed: Expert survey mean 4.1 ± 0.5 on 0 to 10",
		"anna peace 5 [4.5, 5.5] assessed: Expert survey mean 5 ± 0.5 on 0 to 10",
	})
}

func TestMarginsThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		name          string
		margins       intake.Margins
		message, hint string
	}{
		{"no number", intake.Margins{Fixed: []string{"wide"}}, "--margin wide: `wide` is no margin", "write a number in units of the survey's scale, --margin 0.5, or one for an issue, --margin ISSUE=0.5"},
		{"below nothing", intake.Margins{Fixed: []string{"peace=-1"}}, "--margin peace=-1: `-1` is no margin", "write a number in units of the survey's scale, --margin 0.5, or one for an issue, --margin ISSUE=0.5"},
		{"endless", intake.Margins{Fixed: []string{"Inf"}}, "--margin Inf: `Inf` is no margin", "write a number in units of the survey's scale, --margin 0.5, or one for an issue, --margin ISSUE=0.5"},
		{"a mistyped issue", intake.Margins{Fixed: []string{"paece=1"}}, `--margin paece=1: no positions are read for "paece"`, "did you mean `peace`?"},
		{"an issue that is not asked", intake.Margins{Fixed: []string{"zanzibar=1"}}, `--margin zanzibar=1: no positions are read for "zanzibar"`, "issues: peace, trade"},
		{"options", intake.Margins{Fixed: []string{"trade=1"}}, "--margin trade=1: trade has options", "leave it out: margins are for positions in numbers"},
		{"deviations alone", intake.Margins{Deviations: []string{"*_sd"}}, "--sd needs the number of experts, too", "name the column with --experts COLUMN"},
		{"a deviation of nothing", intake.Margins{Deviations: []string{"spread"}, Experts: []string{"n"}}, "--sd spread: of which issue is it?", "write COLUMN=ISSUE, or * for the headings of positions: *_sd"},
		{"no such column", intake.Margins{Experts: []string{"m"}, Deviations: []string{"spread=peace"}}, `the table has no column "m"`, "headings: party, date, peace, trade, spread, n"},
		{"no deviations", intake.Margins{Experts: []string{"n"}}, "no column is headed peace_sd, trade_sd", "name them with --sd COLUMN=ISSUE, or a heading with * for that of the positions"},
		{"of a mistyped issue", intake.Margins{Experts: []string{"n=paece"}, Deviations: []string{"spread=peace"}}, `--experts n=paece: no positions are read for "paece"`, "did you mean `peace`?"},
	} {
		_, err := intake.Wide(read(t, lines("party,date,peace,trade,spread,n", "anna,2025-01-01,5,open,1,9")), recorded(t, ""), intake.Options{}, intake.Survey{Margins: c.margins})
		refused(t, c.name, err, c.message, c.hint)
	}

	for _, c := range []struct{ name, cells, want string }{
		{"no number", "much,9", "row 2, column D (peace_sd): `much` is no standard deviation"},
		{"below nothing", "-1,9", "row 2, column D (peace_sd): `-1` is no standard deviation"},
		{"endless", "Inf,9", "row 2, column D (peace_sd): `Inf` is no standard deviation"},
		{"experts in parts", "1,9.5", "row 2, column E (n): `9.5` is no number of experts"},
		{"experts below nothing", "1,-9", "row 2, column E (n): `-9` is no number of experts"},
		{"experts in words", "1,nine", "row 2, column E (n): `nine` is no number of experts"},
	} {
		r := survey(t, intake.Options{}, intake.Survey{Margins: intake.Margins{Experts: []string{"n"}}}, "party,date,peace,peace_sd,n", "anna,2025-01-01,5,"+c.cells)
		equal(t, c.name, said(r), []string{c.want})
	}
	r := survey(t, intake.Options{}, intake.Survey{Positions: []string{"peace"}, Margins: intake.Margins{Fixed: []string{"1"}}}, "party,date,peace", "anna,2025-01-01,11", "bo,2025-01-01,much")
	equal(t, "off the issue's scale", said(r), []string{"row 2, column C (peace): `position` is 11, off the scale of peace [out-of-range]", "row 3, column C (peace): `position`: `much` is not a number [bad-number]"})
}
