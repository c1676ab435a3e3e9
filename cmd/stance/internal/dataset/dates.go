package dataset

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/positions"
)

// DateArg reads a date argument, or what a flag that takes a date was given.
func DateArg(s *console.Streams, d *positions.Dataset, arg string) (positions.Date, error) {
	if len(d.Dates) == 0 {
		return 0, noSnapshots("so there is no date %q", arg)
	}
	date, err := d.ResolveDate(arg, s.Today())
	var unknown *positions.UnknownDateError
	if errors.As(err, &unknown) {
		e := console.Usagef("%s", unknown.Message)
		switch {
		case isPeriod(s, d, arg):
			e.Message = strconv.Quote(arg) + " is a period, and one date is asked for here"
			e.Hint = "`stance diff " + console.ShellWord(arg) + s.Data + "` compares the two of a period"
		case unknown.Hint != "":
			e.Hint = unknown.Hint
		case strings.HasPrefix(arg, "latest~"):
			// the message says what to write
		case !d.Meaning(arg).Date:
			e.Hint = console.DidYouMean(arg, d.DateNames())
		default:
			e.Hint = fmt.Sprintf("snapshot dates run from %s to %s", d.Dates[0].Name(), d.Dates[len(d.Dates)-1].Name())
		}
		return 0, e
	}
	return date, err
}

// isPeriod reports whether a word names two dates that can be compared.
func isPeriod(s *console.Streams, d *positions.Dataset, word string) bool {
	if a, b, two := strings.Cut(word, ".."); !two || strings.Contains(a+b, "..") || a == "" && b == "" {
		return false
	}
	_, _, err := Period(s, d, []string{word})
	return err == nil
}

// knownBy reads --known-by and arranges the dataset as it was known then.
func knownBy(s *console.Streams, d *positions.Dataset, word string) (*positions.History, error) {
	if word == "" {
		return positions.NewHistory(d, 0), nil
	}
	date, err := DateArg(s, d, word)
	if err != nil {
		return nil, err
	}
	return positions.NewHistory(d, date), nil
}

// Period reads the two dates of a comparison: nothing (the last two snapshot
// dates), A (to the latest), A B, A..B, A.. or ..B (from the first).
func Period(s *console.Streams, d *positions.Dataset, args []string) (from, to positions.Date, err error) {
	a, b := "", ""
	switch len(args) {
	case 0:
		if len(d.Dates) < 2 {
			return 0, 0, tooFewDates(s, d)
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
	if from, err = DateArg(s, d, a); err != nil {
		return 0, 0, err
	}
	if to, err = DateArg(s, d, b); err != nil {
		return 0, 0, err
	}
	if from > to {
		e := console.Usagef("the first date, %s, is later than the second, %s", d.Info(from).Name(), d.Info(to).Name())
		e.Hint = fmt.Sprintf("to compare them the other way round: %s %s", b, a)
		return 0, 0, e
	}
	return from, to, nil
}

// DateOrPeriod reads the date that arguments mean: nothing (the latest), one date, or the end
// of what Period reads, whose beginning is from; of one date that is 0.
func DateOrPeriod(s *console.Streams, d *positions.Dataset, args []string) (from, date positions.Date, err error) {
	switch {
	case len(args) == 0:
		date, err = DateArg(s, d, "latest")
	case len(args) == 1 && !strings.Contains(args[0], ".."):
		date, err = DateArg(s, d, args[0])
	default:
		return Period(s, d, args)
	}
	return 0, date, err
}

// noSnapshots is the error for a dataset without any, with what follows from
// it.
func noSnapshots(therefore string, args ...any) error {
	e := console.Usagef("the dataset has no snapshots yet, "+therefore, args...)
	e.Hint = "put one file per date into its folder `snapshots`, such as snapshots/2025-08-15.yaml"
	return e
}

func tooFewDates(s *console.Streams, d *positions.Dataset) error {
	if len(d.Dates) == 0 {
		return noSnapshots("so there is nothing to compare")
	}
	e := console.Usagef("the dataset has one snapshot date only, %s, so there is nothing to compare", d.Dates[0].Name())
	e.Hint = "`stance show" + s.Data + "` tells what everyone wants on it"
	return e
}

// StaleNote says how old the last snapshot is at a date after it; "" for
// earlier dates.
func StaleNote(d *positions.Dataset, date positions.Date) string {
	last := d.Dates[len(d.Dates)-1]
	if date <= last.Date {
		return ""
	}
	return fmt.Sprintf("%s is after the last snapshot, %s, which is %s older", date, last.Name(), console.Plural(int(date-last.Date), "day"))
}
