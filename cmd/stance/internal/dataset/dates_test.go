package dataset_test

import (
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/positions"
)

// loaded reads a sound dataset.
func loaded(t *testing.T, dir string) (*console.Streams, *positions.Dataset) {
	t.Helper()
	s := standing(dir)
	d, err := dataset.Load(s, "")
	if err != nil {
		t.Fatal(err)
	}
	return s, d
}

func TestDateArg(t *testing.T) {
	s, d := loaded(t, lay(t, peace))
	for arg, want := range map[string]string{
		"first": "2025-01-01", "latest": "2025-03-01", "latest~2": "2025-01-01", "talks": "2025-02-01", "2025-02-14": "2025-02-14",
		"today":       "2025-08-20", // by the streams' clock
		"14 Feb 2025": "2025-02-14", "2025/02/14": "2025-02-14", "14 Feb": "2025-02-14",
	} {
		if got, err := dataset.DateArg(s, d, arg); err != nil || got.String() != want {
			t.Errorf("%s: %v, %v", arg, got, err)
		}
	}
	for arg, want := range map[string]string{
		"latest~3":    "\"latest~3\" goes back too far: there are 3 snapshot dates, so latest~2 is the first",
		"latest~x":    "write latest~N with a whole number N",
		"eve..talks":  "\"eve..talks\" is a period, and one date is asked for here\n`stance diff eve..talks` compares the two of a period",
		"eve...talks": "\"eve...talks\" is neither a date",
		"tallks":      "\ndid you mean talks?",
		"xyzzy":       "\nknown: eve, talks, first, latest, today, 2025-01-01, 2025-02-01, 2025-03-01",
		"2024-12-31":  "2024-12-31 is before the first snapshot, eve (2025-01-01)\nsnapshot dates run from eve (2025-01-01) to 2025-03-01",
		"2025-02-30":  "\nsnapshot dates run from",
		"30 Feb 2025": "not a day in the calendar\nsnapshot dates run from",
		"3/2/2025":    "\"3/2/2025\" can be 2025-02-03 or 2025-03-02\nwrite the one that is meant",
		"2025-02":     "\"2025-02\" is a month, and no day\nsnapshot dates in it: talks (2025-02-01)",
		"todya":       "did you mean today?",
	} {
		_, err := dataset.DateArg(s, d, arg)
		holdSaid(t, arg, err, want)
		if strings.HasPrefix(arg, "latest~") && strings.Contains(said(err), "\n") {
			t.Errorf("%s: the message says it all, and a hint follows: %s", arg, said(err))
		}
	}
	today := map[string]string{"codebook.yaml": peace["codebook.yaml"], "snapshots/a.yaml": "date: 2025-01-01\nlabel: today\npositions: {}\n"}
	s, d = loaded(t, lay(t, today))
	if got, err := dataset.DateArg(s, d, "today"); err != nil || got.String() != "2025-01-01" {
		t.Errorf("a label `today` means %v, %v", got, err)
	}
	s, d = loaded(t, lay(t, map[string]string{"codebook.yaml": peace["codebook.yaml"]}))
	_, err := dataset.DateArg(s, d, "talks")
	holdSaid(t, "no snapshots", err, "the dataset has no snapshots yet, so there is no date \"talks\"\nput one file per date into its folder `snapshots`")
}

func TestPeriod(t *testing.T) {
	s, d := loaded(t, lay(t, peace))
	for args, want := range map[string]string{
		"":                      "2025-02-01 2025-03-01",
		"eve":                   "2025-01-01 2025-03-01",
		"eve..":                 "2025-01-01 2025-03-01",
		"..talks":               "2025-01-01 2025-02-01",
		"..":                    "2025-01-01 2025-03-01",
		"eve..2025-02-14":       "2025-01-01 2025-02-14",
		"talks latest":          "2025-02-01 2025-03-01",
		"2025-02-14 2025-02-14": "2025-02-14 2025-02-14",
	} {
		from, to, err := dataset.Period(s, d, strings.Fields(args))
		if err != nil || from.String()+" "+to.String() != want {
			t.Errorf("%q: %v %v, %v", args, from, to, err)
		}
	}
	for args, want := range map[string]string{
		"talks eve":   "the first date, talks (2025-02-01), is later than the second, eve (2025-01-01)\nto compare them the other way round: eve talks",
		"latest..eve": "to compare them the other way round: eve latest",
		"tallks..eve": "did you mean talks?",
		"eve tallks":  "did you mean talks?",
	} {
		_, _, err := dataset.Period(s, d, strings.Fields(args))
		holdSaid(t, args, err, want)
	}
	s, d = loaded(t, lay(t, map[string]string{"codebook.yaml": peace["codebook.yaml"], "snapshots/2025-01-01.yaml": peace["snapshots/2025-01-01.yaml"]}))
	_, _, err := dataset.Period(s, d, nil)
	holdSaid(t, "one date", err, "the dataset has one snapshot date only, eve (2025-01-01), so there is nothing to compare\n`stance show` tells what everyone wants on it")
	s, d = loaded(t, lay(t, map[string]string{"codebook.yaml": peace["codebook.yaml"]}))
	_, _, err = dataset.Period(s, d, nil)
	holdSaid(t, "no date", err, "the dataset has no snapshots yet, so there is nothing to compare")
}

// One date is as of itself, and of a period its end.
func TestDateOrPeriod(t *testing.T) {
	s, d := loaded(t, lay(t, peace))
	for args, want := range map[string]string{
		"":                "0 2025-03-01",
		"talks":           "0 2025-02-01",
		"eve..":           "2025-01-01 2025-03-01",
		"eve..talks":      "2025-01-01 2025-02-01",
		"talks latest":    "2025-02-01 2025-03-01",
		"eve..2025-02-14": "2025-01-01 2025-02-14",
	} {
		from, date, err := dataset.DateOrPeriod(s, d, strings.Fields(args))
		was := "0"
		if from != 0 {
			was = from.String()
		}
		if err != nil || was+" "+date.String() != want {
			t.Errorf("%q: %s %v, %v", args, was, date, err)
		}
	}
	for args, want := range map[string]string{"tallks": "did you mean talks?", "talks eve": "is later than the second"} {
		_, _, err := dataset.DateOrPeriod(s, d, strings.Fields(args))
		holdSaid(t, args, err, want)
	}
}

// --known-by is any date, and is repeated by the commands that a result names.
func TestKnownBy(t *testing.T) {
	dir := lay(t, peace)
	for word, want := range map[string]string{"": "", "talks": " --known-by 2025-02-01", "latest": " --known-by 2025-03-01"} {
		v, err := (&dataset.ViewFlags{KnownBy: word}).Open(standing(dir))
		if err != nil || v.Call.Known != want {
			t.Errorf("%q: %+v, %v", word, v, err)
		}
	}
	_, err := (&dataset.ViewFlags{KnownBy: "tallks"}).Open(standing(dir))
	holdSaid(t, "tallks", err, "did you mean talks?")
}
