package positions_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/problem"
)

func TestParseNumber(t *testing.T) {
	for s, want := range map[string]float64{
		"0": 0, "50": 50, "2.5": 2.5, "-5": -5, "+3": 3, ".5": 0.5, "5.": 5, "0.25": 0.25, "-0": 0, "1e3": 1000, "2.5E-1": 0.25, "1e-999": 0, "9007199254740993": 9007199254740992,
	} {
		got, f := positions.ParseNumber(s, "")
		if f != nil || got != want || math.Signbit(got) != math.Signbit(want) {
			t.Errorf("%q is read as %v, %v; want %v", s, got, f, want)
		}
	}
	const example = "write a number such as 50 or 2.5"
	for _, c := range []struct{ written, wrong, hint string }{
		{"", "not a number", example},
		{"much", "not a number", example},
		{"-", "not a number", example},
		{".", "not a number", example},
		{"e5", "not a number", example},
		{"--1", "not a number", example},
		{"1.2.3", "not a number", example},
		{"1 000", "not a number", "write 1000"},
		{" 1", "not a number", "write 1"},
		{"٣", "not a number", example},
		{"nan", "not a number", example},
		{"Infinity", "not a number", example},
		{"0x1F", "not a number", example},
		{"_1", "not a number", example},
		{"1_000", "not a plain decimal number", example},
		{"007", "not a plain decimal number: it begins with 0", "write 7"},
		{"-00.5", "not a plain decimal number: it begins with 0", "write -0.5"},
		{"1e999", "too large a number", example},
		{"-1e999", "too large a number", example},
		{"2,5", "not a number", "write 2.5"},
		{"300,000", "not a number", "write 300000 or 300, whichever is meant"},
		{"1,234,567.5", "not a number", "write 1234567.5"},
		{"0,500", "not a number", "write 0.5"},
		{"1,2,3", "not a number", example},
		{"1.450.000", "not a number", "write 1450000"},
		{"1 450 000", "not a number", "write 1450000"},
		{"1.8 million", "not a number", "write 1800000"},
		{"250k", "not a number", "write 250000"},
		{"much, or little", "not a number", example},
	} {
		v, f := positions.ParseNumber(c.written, "")
		told(t, c.written, f, problem.BadNumber, "`"+c.written+"` is "+c.wrong, c.hint)
		if v != 0 {
			t.Errorf("%q is no number, and is %v", c.written, v)
		}
	}
	_, f := positions.ParseNumber("much", "from 0 to 100")
	told(t, "with a hint of the reader's", f, problem.BadNumber, "`much` is not a number", "from 0 to 100")
}

// A number is written so that it is read back the same, and without an exponent.
func TestNumbersComeBack(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 13))
	numbers := []float64{0, 100.0 / 3, 1e-9, 5e-324, math.MaxFloat64, -math.MaxFloat64, 1e21}
	for range 20_000 {
		if v := math.Float64frombits(r.Uint64()); !math.IsNaN(v) && !math.IsInf(v, 0) {
			numbers = append(numbers, v)
		}
	}
	for _, v := range numbers {
		s := positions.Number(v)
		if back, f := positions.ParseNumber(s, ""); f != nil || back != v || strings.ContainsAny(s, "eE") {
			t.Fatalf("%v is written %s and read back as %v, %v", v, s, back, f)
		}
	}
}

func TestNumbersInTheirRange(t *testing.T) {
	for _, c := range []struct {
		name          string
		fault         *positions.Fault
		message, hint string // "": it is in its range
		rule          problem.Rule
	}{
		{"salience 0", positions.Salience("0", 0), "", "", ""},
		{"salience 100", positions.Salience("100", 100), "", "", ""},
		{"salience 100.1", positions.Salience("100.1", 100.1), "`salience` is 100.1, and must be from 0 to 100", "", problem.OutOfRange},
		{"salience -1", positions.Salience("-1", -1), "`salience` is -1, and must be from 0 to 100", "", problem.OutOfRange},
		{"what is no number is in no range", positions.Within("x", "?", math.NaN(), 0, 1), "`x` is ?, and must be from 0 to 1", "", problem.OutOfRange},
		{"bounds in order", positions.Bounds(1, 7), "", "", ""},
		{"bounds that are one", positions.Bounds(7, 7), "max (7) must be more than min (7)", "", problem.BadScale},
		{"bounds backwards", positions.Bounds(7, -2.5), "max (-2.5) must be more than min (7)", "", problem.BadScale},
	} {
		if c.message == "" {
			if c.fault != nil {
				t.Errorf("%s: %v", c.name, c.fault)
			}
			continue
		}
		told(t, c.name, c.fault, c.rule, c.message, c.hint)
	}
}

