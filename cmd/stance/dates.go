package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"stance/positions"
)

// dateArg reads a date argument, or what a flag that takes a date was given.
func (s *streams) dateArg(d *positions.Dataset, arg string) (positions.Date, error) {
	if len(d.Dates) == 0 {
		return 0, noSnapshots("so there is no date %q", arg)
	}
	if arg == positions.Today && !slices.ContainsFunc(d.Dates, func(di positions.DateInfo) bool { return di.Label == arg }) {
		arg = s.today().String()
	}
	date, err := d.ResolveDate(arg)
	var unknown *positions.UnknownDateError
	if errors.As(err, &unknown) {
		e := usagef("%s", unknown.Message)
		switch {
		case strings.HasPrefix(arg, "latest~"):
			// the message says what to write
		case strings.Contains(arg, ".."):
			e.hint = "one date is asked for here; `stance diff " + shellWord(arg) + s.data + "` compares the two of a period"
		case !positions.LooksLikeDate(arg):
			e.hint = didYouMean(arg, d.DateNames())
		default:
			e.hint = fmt.Sprintf("snapshot dates run from %s to %s", d.Dates[0].Name(), d.Dates[len(d.Dates)-1].Name())
		}
		return 0, e
	}
	return date, err
}

// knownBy reads --known-by and arranges the dataset as it was known then.
func (s *streams) knownBy(d *positions.Dataset, word string) (*positions.History, error) {
	if word == "" {
		return positions.NewHistory(d, 0), nil
	}
	date, err := s.dateArg(d, word)
	if err != nil {
		return nil, err
	}
	return positions.NewHistory(d, date), nil
}

// period reads the two dates of a comparison: nothing (the last two snapshot
// dates), A (to the latest), A B, A..B, A.. or ..B (from the first).
func (s *streams) period(d *positions.Dataset, args []string) (from, to positions.Date, err error) {
	a, b := "", ""
	switch len(args) {
	case 0:
		if len(d.Dates) < 2 {
			return 0, 0, s.tooFewDates(d)
		}
		a, b = "latest~1", "latest"
	case 1:
		var ranged bool
		a, b, ranged = strings.Cut(args[0], "..")
		if a == "" && ranged {
			a = "first"
		}
		if b == "" {
			b = "latest"
		}
	default:
		a, b = args[0], args[1]
	}
	if from, err = s.dateArg(d, a); err != nil {
		return 0, 0, err
	}
	if to, err = s.dateArg(d, b); err != nil {
		return 0, 0, err
	}
	if from > to {
		e := usagef("the first date, %s, is later than the second, %s", d.Info(from).Name(), d.Info(to).Name())
		e.hint = fmt.Sprintf("to compare them the other way round: %s %s", b, a)
		return 0, 0, e
	}
	return from, to, nil
}

// noSnapshots is the error for a dataset without any, with what follows from
// it.
func noSnapshots(therefore string, args ...any) error {
	e := usagef("the dataset has no snapshots yet, "+therefore, args...)
	e.hint = "put one file per date into its folder `snapshots`, such as snapshots/2025-08-15.yaml"
	return e
}

func (s *streams) tooFewDates(d *positions.Dataset) error {
	if len(d.Dates) == 0 {
		return noSnapshots("so there is nothing to compare")
	}
	e := usagef("the dataset has one snapshot date only, %s, so there is nothing to compare", d.Dates[0].Name())
	e.hint = "`stance show" + s.data + "` tells what everyone wants on it"
	return e
}
