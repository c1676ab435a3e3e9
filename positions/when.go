package positions

import (
	"errors"
	"strings"
	"time"
)

// When is how exactly the day of a record is known: a span of days that holds its date, in
// one of the forms of ISO 8601-2 that the format takes. The zero When says that the day is
// exact.
type When struct {
	Text        string // as written; "" where the day is exact
	From, To    Date   // first and last day; From is 0 where the span is open
	Approximate bool   // about the day, a week either way
}

// Given reports whether the span is written.
func (w When) Given() bool { return w.Text != "" }

// weekAround is how many days an approximate day may be off.
const weekAround = 7

// lastDay is the last that can be written, 9999-12-31.
const lastDay Date = 3652059

// ParseWhen reads how exactly a day is known: 2025-08-15/2025-08-16, 2025-08, 2025,
// ../2025-08-14 (on that day or before) or 2025-08-15~ (a week either way).
func ParseWhen(text string) (When, error) {
	w := When{Text: text}
	bad := errors.New("does not say when")
	switch from, to, span := strings.Cut(text, "/"); {
	case span:
		last, err := ParseDate(to)
		if err != nil {
			return When{}, bad
		}
		w.To = last
		if from == ".." {
			return w, nil
		}
		if w.From, err = ParseDate(from); err != nil {
			return When{}, bad
		}
		if w.From > w.To {
			return When{}, errors.New("runs backwards")
		}
		return w, nil
	case strings.HasSuffix(text, "~"):
		day, err := ParseDate(strings.TrimSuffix(text, "~"))
		if err != nil {
			return When{}, bad
		}
		w.From, w.To, w.Approximate = max(day-weekAround, 1), min(day+weekAround, lastDay), true
		return w, nil
	}
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{"2006-01", 0, 1, -1}, {"2006", 1, 0, -1}} {
		if t, err := time.Parse(form.layout, text); err == nil && len(text) == len(form.layout) && t.Year() > 0 {
			w.From = Date((t.Unix() - dayZero) / secondsPerDay)
			w.To = Date((t.AddDate(form.years, form.months, form.days).Unix() - dayZero) / secondsPerDay)
			return w, nil
		}
	}
	return When{}, bad
}

// Holds reports whether a day lies in the span; in an exact one, every day does.
func (w When) Holds(d Date) bool { return !w.Given() || w.From <= d && d <= w.To }

// Span is the first and last day on which what is dated so can have been; the first is 0
// where that is open.
func (w When) Span(d Date) (from, to Date) {
	if !w.Given() {
		return d, d
	}
	return w.From, w.To
}
