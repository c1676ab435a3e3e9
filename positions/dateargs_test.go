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
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := d.ResolveDate(tt.arg)
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
		{"another spelling of a date", "9.8.2025", "neither a date"},
		{"a date without its zeros", "2025-8-9", "neither a date"},
		{"a date and more", "2025-08-09T00:00", "neither a date"},
		{"words are not labels in another case", "Latest", "neither a date"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := d.ResolveDate(tt.arg)
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

func TestDateArgumentWithoutSnapshots(t *testing.T) {
	for _, arg := range []string{"first", "latest", "latest~1", "2025-08-01", "summit"} {
		var unknown *positions.UnknownDateError
		if _, err := (&positions.Dataset{}).ResolveDate(arg); !errors.As(err, &unknown) || !strings.Contains(err.Error(), "no snapshots") {
			t.Errorf("%s: %v", arg, err)
		}
	}
}

func TestDateNamesAndInfo(t *testing.T) {
	d := dated(t)
	equal(t, d.DateNames(), []string{"before", "summit", "first", "latest", "2025-08-01", "2025-08-05", "2025-08-09"})
	for _, name := range d.DateNames() {
		if _, err := d.ResolveDate(name); err != nil {
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
		if _, err := empty.ResolveDate(arg); !errors.As(err, &unknown) || unknown.Arg != arg {
			t.Errorf("%q without snapshots: %v", arg, err)
		}
		date, err := d.ResolveDate(arg)
		if err != nil {
			if !errors.As(err, &unknown) || unknown.Arg != arg || unknown.Message == "" || date != 0 {
				t.Errorf("%q: %v, %v", arg, date, err)
			}
			return
		}
		if again, err := d.ResolveDate(date.String()); err != nil || again != date || date < d.Dates[0].Date || len(date.String()) != len("2025-08-01") {
			t.Errorf("%q is %v, which is %v, %v", arg, date, again, err)
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
