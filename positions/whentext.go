package positions

import "time"

// Words tells people when something dated so was: “15–16 Aug”, “29 Aug – 2 Sep”, “August
// 2025”, “2025”, “about 15 Aug”, or the day itself where it is exact. Of a span without a
// beginning it is “at least since 14 Aug” where media recounted a line that was held, else “on
// or before 14 Aug”. The year is written where it is asked for, and where a span has two.
func (w When) Words(date Date, basis Basis, year bool) string {
	switch {
	case w.Given() && w.From == 0 && basis == Recounted:
		return "at least since " + w.To.dayText(year)
	case w.Given() && w.From == 0:
		return "on or before " + w.To.dayText(year)
	case w.Approximate:
		return "about " + w.middle().dayText(year)
	}
	return w.span(date, "January 2006", year)
}

// Short is Words as narrow tables have it: “by 14 Aug”, “~15 Aug”, “Aug 2025”.
func (w When) Short(date Date, year bool) string {
	switch {
	case w.Given() && w.From == 0:
		return "by " + w.To.dayText(year)
	case w.Approximate:
		return "~" + w.middle().dayText(year)
	}
	return w.span(date, "Jan 2006", year)
}

// span writes a day, a month, a year, or the first and last of several days.
func (w When) span(date Date, month string, year bool) string {
	from, to := w.Span(date)
	switch first, last := from.time(), to.time(); {
	case len(w.Text) == len("2025"):
		return first.Format("2006")
	case len(w.Text) == len("2025-08"):
		return first.Format(month)
	case from == to:
		return to.dayText(year)
	case first.Year() != last.Year():
		return from.Text() + " – " + to.Text()
	case first.Month() != last.Month():
		return from.ShortText() + " – " + to.dayText(year)
	default:
		return first.Format("2") + "–" + to.dayText(year)
	}
}

// middle is the day about which an approximate one lies.
func (w When) middle() Date {
	day, err := ParseDate(w.Text[:min(len(w.Text), len(time.DateOnly))])
	if err != nil {
		return w.To
	}
	return day
}

// dayText is a day with or without its year.
func (d Date) dayText(year bool) string {
	if year {
		return d.Text()
	}
	return d.ShortText()
}
