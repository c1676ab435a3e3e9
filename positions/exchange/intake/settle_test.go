package intake_test

import (
	"strings"
	"testing"

	"stance/positions/exchange/intake"
	"stance/positions/problem"
)

const recordedOnce = `date: 2025-08-15
label: eve
title: The eve
positions:
  anna:
    peace: {position: 3, summary: Three., coder: jm, basis: reported, evidence: [{quote: three it is, source: paper}]}
    words: {summary: Says so.}
  bo:
    peace: {silent: true, note: Two papers searched.}
    trade:
      coder: jm
      claims:
        - {by: anna, position: open, summary: Bo will open up.}
        - {by: union, summary: Bo may not., response: denied}
---
date: 2025-08-20
`

// What is recorded is never overwritten: a row that says the same is there already,
// one that says something else is refused with the columns and the place.
func TestRowsAgainstWhatIsRecorded(t *testing.T) {
	const headings = "date,party,issue,record,by,position,summary,response,coder,note,basis,quote,source"
	have := recorded(t, recordedOnce)
	for _, c := range []struct {
		name, row, want string
	}{
		{"the same", "2025-08-15,anna,peace,,,3,Three.,,jm,,reported,three it is,paper", "1 there already"},
		{"the same, by other names", "15.8.2025,Anna,PEACE,Stance,,3.0,Three.,,jm,,Reported,three it is,A paper", "1 there already"},
		{"another position", "2025-08-15,anna,peace,,,4,Three.,,jm,,reported,three it is,paper",
			"row 2: anna on peace on 2025-08-15 is recorded at snapshots/a.yaml:6:5 with another position"},
		{"another position and wording", "2025-08-15,anna,peace,,,4,Four.,,jm,,reported,three it is,paper",
			"row 2: anna on peace on 2025-08-15 is recorded at snapshots/a.yaml:6:5 with another position, summary"},
		{"what goes without saying is said", "2025-08-15,anna,peace,,,3,Three.,,jm,,,three it is,paper",
			"row 2: anna on peace on 2025-08-15 is recorded at snapshots/a.yaml:6:5 with another basis"},
		{"evidence taken away", "2025-08-15,anna,peace,,,3,Three.,,jm,,reported,,",
			"row 2: anna on peace on 2025-08-15 is recorded at snapshots/a.yaml:6:5 with another quote, source, use"},
		{"a silence in place of a stance", "2025-08-15,anna,peace,silence,,,,,,,,,", "row 2: anna on peace on 2025-08-15 has a silence here, and a stance at snapshots/a.yaml:6:5"},
		{"a stance in place of a silence", "2025-08-15,bo,peace,,,3,Three.,,,,,,", "row 2: bo on peace on 2025-08-15 has a stance here, and a silence at snapshots/a.yaml:9:5"},
		{"the same silence", "2025-08-15,bo,peace,silence,,,,,,Two papers searched.,,,", "1 there already"},
		{"a silence with another note", "2025-08-15,bo,peace,silence,,,,,,Three papers searched.,,,",
			"row 2: bo on peace on 2025-08-15 is recorded at snapshots/a.yaml:9:5 with another note"},
		{"the same claim", "2025-08-15,bo,trade,,anna,open,Bo will open up.,,jm,,,,", "1 there already"},
		{"the same claim, as tables had it that wrote every response", "2025-08-15,bo,trade,,anna,open,Bo will open up.,none,jm,,,,", "1 there already"},
		{"a claim with another response", "2025-08-15,bo,trade,,union,,Bo may not.,confirmed,jm,,,,", "row 2: this claim of union is recorded at snapshots/a.yaml:14:11 with another response"},
		{"a claim more", "2025-08-15,bo,trade,,union,closed,Bo will close down.,,jm,,,,", "row 2: `union` makes two claims here, and a record holds one of each claimant [claim-twice]"},
		{"a stance beside claims", "2025-08-15,bo,trade,,,open,We open up.,,jm,,,,", "1 stances"},
		{"a stance beside claims, of another coder", "2025-08-15,bo,trade,,,open,We open up.,,ak,,,,",
			"row 2: bo on trade on 2025-08-15 is recorded at snapshots/a.yaml:10:5 with the coder `jm`, and has `ak` here"},
		{"a claim beside a stance, of another coder", "2025-08-15,anna,peace,,bo,,She gives in.,,ak,,,,",
			"row 2: anna on peace on 2025-08-15 is recorded at snapshots/a.yaml:6:5 with the coder `jm`, and has `ak` here"},
		{"a claim beside a stance that names no coder", "2025-08-15,anna,words,,bo,,She gives in.,,ak,,,,",
			"row 2: anna on words on 2025-08-15 is recorded at snapshots/a.yaml:7:5 with the coder none, and has `ak` here"},
		{"a claim beside a stance", "2025-08-15,anna,words,,bo,,She gives in.,,,,,,", "1 claims"},
		{"another day", "2025-08-16,anna,peace,,,4,Four.,,ak,,,,", "1 stances"},
	} {
		equal(t, c.name, said(taken(t, have, headings, c.row)), []string{c.want})
	}
}

