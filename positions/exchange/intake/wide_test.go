package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/exchange/intake"
)

func survey(t testing.TB, o intake.Options, s intake.Survey, rows ...string) *intake.Result {
	t.Helper()
	r, err := intake.Wide(read(t, lines(rows...)), recorded(t, ""), o, s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// placed writes records as "DATE PARTY ISSUE POSITION salience: SUMMARY".
func placed(r *intake.Result) []string {
	var all []string
	for _, rec := range r.Add.Records {
		s := rec.Stance
		at := positions.Number(s.Value)
		if s.Option >= 0 {
			at = rec.Issue.Scale.Options[s.Option].ID
		}
		salience := ""
		if s.Salience != nil {
			salience = " " + positions.Number(*s.Salience)
		}
		all = append(all, fmt.Sprintf("%s %s %s %s%s: %s", rec.Date, rec.Party.ID, rec.Issue.ID, at, salience, s.Summary))
	}
	return all
}

// A row is a party at a wave; each column of positions gives it a stance, brought to
// the issue's scale, with what the experts said in words. By hand: 4 on 1 to 7 is the
// middle, 5 on 0 to 10; 3 on 1 to 5 is 50 of 100.
func TestSurvey(t *testing.T) {
	r := survey(t, intake.Options{}, intake.Survey{Positions: []string{"p1:1..7=peace", "trade"}, Saliences: []string{"w1:1..5=peace"}},
		"party,year,p1,w1,trade,country",
		"anna,1999,4,3,open,x",
		"bo,2003.0,NA,2,2,x",
		"bo,2004,7,,,x",
		"union,2004-06-30,6.25,.,n/a,x")
	equal(t, "stances", placed(r), []string{
		"1999-12-31 anna peace 5 50: Expert survey mean 4 on 1 to 7",
		"1999-12-31 anna trade open: Expert survey: open",
		"2003-12-31 bo trade open: Expert survey: 2",
		"2004-12-31 bo peace 10: Expert survey mean 7 on 1 to 7",
		"2004-06-30 union peace 8.75: Expert survey mean 6.25 on 1 to 7",
	})
	equal(t, "notes", r.Notes, []string{"columns that are not used: country", "1 salience without a position was passed over", "waves of which the table gives the year alone stand on its last day, and say so (`when`)"})
	for _, rec := range r.Add.Records {
		if rec.Stance.Basis != positions.Assessed || len(rec.Stance.Evidence) != 0 {
			t.Errorf("what experts say is %s, with evidence %v", rec.Stance.Basis, rec.Stance.Evidence)
		}
	}
	if d := r.Add.Dates[0]; d.Title != "Wave of 1999" || d.Note != "The table gives the year of the wave and no day; it stands here on its last day." {
		t.Errorf("a year alone is told as %+v", d)
	}
	for i, want := range []string{"1999", "1999", "2003", "2004", ""} {
		if got := r.Add.Records[i].When.Text; got != want {
			t.Errorf("record %d is known to be of %q, want %q", i, got, want)
		}
	}
	if d := r.Add.Dates[2]; d.Title != "" || d.Note != "" {
		t.Errorf("a day is told as %+v", d)
	}
}

// With a source for all rows each stance has the place of its figure as evidence.
func TestSurveyWithItsSource(t *testing.T) {
	o := intake.Options{Set: []intake.Pair{{Name: "source", Value: "paper"}, {Name: "date", Value: "2010-06-30"}, {Name: "basis", Value: "recounted"}}}
	r := survey(t, o, intake.Survey{Party: []string{"country", "id"}, PartyName: []string{"name"}}, "country,id,name,peace", "1,7,anna's,3", "2,7,,4")
	equal(t, "stances", placed(r), []string{"2010-06-30 1-7 peace 3: Expert survey mean 3 on 0 to 10", "2010-06-30 2-7 peace 4: Expert survey mean 4 on 0 to 10"})
	s := r.Add.Records[0].Stance
	if e := s.Evidence; s.Basis != positions.Recounted || len(e) != 1 || e[0].Paraphrase != "Expert survey mean 3 on 0 to 10." || e[0].Source.ID != "paper" || e[0].Locator != "country id 1 7, column peace" {
		t.Errorf("%s, %+v", s.Basis, e)
	}
	equal(t, "parties", proposals(r), []string{"row 2, column A (country): new party 1-7 (anna's)", "row 3, column A (country): new party 2-7 (2 7)"})
}

// A party's name that another has is told apart by its id.
func TestPartiesOfOneName(t *testing.T) {
	o := intake.Options{Set: []intake.Pair{{Name: "date", Value: "2010-06-30"}}}
	r := survey(t, o, intake.Survey{Party: []string{"id"}, PartyName: []string{"name"}}, "id,name,peace", "7,Anna,3", "8,Carl,4", "9,CARL,4")
	equal(t, "parties", proposals(r), []string{"row 2, column A (id): new party 7 (Anna (7))", "row 3, column A (id): new party 8 (Carl)", "row 4, column A (id): new party 9 (CARL (9))"})
}

// Positions are found by headings that name issues, and saliences by theirs.
func TestSurveyFindsItsColumns(t *testing.T) {
	for _, c := range []struct {
		name     string
		survey   intake.Survey
		headings string
		want     string
	}{
		{"by id, and its salience", intake.Survey{SalienceScale: "0..10"}, "party,date,peace,peace_salience", "2025-01-01 anna peace 3 40: Expert survey mean 3 on 0 to 10"},
		{"by name, in any case", intake.Survey{SalienceScale: "0..10"}, "party,date,PEACE,Peace sal", "2025-01-01 anna peace 3 40: Expert survey mean 3 on 0 to 10"},
		{"X_position and X_salience", intake.Survey{SalienceScale: "0..10", Positions: []string{"eu_position=peace"}}, "party,date,eu_position,eu_importance", "2025-01-01 anna peace 3 40: Expert survey mean 3 on 0 to 10"},
		{"a salience that is named, with its own scale", intake.Survey{SalienceScale: "0..10", Saliences: []string{"weight:0..5=Peace"}}, "party,date,peace,weight", "2025-01-01 anna peace 3 80: Expert survey mean 3 on 0 to 10"},
		{"by the heading of its positions", intake.Survey{SalienceScale: "0..10", Positions: []string{"lr=peace"}, Saliences: []string{"weight=lr"}}, "party,date,lr,weight", "2025-01-01 anna peace 3 40: Expert survey mean 3 on 0 to 10"},
		{"by their letters", intake.Survey{Party: []string{"A"}, Date: "B", SalienceScale: "0..10", Positions: []string{"C:0..5=peace"}, Saliences: []string{"D=peace"}}, "who,when,lr,weight", "2025-01-01 anna peace 6 40: Expert survey mean 3 on 0 to 5"},
		{"a salience of something else is none of it", intake.Survey{SalienceScale: "0..10"}, "party,date,peace,trade_salience", "2025-01-01 anna peace 3: Expert survey mean 3 on 0 to 10"},
	} {
		r := survey(t, intake.Options{}, c.survey, c.headings, "anna,2025-01-01,3,4")
		equal(t, c.name, placed(r), []string{c.want})
	}
}

// One scale does for all new issues; an issue's own, or that of its column, wins over it.
func TestOneScaleForManyIssues(t *testing.T) {
	o := intake.Options{Scales: []intake.Pair{{Name: "*", Value: "0..10"}, {Name: "d", Value: "0..1"}}}
	r := survey(t, o, intake.Survey{Positions: []string{"peace", "a", "b:1..7", "c=Other", "d"}}, "party,date,peace,a,b,c,d", "anna,2025-01-01,1,2,3,4,0.5")
	equal(t, "issues", proposals(r), []string{"row 1, column D (a): new issue a, from 0 to 10", "row 1, column E (b): new issue b, from 1 to 7", "row 1, column F (c): new issue other (Other), from 0 to 10", "row 1, column G (d): new issue d, from 0 to 1"})
	equal(t, "stances", placed(r), []string{
		"2025-01-01 anna peace 1: Expert survey mean 1 on 0 to 10",
		"2025-01-01 anna a 2: Expert survey mean 2 on 0 to 10",
		"2025-01-01 anna b 3: Expert survey mean 3 on 1 to 7",
		"2025-01-01 anna other 4: Expert survey mean 4 on 0 to 10",
		"2025-01-01 anna d 0.5: Expert survey mean 0.5 on 0 to 1",
	})
	if r := survey(t, intake.Options{Scales: o.Scales[:1]}, intake.Survey{}, "party,date,peace", "anna,2025-01-01,1"); len(r.Add.Records) != 1 {
		t.Error("a scale for all new issues needs one")
	}
}

// Where one heading goes on as another does, each question has the salience of its own
// heading, whichever stands first.
func TestSaliencesThatLookAlike(t *testing.T) {
	for _, headings := range []string{"party,date,lr,lr_position,lr_salience,lr_position_salience", "party,date,lr_position,lr,lr_position_salience,lr_salience"} {
		r := survey(t, intake.Options{}, intake.Survey{Positions: []string{"lr:0..10=left", "lr_position:0..10=other"}, SalienceScale: "0..10"}, headings, "anna,2025-01-01,1,2,3,4")
		for _, rec := range r.Add.Records {
			s := rec.Stance
			if s.Salience == nil || *s.Salience != 20+10*s.Value {
				t.Errorf("%s: %s has position %v and salience %v", headings, rec.Issue.ID, s.Value, s.Salience)
			}
		}
		if len(r.Add.Records) != 2 {
			t.Errorf("%d records", len(r.Add.Records))
		}
	}
}

// Numbers are read as the table writes them, told with two digits at most, and kept
// whole.
func TestNumbersOfSurveys(t *testing.T) {
	for _, c := range []struct {
		name, answer, scale string
		comma               bool
		value, said         string
	}{
		{"many digits", "9.88888931274414", "0..10", false, "9.88888931274414", "9.89"},
		{"a comma", "7,25", "0..10", true, "7.25", "7.25"},
		{"a comma, on another scale", "3,5", "0..5", true, "7", "3.5"},
		{"a whole number", "10", "0..10", false, "10", "10"},
		{"a hundred keeps its zeros", "100", "0..100", false, "10", "100"},
		{"one that is nearly nothing", "0.001", "0..10", false, "0.001", "0"},
		{"one that is nearly nothing, below it", "-0.001", "-5..5", false, "4.999", "0"},
		{"below nothing", "-2.5", "-5..5", false, "2.5", "-2.5"},
	} {
		rows := []string{"party,date,x", fmt.Sprintf("anna,2025-01-01,%s", c.answer)}
		if c.comma {
			rows = []string{"party;date;x", fmt.Sprintf("anna;2025-01-01;%s", c.answer)}
		}
		low, high, _ := strings.Cut(c.scale, "..")
		r := survey(t, intake.Options{}, intake.Survey{Positions: []string{"x:" + c.scale + "=peace"}}, rows...)
		equal(t, c.name, placed(r), []string{"2025-01-01 anna peace " + c.value + ": Expert survey mean " + c.said + " on " + low + " to " + high})
	}
}

// What is off a scale, or no number, is told where it stands; what is off the issue's
// own scale, by the rule of the format.
func TestAnswersThatAreRefused(t *testing.T) {
	for _, c := range []struct{ name, row, want, hint string }{
		{"off the survey's scale", "anna,2025-01-01,8,5,open", "row 2, column C (x): `8` is off the survey's scale", "it goes from 1 to 7"},
		{"no number", "anna,2025-01-01,much,5,open", "row 2, column C (x): `much` is not a number", "numbers here go from 1 to 7; leave a cell empty where there is no answer"},
		{"nor is this one", "anna,2025-01-01,NaN.,5,open", "row 2, column C (x): `NaN.` is not a number", "numbers here go from 1 to 7; leave a cell empty where there is no answer"},
		{"a salience off its scale", "anna,2025-01-01,4,11,open", "row 2, column D (w): `11` is off the survey's scale", "it goes from 0 to 10"},
		{"no option", "anna,2025-01-01,,,ajar", "row 2, column E (trade): `ajar` is no option of trade [unknown-option]", "options: closed, open"},
		{"a year that is none", "anna,99,4,,", "row 2, column B (date): `99` is no date; write YYYY-MM-DD, or say how dates are written, such as --date-format DD.MM.YYYY", ""},
		{"no party", ",2025-01-01,4,,", "row 2, column A (party): `party` is missing: a record needs one [missing-key]", ""},
	} {
		r := survey(t, intake.Options{}, intake.Survey{Positions: []string{"x:1..7=peace", "trade"}, Saliences: []string{"w:0..10=peace"}}, "party,date,x,w,trade", c.row)
		equal(t, c.name, said(r), []string{c.want})
		if len(r.Problems) > 0 && r.Problems[0].Hint != c.hint {
			t.Errorf("%s: the hint is %q, want %q", c.name, r.Problems[0].Hint, c.hint)
		}
	}
	r := survey(t, intake.Options{}, intake.Survey{Positions: []string{"trade=peace"}}, "party,date,trade", "anna,2025-01-01,11")
	equal(t, "off the issue's own scale", said(r), []string{"row 2, column C (trade): `position` is 11, off the scale of peace [out-of-range]"})
	r = survey(t, intake.Options{}, intake.Survey{Positions: []string{"trade=peace"}}, "party,date,trade", "anna,2025-01-01,much")
	equal(t, "no number, on the issue's own scale", said(r), []string{"row 2, column C (trade): `position`: `much` is not a number [bad-number]"})
	r = survey(t, intake.Options{}, intake.Survey{Positions: []string{"x:1..7=peace"}}, append([]string{"party,date,x"}, strings.Split(strings.Repeat("anna,2025-01-01,8 ", 1500), " ")[:1500]...)...)
	if n := len(r.Problems); n != 1001 || r.Problems[n-1].Message != "reading ended here, as there are more and more problems" {
		t.Errorf("%d problems are told", n)
	}
	r = survey(t, intake.Options{}, intake.Survey{SalienceScale: "0..10"}, "party,date,peace,peace_salience", "anna,2025-01-01,,5", "bo,2025-01-01,,5")
	equal(t, "saliences alone", r.Notes, []string{"2 saliences without a position were passed over"})
}

func TestSurveysThatAreRefused(t *testing.T) {
	const headings = "party,date,peace,trade,words,w,lr"
	for _, c := range []struct {
		name          string
		options       intake.Options
		survey        intake.Survey
		headings      string // "": those above
		message, hint string
	}{
		{"mapped columns", intake.Options{Map: []intake.Pair{{Name: "party", Value: "party"}}}, intake.Survey{}, "",
			"--map goes with tidy tables", "a survey's columns are named with --party-column, --date-column, --position and --salience"},
		{"a constant that is none", intake.Options{Set: []intake.Pair{{Name: "zanzibar", Value: "x"}}}, intake.Survey{}, "", "--set zanzibar: the table of records has no such column", "`stance help tables` lists them"},
		{"a format without a year", intake.Options{DateFormat: "DD.MM."}, intake.Survey{}, "", "--date-format DD.MM. has no year",
			"write it with YYYY, MM and DD, such as DD.MM.YYYY or MM/DD/YYYY; Mon and Month are names of months"},
		{"no column of parties", intake.Options{}, intake.Survey{}, "who,date,peace", `the table has no column "party"`, "name the column that tells the parties with --party-column; headings: who, date, peace"},
		{"no column of names", intake.Options{}, intake.Survey{PartyName: []string{"name"}}, "", `the table has no column "name"`, "headings: party, date, peace, trade, words, w, lr"},
		{"no column of dates", intake.Options{}, intake.Survey{}, "party,wave,peace", `the table has no column "year"`,
			"name the column of dates or years with --date-column, or give one date for all rows with --set date=YYYY-MM-DD; headings: party, wave, peace"},
		{"no column of positions", intake.Options{}, intake.Survey{}, "party,date,lrgen", "no column is headed by an issue of the codebook",
			"say which columns hold positions, each with the survey's scale: --position lrgen:0..10=left-right; without =ISSUE the heading names it"},
		{"a column that is not there", intake.Options{}, intake.Survey{Positions: []string{"left"}}, "", `the table has no column "left"`, "headings: party, date, peace, trade, words, w, lr"},
		{"several at once", intake.Options{}, intake.Survey{Positions: []string{"peace,trade"}}, "", `the table has no column "peace,trade"`, "give --position once for each column; headings: party, date, peace, trade, words, w, lr"},
		{"no scale", intake.Options{}, intake.Survey{Positions: []string{"lr:0-10=peace"}}, "", `--position lr:0-10=peace: "0-10" is no scale`, "write it as COLUMN:MIN..MAX=ISSUE, such as lrgen:0..10=left-right"},
		{"a scale backwards", intake.Options{}, intake.Survey{Positions: []string{"lr:10..0=peace"}}, "", `--position lr:10..0=peace: "10..0" is no scale`, "write it as COLUMN:MIN..MAX=ISSUE, such as lrgen:0..10=left-right"},
		{"a new issue without a scale", intake.Options{}, intake.Survey{Positions: []string{"lr=left-right"}}, "", `the codebook has no issue "left-right"`, "give the survey's scale: --position lr:0..10=left-right, or one for all issues: --scale '*=0..10'"},
		{"an issue with options", intake.Options{}, intake.Survey{Positions: []string{"lr:0..10=trade"}}, "",
			"the issue trade has options, so that its positions cannot be taken from a scale of numbers", "leave 0..10 out; the cells must then name options"},
		{"an issue in words", intake.Options{}, intake.Survey{Positions: []string{"words"}}, "", "the issue words has no scale for the positions of column words", "give it one in the codebook"},
		{"a column twice", intake.Options{}, intake.Survey{Positions: []string{"peace", "peace=trade"}}, "", "the column peace is named twice", ""},
		{"an issue in disguise", intake.Options{}, intake.Survey{Positions: []string{"lr=\u200bpeace"}}, "", "--position lr: `\u200bpeace` has a character in it that can't be seen", "write `peace`, if that is meant"},
		{"a scale of saliences that is none", intake.Options{}, intake.Survey{SalienceScale: "ten"}, "", "--salience-scale ten is no scale", "write MIN..MAX, such as 0..10"},
		{"a salience whose scale is not known", intake.Options{}, intake.Survey{Saliences: []string{"w=peace"}}, "", "the scale of the saliences in column w is not known",
			"say it with --salience-scale, such as --salience-scale 0..10; they become 0 to 100"},
		{"a salience found, whose scale is not known", intake.Options{}, intake.Survey{}, "party,date,peace,peace_salience", "the scale of the saliences in column peace_salience is not known",
			"say it with --salience-scale, such as --salience-scale 0..10; they become 0 to 100"},
		{"a salience of what is not asked", intake.Options{}, intake.Survey{Saliences: []string{"w:0..10=left-right"}}, "", `--salience w:0..10=left-right: no positions are read for "left-right"`,
			"write it as --salience COLUMN=ISSUE, for an issue whose positions are read; issues: peace"},
		{"a salience in no column", intake.Options{}, intake.Survey{Saliences: []string{"weights=peace"}}, "", `the table has no column "weights"`, "headings: party, date, peace, trade, words, w, lr"},
	} {
		if c.headings == "" {
			c.headings = headings
		}
		if c.name == "a scale of saliences that is none" || strings.HasPrefix(c.name, "a salience") || c.name == "no column of names" {
			c.survey.Positions = []string{"peace"}
		}
		row := strings.Repeat("1,", strings.Count(c.headings, ",")) + "1"
		_, err := intake.Wide(read(t, lines(c.headings, row)), recorded(t, ""), c.options, c.survey)
		refused(t, c.name, err, c.message, c.hint)
	}
}
