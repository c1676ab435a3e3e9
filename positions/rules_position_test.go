package positions_test

import (
	"testing"

	"stance/positions"
	"stance/positions/problem"
)

func TestOnScale(t *testing.T) {
	aid := book(t).Issue("aid").Scale // 1 to 7
	for written, want := range map[string]float64{"1": 1, "7": 7, "2.5": 2.5, "+4": 4} {
		if got, f := positions.OnScale("position", written, "aid", aid); got != want || f != nil {
			t.Errorf("%s is read as %v, %v", written, got, f)
		}
	}
	for _, c := range []struct {
		key, written  string
		rule          problem.Rule
		message, hint string
	}{
		{"position", "0.99", problem.OutOfRange, "`position` is 0.99, off the scale of aid", "the scale runs from 1 to 7"},
		{"position", "8", problem.OutOfRange, "`position` is 8, off the scale of aid", "the scale runs from 1 to 7"},
		{"aid", "8", problem.OutOfRange, "`aid` is 8, off its scale", "the scale runs from 1 to 7"}, // in the short form the issue is the key
		{"position", "much", problem.BadNumber, "`position`: `much` is not a number", "positions on aid are numbers from 1 to 7"},
	} {
		_, f := positions.OnScale(c.key, c.written, "aid", aid)
		told(t, c.key+" "+c.written, f, c.rule, c.message, c.hint)
	}
}

// A point or a comma before three digits that is read as that of decimals leads off the scale: the hint
// tells the number that lies on it.
func TestOnScaleMeant(t *testing.T) {
	catch := &positions.Scale{Min: 250000, Max: 450000, Unit: "tonnes"}
	_, f := positions.OnScale("position", "310.000", "catch", catch)
	told(t, "310.000", f, problem.OutOfRange, "`position` is 310.000, off the scale of catch", "write 310000, if that is meant; the scale runs from 250000 to 450000 tonnes")
	_, f = positions.OnScale("position", "10.000", "catch", catch)
	told(t, "10.000", f, problem.OutOfRange, "`position` is 10.000, off the scale of catch", "the scale runs from 250000 to 450000 tonnes")
}

func TestNoScale(t *testing.T) {
	told(t, "a position", positions.NoScale("a position", "talks", ""), problem.NoScale, "a position cannot stand here: the issue `talks` has no scale",
		"say it in the summary, or give the issue a scale in the codebook")
	told(t, "same, of a new issue", positions.NoScale("`position: same`", "talks", "say its scale"), problem.NoScale,
		"`position: same` cannot stand here: the issue `talks` has no scale", "say its scale")
}

// An option is looked for by id and by label, and the hint calls it as this way of
// writing does.
func TestUnknownOption(t *testing.T) {
	options, known := []string{"no-land", "some", "all"}, []string{"no-land", "some", "all", "No land passes", "Some of it", "All regions"}
	for written, suggested := range map[string]string{
		"noland":         "did you mean `no-land`? options: no-land, some, all",
		"all region":     "did you mean `all`? options: no-land, some, all",
		"no land passe":  "did you mean `no-land`? options: no-land, some, all",
		"somewhere else": "options: no-land, some, all",
	} {
		f := positions.UnknownOption(written, "land", options, known)
		told(t, written, f, problem.UnknownOption, "`"+written+"` is no option of land", "options: no-land, some, all")
		if got := f.Suggested(); got != suggested {
			t.Errorf("%s: suggests %q, want %q", written, got, suggested)
		}
	}
	if got := positions.UnknownOption("noland", "land", options, known).Near("what is no option"); got != "options: no-land, some, all" {
		t.Errorf("of what is no option it says %q", got)
	}
}

// A plausible range runs from its low end to its high one, and holds the position.
func TestPlausibleRange(t *testing.T) {
	ends := func(low, high float64) *positions.Range {
		return &positions.Range{Low: positions.Point{Value: low}, High: positions.Point{Value: high}}
	}
	for _, c := range []struct {
		name          string
		ends          *positions.Range
		kind          positions.PositionKind
		value         float64
		rule          problem.Rule // "": nothing is wrong
		message, hint string
	}{
		{"it holds the position", ends(1, 3), positions.Placed, 2, "", "", ""},
		{"its ends belong to it", ends(1, 3), positions.Placed, 3, "", "", ""},
		{"a point that is the position", ends(2, 2), positions.Placed, 2, "", "", ""},
		{"without a position", ends(1, 3), positions.Unplaced, 0, "", "", ""},
		{"of the same position, whichever that is", ends(1, 3), positions.SameAsBefore, 0, "", "", ""},
		{"backwards", ends(3, 1), positions.Placed, 2, problem.RangeBackwards, "the plausible range runs backwards: `L` is above `H`", "write the low end first: [H, L]"},
		{"backwards, without a position", ends(3, 1), positions.Unplaced, 0, problem.RangeBackwards, "the plausible range runs backwards: `L` is above `H`", "write the low end first: [H, L]"},
		{"it leaves the position out", ends(1, 3), positions.Placed, 4, problem.RangeMisses, "the plausible range leaves the position out", "widen the range so that the position lies in it, or correct the position"},
		{"beside none", ends(1, 3), positions.None, 0, problem.RangeMisses, "a party without a position (`none`) has no plausible range", "take `plausible` away, or `position: none`"},
	} {
		f := positions.PlausibleRange(c.ends, c.kind, c.value, "L", "H")
		if c.rule != "" {
			told(t, c.name, f, c.rule, c.message, c.hint)
		} else if f != nil {
			t.Errorf("%s: %v", c.name, f)
		}
	}
}

func TestWordsThatAreNoPositions(t *testing.T) {
	told(t, "a claim of same", positions.ClaimOfSame(), problem.UnknownOption, "a claim's position cannot be `same`", "name the position that is claimed, or leave it out")
	for _, id := range []string{"none", "same"} {
		told(t, id, positions.Reserved(id), problem.BadID, "`"+id+"` cannot be the id of an option: as a position it has a meaning of its own", "choose another id")
	}
	for _, id := range []string{"None", "nothing", "the-same", "first"} {
		if f := positions.Reserved(id); f != nil {
			t.Errorf("%s can be the id of an option: %v", id, f)
		}
	}
	told(t, "an option twice", positions.GivenTwice("the option", "all"), problem.DuplicateID, "the option `all` is given twice", "ids must differ; rename one or take it away")
}
