package intake

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"stance/positions"
	"stance/positions/exchange/sheet"
)

// dates reads dates as tables have them.
type dates struct {
	format   string // the user's, as a layout of package time; "" for none
	given    string // the same as the user wrote it
	timed    bool   // it has the time of day, too
	date1904 bool
	years    bool           // a year alone is a wave's, and stands on its last day
	near     positions.Date // the dataset's last; 0 for none

	serial bool // a serial number was read
	year   bool // a year alone was read
}

func newDates(format string, date1904 bool) (*dates, error) {
	d := &dates{given: format, date1904: date1904}
	if format == "" {
		return d, nil
	}
	d.format = strings.NewReplacer("YYYY", "2006", "YY", "06", "Month", "January", "Mon", "Jan", "MM", "1", "M", "1", "DD", "2", "D", "2", "hh", "15", "mm", "04", "ss", "05").Replace(format)
	d.timed = strings.Contains(d.format, "15")
	if !strings.Contains(d.format, "06") {
		return nil, usagef("write it with YYYY, MM and DD, such as DD.MM.YYYY or MM/DD/YYYY; Mon and Month are names of months", "--date-format %s has no year", format)
	}
	return d, nil
}

// layouts are spellings that can mean one day only. What follows the day, a
// time, is cut off before (withoutTime).
var layouts = []string{"2006-1-2", "2006/1/2", "2006.1.2", "20060102", "2.1.2006", "2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006", "2-Jan-2006"}

// serials are the numbers that are read as days where nothing says that they are
// dates: from 1954 to 2119. Others are as likely something else.
const (
	firstSerial = 20000
	lastSerial  = 80000
)

// plausibleYears are the numbers that are taken for years without being told so.
const (
	firstYear = 1500
	lastYear  = 2100
)

// read reads a cell that is a date by its type and format (typed), however dates
// are written elsewhere, or any other cell.
func (d *dates) read(cell string, typed bool) (positions.Date, error) {
	if !typed {
		return d.parse(cell)
	}
	if len(cell) >= len("2006-01-02") {
		if day, err := positions.ParseDate(cell[:len("2006-01-02")]); err == nil {
			return day, nil
		}
	}
	if number, err := strconv.ParseFloat(cell, 64); err == nil && number >= 60 && number < 61 {
		return 0, fmt.Errorf("this cell shows 29 February 1900, a day that Excel counts and that there never was; write the day as YYYY-MM-DD")
	}
	return 0, fmt.Errorf("this cell is formatted as a date, and its number, %s, is no day that workbooks know; write the day as text, YYYY-MM-DD", cell)
}

// parse reads a date: as the user said, or YYYY-MM-DD with or without a time,
// a serial number of a spreadsheet, or a spelling that can mean one day only.
func (d *dates) parse(cell string) (positions.Date, error) {
	if d.format != "" {
		if d.years && d.yearAlone(cell) {
			return d.lastDay(cell)
		}
		if t, err := time.Parse(d.format, cell); err == nil {
			return dayOf(t)
		}
		if day, ok := d.fromSerial(cell); ok && strings.Contains(d.given, "D") { // a spreadsheet may have understood some of the dates; among years it is no date
			return day, nil
		}
		return 0, fmt.Errorf("%s is no date written %s", tick(cell), d.given)
	}
	if day, err := positions.ParseDate(cell); err == nil {
		return day, nil
	}
	if positions.LooksLikeDate(cell) {
		return 0, positions.BadDate(cell, 0)
	}
	if day, ok := d.fromSerial(cell); ok {
		return day, nil
	}
	if d.years && d.yearAlone(cell) {
		return d.lastDay(cell)
	}
	if len(cell) > 10 && positions.LooksLikeDate(cell[:10]) && (cell[10] == 'T' || cell[10] == ' ') {
		return d.parse(cell[:10])
	}
	alone := withoutTime(cell)
	for _, layout := range layouts {
		if t, err := time.Parse(layout, alone); err == nil {
			return dayOf(t)
		}
	}
	if day, err := positions.ParseDay(alone); err == nil {
		return day, nil
	}
	if number, err := strconv.ParseFloat(cell, 64); err == nil && strings.Trim(cell, "0123456789.") == "" && number >= 1000 {
		return 0, d.noNumber(cell, number)
	}
	if lacks, hint := positions.TooLittle(alone, d.near); lacks != "" {
		return 0, fmt.Errorf("%s %s; %s", tick(cell), lacks, hint)
	}
	return numeric(cell)
}

