package positions

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// UnknownDateError is a date argument that names no date of the dataset, or does not tell
// which.
type UnknownDateError struct {
	Arg     string
	Message string
	Hint    string // what would do; "" where the message says it, or nothing better is known
}

func (e *UnknownDateError) Error() string { return e.Message }

// ResolveDate reads a date as people give it to a command: YYYY-MM-DD, a label, `first`,
// `latest`, `latest~N`, the N-th snapshot date before the latest, `today`, which the caller
// knows, or any spelling that leaves no doubt (ParseDay), the year left out where the years of
// the dataset have one such day. A label wins over all but YYYY-MM-DD, `first` and `latest`.
// Its errors are of type *UnknownDateError. A date between snapshots is fine, and so is one
// after the last; one before the first is an error.
func (d *Dataset) ResolveDate(arg string, today Date) (Date, error) {
	if len(d.Dates) == 0 {
		return 0, &UnknownDateError{arg, fmt.Sprintf("the dataset has no snapshots, so there is no date %q", arg), ""}
	}
	date, err := d.readDate(arg, today, d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date.Year())
	if err != nil {
		return 0, err
	}
	if date < d.Dates[0].Date {
		return 0, &UnknownDateError{arg, arg + " is before the first snapshot, " + d.Dates[0].Name(), ""}
	}
	return date, nil
}

// ResolveNewDate is ResolveDate for a date that may be new to the dataset: any day will do, and
// a day without a year can be one of this year, too.
func (d *Dataset) ResolveNewDate(arg string, today Date) (Date, error) {
	if len(d.Dates) == 0 && arg != Today {
		return ParseDay(arg)
	}
	lastYear := today.Year()
	if len(d.Dates) > 0 {
		lastYear = max(lastYear, d.Dates[len(d.Dates)-1].Date.Year())
	}
	return d.readDate(arg, today, 0, lastYear)
}

// readDate reads a date argument, wherever in time it lies; days without a year are looked for
// from the first snapshot's year to a last one, and not before the earliest day that will do.
func (d *Dataset) readDate(arg string, today, earliest Date, lastYear int) (Date, error) {
	if LooksLikeDate(arg) {
		date, err := ParseDate(arg)
		if err != nil {
			return 0, &UnknownDateError{arg, err.Error(), ""}
		}
		return date, nil
	}
	last := len(d.Dates) - 1
	switch {
	case arg == "first" && last >= 0:
		return d.Dates[0].Date, nil
	case arg == "latest" && last >= 0:
		return d.Dates[last].Date, nil
	case d.labelled(arg) != 0:
		return d.labelled(arg), nil
	case arg == Today && today != 0:
		return today, nil
	case strings.HasPrefix(arg, "latest~"):
		return d.before(arg)
	}
	sp, ok := spelt(arg)
	switch {
	case !ok:
		return 0, &UnknownDateError{arg, fmt.Sprintf("%q is neither a date, %s, nor a label, first, latest, latest~N or today", arg, HowDays), ""}
	case sp.span != "":
		return 0, sp.noDay(arg, d.daysIn(sp))
	case sp.month != 0:
		days := sp.inYears(d.Dates[0].Date.Year(), lastYear)
		if len(days) > 1 && days[0] < earliest {
			days = days[1:]
		}
		if len(days) == 0 {
			return 0, &UnknownDateError{arg, fmt.Sprintf("%q does not say the year, and the dataset's years have no such day", arg), sp.withYear(0)}
		}
		sp.days = days
	}
	return sp.one(arg)
}

// labelled is the date that has a label, or 0.
func (d *Dataset) labelled(label string) Date {
	for _, di := range d.Dates {
		if di.Label == label && label != "" {
			return di.Date
		}
	}
	return 0
}

// before reads latest~N.
func (d *Dataset) before(arg string) (Date, error) {
	last := len(d.Dates) - 1
	// ParseUint takes no sign; of a number too large it gives the largest.
	n, err := strconv.ParseUint(arg[len("latest~"):], 10, 64)
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		return 0, &UnknownDateError{arg, fmt.Sprintf("%q: write latest~N with a whole number N, such as latest~1", arg), ""}
	}
	if last < 0 || n > uint64(last) {
		return 0, &UnknownDateError{arg, fmt.Sprintf("%q goes back too far: there are %d snapshot dates, so latest~%d is the first", arg, last+1, last), ""}
	}
	return d.Dates[last-int(n)].Date, nil
}

// mostDays is how many snapshot dates of a month or a year are named.
const mostDays = 4

// daysIn says which dates there are in a month or a year, or else that any day of it will do.
func (d *Dataset) daysIn(sp *spelling) string {
	var names []string
	for _, di := range d.Dates {
		if sp.from <= di.Date && di.Date <= sp.to {
			names = append(names, di.Name())
		}
	}
	if len(names) == 0 {
		return sp.anyDay()
	}
	if more := len(names) - mostDays; more > 0 {
		names = append(names[:mostDays], fmt.Sprintf("and %d more", more))
	}
	return "snapshot dates in it: " + strings.Join(names, ", ")
}

// Name is the date's label with the date, or the date alone where it has no
// label: "brussels (2025-08-17)".
func (di DateInfo) Name() string {
	if di.Label == "" {
		return di.Date.String()
	}
	return di.Label + " (" + di.Date.String() + ")"
}

// DateNames lists what a date argument can be, for hints and completion: the
// labels, the words, and the snapshot dates.
func (d *Dataset) DateNames() []string {
	var names []string
	for _, di := range d.Dates {
		if di.Label != "" {
			names = append(names, di.Label)
		}
	}
	names = append(names, "first", "latest", Today)
	for _, di := range d.Dates {
		names = append(names, di.Date.String())
	}
	return names
}
