package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/exchange/intake"
)

const statementHeadings = "time,person,organization,concept,agreement,text,document title,document id,document source,coder,statement id"

func statements(t testing.TB, o intake.Options, actor string, rows ...string) *intake.Result {
	t.Helper()
	r, err := intake.Statements(read(t, lines(rows...)), recorded(t, ""), o, actor)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// told writes records as "DATE PARTY ISSUE POSITION (CODER): SUMMARY".
func told(r *intake.Result) []string {
	var all []string
	for _, rec := range r.Add.Records {
		s := rec.Stance
		place := func(p positions.Point) string { return rec.Issue.Scale.Options[p.Option].ID }
		at := "unplaced"
		if s.Kind == positions.Placed {
			at = place(s.Point())
		} else if s.Plausible != nil {
			at = place(s.Plausible.Low) + ".." + place(s.Plausible.High)
		}
		all = append(all, fmt.Sprintf("%s %s %s %s (%s): %s", rec.Date, rec.Party.ID, rec.Issue.ID, at, rec.Coder, s.Summary))
	}
	return all
}

// What an actor said of a concept on one day is one stance: for, against, or the range
// of both.
func TestStatementsBecomeStances(t *testing.T) {
	r := statements(t, intake.Options{}, "", statementHeadings,
		"2025-01-01 10:00:00,P,anna,Carbon tax,1,,D,1,,jm,1",
		"2025-01-01T23:00:00,Q,Anna,carbon tax,yes,,D,2,,jm,2",
		"2025-01-02 10:00:00,P,anna,Carbon tax,0,,D,1,,ak,3",
		"2025-01-01 10:00:00,P,bo,Carbon tax,agree,,D,1,,jm,4",
		"1.1.2025 10:00,P,bo,Carbon tax,disagree,,D,1,,ak,5",
		"2025-01-02 10:00:00,P,bo,Carbon tax,1,,D,1,,,6",
		"2025-01-02 11:00:00,P,bo,Carbon tax,-1,,D,1,,,7",
		"2025-01-03 11:00:00,,,Carbon tax,1,,D,1,,,8",
		"2025-01-03 11:00:00,,,Carbon tax,1,,D,1,,,9",
		"2025-01-02 11:00:00,P,bo,Carbon tax,-1,,D,1,,,7")
	equal(t, "stances", told(r), []string{
		"2025-01-01 anna carbon-tax support (jm): Agrees with “Carbon tax”, in 2 statements.",
		"2025-01-02 anna carbon-tax reject (ak): Disagrees with “Carbon tax”, in 1 statement.",
		"2025-01-01 bo carbon-tax reject..support (jm, ak): Coders read 1 statement on “Carbon tax” differently: jm as agreement, ak as disagreement.",
		"2025-01-02 bo carbon-tax reject..support (): Agrees with “Carbon tax” in 1 statement and disagrees in 1 statement of the same day.",
	})
	equal(t, "notes", r.Notes, []string{
		"statements both for and against on one day: 1 stance, recorded as the range from reject to support",
		"statements that coders of one text read differently: 1 stance, with the range from reject to support",
		"2 statements without organization passed over",
		"1 row repeats another word for word, and was passed over",
	})
	if is := r.Add.Issues[0]; is.Scale.LowLabel() != "Rejects it" || is.Scale.HighLabel() != "Supports it" || is.Scale.Option("reject") != 0 || is.Scale.Option("support") != 1 {
		t.Errorf("the scale of a new concept is %+v", is.Scale)
	}
}

// A statement is one day's however the day is written, with or without a time.
func TestDaysOfStatements(t *testing.T) {
	for _, c := range []struct{ written, format, want string }{
		{"2025-08-15", "", "2025-08-15"},
		{"2025-08-15 10:30:00", "", "2025-08-15"},
		{"2025-08-15T10:30:00Z", "", "2025-08-15"},
		{"15.8.2025 10:30", "", "2025-08-15"},
		{"15-08-2025 - 10:30", "", "2025-08-15"},
		{"15 Aug 2025", "", "2025-08-15"},
		{"15 Aug 2025 10:30", "", "2025-08-15"},
		{"August 15, 2025 9:30 PM", "", "2025-08-15"},
		{"20250815 10:30", "", "2025-08-15"},
		{"45884.75", "", "2025-08-15"},
		{"03.04.2025 10:30", "DD.MM.YYYY", "2025-04-03"},
		{"03.04.2025 10:30", "DD.MM.YYYY hh:mm", "2025-04-03"},
		{"04/03/2025 10:30:59", "MM/DD/YYYY hh:mm:ss", "2025-04-03"},
		{"3 Apr 2025, 10:30", "D Mon YYYY, hh:mm", "2025-04-03"},
		{"soon", "", "row 2, column A (time): `soon` is no date; write YYYY-MM-DD, or say how dates are written, such as --date-format DD.MM.YYYY"},
		{"2025-02-30 10:00", "", "row 2, column A (time): `date`: there is no day 2025-02-30 [bad-date]"},
	} {
		row := fmt.Sprintf("%q,anna,Carbon tax,1,1", c.written)
		r := statements(t, intake.Options{DateFormat: c.format}, "", "time,organization,concept,agreement,document id", row, strings.Replace(row, ",1,1", ",0,2", 1))
		got := said(r)
		if len(r.Problems) == 0 {
			got = nil
			for _, rec := range r.Add.Records {
				got = append(got, rec.Date.String())
			}
			if p := r.Add.Sources[0].Published; p.String() != c.want {
				t.Errorf("%s: the document is of %s", c.written, p)
			}
		}
		equal(t, c.written+" as "+c.format, got[:1], []string{c.want})
	}
}

// A statement is a piece of evidence of its document, with the person who made it, or
// else the actor.
func TestEvidenceOfStatements(t *testing.T) {
	const headings = "time,person,organization,concept,agreement,text,document title,document id,document source,statement id"
	for _, c := range []struct {
		name, row string
		set       []intake.Pair
		evidence  string // quote|paraphrase|speaker|source|locator
		source    string // title|publisher|published; "": no new one
		note      string
	}{
		{"in full", "2025-01-01,Ann Lee,anna,Carbon tax,1,We will tax,Minister speaks,7,Daily,17", nil, "We will tax||Ann Lee|document-7|statement 17", "Minister speaks|Daily|2025-01-01", ""},
		{"without a text", "2025-01-01,Ann Lee,anna,Carbon tax,0,,Minister speaks,7,Daily,17", nil, "|Disagrees with “Carbon tax”.|Ann Lee|document-7|statement 17", "Minister speaks|Daily|2025-01-01", ""},
		{"without a text, for it", "2025-01-01,,anna,Carbon tax,1,,Minister speaks,,,", nil, "|Agrees with “Carbon tax”.|anna|minister-speaks|", "Minister speaks||2025-01-01", ""},
		{"a document of no title", "2025-01-01,,anna,Carbon tax,1,We will tax,,7,,", nil, "We will tax||anna|document-7|", "Document 7||2025-01-01", ""},
		{"a document that is there", "2025-01-01,,anna,Carbon tax,1,We will tax,A paper,,Daily,", nil, "We will tax||anna|paper|", "", ""},
		{"no document", "2025-01-01,,anna,Carbon tax,1,We will tax,,,,17", nil, "", "",
			"1 statement without a document: the text is not recorded, as evidence needs a source; --source names one for all rows"},
		{"neither document nor text", "2025-01-01,,anna,Carbon tax,1,,,,,17", nil, "", "", ""},
		{"one source for all rows", "2025-01-01,,anna,Carbon tax,1,We will tax,Minister speaks,7,Daily,17", []intake.Pair{{Name: "source", Value: "paper"}}, "We will tax||anna|paper|statement 17", "", ""},
	} {
		r := statements(t, intake.Options{Set: c.set}, "", headings, c.row)
		equal(t, c.name, said(r), []string{"1 stances"})
		var got string
		for _, e := range r.Add.Records[0].Stance.Evidence {
			got += strings.Join([]string{e.Quote, e.Paraphrase, e.Speaker, e.Source.ID, e.Locator}, "|")
		}
		source := ""
		for _, s := range r.Add.Sources {
			source += strings.Join([]string{s.Title, s.Publisher, s.Published.String()}, "|")
		}
		if got != c.evidence || source != c.source || strings.Join(r.Notes, "\n") != c.note {
			t.Errorf("%s:\nevidence %q, want %q\nsource %q, want %q\nnotes %q, want %q", c.name, got, c.evidence, source, c.source, r.Notes, c.note)
		}
	}
}

// The columns of an export go by several names, and others are mapped; whose the
// stances are is for the user to say.
func TestColumnsOfStatements(t *testing.T) {
	rows := []string{"When,Speaker,Organisation,Category,Agree,Selection,Mood", "2025-01-01,anna,bo,Carbon tax,1,We will,bad"}
	o := intake.Options{Map: []intake.Pair{{Name: "TIME", Value: "When"}}}
	r := statements(t, o, "", rows...)
	equal(t, "organisations", told(r), []string{"2025-01-01 bo carbon-tax support (): Agrees with “Carbon tax”, in 1 statement."})
	equal(t, "what is not used", r.Notes[:1], []string{"columns that are not used: Mood"})
	r = statements(t, o, "Person", rows...)
	equal(t, "persons", told(r), []string{"2025-01-01 anna carbon-tax support (): Agrees with “Carbon tax”, in 1 statement."})
	r = statements(t, o, "speaker", rows...)
	equal(t, "by its heading", told(r)[:1], []string{"2025-01-01 anna carbon-tax support (): Agrees with “Carbon tax”, in 1 statement."})

	const export = "time,organization,concept,agreement"
	for _, c := range []struct {
		name, headings, actor string
		options               intake.Options
		message, hint         string
	}{
		{"no such thing in statements", export, "", intake.Options{Map: []intake.Pair{{Name: "party", Value: "organization"}}}, `--map party=organization: statements have no "party"`,
			"with --dna these can be mapped: time, person, organization, concept, agreement, text, document, document id, publisher, coder, id, start, stop"},
		{"mapped to nothing", export, "", intake.Options{Map: []intake.Pair{{Name: "time", Value: "tme"}}}, `the table has no column "tme"`, `did you mean "time"?`},
		{"no concept", "time,organization,agreement", "", intake.Options{}, `the table has no column "concept", as an export of statements has`,
			"say which it is with --map concept=HEADING; headings: time, organization, agreement"},
		{"no actor", "time,concept,agreement", "", intake.Options{}, `the table has no column "organization"`,
			"name the column that tells the parties with --party-column, such as --party-column person; headings: time, concept, agreement"},
		{"another actor", export, "minister", intake.Options{}, `the table has no column "minister"`,
			"name the column that tells the parties with --party-column, such as --party-column person; headings: time, organization, concept, agreement"},
		{"scales", export, "", intake.Options{Scales: []intake.Pair{{Name: "a", Value: "0..1"}}}, "--scale does not go with statements", "concepts have the options reject and support"},
		{"a constant that is none", export, "", intake.Options{Set: []intake.Pair{{Name: "baisis", Value: "x"}}}, "--set baisis: the table of records has no such column", "did you mean basis?"},
		{"a format without a year", export, "", intake.Options{DateFormat: "DD.MM."}, "--date-format DD.MM. has no year",
			"write it with YYYY, MM and DD, such as DD.MM.YYYY or MM/DD/YYYY; Mon and Month are names of months"},
	} {
		row := strings.Repeat("1,", strings.Count(c.headings, ",")) + "1"
		_, err := intake.Statements(read(t, lines(c.headings, row)), recorded(t, ""), c.options, c.actor)
		refused(t, c.name, err, c.message, c.hint)
	}
}

// What says neither yes nor no is told where it stands, and a concept that is an issue
// of another scale cannot take statements.
func TestStatementsThatAreRefused(t *testing.T) {
	for _, c := range []struct{ name, row, want string }{
		{"neither", "2025-01-01,anna,Carbon tax,maybe", "row 2, column D (agreement): `maybe` says neither that the actor agrees nor that it does not"},
		{"nothing", "2025-01-01,anna,Carbon tax,", "row 2, column D (agreement): `` says neither that the actor agrees nor that it does not"},
		{"an issue with other options", "2025-01-01,anna,Trade,1", "row 2, column D (agreement): `support` is no option of trade [unknown-option]"},
		{"an issue without a scale", "2025-01-01,anna,Words,1", "row 2, column D (agreement): a position cannot stand here: the issue `words` has no scale [no-scale]"},
		{"no concept", "2025-01-01,anna,,1", "row 2, column C (concept): `issue` is missing: a record needs one [missing-key]"},
	} {
		r := statements(t, intake.Options{}, "", "time,organization,concept,agreement", c.row)
		equal(t, c.name, said(r), []string{c.want})
	}
}
