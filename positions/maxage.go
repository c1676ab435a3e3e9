package positions

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// MaxAge is how old a stance may be, on the day looked at, to be taken for what a party
// wants; the zero MaxAge sets no bound.
type MaxAge struct {
	count int
	unit  byte // 'd', 'm' or 'y'
}

// The most that a count may be: more than the calendar that dates are read in.
const maxAgeCount = 9999

var ageUnits = map[string]byte{"d": 'd', "day": 'd', "days": 'd', "m": 'm', "month": 'm', "months": 'm', "y": 'y', "year": 'y', "years": 'y'}

// ParseMaxAge reads a number of days, months or years: 90d, 6m, 2y, and as Text has it.
func ParseMaxAge(text string) (MaxAge, error) {
	figures := strings.TrimRightFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	count, err := strconv.ParseUint(figures, 10, 32)
	unit, named := ageUnits[strings.ToLower(strings.TrimSpace(text[len(figures):]))]
	if err == nil && named {
		if count < 1 || count > maxAgeCount {
			return MaxAge{}, fmt.Errorf("%q is out of range; from 1 to %d days, months or years will do", text, maxAgeCount)
		}
		return MaxAge{int(count), unit}, nil
	}
	return MaxAge{}, fmt.Errorf("%q is no age; write a number of days, months or years: 90d, 6m or 2y", text)
}

// Given reports whether there is a bound.
func (m MaxAge) Given() bool { return m.count > 0 }

// String writes the bound as it is read, "" for none.
func (m MaxAge) String() string {
	if !m.Given() {
		return ""
	}
	return strconv.Itoa(m.count) + string(m.unit)
}

// Text says the bound in words: "6 months"; "" for none.
func (m MaxAge) Text() string {
	if !m.Given() {
		return ""
	}
	word := map[byte]string{'d': "day", 'm': "month", 'y': "year"}[m.unit]
	if m.count != 1 {
		word += "s"
	}
	return strconv.Itoa(m.count) + " " + word
}

// Earliest is the first day on which a stance that is not too old on a day can have been
// taken: what is exactly as old as the bound stays. Months are those of the calendar; where
// the earlier month has no such day, its last one is taken.
func (m MaxAge) Earliest(on Date) Date {
	months := m.count
	switch m.unit {
	case 'd':
		return max(on-Date(m.count), 0)
	case 'y':
		months *= 12
	case 0:
		return 0
	}
	year, month, day := on.time().Date()
	first := time.Date(year, month-time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	days := (first.AddDate(0, 0, min(day, last)-1).Unix() - dayZero) / secondsPerDay
	return Date(max(days, 0))
}

// TooOld reports whether a stance is older, on a day, than the bound lets it be.
func (m MaxAge) TooOld(s *Stance, on Date) bool {
	return m.Given() && s.Record.Date < m.Earliest(on)
}