// Columns that a table does not have say nothing: what is recorded in them is no
// difference.
func TestColumnsThatAreNotThereSayNothing(t *testing.T) {
	have := recorded(t, recordedOnce)
	equal(t, "a table of positions alone", said(taken(t, have, "date,party,issue,position,summary", "2025-08-15,anna,peace,3,Three.")), []string{"1 there already"})
	equal(t, "a table with a column of bases", said(taken(t, have, "date,party,issue,position,summary,basis", "2025-08-15,anna,peace,3,Three.,")),
		[]string{"row 2: anna on peace on 2025-08-15 is recorded at snapshots/a.yaml:6:5 with another basis"})
}

// The rows of a party, issue and date are one record: a stance or a silence, claims
// beside it, one coder and one note.
func TestRowsAgainstEachOther(t *testing.T) {
	const headings = "date,party,issue,record,by,position,summary,response,coder,note"
	for _, c := range []struct {
		name string
		rows []string
		want []string
		note string // told beside
	}{
		{"once more word for word", []string{"2025-09-01,anna,peace,,,3,Three.,,,", "2025-09-01,ANNA,peace,,,3.0,Three.,,,"}, []string{"1 stances"},
			"1 row repeats another word for word, and was passed over"},
		{"twice more", []string{"2025-09-01,anna,peace,,,3,Three.,,,", "2025-09-01,anna,peace,,,3,Three.,,,", "2025-09-01,anna,peace,,,3,Three.,,,"}, []string{"1 stances"},
			"2 rows repeat others word for word, and were passed over"},
		{"a claim once more", []string{"2025-09-01,anna,peace,,bo,3,Three.,,,", "2025-09-01,anna,peace,,bo,3,Three.,,,"}, []string{"1 claims"},
			"1 row repeats another word for word, and was passed over"},
		{"with another position", []string{"2025-09-01,anna,peace,,,3,Three.,,,", "2025-09-01,anna,peace,,,4,Three.,,,"},
			[]string{"row 3: anna on peace on 2025-09-01 stands in row 2 already, with another position"}, ""},
		{"a stance and a silence", []string{"2025-09-01,anna,peace,,,3,Three.,,,", "2025-09-01,anna,peace,silence,,,,,,"},
			[]string{"row 3: anna on peace on 2025-09-01 has a silence here, and a stance in row 2"}, ""},
		{"a claim with another response", []string{"2025-09-01,anna,peace,,bo,3,Three.,,,", "2025-09-01,anna,peace,,bo,3,Three.,denied,,"},
			[]string{"row 3: this claim of bo stands in row 2 already, with another response"}, ""},
		{"claims of two, and two of one", []string{"2025-09-01,anna,peace,,bo,3,Three.,,,", "2025-09-01,anna,peace,,union,3,Three.,,,", "2025-09-01,anna,peace,,bo,4,Four.,,,"},
			[]string{"row 4: `bo` makes two claims here, and a record holds one of each claimant [claim-twice]"}, ""},
		{"a stance after its claim", []string{"2025-09-01,anna,peace,,bo,3,Three.,,,", "2025-09-01,anna,peace,,,4,Four.,,jm,n"}, []string{"1 stances", "1 claims"}, ""},
		{"two coders", []string{"2025-09-01,anna,peace,,,3,Three.,,jm,", "2025-09-01,anna,peace,,bo,4,Four.,,ak,"},
			[]string{"row 3: anna on peace on 2025-09-01 has the coder `jm` in row 2, and `ak` here"}, ""},
		{"two notes", []string{"2025-09-01,anna,peace,,bo,3,Three.,,jm,One", "2025-09-01,anna,peace,silence,,,,,jm,Two"},
			[]string{"row 3: anna on peace on 2025-09-01 has the note `One` in row 2, and `Two` here"}, ""},
		{"one coder, said once", []string{"2025-09-01,anna,peace,,bo,3,Three.,,,", "2025-09-01,anna,peace,silence,,,,,jm,"}, []string{"1 silences", "1 claims"}, ""},
	} {
		r := taken(t, recorded(t, recordedOnce), append([]string{headings}, c.rows...)...)
		equal(t, c.name, said(r), c.want)
		if got := strings.Join(r.Notes, "\n"); got != c.note {
			t.Errorf("%s: is told %q, want %q", c.name, got, c.note)
		}
		if len(r.Problems) > 0 {
			continue
		}
		if len(r.Add.Records) != 1 {
			t.Errorf("%s: %d records", c.name, len(r.Add.Records))
			continue
		}
		record := r.Add.Records[0]
		if r.Row(record) != 2 {
			t.Errorf("%s: the record comes from row %d", c.name, r.Row(record))
		}
		if n := len(record.Claims); n != r.Claims || (record.Stance != nil) != (r.Stances > 0) || (record.Silence != nil) != (r.Silences > 0) {
			t.Errorf("%s: the record has %d claims, stance %v, silence %v", c.name, n, record.Stance, record.Silence)
		}
		for _, claim := range record.Claims {
			if claim.Record != record {
				t.Errorf("%s: a claim belongs to another record", c.name)
			}
		}
		if record.Stance != nil && record.Stance.Record != record || record.Silence != nil && record.Silence.Record != record {
			t.Errorf("%s: stance or silence belongs to another record", c.name)
		}
		if want := strings.Contains(strings.Join(c.rows, ""), ",jm,"); (record.Coder == "jm") != want {
			t.Errorf("%s: the coder is %q", c.name, record.Coder)
		}
	}
}

