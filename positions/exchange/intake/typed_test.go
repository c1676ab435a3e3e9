package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/exchange/intake"
	"stance/positions/exchange/sheet"
	"stance/positions/exchange/sheet/sheettest"
)

// book reads a workbook with one worksheet, in which a sheettest.Day is a date.
func book(t testing.TB, rows ...[]any) *sheet.Table {
	t.Helper()
	var cells strings.Builder
	for i, r := range rows {
		cells.WriteString(sheettest.Cells(i+1, r...))
	}
	b := &sheettest.Book{Sheets: []sheettest.Sheet{{Name: "S", Rows: cells.String()}}, Formats: []string{"dd/mm/yyyy hh:mm"}}
	return read(t, b.Bytes())
}

// codebook is a dataset without records.
func codebook() *positions.Dataset {
	parties := []*positions.Party{{ID: "anna", Name: "Anna"}, {ID: "bo", Name: "Bo", Index: 1}}
	issues := []*positions.Issue{{ID: "peace", Name: "Peace", Scale: &positions.Scale{Low: "no", High: "yes", Max: 10}}}
	return &positions.Dataset{Codebook: positions.NewCodebook("t", "", parties, issues)}
}

// A cell is a date by its type and format, whatever its number and however dates
// are written elsewhere; a number without the format of a date is told with what
// it can mean.
func TestDatesByTypeAndFormat(t *testing.T) {
	for _, c := range []struct {
		cell   any
		format string
		want   string // the day, or part of the problem
	}{
		{sheettest.Day(45884), "", "2025-08-15"},
		{sheettest.Day(45884.75), "", "2025-08-15"},
		{sheettest.Day(3805), "", "1910-06-01"},
		{sheettest.Day(7119), "", "1919-06-28"},
		{sheettest.Day(1999), "", "1905-06-21"},
		{sheettest.Day(1), "", "1900-01-01"},
		{sheettest.Day(59), "", "1900-02-28"},
		{sheettest.Day(61), "", "1900-03-01"},
		{sheettest.Day(100000), "", "2173-10-14"},
		{sheettest.Day(2958465), "", "9999-12-31"},
		{sheettest.Day(45884), "YYYY", "2025-08-15"},
		{sheettest.Day(1999), "YYYY", "1905-06-21"},
		{sheettest.Day(45884), "DD/MM/YYYY", "2025-08-15"},
		{sheettest.Day(60), "", "this cell shows 29 February 1900, a day that Excel counts and that there never was"},
		{sheettest.Day(0), "", "this cell is formatted as a date, and its number, 0, is no day that workbooks know"},
		{sheettest.Day(-5), "", "its number, -5, is no day"},
		{sheettest.Day(2958466), "", "its number, 2958466, is no day"},
		{"1900-02-28", "", "1900-02-28"},
		{"0001-01-01", "", "0001-01-01"},
		{"3805", "", "as spreadsheets count days it is 1 June 1910"},
		{3805, "", "`3805` is no date; as spreadsheets count days it is 1 June 1910: format the column as dates there, or write YYYY-MM-DD"},
		{7119, "", "it is 28 June 1919"},
		{1999, "", "`1999` can be a year, which has no day, or 21 June 1905 as spreadsheets count days"},
		{1999, "YYYY", "1999-01-01"},
		{45884, "", "2025-08-15"},
		{45884, "DD/MM/YYYY", "2025-08-15"},
		{45884, "YYYY", "`45884` is no date written YYYY"},
	} {
		table := book(t, []any{"date", "party", "issue", "summary"}, []any{c.cell, "anna", "peace", "s"})
		r, err := intake.Tidy(table, codebook(), intake.Options{DateFormat: c.format})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(r.Problems) > 0 {
			got = r.Problems[0].Where() + ": " + r.Problems[0].Message
			if !strings.HasPrefix(got, "row 2, column A (date): ") {
				t.Errorf("%v: %s", c.cell, got)
			}
			for _, absurd := range []string{"3805", "7119"} {
				if strings.Contains(got, "YYYY takes") && strings.Contains(got, absurd) {
					t.Errorf("%v: the hint leads to the year %s: %s", c.cell, absurd, got)
				}
			}
		} else {
			got = r.Add.Records[0].Date.String()
		}
		if got != c.want && !(len(r.Problems) > 0 && strings.Contains(got, c.want)) {
			t.Errorf("%T %[1]v as %q is %q, want %q", c.cell, c.format, got, c.want)
		}
	}
}

// The same in the other columns of dates, and in texts.
func TestDatesElsewhere(t *testing.T) {
	table := book(t, []any{"date", "party", "issue", "summary", "known", "note"}, []any{sheettest.Day(3805), "anna", "peace", sheettest.Day(45884.5), sheettest.Day(3806), sheettest.Day(45884)})
	r, err := intake.Tidy(table, codebook(), intake.Options{})
	if err != nil || len(r.Problems) > 0 {
		t.Fatal(err, r.Problems)
	}
	if s := r.Add.Records[0].Stance; s.Known.String() != "1910-06-02" || s.Summary != "2025-08-15 12:00:00" || s.Record.Note != "2025-08-15" {
		t.Errorf("%+v", s)
	}
	table = book(t, []any{"party", "year", "peace"}, []any{"anna", 1999, 5.0}, []any{"bo", sheettest.Day(36161), 6.0}, []any{"anna", 3805, 5.0}, []any{"bo", 45884, 7.0})
	r, err = intake.Wide(table, codebook(), intake.Options{}, intake.Survey{})
	if err != nil || len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Message, "`3805` is no date; as spreadsheets count days it is 1 June 1910") {
		t.Fatal(err, r.Problems)
	}
	var days []string
	for _, di := range r.Add.Dates {
		days = append(days, fmt.Sprint(di.Date, " ", di.Title))
	}
	if got := strings.Join(days, ", "); got != "1999-01-01 , 1999-12-31 Wave of 1999, 2025-08-15 " {
		t.Errorf("waves: %s", got)
	}
	table = book(t, []any{"time", "organization", "concept", "agreement"}, []any{sheettest.Day(3805.5), "anna", "peace", 1}, []any{sheettest.Day(3805.75), "anna", "peace", 1}, []any{sheettest.Day(3806), "anna", "peace", 0})
	r, err = intake.Statements(table, codebook2(), intake.Options{}, "")
	if err != nil || len(r.Problems) > 0 || len(r.Add.Records) != 2 || r.Add.Records[0].Date.String() != "1910-06-01" {
		t.Fatal(err, r.Problems, r.Add.Records)
	}
}