// timeOfDay is what may follow a day, such as "T10:30:00Z" or " - 9:30 PM".
var timeOfDay = regexp.MustCompile(`,?(?: -)?[ T]+\d{1,2}:.*$`)

// withoutTime cuts the time of day off a date that is written with it.
func withoutTime(cell string) string {
	if at := timeOfDay.FindStringIndex(cell); at != nil {
		return cell[:at[0]]
	}
	return cell
}

// plainYear reads a number that is taken for a year.
func (d *dates) plainYear(cell string) (time.Time, bool) {
	t, err := time.Parse("2006", cell)
	return t, err == nil && len(cell) == 4 && t.Year() >= firstYear && t.Year() <= lastYear
}

// yearAlone reports whether a cell is a year without a day, as waves of surveys have it.
func (d *dates) yearAlone(cell string) bool {
	if d.format != "" {
		_, err := time.Parse(d.format, cell)
		return err == nil && d.format == "2006"
	}
	_, ok := d.plainYear(cell)
	return ok
}

// lastDay is that of a year: nothing is dated before it can have been found.
func (d *dates) lastDay(year string) (positions.Date, error) {
	d.year = true
	return positions.ParseDate(year + "-12-31")
}

// noNumber says what a number can mean where a date should stand: a year, or a
// day as spreadsheets count them.
func (d *dates) noNumber(cell string, number float64) error {
	day, counted := sheet.Day(number, d.date1904)
	_, year := d.plainYear(cell)
	switch {
	case year && counted:
		return fmt.Errorf("%s can be a year, which has no day, or %s as spreadsheets count days; format the cell as a date where it is one, and where it is a year, --date-format YYYY takes its first day", tick(cell), day.Format("2 January 2006"))
	case counted:
		return fmt.Errorf("%s is no date; as spreadsheets count days it is %s: format the column as dates there, or write YYYY-MM-DD", tick(cell), day.Format("2 January 2006"))
	}
	return fmt.Errorf("%s is no date; write YYYY-MM-DD", tick(cell))
}

// dayMonthYear is a date in figures with the year last; a time may follow.
var dayMonthYear = regexp.MustCompile(`^(\d{1,4})([/.-])(\d{1,4})[/.-](\d{4})(?: .*)?$`)

// numeric reads day, month and year with slashes or hyphens between, where day
// and month can be told apart.
func numeric(cell string) (positions.Date, error) {
	parts := dayMonthYear.FindStringSubmatch(cell)
	if parts == nil {
		return 0, fmt.Errorf("%s is no date; write YYYY-MM-DD, or say how dates are written, such as --date-format DD.MM.YYYY", tick(cell))
	}
	var n [3]int
	for i, p := range []string{parts[1], parts[3], parts[4]} {
		n[i], _ = strconv.Atoi(p) // four figures at most
	}
	first, second := time.Date(n[2], time.Month(n[1]), n[0], 0, 0, 0, 0, time.UTC), time.Date(n[2], time.Month(n[0]), n[1], 0, 0, 0, 0, time.UTC)
	dayFirst, monthFirst := first.Day() == n[0] && int(first.Month()) == n[1], second.Day() == n[1] && int(second.Month()) == n[0]
	switch {
	case dayFirst && monthFirst && n[0] != n[1]:
		return 0, fmt.Errorf("%s can be %s or %s; say which with --date-format DD%[4]sMM%[4]sYYYY or MM%[4]sDD%[4]sYYYY", tick(cell), first.Format("2 January 2006"), second.Format("2 January 2006"), parts[2])
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
	counted, ok := sheet.Day(float64(n), d.date1904)
	day, err := dayOf(counted)
	ok = ok && err == nil
	d.serial = d.serial || ok
	return day, ok
}

func dayOf(t time.Time) (positions.Date, error) { return positions.ParseDate(t.Format("2006-01-02")) }

func tick(s string) string { return "`" + s + "`" }
