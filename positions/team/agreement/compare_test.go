package agreement

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"stance/positions"
)

func compare(t testing.TB, codings ...Coding) *Result {
	t.Helper()
	r, err := Compare(codings)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Four coders whose codings of one issue are Krippendorff's example, each unit
// a date of its own, and the fifth category an option.
func TestCompareIsKrippendorffsExample(t *testing.T) {
	data := fourCoders(t)
	var codings []Coding
	for j := range 4 {
		book := aCodebook()
		land := book.Issues[0].Scale
		land.Options = append(land.Options, positions.Option{ID: "more", Value: 150}, positions.Option{ID: "unused", Value: 400})
		land.Max, land.Valued = 400, true
		var lines []string
		for i, u := range data {
			line := "silent"
			if !IsMissing(u[j]) {
				line = land.Options[int(u[j])-1].ID
			}
			lines = append(lines, fmt.Sprintf("%02d south land %s", i+1, line))
		}
		codings = append(codings, codingOf(t, fmt.Sprint("coder", j), book, lines...))
	}
	r := compare(t, codings...)
	land := r.Issues[0]
	if land.Level != Ordinal || land.Units != 12 || land.Paired != 11 || land.Pairable != 40 {
		t.Errorf("%v, %d units, %d paired, %d pairable", land.Level, land.Units, land.Paired, land.Pairable)
	}
	rounded(t, "ordinal", land.Alpha, "0.815")
	isUndefined(t, "kappa", land.Kappa, NotTwo)
	nominal, err := Settings{Nominal: true}.Compare(codings)
	if err != nil {
		t.Fatal(err)
	}
	rounded(t, "nominal", nominal.Issues[0].Alpha, "0.743")
	if nominal.Overall.Level != Interval || !same(nominal.Overall.Alpha, r.Overall.Alpha) {
		t.Errorf("overall at nominal level: %+v", nominal.Overall)
	}
	isUndefined(t, "trade", r.Issues[1].Alpha, NoPairs)
	if len(r.Issues) != 2 {
		t.Errorf("%d issues with a scale", len(r.Issues))
	}
}

func TestCompare(t *testing.T) {
	a := coding(t, "a",
		"15 union land some", "15 north trade 2", "15 south land none", "15 south trade silent",
		"16 north land some..much", "16 south land all", "16 south trade 7", "16 south format words",
		"17 south land same", "18 south trade 4", "19 north land words", "19 south land silent", "19 union trade claims")
	b := coding(t, "b",
		"15 union land much", "15 north trade 5", "15 south land none", "15 south trade 3",
		"16 north land some", "16 south land all", "16 south trade 7", "16 south format words",
		"17 south land all", "18 south trade words", "19 north land words", "19 union trade silent")
	r := compare(t, a, b)

	// Stances on issues with a scale: 15: 4; 16: 3; 17: 1; 18: 1; 19: 1.
	if r.Units != 10 {
		t.Errorf("%d units", r.Units)
	}
	// land, both placed: (some much)(all all)(all all), with `same` resolved.
	// Ranks 0.5, 1.5, 4: n·Do = 2·1²; n·De = 2·(1·1·1 + 4·3.5² + 4·2.5²)/5 = 30.
	land := r.Issues[0]
	rounded(t, "land", land.Alpha, "0.9333")
	if land.Units != 6 || land.Paired != 3 || land.Pairable != 6 || land.KappaUnits != 3 || land.Pairs != 6 {
		t.Errorf("land: %d units, %d paired, %d pairable, %d for kappa, %d pairs", land.Units, land.Paired, land.Pairable, land.KappaUnits, land.Pairs)
	}
	// Of the pairs of stances agree: none/none, all/all, all/all, words/words;
	// not some/much, range/some.
	rounded(t, "land percent", land.Percent, "0.6667")
	// Po = 2/3, Pe = (1·0 + 0·1 + 2·2)/9: (6 − 4)/(9 − 4).
	rounded(t, "land kappa", land.Kappa, "0.400")
	// Indices 1, 3, 3 and 2, 3, 3: observed (1² + 0 + 0)/3, expected over all
	// nine pairs (1 + 4 + 4 + 1 + 0 + 0 + 1 + 0 + 0)/9, so 1 − 3/11.
	rounded(t, "land weighted kappa", land.WeightedKappa, "0.7273")

	// trade, both placed: (2 5)(7 7).
	// n·Do = 2·9; n·De = 2·(9 + 25 + 25 + 4 + 4)/3; the same of scores.
	trade := r.Issues[1]
	rounded(t, "trade", trade.Alpha, "0.597")
	if trade.Level != Interval || trade.Units != 4 || trade.Pairable != 4 {
		t.Errorf("trade: %v, %d units, %d pairable", trade.Level, trade.Units, trade.Pairable)
	}
	// Overall, in steps of a third on land and a sixth on trade, in 1/36: land
	// n·Do = 2·4, n·De = 2·4·(1 + 4·4 + 4·1)/5 = 33.6; trade 18 and 134/3.
	if got, want := *r.Overall.Alpha.Value, 1-26/(33.6+134.0/3); fmt.Sprintf("%.9f", got) != fmt.Sprintf("%.9f", want) {
		t.Errorf("overall %v, want %v", got, want)
	}
	rounded(t, "overall percent", r.Overall.Percent, "0.556") // 4 of 6 and 1 of 3
	if r.Overall.Units != 10 || r.Overall.Pairable != 10 || r.Overall.Pairs != 9 || r.Overall.Bounds == nil {
		t.Errorf("overall %+v", r.Overall)
	}

	var list []string
	for _, d := range r.Disagreements {
		difference := "-"
		if d.Difference != nil {
			difference = fmt.Sprintf("%.1f", *d.Difference)
		}
		list = append(list, fmt.Sprint(d.Date, " ", d.Party.ID, " ", d.Issue.ID, " ", d.Uneven, " ", difference, " ", d.Said[0].State, " ", d.Said[1].State))
	}
	want := []string{
		"2025-08-15 south trade true - silent placed",
		"2025-08-16 north land true - range placed",
		"2025-08-18 south trade true - placed unplaced",
		"2025-08-15 north trade false 50.0 placed placed",
		"2025-08-15 union land false 33.3 placed placed",
	}
	if !slices.Equal(list, want) {
		t.Errorf("disagreements\n%s\nwant\n%s", strings.Join(list, "\n"), strings.Join(want, "\n"))
	}
	if s := r.Disagreements[0].Said[1]; s.Coder != "b" || s.Stance == nil || s.Record != b.record(t, "15", "south", "trade") {
		t.Errorf("said %+v", s)
	}
}

// One step is one step: rounding must not put a later date first.
func TestDisagreementsOfEqualDifferenceStayInOrder(t *testing.T) {
	a := coding(t, "a", "15 union land none-ceded", "15 north land some", "15 south land much", "16 south land none-ceded", "17 south land none-ceded", "17 north land none")
	b := coding(t, "b", "15 union land some", "15 north land much", "15 south land all", "16 south land much", "17 south land some", "17 north land words")
	var got []string
	for _, d := range compare(t, a, b).Disagreements {
		got = append(got, fmt.Sprint(d.Date, d.Party.ID))
	}
	want := []string{"2025-08-16south", "2025-08-15union", "2025-08-15north", "2025-08-15south", "2025-08-17south", "2025-08-17north"}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestCompareThreeCodersOneAbsent(t *testing.T) {
	a := coding(t, "a", "15 south land some")
	b := coding(t, "b", "15 south land some")
	c := coding(t, "c")
	r := compare(t, a, b, c)
	isUndefined(t, "overall", r.Overall.Alpha, NoVariation)
	if len(r.Disagreements) != 1 || !r.Disagreements[0].Uneven || *r.Disagreements[0].Difference != 0 || r.Disagreements[0].Said[2].State != Uncoded {
		t.Errorf("disagreements %+v", r.Disagreements)
	}
	empty := compare(t, coding(t, "a"), coding(t, "b"))
	isUndefined(t, "overall of nothing", empty.Overall.Alpha, NoPairs)
	isUndefined(t, "percent of nothing", empty.Overall.Percent, NoPairs)
	if empty.Units != 0 || len(empty.Issues) != 2 || len(empty.Disagreements) != 0 {
		t.Errorf("%+v", empty)
	}
}

func TestCompareRefuses(t *testing.T) {
	a := coding(t, "a")
	for _, tt := range []struct {
		codings []Coding
		want    string
	}{
		{nil, "agreement needs two codings or more"},
		{[]Coding{a}, "agreement needs two codings or more"},
		{[]Coding{a, a}, `two codings are called "a"; name them apart, as in NAME=DIR`},
		{[]Coding{a, {Name: "b"}}, `the coding "b" has no dataset`},
		{[]Coding{a, {Dataset: a.Dataset}}, "a coding has no name"},
	} {
		if _, err := Compare(tt.codings); err == nil || err.Error() != tt.want {
			t.Errorf("error %v, want %s", err, tt.want)
		}
		if _, err := Adjudicate(tt.codings); err == nil || err.Error() != tt.want {
			t.Errorf("error %v, want %s", err, tt.want)
		}
	}
}

func TestCodebooksThatDiffer(t *testing.T) {
	tests := []struct {
		name   string
		change func(c *positions.Codebook)
		want   []string
	}{
		{"nothing", func(*positions.Codebook) {}, nil},
		{"what is only shown", func(c *positions.Codebook) {
			c.Title, c.Parties[1].Short, c.Parties[1].Color, c.Issues[0].Place.Line = "Other", "N", "#000000", 7
		}, nil},
		{"rules", func(c *positions.Codebook) { c.Description = "" }, []string{`the description is given in a only: "Code what is said."`}},
		{"a party more", func(c *positions.Codebook) {
			*c = *positions.NewCodebook(c.Title, c.Description, append(c.Parties, &positions.Party{ID: "west"}), c.Issues)
		}, []string{`party "west" is in b and not in a`}},
		{"an issue less", func(c *positions.Codebook) {
			*c = *positions.NewCodebook(c.Title, c.Description, c.Parties, c.Issues[:2])
		}, []string{`issue "format" is in a and not in b`}},
		{"order", func(c *positions.Codebook) {
			slices.Reverse(c.Issues)
			*c = *positions.NewCodebook(c.Title, c.Description, c.Parties, c.Issues)
		}, []string{`the issues are in the order land, trade, format in a and format, trade, land in b`}},
		{"groups", func(c *positions.Codebook) { c.Parties[1].Groups = nil }, []string{`member_of of party "north": "union" is in a and not in b`}},
		{"question", func(c *positions.Codebook) { c.Issues[0].Question = "How little?" },
			[]string{`the question of issue "land" is "How much?" in a and "How little?" in b`}},
		{"scale gone", func(c *positions.Codebook) { c.Issues[1].Scale = nil }, []string{`issue "trade" has a scale in a and none in b`}},
		{"scale come", func(c *positions.Codebook) { c.Issues[2].Scale = &positions.Scale{Max: 1} }, []string{`issue "format" has a scale in b and none in a`}},
		{"kind of scale", func(c *positions.Codebook) { c.Issues[0].Scale = &positions.Scale{Max: 1} },
			[]string{`the scale of issue "land" is numeric in b and has options in a`}},
		{"bounds and poles", func(c *positions.Codebook) { c.Issues[1].Scale.Max, c.Issues[1].Scale.Low = 5, "shut" },
			[]string{`the low pole of issue "trade" is "closed" in a and "shut" in b`, `max of issue "trade" is 7 in a and 5 in b`}},
		{"a unit", func(c *positions.Codebook) { c.Issues[1].Scale.Unit = "tonnes" }, []string{`the unit of issue "trade" is given in b only: "tonnes"`}},
		{"an option renamed", func(c *positions.Codebook) { c.Issues[0].Scale.Options[3].ID = "everything" },
			[]string{`option of issue "land": "all" is in a and not in b`, `option of issue "land": "everything" is in b and not in a`}},
		{"options reordered", func(c *positions.Codebook) {
			o := c.Issues[0].Scale.Options
			o[0].ID, o[1].ID, o[0].Label, o[1].Label = o[1].ID, o[0].ID, o[1].Label, o[0].Label
		}, []string{`the options of issue "land" are in the order none-ceded, some, much, all in a and some, none-ceded, much, all in b`}},
		{"a value", func(c *positions.Codebook) { c.Issues[0].Scale.Options[1].Value = 50 },
			[]string{`the value of option "some" of issue "land" is 33.333333333333336 in a and 50 in b`}},
		{"valued", func(c *positions.Codebook) { c.Issues[0].Scale.Valued = true }, []string{`the options of issue "land" have values in b and none in a`}},
		{"label", func(c *positions.Codebook) { c.Issues[0].Scale.Options[1].Label = "A bit" },
			[]string{`the label of option "some" of issue "land" is "Some" in a and "A bit" in b`}},
		{"examples", func(c *positions.Codebook) { c.Issues[0].Scale.Options[1].Examples = []string{"a field", "a farm"} },
			[]string{`the examples of option "some" of issue "land": "a farm", "a field" is given in b only`}},
		{"what does not belong", func(c *positions.Codebook) { c.Issues[0].Scale.Options[1].Not = []string{"a lease"} },
			[]string{`what does not belong to option "some" of issue "land": "a lease" is given in b only`}},
		{"a speaker", func(c *positions.Codebook) { c.Speakers = []*positions.Speaker{{Name: "Ann", Party: c.Parties[1]}} },
			[]string{`speaker "Ann" for "north" is in b and not in a`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			book := aCodebook()
			tt.change(book)
			_, err := Compare([]Coding{coding(t, "a"), codingOf(t, "b", book)})
			var differ *CodebookError
			if !errors.As(err, &differ) {
				if err != nil || tt.want != nil {
					t.Fatalf("error %v, want %q", err, tt.want)
				}
				return
			}
			if !slices.Equal(differ.Differences, tt.want) {
				t.Errorf("differences %q, want %q", differ.Differences, tt.want)
			}
			if !strings.HasPrefix(err.Error(), "the codebooks differ: ") {
				t.Errorf("error %q", err)
			}
		})
	}
}

// A speaker's role and rank decide whose words are whose, and the order of examples nothing.
func TestCodebooksWithSpeakersAndExamples(t *testing.T) {
	book := func(change func(c *positions.Codebook)) *positions.Codebook {
		c := aCodebook()
		c.Speakers = []*positions.Speaker{{Name: "Ann", Party: c.Parties[1], Rank: positions.Envoy}, {Name: "Ann", Party: c.Parties[2]}}
		c.Issues[0].Scale.Options[0].Examples = []string{"one", "two"}
		change(c)
		return c
	}
	same := func(*positions.Codebook) {}
	for name, c := range map[string]struct {
		change func(c *positions.Codebook)
		want   []string
	}{
		"the same": {same, nil},
		"order": {func(c *positions.Codebook) {
			slices.Reverse(c.Speakers)
			slices.Reverse(c.Issues[0].Scale.Options[0].Examples)
		}, nil},
		"rank":     {func(c *positions.Codebook) { c.Speakers[0].Rank = positions.Principal }, []string{`the rank of speaker "Ann" for "north" is "envoy" in a and "principal" in b`}},
		"role":     {func(c *positions.Codebook) { c.Speakers[1].Role = "R" }, []string{`the role of speaker "Ann" for "south" is given in b only: "R"`}},
		"gone":     {func(c *positions.Codebook) { c.Speakers = c.Speakers[:1] }, []string{`speaker "Ann" for "south" is in a and not in b`}},
		"examples": {func(c *positions.Codebook) { c.Issues[0].Scale.Options[0].Examples = []string{"one"} }, []string{`the examples of option "none-ceded" of issue "land": "one", "two" in a, and "one" in b`}},
	} {
		_, err := Compare([]Coding{codingOf(t, "a", book(same)), codingOf(t, "b", book(c.change))})
		var differ *CodebookError
		var got []string
		if errors.As(err, &differ) {
			got = differ.Differences
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// The order of the codings changes nothing but the order in which they are told.
func TestCompareDoesNotDependOnTheOrderOfCodings(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	options := []string{"none-ceded", "some", "much", "all", "none", "words", "silent", "some..all"}
	var codings []Coding
	for j := range 3 {
		var lines []string
		for d := 1; d <= 28; d++ {
			if r.IntN(5) > 0 {
				lines = append(lines, fmt.Sprintf("%02d south land %s", d, options[r.IntN(len(options))]), fmt.Sprintf("%02d north trade %d", d, 1+r.IntN(7)))
			}
		}
		codings = append(codings, coding(t, fmt.Sprint("c", j), lines...))
	}
	a := compare(t, codings...)
	slices.Reverse(codings)
	b := compare(t, codings...)
	if !same(a.Overall.Alpha, b.Overall.Alpha) || *a.Overall.Bounds != *b.Overall.Bounds || !same(a.Overall.Percent, b.Overall.Percent) {
		t.Errorf("overall %+v and %+v", a.Overall, b.Overall)
	}
	for i := range a.Issues {
		if !same(a.Issues[i].Alpha, b.Issues[i].Alpha) || *a.Issues[i].Bounds != *b.Issues[i].Bounds {
			t.Errorf("issue %d: %+v and %+v", i, a.Issues[i], b.Issues[i])
		}
	}
	if len(a.Disagreements) != len(b.Disagreements) {
		t.Fatalf("%d and %d disagreements", len(a.Disagreements), len(b.Disagreements))
	}
	for i := range a.Disagreements {
		if x, y := a.Disagreements[i], b.Disagreements[i]; x.Date != y.Date || x.Party.ID != y.Party.ID || x.Uneven != y.Uneven {
			t.Errorf("disagreement %d: %v %s and %v %s", i, x.Date, x.Party.ID, y.Date, y.Party.ID)
		}
	}
}

// Five coders, 10,000 units on ten issues, bootstraps included.
func BenchmarkCompare(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	var parties []*positions.Party
	for i := range 10 {
		parties = append(parties, &positions.Party{ID: fmt.Sprint("p", i)})
	}
	var issues []*positions.Issue
	for i := range 10 {
		scale := &positions.Scale{Min: 1, Max: 7}
		if i%2 == 0 {
			scale = aCodebook().Issues[0].Scale
		}
		issues = append(issues, &positions.Issue{ID: fmt.Sprint("i", i), Scale: scale})
	}
	var codings []Coding
	for j := range 5 {
		ds := &positions.Dataset{Codebook: positions.NewCodebook("", "", parties, issues)}
		for d := range 100 {
			for _, p := range parties {
				for _, is := range issues {
					rec := &positions.Record{Date: positions.Date(d + 1), Party: p, Issue: is}
					rec.Stance = &positions.Stance{Record: rec, Kind: positions.Placed, Option: -1, Value: float64(1 + r.IntN(7))}
					if !is.Scale.Numeric() {
						rec.Stance.Option = r.IntN(4)
						rec.Stance.Value = is.Scale.Options[rec.Stance.Option].Value
					}
					ds.Records = append(ds.Records, rec)
				}
			}
		}
		codings = append(codings, Coding{fmt.Sprint("c", j), ds})
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Compare(codings); err != nil {
			b.Fatal(err)
		}
	}
}