// A claim beside another one of the same party may be that one in new words: it is
// refused, with the place of the other one.
func TestClaimsInOtherWords(t *testing.T) {
	const headings = "date,party,issue,by,position,summary,coder"
	have := recorded(t, recordedOnce)
	for _, c := range []struct {
		name, hint string // "": it is added
		rows       []string
	}{
		{"of the same party", "the other one is at snapshots/a.yaml:13:11: if it is the same in new words, --update changes that one; else ",
			[]string{"2025-08-15,bo,trade,anna,open,Bo is to open up.,jm"}},
		{"where the one that is recorded stands in the table, too", "the other one is at snapshots/a.yaml:13:11: ",
			[]string{"2025-08-15,bo,trade,anna,open,Bo will open up.,jm", "2025-08-15,bo,trade,anna,open,Bo is to open up.,jm"}},
		{"in two rows", "the other one is in row 2: ", []string{"2025-08-15,anna,words,bo,,She gives in.,", "2025-08-15,anna,words,bo,,She gives up.,"}},
		{"of a party that claimed nothing there", "", []string{"2025-08-15,anna,words,bo,,She gives in.,"}},
	} {
		r := taken(t, have, append([]string{headings}, c.rows...)...)
		switch {
		case c.hint == "" && (len(r.Problems) > 0 || r.Claims != 1):
			t.Errorf("%s: %v, %d claims", c.name, r.Problems, r.Claims)
		case c.hint != "" && (len(r.Problems) != 1 || r.Problems[0].Rule != problem.ClaimTwice || r.Problems[0].Row != len(c.rows)+1 || !strings.HasPrefix(r.Problems[0].Hint, c.hint)):
			t.Errorf("%s: %+v", c.name, r.Problems)
		}
	}
}

// What a search did not find gives way to what a table has; the silence itself is there
// already.
func TestRowsAgainstASearch(t *testing.T) {
	const headings = "date,record,party,issue,by,summary,when,paraphrase,source,use"
	have := recorded(t, "date: 2025-08-15\nsearched: {parties: [anna], issues: [words], sources: [paper]}\n")
	for _, c := range []struct{ name, row, want string }{
		{"the silence", "2025-08-15,silence,anna,words,,,,Searched; nothing found.,paper,context", "1 there already"},
		{"another silence", "2025-08-15,silence,anna,words,,,2025-08,,,", "1 silences"},
		{"a stance", "2025-08-15,,anna,words,,She speaks.,2025-08,,,", "1 stances"},
		{"a claim", "2025-08-15,,anna,words,bo,She speaks.,2025-08,,,", "1 claims"},
	} {
		equal(t, c.name, said(taken(t, have, headings, c.row)), []string{c.want})
	}
}

