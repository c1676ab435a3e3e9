package positions_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/yamlfile"
)

// dated reads a dataset with snapshots of 1, 5 and 9 August, of which the
// first and the last have labels.
func dated(t testing.TB) *positions.Dataset {
	t.Helper()
	r := yamlfile.Read(fstest.MapFS{
		"codebook.yaml": {Data: []byte(codebook)},
		"snapshots/a.yaml": {Data: []byte("date: 2025-08-01\nlabel: before\n---\ndate: 2025-08-05\n---\n" +
			"date: 2025-08-09\nlabel: summit\ntitle: The summit\n")},
	})
	if !r.OK() {
		t.Fatalf("%+v", r.Problems)
	}
	return r.Dataset
}

// theDay is what is today in these tests.
const theDay positions.Date = 739469 // 2025-08-06

func TestDateArguments(t *testing.T) {
	d := dated(t)
	tests := []struct{ name, arg, want string }{
		{"YYYY-MM-DD", "2025-08-05", "2025-08-05"},
		{"a date between snapshots is fine", "2025-08-07", "2025-08-07"},
		{"so is one after the last", "2026-01-31", "2026-01-31"},
		{"the first date itself", "2025-08-01", "2025-08-01"},
		{"a label", "summit", "2025-08-09"},
		{"first", "first", "2025-08-01"},
		{"latest", "latest", "2025-08-09"},
		{"latest~0", "latest~0", "2025-08-09"},
		{"latest~N: the N-th snapshot date before the latest", "latest~1", "2025-08-05"},
		{"latest~N as far back as there are dates", "latest~2", "2025-08-01"},
		{"today, as whoever asks knows it", "today", "2025-08-06"},
		{"as documents print it", "5 Aug 2025", "2025-08-05"},
		{"as tables print it, in a dataset of one year", "5 Aug", "2025-08-05"},
		{"the month first, without a year", "Aug 5", "2025-08-05"},
		{"in full", "5 August 2025", "2025-08-05"},
		{"an American date in words", "August 5, 2025", "2025-08-05"},
		{"the same without its comma", "Aug 5 2025", "2025-08-05"},
		{"a month cut short with a full stop", "Aug. 5, 2025", "2025-08-05"},
		{"an ordinal", "August 5th, 2025", "2025-08-05"},
		{"a German day", "5. August 2025", "2025-08-05"},
		{"any case", "5 AUG 2025", "2025-08-05"},
		{"white space around and within", " 5\u00a0 Aug  2025 ", "2025-08-05"},
		{"hyphens between words", "5-Aug-2025", "2025-08-05"},
		{"the year first", "2025 Aug 5", "2025-08-05"},
		{"four letters of September", "Sept 1, 2025", "2025-09-01"},
		{"slashes, the year first", "2025/08/05", "2025-08-05"},
		{"figures alone", "20250805", "2025-08-05"},
		{"without its zeros", "2025-8-5", "2025-08-05"},
		{"full stops, the year first", "2025.8.5", "2025-08-05"},
		{"a day that can be no month", "16.8.2025", "2025-08-16"},
		{"the same with slashes", "16/8/2025", "2025-08-16"},
		{"an American one", "8/16/2025", "2025-08-16"},
		{"day and month alike", "8/8/2025", "2025-08-08"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := d.ResolveDate(tt.arg, theDay)
			if err != nil || got.String() != tt.want {
				t.Errorf("got %s, %v; want %s", got, err, tt.want)
			}
		})
	}
}

