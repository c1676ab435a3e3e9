package intake

import (
	"strings"
	"testing"

	"stance/positions"
)

func TestDates(t *testing.T) {
	for _, c := range []struct {
		cell, format string
		want         string // the day, or part of the error
	}{
		{"2025-08-15", "", "2025-08-15"},
		{"2025-08-15 10:30:00", "", "2025-08-15"},
		{"2025-08-15T00:00:00", "", "2025-08-15"},
		{"45884", "", "2025-08-15"},
		{"45884.75", "", "2025-08-15"},
		{"2025/08/15", "", "2025-08-15"},
		{"20250815", "", "2025-08-15"},
		{"15.8.2025", "", "2025-08-15"},
		{"15 Aug 2025", "", "2025-08-15"},
		{"15 Aug 2025 10:30", "", "2025-08-15"},
		{"August 15, 2025, 9:30 PM", "", "2025-08-15"},
		{"20250815T103000", "", "is no date"},
		{"20250815T10:30", "", "2025-08-15"},
		{"15 Aug 10:30", "", "`15 Aug 10:30` does not say the year; write 2024-08-15, if 2024 is meant"},
		{"Aug 2025", "", "`Aug 2025` is a month, and no day; write one of its days, from 2025-08-01 to 2025-08-31"},
		{"2025-08", "", "`2025-08` is a month, and no day"},
		{"15 Aug", "", "`15 Aug` does not say the year; write 2024-08-15, if 2024 is meant"},
		{"Aug. 15th, 2025", "", "2025-08-15"},
		{"15. August 2025", "", "2025-08-15"},
		{"20250815.0", "", "is no date"},
		{"a-b-2025", "", "is no date"},
		{"August 15, 2025", "", "2025-08-15"},
		{"15/08/2025", "", "2025-08-15"},
		{"08/15/2025", "", "2025-08-15"},
		{"08/08/2025", "", "2025-08-08"},
		{"08/15/2025 10:30", "", "2025-08-15"},
		{"03/04/2025", "", "`03/04/2025` can be 3 April 2025 or 4 March 2025; say which with --date-format DD/MM/YYYY or MM/DD/YYYY"},
		{"3-4-2025", "", "DD-MM-YYYY or MM-DD-YYYY"},
		{"15-8/2025 10:30", "", "2025-08-15"},
		{"-03/04/2025", "", "`-03/04/2025` is no date"},
		{"03//04/2025", "", "is no date"},
		{"+15/08/2025", "", "is no date"},
		{"15/08/2025.", "", "is no date"},
		{"015/08/2025", "", "2025-08-15"},
		{"2025-02-30", "", "there is no day 2025-02-30"},
		{"31/04/2025", "", "there is no day"},
		{"15/08/25", "", "is no date"},
		{"2025", "", "`2025` can be a year, which has no day, or 17 July 1905 as spreadsheets count days; format the cell as a date where it is one, and where it is a year, --date-format YYYY takes its first day"},
		{"3805", "", "`3805` is no date; as spreadsheets count days it is 1 June 1910: format the column as dates there, or write YYYY-MM-DD"},
		{"7119.5", "", "as spreadsheets count days it is 28 June 1919"},
		{"60", "", "`60` is no date; write YYYY-MM-DD, or say how dates are written"},
		{"19999", "", "as spreadsheets count days it is 2 October 1954"},
		{"20000", "", "1954-10-03"},
		{"80001", "", "as spreadsheets count days it is 12 January 2119"},
		{"2958466", "", "`2958466` is no date; write YYYY-MM-DD"},
		{"45884", "YYYY", "`45884` is no date written YYYY"},
		{"123", "", "is no date"},
		{"99999", "", "is no date"},
		{"-45884", "", "is no date"},
		{"00000000000000000000-1-1", "", "is no date"},
		{"03/04/2025", "DD/MM/YYYY", "2025-04-03"},
		{"03/04/2025", "MM/DD/YYYY", "2025-03-04"},
		{"3/4/25", "D/M/YY", "2025-04-03"},
		{"3 Mar 2025", "D Mon YYYY", "2025-03-03"},
		{"March 3, 2025 14:05", "Month D, YYYY hh:mm", "2025-03-03"},
		{"2025", "YYYY", "2025-01-01"},
		{"45884", "DD/MM/YYYY", "2025-08-15"},
		{"2025-08-15", "DD/MM/YYYY", "`2025-08-15` is no date written DD/MM/YYYY"},
		{"31/02/2025", "DD/MM/YYYY", "is no date written"},
	} {
		d, err := newDates(c.format, false)
		if err != nil {
			t.Fatal(err)
		}
		d.near, _ = positions.ParseDate("2024-11-05")
		day, err := d.parse(c.cell)
		got := day.String()
		if err != nil {
			got = err.Error()
		}
		if got != c.want && !(err != nil && strings.Contains(got, c.want)) {
			t.Errorf("%q as %q is %q, want %q", c.cell, c.format, got, c.want)
		}
	}
	mac, _ := newDates("", true)
	if day, err := mac.parse("44422"); err != nil || day.String() != "2025-08-15" {
		t.Errorf("counted from 1904: %v %v", day, err)
	}
}

func TestIDs(t *testing.T) {
	ids := map[string]string{"a": "", "a-2": "", "thing": ""}
	p := &proposer{numbers: map[string]int{}}
	for name, want := range map[string]string{"United States": "united-states", "A": "a-3", "约束": "thing-2"} {
		if got := p.newID(name, "thing", ids); got != want {
			t.Errorf("%q has the id %s, want %s", name, got, want)
		}
	}
}
