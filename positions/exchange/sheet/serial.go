package sheet

import (
	"math"
	"strconv"
	"time"
)

const (
	dayMillis = 24 * 60 * 60 * 1000

	// lastDay1900 and lastDay1904 are the numbers of 9999-12-31.
	lastDay1900 = 2_958_465
	lastDay1904 = lastDay1900 - 1462
	// leapDay is the number of 29 February 1900, a day that there never was and
	// that workbooks count. Before it days are counted from 1899-12-31, after it
	// from 1899-12-30.
	leapDay = 60
)

// Day gives the day that a number of a workbook stands for, and the time behind
// it; false where the calendar has no such day: before 1900 (or 1904, where days
// are counted from then), on 29 February 1900, and after 9999. Numbers are
// rounded to milliseconds, as sums of times are not exact.
func Day(number float64, date1904 bool) (time.Time, bool) {
	if !(number >= 0 && number < lastDay1900+1) {
		return time.Time{}, false
	}
	millis := int64(math.Round(number * dayMillis))
	day, rest := millis/dayMillis, millis%dayMillis
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case date1904 && day > lastDay1904, !date1904 && (day < 1 || day == leapDay || day > lastDay1900):
		return time.Time{}, false
	case date1904:
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case day < leapDay:
		first = first.AddDate(0, 0, 1)
	}
	return first.AddDate(0, 0, int(day)).Add(time.Duration(rest) * time.Millisecond), true
}

// appendDate writes a date as YYYY-MM-DD, with the time where it has one.
func appendDate(to []byte, t time.Time) []byte {
	to = t.AppendFormat(to, "2006-01-02")
	if t.Hour() != 0 || t.Minute() != 0 || t.Second() != 0 || t.Nanosecond() != 0 {
		to = t.AppendFormat(to, " 15:04:05")
	}
	return to
}

// isoDate reads a date as a cell of type d has it (ISO 8601), and gives it as
// appendDate does; false for a time of day, and what is no date.
func isoDate(to, text []byte) ([]byte, bool) {
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05.999999999", "2006-01-02T15:04:05.999999999Z07:00", "2006-01-02T15:04", "20060102"} {
		if t, err := time.Parse(layout, string(text)); err == nil && t.Year() > 0 {
			return appendDate(to, t), true
		}
	}
	return to, false
}

// appendNumber writes a number shortly. Workbooks have it with up to 17 digits,
// such as 7.2999999999999998 for 7.3, which are the same number. Whole numbers
// stay as they are.
func appendNumber(to, text []byte) []byte {
	v, err := strconv.ParseFloat(string(text), 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) || whole(text) {
		return append(to, text...)
	}
	if size := math.Abs(v); size != 0 && (size < 1e-6 || size >= 1e21) {
		return strconv.AppendFloat(to, v, 'g', -1, 64)
	}
	return strconv.AppendFloat(to, v, 'f', -1, 64)
}

func whole(text []byte) bool {
	for i, c := range text {
		if (c < '0' || c > '9') && !(i == 0 && c == '-') {
			return false
		}
	}
	return true
}
