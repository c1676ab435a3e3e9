package intake

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"stance/positions"
)

// dates reads dates as tables have them.
type dates struct {
	format   string // the user's, as a layout of package time; "" for none
	given    string // the same as the user wrote it
	date1904 bool
	years    bool // a year alone is its first day

	serial bool // a serial number was read
	year   bool // a year alone was read
}

func newDates(format string, date1904 bool) (*dates, error) {
	d := &dates{given: format, date1904: date1904}
	if format == "" {
		return d, nil
	}
	d.format = strings.NewReplacer("YYYY", "2006", "YY", "06", "Month", "January", "Mon", "Jan", "MM", "1", "M", "1", "DD", "2", "D", "2", "hh", "15", "mm", "04", "ss", "05").Replace(format)
	if !strings.Contains(d.format, "06") {
		return nil, usagef("write it with YYYY, MM and DD, such as DD.MM.YYYY or MM/DD/YYYY; Mon and Month are names of months", "--date-format %s has no year", format)
	}
	return d, nil
}

// layouts are spellings that can mean one day only. What follows the day, a
// time, is cut off before.
var layouts = []string{"2006-1-2", "2006/1/2", "2006.1.2", "20060102", "2.1.2006", "2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006", "2-Jan-2006"}

// serials are the serial numbers that are read as days: from 1954 to 2119. Lower
// ones could be years.
const (
	firstSerial = 20000
	lastSerial  = 80000
)

// parse reads a date: as the user said, or YYYY-MM-DD with or without a time,
// a serial number of a spreadsheet, or a spelling that can mean one day only.
func (d *dates) parse(cell string) (positions.Date, error) {
	if d.format != "" {
		if t, err := time.Parse(d.format, cell); err == nil {
			return dayOf(t)
		}
		if day, ok := d.fromSerial(cell); ok { // a spreadsheet may have understood some of the dates
			return day, nil
		}
		return 0, fmt.Errorf("%s is no date written %s", tick(cell), d.given)
	}
	if day, err := positions.ParseDate(cell); err == nil {
		return day, nil
	}
	if positions.LooksLikeDate(cell) {
		return 0, fmt.Errorf("there is no day %s", cell)
	}
	if day, ok := d.fromSerial(cell); ok {
		return day, nil
	}
	if d.years && len(cell) == 4 {
		if t, err := time.Parse("2006", cell); err == nil {
			d.year = true
			return dayOf(t)
		}
	}
	if len(cell) > 10 && positions.LooksLikeDate(cell[:10]) && (cell[10] == 'T' || cell[10] == ' ') {
		return d.parse(cell[:10])
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, cell); err == nil {
			return dayOf(t)
		}
	}
	return numeric(cell)
}

// numeric reads day, month and year with slashes or hyphens between, where day
// and month can be told apart.
func numeric(cell string) (positions.Date, error) {
	date, _, _ := strings.Cut(cell, " ") // a time may follow
	parts := strings.FieldsFunc(date, func(r rune) bool { return r == '/' || r == '-' || r == '.' })
	none := fmt.Errorf("%s is no date; write YYYY-MM-DD, or say how dates are written, such as --date-format DD.MM.YYYY", tick(cell))
	if len(parts) != 3 {
		if len(cell) == 4 && strings.Trim(cell, "0123456789") == "" {
			return 0, fmt.Errorf("%s is a year and no day; with --date-format YYYY it becomes its first day", tick(cell))
		}
		return 0, none
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v < 0 {
			return 0, none
		}
		n[i] = v
	}
	if len(parts[2]) != 4 {
		return 0, none
	}
	first, second := time.Date(n[2], time.Month(n[1]), n[0], 0, 0, 0, 0, time.UTC), time.Date(n[2], time.Month(n[0]), n[1], 0, 0, 0, 0, time.UTC)
	dayFirst, monthFirst := first.Day() == n[0] && int(first.Month()) == n[1], second.Day() == n[1] && int(second.Month()) == n[0]
	switch {
	case dayFirst && monthFirst && n[0] != n[1]:
		return 0, fmt.Errorf("%s can be %s or %s; say which with --date-format DD%[4]sMM%[4]sYYYY or MM%[4]sDD%[4]sYYYY", tick(cell), first.Format("2 January 2006"), second.Format("2 January 2006"), date[len(parts[0]):len(parts[0])+1])
	case dayFirst:
		return dayOf(first)
	case monthFirst:
		return dayOf(second)
	}
	return 0, fmt.Errorf("there is no day %s", tick(cell))
}

// fromSerial reads a spreadsheet's number of a day, and passes over the time
// behind its point.
func (d *dates) fromSerial(cell string) (positions.Date, bool) {
	whole, _, _ := strings.Cut(cell, ".")
	n, err := strconv.Atoi(whole)
	if err != nil || n < firstSerial || n > lastSerial || strings.Trim(cell, "0123456789.") != "" {
		return 0, false
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if d.date1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	day, err := dayOf(epoch.AddDate(0, 0, n))
	d.serial = true
	return day, err == nil
}

func dayOf(t time.Time) (positions.Date, error) { return positions.ParseDate(t.Format("2006-01-02")) }

func tick(s string) string { return "`" + s + "`" }