func TestCredibility(t *testing.T) {
	for v := 1; v <= 6; v++ {
		if got, f := positions.Credibility("v", float64(v)); got != v || f != nil {
			t.Errorf("%d is read as %d, %v", v, got, f)
		}
	}
	for _, c := range []struct {
		written       string
		v             float64
		rule          problem.Rule
		message, hint string
	}{
		{"0", 0, problem.OutOfRange, "`credibility` is 0, and must be from 1 to 6", ""},
		{"7", 7, problem.OutOfRange, "`credibility` is 7, and must be from 1 to 6", ""},
		{"2.5", 2.5, problem.BadNumber, "`credibility`: `2.5` is not a whole number", "one of: 1, 2, 3, 4, 5, 6"},
	} {
		got, f := positions.Credibility(c.written, c.v)
		told(t, c.written, f, c.rule, c.message, c.hint)
		if got != 0 {
			t.Errorf("%s: is %d all the same", c.written, got)
		}
	}
}

func TestBadBoolean(t *testing.T) {
	for written, hint := range map[string]string{
		"yes": "write true, without quotes", "Y": "write true, without quotes", "ON": "write true, without quotes", "1": "write true, without quotes", "True": "write true, without quotes",
		"no": "write false, without quotes", "n": "write false, without quotes", "off": "write false, without quotes", "0": "write false, without quotes", "FALSE": "write false, without quotes",
		"perhaps": "write true or false, without quotes", "": "write true or false, without quotes",
	} {
		told(t, written, positions.BadBoolean(written), problem.BadBoolean, "`"+written+"` is neither true nor false", hint)
	}
}

// What an id is, and how what is none can become one: no letter is guessed at.
func TestIDs(t *testing.T) {
	for _, s := range []string{"a", "1", "a1", "united-states", "a-b-c", "2025-08-15", "0"} {
		if f := positions.ID(s); f != nil || !positions.IsID(s) {
			t.Errorf("%q is an id: %v", s, f)
		}
	}
	const rule = "small letters a to z and digits, in groups joined by single hyphens"
	for s, write := range map[string]string{
		"": "", "-": "", "--": "", "-a": "a", "a-": "a", "a--b": "a-b", "United States": "united-states", "A": "a", "a_b": "a-b", " a ": "a", "a.b/c": "a-b-c",
		"Київ": "", "naïve": "", "a\nb": "a-b", "ａ": "",
	} {
		hint := rule
		if write != "" {
			hint = "write `" + write + "`: " + rule
			if !positions.IsID(write) {
				t.Errorf("%q is to be written %q, which is no id", s, write)
			}
		}
		told(t, s, positions.ID(s), problem.BadID, "`"+s+"` is not well-formed", hint)
	}
}

// A label is an id that cannot be mistaken for a date, or a word for one.
func TestLabels(t *testing.T) {
	for _, s := range []string{"brussels", "before-alaska", "round-2", "20250801", "first-day", "today-and-tomorrow"} {
		if f := positions.Label(s); f != nil {
			t.Errorf("%q can be a label: %v", s, f)
		}
	}
	for _, s := range []string{"first", "latest"} {
		told(t, s, positions.Label(s), problem.BadID, "`"+s+"` cannot be a label: as a date it has a meaning of its own", "choose another label")
	}
	for _, s := range []string{"2025-08-15", "2025-8-1", "1-8-2025", "2025-08", "-"} {
		told(t, s, positions.Label(s), problem.BadID, "`"+s+"` cannot be a label: it looks like a date", "choose a name, such as white-house; the date itself needs no label")
	}
	told(t, "no id", positions.Label("White House"), problem.BadID, "`White House` is not well-formed",
		"write `white-house`: small letters a to z and digits, in groups joined by single hyphens")
	one, two := on(t, "08-01"), on(t, "08-05")
	told(t, "one label for two dates", positions.LabelClash("eve", one, two, "at a.yaml:2"), problem.LabelClash,
		"the label `eve` names 2025-08-01 here, and 2025-08-05 at a.yaml:2", "choose another label for one of the dates")
	told(t, "two labels for one date", positions.SecondLabel(one, "eve", "morning", "in row 3"), problem.LabelClash,
		"2025-08-01 has the label `eve` here, and `morning` in row 3", "a date has one label: keep one of them")
}

