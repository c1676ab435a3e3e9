package spelling_test

import (
	"errors"
	"testing"

	"stance/positions/spelling"
)

// Two ends are written alike, so that one tells how the other is read.
func TestScalesOfNumbers(t *testing.T) {
	for spelt, want := range map[string][2]float64{
		"Low < 300,000..420,000.5 > High": {300000, 420000.5}, "1.000..2.500.000": {1000, 2500000}, "0,5..2,5": {0.5, 2.5}, "1 000 – 5 000": {1000, 5000}, "0..1,5": {0, 1.5},
		"1'000 to 5'000": {1000, 5000}, "0.500..1": {0.5, 1}, "-1,5 – 3": {-1.5, 3}, "1.5..1,000": {1.5, 1000},
	} {
		s, err := spelling.Scale(spelt)
		if err != nil || !s.Numeric() || s.Min != want[0] || s.Max != want[1] {
			t.Errorf("%q: %+v, %v", spelt, s, err)
		}
	}
	for spelt, want := range map[string]string{
		"Low < 1,000..5,000 > High": "1,000..5,000 can be read as 1000 to 5000 or as 1 to 5; write the first as 1000..5000, the second as 1.0..5.0",
		"0..300.000":                "0..300.000 can be read as 0 to 300000 or as 0 to 300; write the first as 0..300000, the second as 0.0..300.0",
		"0..300.000 t":              "0..300.000 t can be read as 0 to 300000 or as 0 to 300; write the first as 0..300000 t, the second as 0.0..300.0 t",
		"5,000..1,000":              "5,000 is not less than 1,000; write the low end first",
		"300.000..420,5":            "300000 is not less than 420.5; write the low end first",
		"1_000..2_000":              "a scale needs two options or more: write " + spelling.ScaleSpelling,
		"1,23.45..3":                "1,23.45 is no number: write it without separators, such as 1234.5",
	} {
		if _, err := spelling.Scale(spelt); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", spelt, err, want)
		}
	}
}

// Of two readings each can be spelt so that it is the only one.
func TestTwoReadings(t *testing.T) {
	_, err := spelling.Scale("Low < 1,000..5,000 > High")
	var two *spelling.TwoReadingsError
	if !errors.As(err, &two) {
		t.Fatal(err)
	}
	for i, want := range [][2]float64{{1000, 5000}, {1, 5}} {
		s, err := spelling.Scale(two.Readings()[i])
		if err != nil || s.Min != want[0] || s.Max != want[1] || s.Low != "Low" || s.High != "High" {
			t.Errorf("%q: %+v, %v", two.Readings()[i], s, err)
		}
	}
}
