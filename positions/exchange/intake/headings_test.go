package intake_test

import (
	"strings"
	"testing"

	"stance/positions/exchange/intake"
)

// A column is found by its heading, else by the heading in any case, else by its
// letter.
func TestHeading(t *testing.T) {
	table := read(t, lines("When,what  is said,B,who,A", "1,2,3,4,5"))
	for name, want := range map[string]int{
		"When": 0, "when": 0, "WHEN": 0, "what is said": 1, "What  Is Said": 1, "B": 2, "b": 2, "A": 4, "C": 2, "D": 3, "E": 4,
	} {
		if got, err := intake.Heading(table, name); got != want || err != nil {
			t.Errorf("%q is column %d, %v; want %d", name, got, err, want)
		}
	}
	const all = "headings: When, what is said, B, who, A"
	for name, hint := range map[string]string{"whom": `did you mean "who"?`, "place": all, "d": all, "F": all, "": all} {
		_, err := intake.Heading(table, name)
		refused(t, name, err, `the table has no column "`+name+`"`, hint)
	}
	many := make([]string, 60)
	for i := range many {
		many[i] = "long heading " + strings.Repeat("x", i+1)
	}
	_, err := intake.Heading(read(t, lines(strings.Join(many, ","), strings.Repeat("1,", 59)+"1")), "zanzibar")
	refused(t, "of many the first are listed", err, `the table has no column "zanzibar"`, "headings: "+strings.Join(many[:50], ", ")+", and 10 more")
}

// What is wrong with the options is told before a row is read.
func TestOptionsThatAreRefused(t *testing.T) {
	pairs := func(list ...string) (all []intake.Pair) {
		for _, s := range list {
			name, value, _ := strings.Cut(s, "=")
			all = append(all, intake.Pair{Name: name, Value: value})
		}
		return all
	}
	for _, c := range []struct {
		name          string
		options       intake.Options
		message, hint string
	}{
		{"a column that is nearly one", intake.Options{Map: pairs("parti=Who")}, `--map parti=Who: the table of records has no column "parti"`, "did you mean party?"},
		{"a column that is none", intake.Options{Map: pairs("zanzibar=Who")}, `--map zanzibar=Who: the table of records has no column "zanzibar"`, "`stance help tables` lists them"},
		{"a heading that is not there", intake.Options{Map: pairs("party=Whom")}, `the table has no column "Whom"`, `did you mean "Who"?`},
		{"mapped twice", intake.Options{Map: pairs("party=Who", "Party=When")}, "--map party is given twice", ""},
		{"mapped and set", intake.Options{Map: pairs("party=Who"), Set: pairs("party=anna")}, "party is both mapped (--map) and set (--set)", "leave one of them out"},
		{"set, and a column", intake.Options{Set: pairs("summary=s")}, "the table has a column Summary, and --set summary is for all rows", "leave --set summary out, or the column"},
		{"set that is none", intake.Options{Set: pairs("sumary=s")}, "--set sumary: the table of records has no such column", "did you mean summary?"},
		{"set twice", intake.Options{Set: pairs("coder=jm", "Coder=ak")}, "--set coder is given twice", ""},
		{"a format without a year", intake.Options{DateFormat: "DD.MM"}, "--date-format DD.MM has no year",
			"write it with YYYY, MM and DD, such as DD.MM.YYYY or MM/DD/YYYY; Mon and Month are names of months"},
		{"a scale of an issue that is there", intake.Options{Scales: pairs("Peace=0..10")}, "--scale Peace: the issue is in the codebook already", "leave --scale out; scales are changed in the codebook"},
		{"no scale", intake.Options{Scales: pairs("ships=10..0")}, "--scale ships=10..0: 10 is not less than 0; write the low end first", scaleHint},
	} {
		_, err := intake.Tidy(read(t, lines("When,Who,Summary", "2025-09-01,anna,s")), recorded(t, ""), c.options)
		refused(t, c.name, err, c.message, c.hint)
	}
}

const scaleHint = `options from one pole to the other, as in "No land | Land exchanged | All regions", or numbers, as in 0..10 or 0..500 tonnes; with names for the poles: "Opposed < 0..10 > In favour"`

// Headings are matched whatever their case and spaces; others can be mapped; what is
// not used is told, with the column that it may be meant for.
func TestHeadingsOfRecords(t *testing.T) {
	o := intake.Options{Map: []intake.Pair{{Name: "party", Value: "Who"}, {Name: "issue", Value: "C"}}}
	r := takenWith(t, recorded(t, ""), o, "DATE,Who,On what,Date Title,sumary,Summary,Party", "2025-09-01,anna,trade,Dawn,x,She says so.,bo")
	equal(t, "rows", said(r), []string{"1 stances"})
	record := r.Add.Records[0]
	if record.Party.ID != "anna" || record.Issue.ID != "trade" || record.Stance.Summary != "She says so." || r.Add.Dates[0].Title != "Dawn" {
		t.Errorf("%+v, %+v", record, r.Add.Dates)
	}
	equal(t, "notes", r.Notes, []string{"column E (sumary) is not used", "column G (Party) is not used"})
	r = taken(t, recorded(t, ""), "date,party,issue,sumary", "2025-09-01,anna,trade,She says so.")
	equal(t, "a heading with a slip", said(r), []string{"row 1: no heading here says where the summary is"})
	equal(t, "what it may be meant for", r.Notes, []string{`column D (sumary) is not used; if it is the summary, say --map summary="sumary"`})
	r = taken(t, recorded(t, ""), "record,date,party,issue", "silence,2025-09-01,anna,trade")
	equal(t, "where rows say what they are, a summary need not be there", said(r), []string{"1 silences"})
}

// Whoever wants to know is told of each row.
func TestRowsAreCounted(t *testing.T) {
	read := 0
	o := intake.Options{Read: func(rows int) { read += rows }}
	takenWith(t, recorded(t, ""), o, "date,party,issue,summary", "2025-09-01,anna,trade,s", "soon,anna,trade,s", "2025-09-01,bo,trade,s")
	if read != 3 {
		t.Errorf("%d rows", read)
	}
}
