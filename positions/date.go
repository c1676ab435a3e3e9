package positions

import (
	"fmt"
	"time"
)

// Date is a calendar day, counted so that 0001-01-01 is 1. The zero Date means
// "no date" and sorts before every real one.
type Date int32

const dateLayout = "2006-01-02"

// dayZero is the day before 0001-01-01, where Date counts from.
var dayZero = time.Date(0, 12, 31, 0, 0, 0, 0, time.UTC).Unix()

const secondsPerDay = 24 * 60 * 60

// ParseDate reads a day written as YYYY-MM-DD. It refuses every other spelling
// and days that the calendar does not have, such as 2025-02-30.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(dateLayout, s)
	if err != nil || len(s) != len(dateLayout) || t.Year() == 0 {
		if LooksLikeDate(s) {
			return 0, fmt.Errorf("%q is not a day in the calendar", s)
		}
		return 0, fmt.Errorf("%q is not a date; write it as YYYY-MM-DD", s)
	}
	return Date((t.Unix() - dayZero) / secondsPerDay), nil
}

// LooksLikeDate reports whether s has the shape of a date, dddd-dd-dd, whether
// or not such a day exists. Labels may not have it.
func LooksLikeDate(s string) bool {
	if len(s) != len(dateLayout) {
		return false
	}
	for i := range len(s) {
		if i == 4 || i == 7 {
			if s[i] != '-' {
				return false
			}
		} else if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func (d Date) time() time.Time {
	return time.Unix(int64(d)*secondsPerDay+dayZero, 0).UTC()
}

// String gives the date as YYYY-MM-DD, and "" for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.time().Format(dateLayout)
}

// Text gives the date as people write it, such as "15 Aug 2025", and "" for
// no date.
func (d Date) Text() string {
	if d == 0 {
		return ""
	}
	return d.time().Format("2 Jan 2006")
}

// ShortText gives day and month alone, such as "15 Aug".
func (d Date) ShortText() string {
	if d == 0 {
		return ""
	}
	return d.time().Format("2 Jan")
}

// Year is the year of a date.
func (d Date) Year() int { return d.time().Year() }

// MarshalText writes the date as YYYY-MM-DD; with encoding/json, use
// *Date where a date can be missing.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = 0
		return nil
	}
	v, err := ParseDate(string(b))
	if err != nil {
		return err
	}
	*d = v
	return nil
}