func TestBadDates(t *testing.T) {
	const plain = "dates are written YYYY-MM-DD, such as 2025-08-17"
	for _, c := range []struct{ written, message, hint string }{
		{"2025-02-30", "there is no day 2025-02-30", "February 2025 has 28 days"},
		{"2024-02-30", "there is no day 2024-02-30", "February 2024 has 29 days"},
		{"2025-04-00", "there is no day 2025-04-00", "April 2025 has 30 days"},
		{"2025-13-01", "there is no day 2025-13-01", "dates are written YYYY-MM-DD; months go from 01 to 12"},
		{"0000-01-01", "there is no day 0000-01-01", "years go from 0001 to 9999"},
		{"0000-13-01", "there is no day 0000-13-01", "years go from 0001 to 9999"},
		{"2025-8-7", "`2025-8-7` is not a date as the format writes it", "write 2025-08-07"},
		{"17.8.2025", "`17.8.2025` is not a date as the format writes it", "write 2025-08-17"},
		{"20250817", "`20250817` is not a date as the format writes it", "write 2025-08-17"},
		{"17 August 2025", "`17 August 2025` is not a date as the format writes it", "write 2025-08-17"},
		{"Aug 17, 2025", "`Aug 17, 2025` is not a date as the format writes it", "write 2025-08-17"},
		{"2025-08-17T23:30:00-05:00", "`2025-08-17T23:30:00-05:00` is not a date as the format writes it", "write 2025-08-17"},
		{" 2025-08-17 ", "` 2025-08-17 ` is not a date as the format writes it", "write 2025-08-17"},
		{"17. Aug. 2025", "`17. Aug. 2025` is not a date as the format writes it", "write 2025-08-17"},
		{"8/9/2025", "`8/9/2025` is not a date as the format writes it", "write 2025-08-09 or 2025-09-08, whichever is meant"},
		{"2025-08", "`2025-08` is not a date as the format writes it", "write one of its days, from 2025-08-01 to 2025-08-31"},
		{"17 Aug", "`17 Aug` is not a date as the format writes it", "write 2024-08-17, if 2024 is meant"},
		{"29 Feb", "`29 Feb` is not a date as the format writes it", "write 2024-02-29, if 2024 is meant"},
		{"1.1.0000", "`1.1.0000` is not a date as the format writes it", plain},
		{"31.2.2025", "`31.2.2025` is not a date as the format writes it", plain},
		{"soon", "`soon` is not a date as the format writes it", plain},
		{"", "`` is not a date as the format writes it", plain},
	} {
		told(t, c.written, positions.BadDate(c.written, mustDate(t, "2024-11-05")), problem.BadDate, c.message, c.hint)
		if day, says := strings.CutPrefix(c.hint, "write "); says && !strings.HasPrefix(day, "one ") {
			if _, err := positions.ParseDate(day[:len("2025-08-17")]); err != nil {
				t.Errorf("%s: the hint leads to what is no date: %v", c.written, err)
			}
		}
	}
}

func TestKnownTooEarly(t *testing.T) {
	early, late := on(t, "08-01"), on(t, "08-05")
	for name, f := range map[string]*positions.Fault{
		"later": positions.KnownTooEarly(late, early), "on the day": positions.KnownTooEarly(early, early),
		"not given": positions.KnownTooEarly(0, late), "of a date that could not be read": positions.KnownTooEarly(early, 0),
	} {
		if f != nil {
			t.Errorf("%s: %v", name, f)
		}
	}
	told(t, "earlier", positions.KnownTooEarly(early, late), problem.KnownTooEarly, "this became known on 2025-08-01, before its date, 2025-08-05",
		"the snapshot's date is the day on which the stance was taken; correct one of the two")
}
