package report

import (
	"testing"

	"stance/diff"
	"stance/positions"
)

// A unit stands behind each number, and in a range behind the second.
func TestUnits(t *testing.T) {
	scale := func(low, high float64, unit string) *positions.Issue {
		return &positions.Issue{ID: "catch", Name: "Catch", Scale: &positions.Scale{Min: low, Max: high, Unit: unit}}
	}
	point := func(v float64) positions.Point { return positions.Point{Value: v, Option: -1} }
	for _, c := range []struct {
		is                            *positions.Issue
		low, high                     float64
		point, span, ends, pole, away string
	}{
		{scale(300000, 420000, "tonnes"), 350000, 420000, "350,000 tonnes", "350,000 to 420,000 tonnes", "scale 300,000 to 420,000 tonnes", "300,000 tonnes", "70,000 tonnes"},
		{scale(0, 100, "%"), 30, 60, "30%", "30 to 60%", "scale 0 to 100%", "0%", "30 percentage points"},
		{scale(1990, 2030, ""), 2000, 2010, "2000", "2000 to 2010", "scale 1990 to 2030", "1990", "10"},
		{scale(1, 7, "points"), 3, 3, "3 points", "3 points", "scale 1 to 7 points", "1 points", "0 points"},
	} {
		low, r := point(c.low), positions.Range{Low: point(c.low), High: point(c.high)}
		for what, got := range map[string][2]string{
			"point": {Point(c.is, low), c.point}, "span": {Span(c.is, r), c.span}, "ends": {ScaleEnds(c.is.Scale), c.ends},
			"prose": {spanOf(c.is, r).Text(), c.span}, "pole": {LowPole(c.is.Scale), c.pole}, "distance": {distanceOn(c.is.Scale, c.high-c.low), c.away},
		} {
			if got[0] != got[1] {
				t.Errorf("%s: %q, want %q", what, got[0], got[1])
			}
		}
	}
	change := &diff.Change{Issue: scale(0, 1000, "km"), DeltaRange: &[2]float64{0, 12.5}}
	if got := rangeOf(change); got != "up to 125 km" {
		t.Errorf("range: %q", got)
	}
	change.DeltaRange = &[2]float64{5, 12.5}
	if got := rangeOf(change); got != "50 to 125 km" {
		t.Errorf("range: %q", got)
	}
}