func TestDateArgumentErrors(t *testing.T) {
	d := dated(t)
	tests := []struct{ name, arg, says string }{
		{"before the first snapshot: an error that names the first one", "2025-07-31", "before (2025-08-01)"},
		{"latest~N beyond the first", "latest~3", "latest~2 is the first"},
		{"latest~ without a number", "latest~", "whole number"},
		{"latest~ with something else", "latest~two", "whole number"},
		{"latest~ with a negative number", "latest~-1", "whole number"},
		{"latest~ with a sign", "latest~+1", "whole number"},
		{"latest~ with a number no machine holds", "latest~99999999999999999999", "goes back too far"},
		{"no day of the calendar", "2025-02-30", "not a day in the calendar"},
		{"no label", "sumit", "neither a date"},
		{"nothing", "", "neither a date"},
		{"what could be two days", "9.8.2025", "can be 2025-08-09 or 2025-09-08"},
		{"another that could be two", "1/9/2025", "can be 2025-01-09 or 2025-09-01"},
		{"no day of the calendar in words", "31 Sep 2025", "not a day in the calendar"},
		{"no day of the calendar in figures", "20250230", "not a day in the calendar"},
		{"no day of the calendar, whichever figure is the month", "31/31/2025", "not a day in the calendar"},
		{"no day of any year", "30 Feb", "not a day in the calendar"},
		{"a year in two figures", "9/8/25", "year in four figures"},
		{"a day before the first, in words", "31 Jul 2025", "before (2025-08-01)"},
		{"a day before the first, without its year", "31 Jul", "before (2025-08-01)"},
		{"today, before the first", "today", "today is before the first snapshot"},
		{"a month", "2025-08", "is a month, and no day"},
		{"a month the other way round", "8/2025", "is a month, and no day"},
		{"a month in words", "August 2025", "is a month, and no day"},
		{"a year", "2025", "is a year, and no day"},
		{"separators of two kinds", "2025-08/05", "neither a date"},
		{"a span of days", "15–16 Aug", "neither a date"},
		{"figures that are no date", "5", "neither a date"},
		{"a number of seconds", "1754352000", "neither a date"},
		{"an odd ordinal", "5rh Aug 2025", "neither a date"},
		{"two months", "Aug Sep 2025", "neither a date"},
		{"a date and more", "2025-08-09T00:00", "neither a date"},
		{"words are not labels in another case", "Latest", "neither a date"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := d.ResolveDate(tt.arg, 5) // a day long ago
			var unknown *positions.UnknownDateError
			if !errors.As(err, &unknown) {
				t.Fatalf("got %s, %v; want an UnknownDateError", got, err)
			}
			if unknown.Arg != tt.arg || !strings.Contains(unknown.Message, tt.says) {
				t.Errorf("the error for %q is %q, and does not say %q", unknown.Arg, unknown.Message, tt.says)
			}
		})
	}
}

// What would do is said: the days it could be, the snapshot dates of a month or a year.
func TestDateArgumentHints(t *testing.T) {
	d := dated(t)
	for arg, want := range map[string]string{
		"1/9/2025": "write the one that is meant",
		"2025-08":  "snapshot dates in it: before (2025-08-01), 2025-08-05, summit (2025-08-09)",
		"2025":     "snapshot dates in it: before (2025-08-01), 2025-08-05, summit (2025-08-09)",
		"Sep 2025": "write one of its days, from 2025-09-01 to 2025-09-30",
		"29 Feb":   "add the year, as in 2025-08-16 or 16 Aug 2025",
		"5.8.25":   "",
		"sumit":    "",
	} {
		var unknown *positions.UnknownDateError
		if _, err := d.ResolveDate(arg, theDay); !errors.As(err, &unknown) || unknown.Hint != want {
			t.Errorf("%s: %v, %q", arg, err, unknown.Hint)
		}
	}
}

// years reads a dataset from December 2023 to August 2025 with labels that read as dates.
func years(t testing.TB) *positions.Dataset {
	t.Helper()
	r := yamlfile.Read(fstest.MapFS{
		"codebook.yaml": {Data: []byte(codebook)},
		"snapshots/a.yaml": {Data: []byte("date: 2023-12-20\n---\ndate: 2024-02-29\nlabel: today\n---\ndate: 2024-08-05\nlabel: \"20250101\"\n---\ndate: 2025-08-05\nlabel: 5-aug\n---\n" +
			"date: 2025-08-07\nlabel: may-2024\n---\ndate: 2025-08-08\n")},
	})
	if !r.OK() {
		t.Fatalf("%+v", r.Problems)
	}
	return r.Dataset
}