// Numbers of days are counted as the workbook counts them, and it is told how.
func TestSerialNumbersOfAWorkbook(t *testing.T) {
	for from1904, want := range map[bool]string{
		false: "2025-08-15 dates are written as serial numbers, and were counted from 1900, as Excel does",
		true:  "2029-08-16 dates are written as serial numbers, and were counted from 1904, as the workbook says",
	} {
		b := &sheettest.Book{Date1904: from1904, Sheets: []sheettest.Sheet{{Name: "S", Rows: sheettest.Cells(1, "date", "party", "issue", "summary") + sheettest.Cells(2, 45884, "anna", "peace", "s")}}}
		r, err := intake.Tidy(read(t, b.Bytes()), codebook(), intake.Options{})
		if err != nil || len(r.Problems) > 0 {
			t.Fatal(err, r.Problems)
		}
		if got := r.Add.Records[0].Date.String() + " " + strings.Join(r.Notes, "; "); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// codebook2 has an issue with the options of statements.
func codebook2() *positions.Dataset {
	d := codebook()
	d.Codebook.Issues[0].Scale = &positions.Scale{Low: "no", High: "yes", Max: 100, Options: []positions.Option{{ID: "reject", Label: "Rejects"}, {ID: "support", Label: "Supports", Value: 100}}}
	return d
}

// Nothing here takes the square of a table's size: what is told of columns that
// are not used, and of problems, has an end, and so has the evidence of a stance.
func TestLargeTablesEnd(t *testing.T) {
	var b strings.Builder
	b.WriteString("date,party,issue,summary")
	for i := range 16_000 {
		fmt.Fprintf(&b, ",column %d", i)
	}
	b.WriteString("\n")
	table := read(t, []byte(b.String()+"2025-08-15,anna,peace,s"+strings.Repeat(",", 16_000)+"\n"))
	r, err := intake.Tidy(table, codebook(), intake.Options{})
	if err != nil || len(r.Problems) > 0 || len(r.Notes) != 51 || r.Notes[50] != "15950 more columns are not used" {
		t.Errorf("%v %v, %d notes", err, r.Problems, len(r.Notes))
	}
	r, err = intake.Tidy(read(t, []byte("date,party,issue,summary\n"+strings.Repeat("soon,anna,peace,s\n", 5000))), codebook(), intake.Options{})
	if err != nil || len(r.Problems) != 1001 || r.Problems[1000].Message != "reading ended here, as there are more and more problems" || r.Problems[1000].Row != 1002 {
		t.Errorf("%v, %d problems", err, len(r.Problems))
	}
	b.Reset()
	b.WriteString("time,organization,concept,agreement,statement id\n")
	for i := range 5000 {
		fmt.Fprintf(&b, "2025-08-15,anna,peace,1,%d\n", i)
	}
	r, err = intake.Statements(read(t, []byte(b.String())), codebook2(), intake.Options{}, "")
	if err != nil || len(r.Problems) != 1 || !strings.HasPrefix(r.Problems[0].Message, "more than 200 statements of one actor") || r.Problems[0].Row != 202 {
		t.Errorf("%v, %d problems", err, len(r.Problems))
	}
	// Claims of one cell and day, names of which no id can be made, and names that
	// differ in nothing that an id can tell.
	b.Reset()
	b.WriteString("date,party,issue,summary,by\n")
	for i := range 20_000 {
		fmt.Fprintf(&b, "2025-08-15,anna,peace,claim %d,b%d\n", i, i)
	}
	r, err = intake.Tidy(read(t, []byte(b.String())), codebook(), intake.Options{})
	if err != nil || len(r.Problems) > 0 || r.Claims != 20_000 || len(r.Add.Records) != 1 || len(r.Add.Records[0].Claims) != 20_000 {
		t.Errorf("%v %v, %d claims", err, r.Problems, r.Claims)
	}
	b.Reset()
	b.WriteString("date,party,issue,summary\n")
	for i := range 20_000 {
		fmt.Fprintf(&b, "2025-08-15,%s,peace,s\n", strings.Map(func(r rune) rune { return 0x4e00 + r }, fmt.Sprint(i)))
	}
	r, err = intake.Tidy(read(t, []byte(b.String())), codebook(), intake.Options{})
	if err != nil || len(r.Problems) > 0 || len(r.Missing.Parties) != 20_000 || r.Missing.Parties[19_999].ID != "party-20000" {
		t.Errorf("%v %v, %d parties", err, r.Problems, len(r.Missing.Parties))
	}
}
