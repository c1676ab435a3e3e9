package positions_test

import (
	"testing"

	"stance/positions"
)

func TestParseWhen(t *testing.T) {
	for text, want := range map[string][3]string{ // from, to, about
		"2025-08-15/2025-08-16": {"2025-08-15", "2025-08-16"},
		"2024-12-31/2025-01-01": {"2024-12-31", "2025-01-01"},
		"2025-08-15/2025-08-15": {"2025-08-15", "2025-08-15"},
		"9999-12-30~":           {"9999-12-23", "9999-12-31", "about"},
		"2025-08":               {"2025-08-01", "2025-08-31"},
		"2024-02":               {"2024-02-01", "2024-02-29"},
		"2025-12":               {"2025-12-01", "2025-12-31"},
		"2025":                  {"2025-01-01", "2025-12-31"},
		"../2025-08-14":         {"", "2025-08-14"},
		"2025-08-15~":           {"2025-08-08", "2025-08-22", "about"},
		"0001-01-03~":           {"0001-01-01", "0001-01-10", "about"},
	} {
		w, err := positions.ParseWhen(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if w.From.String() != want[0] || w.To.String() != want[1] || w.Approximate != (want[2] != "") || w.Text != text || !w.Given() {
			t.Errorf("%s: %s to %s, %t", text, w.From, w.To, w.Approximate)
		}
		if !w.Holds(w.To) || w.Holds(w.To+1) || w.From != 0 && (!w.Holds(w.From) || w.Holds(w.From-1)) {
			t.Errorf("%s holds other days than from %s to %s", text, w.From, w.To)
		}
	}
	for _, text := range []string{
		"", "2025-08-15", "2025-8", "25", "2025-13", "2025-08-32/2025-09-01", "2025-08-16/2025-08-15", "2025-08-15/..", "../..",
		"../2025-02-30", "2025-08~", "2025~", "~2025-08-15", "2025-08-15?", "2025-08/2025-09", "0000", "2025-08-15 / 2025-08-16", " 2025",
	} {
		if w, err := positions.ParseWhen(text); err == nil {
			t.Errorf("%q is read as %+v", text, w)
		}
	}
	if exact := (positions.When{}); exact.Given() || !exact.Holds(5) {
		t.Error("an exact day is a span")
	}
	if from, to := (positions.When{}).Span(7); from != 7 || to != 7 {
		t.Errorf("%d to %d", from, to)
	}
}