// A label wins over every reading but YYYY-MM-DD; a day without a year is read where the years
// of the dataset have one such day, and is refused with all of them where they have more.
func TestDateArgumentsOverYears(t *testing.T) {
	d := years(t)
	for arg, want := range map[string]string{
		"today": "2024-02-29", "20250101": "2024-08-05", "5-aug": "2025-08-05", "may-2024": "2025-08-07", "2025-01-01": "2025-01-01", "2025-1-1": "2025-01-01",
		"29 Feb": "2024-02-29",
	} {
		if got, err := d.ResolveDate(arg, theDay); err != nil || got.String() != want {
			t.Errorf("%s: %v, %v, want %s", arg, got, err, want)
		}
	}
	for arg, want := range map[string]string{
		"5 Aug":  `"5 Aug" can be 2024-08-05 or 2025-08-05`,
		"20 Dec": `"20 Dec" can be 2023-12-20, 2024-12-20 or 2025-12-20`,
		"1 Dec":  `"1 Dec" can be 2024-12-01 or 2025-12-01`,
		"2024":   `"2024" is a year, and no day`,
	} {
		if got, err := d.ResolveDate(arg, theDay); err == nil || err.Error() != want {
			t.Errorf("%s: %v, %v, want %s", arg, got, err, want)
		}
	}
	d.Dates = d.Dates[2:] // from August 2024
	if got, err := d.ResolveDate("4 Aug", theDay); err != nil || got.String() != "2025-08-04" {
		t.Errorf("one such day from the first snapshot on: %v, %v", got, err)
	}
}

// A new date is any day, before the first snapshot, too; without its year it can be one of
// this year as well as one of the dataset's.
func TestNewDates(t *testing.T) {
	d := dated(t)
	january := mustDate(t, "2026-01-10")
	for arg, want := range map[string]string{
		"today": "2026-01-10", "31 Jul 2025": "2025-07-31", "2020-01-01": "2020-01-01", "summit": "2025-08-09", "latest~1": "2025-08-05",
	} {
		if got, err := d.ResolveNewDate(arg, january); err != nil || got.String() != want {
			t.Errorf("%s: %v, %v, want %s", arg, got, err, want)
		}
	}
	for arg, want := range map[string]string{
		"5 Aug": "can be 2025-08-05 or 2026-08-05", "9 Jan": `"9 Jan"`, "2025-09": "is a month", "sumit": "neither a date",
	} {
		if got, err := d.ResolveNewDate(arg, january); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, %v, want %s", arg, got, err, want)
		}
	}
	if got, err := d.ResolveNewDate("5 Aug", theDay); err != nil || got.String() != "2025-08-05" {
		t.Errorf("one year alone: %v, %v", got, err)
	}
	empty := &positions.Dataset{}
	for arg, want := range map[string]string{"today": "2026-01-10", "5 Aug 2025": "2025-08-05"} {
		if got, err := empty.ResolveNewDate(arg, january); err != nil || got.String() != want {
			t.Errorf("%s without snapshots: %v, %v", arg, got, err)
		}
	}
	for _, arg := range []string{"latest", "5 Aug", "summit", ""} {
		if got, err := empty.ResolveNewDate(arg, january); err == nil {
			t.Errorf("%q without snapshots is %v", arg, got)
		}
	}
}

// Days that no dataset has to know are read in the same spellings.
func TestParseDay(t *testing.T) {
	for arg, want := range map[string]string{"5 Aug 2025": "2025-08-05", "20250805": "2025-08-05", "2025-08-05": "2025-08-05"} {
		if got, err := positions.ParseDay(arg); err != nil || got.String() != want {
			t.Errorf("%s: %v, %v", arg, got, err)
		}
	}
	for arg, want := range map[string]string{
		"5 Aug": "does not say the year", "2025": "is a year", "1/9/2025": "can be", "2025-02-30": "not a day in the calendar", "": "is not a date", "latest": "is not a date", "today": "is not a date",
	} {
		if got, err := positions.ParseDay(arg); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, %v, want %s", arg, got, err, want)
		}
	}
}

