package positions_test

import (
	"testing"

	"stance/positions"
)

// What people read of a date that is known so well: with and without the year, and in tables.
func TestWhenInWords(t *testing.T) {
	for _, tt := range []struct{ text, date, without, with, short string }{
		{"", "2025-08-05", "5 Aug", "5 Aug 2025", "5 Aug"},
		{"2025-08-15/2025-08-16", "2025-08-16", "15–16 Aug", "15–16 Aug 2025", "15–16 Aug"},
		{"2025-08-01/2025-08-31", "2025-08-31", "1–31 Aug", "1–31 Aug 2025", "1–31 Aug"},
		{"2025-08-15/2025-08-15", "2025-08-15", "15 Aug", "15 Aug 2025", "15 Aug"},
		{"2025-08-29/2025-09-02", "2025-09-02", "29 Aug – 2 Sep", "29 Aug – 2 Sep 2025", "29 Aug – 2 Sep"},
		{"2025-08-15/2025-09-15", "2025-09-01", "15 Aug – 15 Sep", "15 Aug – 15 Sep 2025", "15 Aug – 15 Sep"},
		{"2024-12-31/2025-01-01", "2025-01-01", "31 Dec 2024 – 1 Jan 2025", "31 Dec 2024 – 1 Jan 2025", "31 Dec 2024 – 1 Jan 2025"},
		{"2024-08-15/2025-08-16", "2025-08-16", "15 Aug 2024 – 16 Aug 2025", "15 Aug 2024 – 16 Aug 2025", "15 Aug 2024 – 16 Aug 2025"},
		{"2025-08", "2025-08-31", "August 2025", "August 2025", "Aug 2025"},
		{"2024-02", "2024-02-29", "February 2024", "February 2024", "Feb 2024"},
		{"2025", "2025-12-31", "2025", "2025", "2025"},
		{"0987", "0987-12-31", "0987", "0987", "0987"},
		{"2025-08-15~", "2025-08-15", "about 15 Aug", "about 15 Aug 2025", "~15 Aug"},
		{"2025-12-30~", "2026-01-02", "about 30 Dec", "about 30 Dec 2025", "~30 Dec"},
		{"9999-12-30~", "9999-12-31", "about 30 Dec", "about 30 Dec 9999", "~30 Dec"},
		{"0001-01-03~", "0001-01-03", "about 3 Jan", "about 3 Jan 0001", "~3 Jan"},
		{"../2025-08-14", "2025-08-14", "on or before 14 Aug", "on or before 14 Aug 2025", "by 14 Aug"},
		{"../2025-08-14", "2025-08-10", "on or before 14 Aug", "on or before 14 Aug 2025", "by 14 Aug"},
	} {
		var w positions.When
		if tt.text != "" {
			var err error
			if w, err = positions.ParseWhen(tt.text); err != nil {
				t.Fatal(err)
			}
		}
		date := mustDate(t, tt.date)
		for basis := range positions.Basis(len(positions.Bases)) {
			without, with := tt.without, tt.with
			if basis == positions.Recounted && tt.text != "" && w.From == 0 {
				without, with = "at least since 14 Aug", "at least since 14 Aug 2025"
			}
			if got := w.Words(date, basis, false); got != without {
				t.Errorf("%s, %v: %q, want %q", tt.text, basis, got, without)
			}
			if got := w.Words(date, basis, true); got != with {
				t.Errorf("%s, %v, with the year: %q, want %q", tt.text, basis, got, with)
			}
		}
		if got := w.Short(date, false); got != tt.short {
			t.Errorf("%s in a table: %q, want %q", tt.text, got, tt.short)
		}
	}
}
