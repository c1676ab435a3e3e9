package positions

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// UnknownDateError is a date argument that names no date of the dataset.
type UnknownDateError struct {
	Arg     string
	Message string
}

func (e *UnknownDateError) Error() string { return e.Message }

// ResolveDate reads a date as people give it to a command: YYYY-MM-DD, a
// label, `first`, `latest` or `latest~N`, the N-th snapshot date before the
// latest. Its errors are of type *UnknownDateError. A date between snapshots
// is fine, and so is one after the last; one before the first is an error.
func (d *Dataset) ResolveDate(arg string) (Date, error) {
	fail := func(format string, args ...any) (Date, error) {
		return 0, &UnknownDateError{arg, fmt.Sprintf(format, args...)}
	}
	if len(d.Dates) == 0 {
		return fail("the dataset has no snapshots, so there is no date %q", arg)
	}
	last := len(d.Dates) - 1
	switch {
	case arg == "first":
		return d.Dates[0].Date, nil
	case arg == "latest":
		return d.Dates[last].Date, nil
	case strings.HasPrefix(arg, "latest~"):
		// ParseUint takes no sign; of a number too large it gives the largest.
		n, err := strconv.ParseUint(arg[len("latest~"):], 10, 64)
		if err != nil && !errors.Is(err, strconv.ErrRange) {
			return fail("%q: write latest~N with a whole number N, such as latest~1", arg)
		}
		if n > uint64(last) {
			return fail("%q goes back too far: there are %d snapshot dates, so latest~%d is the first", arg, last+1, last)
		}
		return d.Dates[last-int(n)].Date, nil
	}
	for _, di := range d.Dates {
		if di.Label == arg && arg != "" {
			return di.Date, nil
		}
	}
	date, err := ParseDate(arg)
	if err != nil {
		if LooksLikeDate(arg) {
			return fail("%v", err)
		}
		return fail("%q is neither a date (YYYY-MM-DD) nor a label, first, latest or latest~N", arg)
	}
	if date < d.Dates[0].Date {
		return fail("%s is before the first snapshot, %s", arg, d.Dates[0].Name())
	}
	return date, nil
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
	names = append(names, "first", "latest")
	for _, di := range d.Dates {
		names = append(names, di.Date.String())
	}
	return names
}