// A day without a year is likely of the year of a day that is known, which is told and never taken.
func TestParseDayNear(t *testing.T) {
	near := mustDate(t, "2024-11-05")
	for text, want := range map[string]string{"5 Aug": "write 2024-08-05, if 2024 is meant", "Feb 29": "write 2024-02-29, if 2024 is meant"} {
		var unknown *positions.UnknownDateError
		if _, err := positions.ParseDayNear(text, near); !errors.As(err, &unknown) || unknown.Hint != want {
			t.Errorf("%s: %+v", text, unknown)
		}
		if _, err := positions.ParseDay(text); !errors.As(err, &unknown) || unknown.Hint != "add the year, as in 2025-08-16 or 16 Aug 2025" {
			t.Errorf("%s, near nothing: %+v", text, unknown)
		}
	}
	if _, err := positions.ParseDayNear("29 Feb", near+365); err == nil || !strings.Contains(err.Error(), "does not say the year") {
		t.Errorf("in a year without it: %v", err)
	}
}

// What the program prints of any day, it reads.
func TestEveryDayPrintedIsRead(t *testing.T) {
	for day := mustDate(t, "2023-12-25"); day < mustDate(t, "2025-01-05"); day++ {
		for _, text := range []string{day.String(), day.Text()} {
			if got, err := positions.ParseDay(text); err != nil || got != day {
				t.Errorf("%s: %v, %v", text, got, err)
			}
		}
	}
}

func TestDateArgumentWithoutSnapshots(t *testing.T) {
	for _, arg := range []string{"first", "latest", "latest~1", "2025-08-01", "summit"} {
		var unknown *positions.UnknownDateError
		if _, err := (&positions.Dataset{}).ResolveDate(arg, theDay); !errors.As(err, &unknown) || !strings.Contains(err.Error(), "no snapshots") {
			t.Errorf("%s: %v", arg, err)
		}
	}
}

func TestDateNamesAndInfo(t *testing.T) {
	d := dated(t)
	equal(t, d.DateNames(), []string{"before", "summit", "first", "latest", "today", "2025-08-01", "2025-08-05", "2025-08-09"})
	for _, name := range d.DateNames() {
		if _, err := d.ResolveDate(name, theDay); err != nil {
			t.Errorf("what is offered as a date is none: %v", err)
		}
	}
	for day, want := range map[string]string{"08-05": "2025-08-05", "08-09": "summit (2025-08-09)", "08-07": "2025-08-07"} {
		if got := d.Info(on(t, day)).Name(); got != want {
			t.Errorf("%s is named %q, want %q", day, got, want)
		}
	}
	if got := d.Info(on(t, "08-09")).Title; got != "The summit" {
		t.Errorf("title %q", got)
	}
}

func TestParseDate(t *testing.T) {
	for _, s := range []string{"2025-08-15", "2024-02-29", "0001-01-01", "9999-12-31", "1970-01-01", "1969-12-31"} {
		d, err := positions.ParseDate(s)
		if err != nil || d.String() != s || d <= 0 {
			t.Errorf("%s: got %d = %s, %v", s, d, d, err)
		}
		text, _ := d.MarshalText()
		var back positions.Date
		if err := back.UnmarshalText(text); err != nil || back != d {
			t.Errorf("%s: back from text as %s, %v", s, back, err)
		}
	}
	for _, s := range []string{"2025-02-29", "2025-13-01", "2025-00-10", "2025-01-00", "0000-01-01", "2025-8-15", "15-08-2025", " 2025-08-15", "2025-08-15 ", "", "20250815", "２０２５-08-15"} {
		if d, err := positions.ParseDate(s); err == nil {
			t.Errorf("%q is read as %s", s, d)
		}
	}
	// Days between two dates are their difference, also over a leap day.
	if n := mustDate(t, "2024-03-01") - mustDate(t, "2024-02-28"); n != 2 {
		t.Errorf("28 February to 1 March 2024 is %d days", n)
	}
	if d := mustDate(t, "0001-01-01"); d != 1 {
		t.Errorf("days count from 0001-01-01 = 1, not %d", d)
	}
	if d := mustDate(t, "2025-08-05"); d.Text() != "5 Aug 2025" || d.ShortText() != "5 Aug" {
		t.Errorf("%q, %q", d.Text(), d.ShortText())
	}
	if y := mustDate(t, "2024-12-31").Year(); y != 2024 {
		t.Errorf("2024-12-31 is in %d", y)
	}
	var none positions.Date
	if none.String() != "" || none.Text() != "" || none.ShortText() != "" {
		t.Error("no date has no text")
	}
	if !positions.LooksLikeDate("2025-99-99") || positions.LooksLikeDate("2025-08-1a") || positions.LooksLikeDate("2025/08/15") {
		t.Error("what looks like a date is four digits, two and two, with hyphens")
	}
}

