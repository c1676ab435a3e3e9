package positions_test

import (
	"testing"

	"stance/positions"
)

// The first day that is not too old, counted by hand on a calendar.
func TestEarliestOfAnAge(t *testing.T) {
	for _, tt := range []struct{ age, on, want string }{
		{"1d", "2025-03-01", "2025-02-28"},
		{"90d", "2025-08-18", "2025-05-20"}, // 18 in August, 31, 30, and 11 of the 31 of May
		{"1m", "2025-08-18", "2025-07-18"},
		{"1m", "2025-03-31", "2025-02-28"}, // February has no 31st
		{"1m", "2024-03-31", "2024-02-29"}, // nor in a leap year
		{"1m", "2025-03-28", "2025-02-28"},
		{"1m", "2025-02-28", "2025-01-28"}, // and not the 31st: the day is kept
		{"1m", "2025-01-31", "2024-12-31"},
		{"2m", "2025-01-31", "2024-11-30"},
		{"13m", "2025-01-31", "2023-12-31"},
		{"6m", "2025-08-31", "2025-02-28"},
		{"1y", "2024-02-29", "2023-02-28"},
		{"4y", "2024-02-29", "2020-02-29"},
		{"2y", "2025-08-18", "2023-08-18"},
		{"9999y", "2025-08-18", ""}, // before the calendar
		{"9999d", "0001-02-01", ""},
	} {
		m, err := positions.ParseMaxAge(tt.age)
		if err != nil {
			t.Fatal(err)
		}
		if got := m.Earliest(aDay(t, tt.on)).String(); got != tt.want {
			t.Errorf("%s before %s is %q, want %q", tt.age, tt.on, got, tt.want)
		}
		if m.String() != tt.age {
			t.Errorf("%s is written %s", tt.age, m)
		}
	}
}

// Exactly as old as the bound stays; a day older goes.
func TestTooOld(t *testing.T) {
	m, err := positions.ParseMaxAge("1m")
	if err != nil {
		t.Fatal(err)
	}
	for taken, want := range map[string]bool{"2025-02-28": false, "2025-02-27": true, "2025-03-31": false} {
		s := &positions.Stance{Record: &positions.Record{Date: aDay(t, taken)}}
		if got := m.TooOld(s, aDay(t, "2025-03-31")); got != want {
			t.Errorf("of %s: too old on 31 March: %t", taken, got)
		}
		if (positions.MaxAge{}).TooOld(s, aDay(t, "2025-03-31")) {
			t.Errorf("of %s: too old without a bound", taken)
		}
	}
}

func TestAgesThatAreNone(t *testing.T) {
	for _, text := range []string{"", "d", "90", "d90", "-1d", "+1d", "1.5y", "6 moons", "m6", "6w", "months", "0d", "0", "10000d", "99999999999999999999d", "６m"} {
		if m, err := positions.ParseMaxAge(text); err == nil {
			t.Errorf("%q is read as %s", text, m)
		}
	}
}

// What the program prints of an age, it reads.
func TestAgesInWords(t *testing.T) {
	for text, want := range map[string]string{"1d": "1 day", "90d": "90 days", "1m": "1 month", "6m": "6 months", "2y": "2 years"} {
		m, err := positions.ParseMaxAge(text)
		if err != nil || m.Text() != want {
			t.Errorf("%s is %q (%v), want %q", text, m.Text(), err, want)
		}
		if again, err := positions.ParseMaxAge(want); err != nil || again != m {
			t.Errorf("%s is read as %s, %v", want, again, err)
		}
	}
}

func aDay(t *testing.T, text string) positions.Date {
	t.Helper()
	d, err := positions.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