// All rows of a cell on a day tell one span of days.
func TestSpansOfRows(t *testing.T) {
	const headings = "date,record,party,issue,by,summary,when,record_when"
	have := recorded(t, recordedOnce)
	for _, c := range []struct {
		name string
		rows []string
		want []string
	}{
		{"a stance and its claims", []string{"2025-09-01,,anna,peace,,S,2025-09,", "2025-09-01,,anna,peace,bo,C,2025,"}, []string{"1 stances", "1 claims"}},
		{"claims alone", []string{"2025-09-01,,anna,peace,bo,C,2025,2025-09", "2025-09-01,,anna,peace,union,C,,"}, []string{"2 claims"}},
		{"two spans", []string{"2025-09-01,,anna,peace,bo,C,,2025-09", "2025-09-01,,anna,peace,union,C,,2025"},
			[]string{"row 3: anna on peace on 2025-09-01 has the when `2025-09` in row 2, and `2025` here"}},
		{"beside what is recorded", []string{"2025-08-15,,anna,words,bo,C,2025,2025-08"},
			[]string{"row 2: anna on words on 2025-08-15 is recorded at snapshots/a.yaml:7:5 with the when none, and has `2025-08` here"}},
		{"no span", []string{"2025-09-01,,anna,peace,,S,soon,"}, []string{"row 2, column G (when): `soon` does not say when [bad-when]"}},
		{"another day", []string{"2025-09-01,,anna,peace,,S,2025-08,"}, []string{"row 2, column G (when): `2025-08` does not hold 2025-09-01, the date of this record [bad-when]"}},
	} {
		equal(t, c.name, said(taken(t, have, append([]string{headings}, c.rows...)...)), c.want)
	}
}

// A date has one label, one title and one note, in all rows and in the dataset.
func TestDatesOfRows(t *testing.T) {
	const headings = "date,label,date_title,date_note,party,issue,summary"
	for _, c := range []struct {
		name string
		rows []string
		want []string
	}{
		{"as recorded", []string{"2025-08-15,eve, The eve ,,bo,words,s"}, []string{"1 stances"}},
		{"of a date that is not there yet", []string{"2025-09-01,dawn,Dawn,Quiet,anna,peace,s", "2025-09-01,,,,bo,peace,s", "2025-09-01,dawn,Dawn,Quiet,anna,trade,s"}, []string{"3 stances"}},
		{"said in a later row", []string{"2025-09-01,,,,bo,peace,s", "2025-09-01,dawn,Dawn,Quiet,anna,peace,s"}, []string{"2 stances"}},
		{"two labels in the table", []string{"2025-09-01,dawn,,,anna,peace,s", "2025-09-01,dusk,,,bo,peace,s"},
			[]string{"row 3: 2025-09-01 has the label `dusk` here, and `dawn` in row 2 [label-clash]"}},
		{"two titles in the table", []string{"2025-09-01,,Dawn,,anna,peace,s", "2025-09-01,,Dusk,,bo,peace,s"}, []string{"row 3: another date_title for 2025-09-01 than in row 2: `Dusk`, and `Dawn` there"}},
		{"two notes in the table", []string{"2025-09-01,,,Quiet,anna,peace,s", "2025-09-01,,,Loud,bo,peace,s"}, []string{"row 3: another date_note for 2025-09-01 than in row 2: `Loud`, and `Quiet` there"}},
		{"the label of another date of the dataset", []string{"2025-09-01,eve,,,anna,peace,s"}, []string{"row 2: the label `eve` names 2025-09-01 here, and 2025-08-15 already [label-clash]"}},
		{"the label of another date of the table", []string{"2025-09-01,dawn,,,anna,peace,s", "2025-09-02,dawn,,,bo,peace,s"},
			[]string{"row 3: the label `dawn` names 2025-09-02 here, and 2025-09-01 already [label-clash]"}},
		{"another label than in the dataset", []string{"2025-08-15,dawn,,,bo,words,s"}, []string{"row 2: 2025-08-15 has the label `dawn` here, and `eve` in the dataset [label-clash]"}},
		{"another title than in the dataset", []string{"2025-08-15,,Dawn,,bo,words,s"}, []string{"row 2: 2025-08-15 has another title in the dataset: `The eve`"}},
		{"a label for a date that has none", []string{"2025-08-20,dawn,,,bo,words,s"}, []string{"row 2: 2025-08-20 is in the dataset and has no label there; this row gives it one"}},
		{"a note for a date that has none", []string{"2025-08-15,,,Loud,bo,words,s"}, []string{"row 2: 2025-08-15 is in the dataset and has no note there; this row gives it one"}},
		{"a date alone", []string{"2025-08-20,,,,bo,words,s"}, []string{"1 stances"}},
	} {
		r := taken(t, recorded(t, recordedOnce), append([]string{headings}, c.rows...)...)
		equal(t, c.name, said(r), c.want)
		if c.rows[0][:10] == "2025-09-01" && len(r.Problems) == 0 && (len(r.Add.Dates) != 1 || r.Add.Dates[0].Label != "dawn" || r.Add.Dates[0].Title != "Dawn" || r.Add.Dates[0].Note != "Quiet") {
			t.Errorf("%s: the date is added as %+v", c.name, r.Add.Dates)
		}
		if c.rows[0][:10] == "2025-08-20" && len(r.Add.Dates) > 0 {
			t.Errorf("%s: a date that is there is added: %+v", c.name, r.Add.Dates)
		}
	}
}