// In JSON a date is its text, no date the empty one; what is no date is refused, and
// leaves what was there.
func TestDatesInJSON(t *testing.T) {
	var got struct{ Day, None positions.Date }
	if err := json.Unmarshal([]byte(`{"Day": "2025-08-15", "None": ""}`), &got); err != nil || got.Day != mustDate(t, "2025-08-15") || got.None != 0 {
		t.Errorf("%v, %v", got, err)
	}
	if back, err := json.Marshal(got); err != nil || string(back) != `{"Day":"2025-08-15","None":""}` {
		t.Errorf("%s, %v", back, err)
	}
	for _, s := range []string{"2025-02-30", "15 Aug 2025", "latest"} {
		day := got.Day
		if err := day.UnmarshalText([]byte(s)); err == nil || day != got.Day {
			t.Errorf("%q is read as %s, %v", s, day, err)
		}
	}
}

func mustDate(t testing.TB, s string) positions.Date {
	t.Helper()
	d, err := positions.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// FuzzResolveDate reads any text as a date: an error of its own type, or a day
// from the first snapshot on that is found again by how it is written. A label
// and the words mean the same whatever else they look like.
func FuzzResolveDate(f *testing.F) {
	for _, arg := range []string{"first", "latest", "latest~1", "latest~99999999999999999999", "latest~", "latest~-1", "before", "summit", "2025-08-05", "2025-08-5", "2025-02-30",
		"9999-12-31", "10000-01-01", "0000-01-01", "0001-01-01", "-001-01-01", "２０２５-08-05", "2025-08-05 ", "", "\x00", "Latest"} {
		f.Add(arg)
	}
	d := dated(f)
	empty := &positions.Dataset{}
	f.Fuzz(func(t *testing.T, arg string) {
		var unknown *positions.UnknownDateError
		if _, err := empty.ResolveDate(arg, theDay); !errors.As(err, &unknown) || unknown.Arg != arg {
			t.Errorf("%q without snapshots: %v", arg, err)
		}
		date, err := d.ResolveDate(arg, theDay)
		if err != nil {
			if !errors.As(err, &unknown) || unknown.Arg != arg || unknown.Message == "" || date != 0 {
				t.Errorf("%q: %v, %v", arg, date, err)
			}
			return
		}
		if again, err := d.ResolveDate(date.String(), theDay); err != nil || again != date || date < d.Dates[0].Date || len(date.String()) != len("2025-08-01") {
			t.Errorf("%q is %v, which is %v, %v", arg, date, again, err)
		}
		if sense := d.Meaning(arg); !sense.Date {
			t.Errorf("%q is %v, and no date among arguments", arg, date)
		}
		if parsed, err := positions.ParseDate(arg); err == nil && parsed != date {
			t.Errorf("%q is %v, and parsed %v", arg, date, parsed)
		}
	})
}

// FuzzParseDate holds that a date is written in one way.
func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2025-08-17", "0001-01-01", "9999-12-31", "2024-02-29", "1900-02-29", "0000-01-01", "2025-8-17", "+025-01-01", "２０２５-08-05"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := positions.ParseDate(s); err == nil && (d.String() != s || d == 0) {
			t.Errorf("%q is the date %s", s, d)
		}
	})
}
