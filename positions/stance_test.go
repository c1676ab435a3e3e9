package positions_test

import (
	"testing"

	"stance/positions"
)

// The interval of a stance is its plausible range, else its position as a point,
// else nothing.
func TestInterval(t *testing.T) {
	for _, c := range []struct {
		record, want string // "": none
		rangeAlone   bool
	}{
		{"08-01 anna fire: {position: mid}", "mid..mid", false},
		{"08-01 anna fire: {position: mid, plausible: [low, high]}", "low..high", false},
		{"08-01 anna fire: {plausible: [lowish, mid]}", "lowish..mid", true},
		{"08-01 anna aid: {position: 2.5}", "2.5..2.5", false},
		{"08-01 anna fire: {note: n}", "", false},
		{"08-01 anna fire: {position: none}", "", false},
		{"08-01 anna talks: {note: n}", "", false},
	} {
		s := dataset(t, c.record).Records[0].Stance
		got := ""
		if r, ok := s.Interval(); ok {
			got = point(s.Record.Issue, r.Low) + ".." + point(s.Record.Issue, r.High)
		}
		if got != c.want || s.RangeAlone() != c.rangeAlone {
			t.Errorf("%s: %q, a range alone: %t", c.record, got, s.RangeAlone())
		}
	}
}

// Intervals include their ends.
func TestIntervalsMeet(t *testing.T) {
	interval := func(low, high float64) positions.Range {
		return positions.Range{Low: positions.Point{Value: low}, High: positions.Point{Value: high}}
	}
	for _, c := range []struct {
		a, b  positions.Range
		meets bool
	}{
		{interval(1, 3), interval(3, 5), true},
		{interval(1, 3), interval(3.1, 5), false},
		{interval(1, 5), interval(2, 3), true},
		{interval(2, 2), interval(2, 2), true},
		{interval(2, 2), interval(3, 3), false},
		{interval(-1, 0), interval(0, 0), true},
	} {
		if c.a.Meets(c.b) != c.meets || c.b.Meets(c.a) != c.meets {
			t.Errorf("%v and %v: meets %t, want %t", c.a, c.b, c.a.Meets(c.b), c.meets)
		}
		for _, v := range []float64{c.b.Low.Value, c.b.High.Value} {
			if c.a.Contains(v) && !c.meets {
				t.Errorf("%v and %v do not meet, and %v is in both", c.a, c.b, v)
			}
		}
	}
	r := interval(1, 3)
	for v, want := range map[float64]bool{0.9: false, 1: true, 2: true, 3: true, 3.1: false} {
		if r.Contains(v) != want {
			t.Errorf("1 to 3 contains %v: %t", v, r.Contains(v))
		}
	}
}

// Numbers are one position if they are equal within a billionth of the scale, options
// and ranges only if they are the same.
func TestSamePosition(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		same       bool
	}{
		{"the same option", "anna fire: {position: mid}", "bert fire: {position: mid}", true},
		{"whatever range it lies in", "anna fire: {position: mid}", "bert fire: {position: mid, plausible: [low, high]}", true},
		{"another option", "anna fire: {position: mid}", "bert fire: {position: high}", false},
		{"the same number", "anna aid: {position: 2.5}", "bert aid: {position: 2.50}", true},
		{"a number within a billionth of 1 to 7", "anna aid: {position: 2.5}", "bert aid: {position: 2.500000005}", true},
		{"a number farther off", "anna aid: {position: 2.5}", "bert aid: {position: 2.50000001}", false},
		{"the same range", "anna fire: {plausible: [low, mid]}", "bert fire: {plausible: [low, mid]}", true},
		{"another range", "anna fire: {plausible: [low, mid]}", "bert fire: {plausible: [low, high]}", false},
		{"a range and nothing", "anna fire: {plausible: [low, mid]}", "bert fire: {note: n}", false},
		{"a point and the range that it is", "anna fire: {position: mid}", "bert fire: {plausible: [mid, mid]}", false},
		{"nothing, twice", "anna fire: {note: n}", "bert fire: {note: m}", true},
		{"none, twice", "anna fire: {position: none}", "bert fire: {position: none}", true},
		{"none and nothing", "anna fire: {position: none}", "bert fire: {note: n}", false},
	} {
		d := dataset(t, "08-01 "+c.a, "08-01 "+c.b)
		a, b := d.Records[0].Stance, d.Records[1].Stance
		if positions.SamePosition(a, b) != c.same || positions.SamePosition(b, a) != c.same || !positions.SamePosition(a, a) {
			t.Errorf("%s: the same position: %t, want %t", c.name, positions.SamePosition(a, b), c.same)
		}
	}
}

func TestUnconfirmed(t *testing.T) {
	for basis, want := range map[string]bool{"stated": false, "recounted": false, "reported": true, "inferred": true} {
		if got := dataset(t, "08-01 anna fire: {basis: "+basis+"}").Records[0].Stance.Unconfirmed(); got != want {
			t.Errorf("%s: unconfirmed is %t, want %t", basis, got, want)
		}
	}
}

func TestClaimsAlone(t *testing.T) {
	for record, want := range map[string]bool{
		"08-01 anna fire: {claims: [{by: bert, summary: s}]}":               true,
		"08-01 anna fire: {silent: true, claims: [{by: bert, summary: s}]}": false,
		"08-01 anna fire: {summary: s, claims: [{by: bert, summary: s}]}":   false,
		"08-01 anna fire: {silent: true}":                                   false,
	} {
		r := dataset(t, record).Records[0]
		if r.ClaimsAlone() != want {
			t.Errorf("%s: %t", record, r.ClaimsAlone())
		}
	}
}

func TestSourcesAreFound(t *testing.T) {
	d := dataset(t, "08-01 anna fire: {position: low}")
	for i, id := range []string{"aug-02", "aug-12", "aug-20", "undated"} {
		if s := d.Source(id); s == nil || s.ID != id || s.Index != i {
			t.Errorf("%s is %+v", id, s)
		}
	}
	for _, id := range []string{"", "aug", "AUG-02"} {
		if s := d.Source(id); s != nil {
			t.Errorf("%q is %+v", id, s)
		}
	}
}