// What had to be guessed, or looks wrong and may be meant, is told.
func TestWhatIsNoted(t *testing.T) {
	for _, c := range []struct {
		name, note string
		rows       []string
	}{
		{"a number of a day", "dates are written as serial numbers, and were counted from 1900, as Excel does", []string{"45884,anna,peace,s,"}},
		{"an error of a spreadsheet", "row 2, column D (summary): `#REF!` reads like an error of the spreadsheet, and was taken as text", []string{"2025-09-01,anna,peace,#REF!,"}},
		{"two of them", "row 2, column D (summary): `#REF!` reads like an error of the spreadsheet, and was taken as text; so was 1 more", []string{"2025-09-01,anna,peace,#REF!,", "2025-09-01,bo,peace,s, #N/A "}},
		{"three of them", "row 2, column D (summary): `#REF!` reads like an error of the spreadsheet, and was taken as text; so were 2 more", []string{"2025-09-01,anna,peace,#REF!,#N/A", "2025-09-01,bo,peace,s,#N/A"}},
		{"what is none", "", []string{"2025-09-01,anna,peace,#REF! is what it says,N/A"}},
	} {
		r := taken(t, recorded(t, ""), append([]string{"date,party,issue,summary,note"}, c.rows...)...)
		if got := strings.Join(r.Notes, "\n"); len(r.Problems) > 0 || got != c.note {
			t.Errorf("%s: %v, is told %q, want %q", c.name, r.Problems, got, c.note)
		}
	}
}

// What is set for all rows stands where a row of its kind has it; what belongs to a
// piece of evidence, where there is one.
func TestConstants(t *testing.T) {
	o := intake.Options{Set: []intake.Pair{{Name: "Source", Value: "paper"}, {Name: "basis", Value: "recounted"}, {Name: "coder", Value: "jm"}, {Name: "use_2", Value: "context"}}}
	r := takenWith(t, recorded(t, ""), o,
		"date,party,issue,record,by,summary,quote,quote_2,source_2",
		"2025-09-01,anna,peace,,,With evidence.,so it is,and so,report",
		"2025-09-01,anna,trade,,,Without.,,,",
		"2025-09-01,bo,peace,,anna,A claim.,so she says,,",
		"2025-09-01,bo,trade,silence,,,,,")
	equal(t, "all four", said(r), []string{"2 stances", "1 silences", "1 claims"})
	if t.Failed() {
		t.FailNow()
	}
	records := r.Add.Records
	with, without, claim, silence := records[0].Stance, records[1].Stance, records[2].Claims[0], records[3].Silence
	if e := with.Evidence; len(e) != 2 || e[0].Source.ID != "paper" || e[0].Use.String() != "supports" || e[1].Source.ID != "report" || e[1].Use.String() != "context" {
		t.Errorf("with evidence: %+v", e)
	}
	if with.Basis.String() != "recounted" || without.Basis.String() != "recounted" {
		t.Errorf("bases %s and %s", with.Basis, without.Basis)
	}
	if len(without.Evidence) != 0 || len(silence.Evidence) != 0 {
		t.Errorf("evidence was made of a source alone: %+v, %+v", without.Evidence, silence.Evidence)
	}
	if len(claim.Evidence) != 1 || claim.Evidence[0].Source.ID != "paper" {
		t.Errorf("a claim: %+v", claim.Evidence)
	}
	for _, record := range records {
		if record.Coder != "jm" {
			t.Errorf("%s on %s was coded by %q", record.Party.ID, record.Issue.ID, record.Coder)
		}
	}
	if r.Row(records[3]) != 5 || r.Row(recorded(t, recordedOnce).Records[0]) != 0 {
		t.Error("records come from the wrong rows")
	}
}

// What is wrong with a constant is told of each row, by its column's name.
func TestConstantsThatAreWrong(t *testing.T) {
	o := intake.Options{Set: []intake.Pair{{Name: "basis", Value: "sure"}}}
	r := takenWith(t, recorded(t, ""), o, "date,party,issue,summary", "2025-09-01,anna,peace,s")
	equal(t, "a basis", said(r), []string{"row 2: `basis`: `sure` is no `basis` [unknown-word]"})
}
