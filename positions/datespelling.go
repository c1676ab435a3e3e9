package positions

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// spelling is what a text says that is spelt like a date.
type spelling struct {
	days       []Date // the days that it can be: one, or two where day and month could be exchanged
	month, day int    // of a day whose year is not said
	span       string // "month" or "year", for what is no day
	from, to   Date   // of a span
	fault      string // what is wrong with a text that is spelt like a date and is none
}

// HowDays shows how days are written where any spelling will do that leaves no doubt.
const HowDays = "as in 2025-08-16 or 16 Aug 2025"

// ParseDay reads a day in any spelling that leaves no doubt: 2025-08-16, 2025/8/16, 20250816,
// 16.8.2025, 16 Aug 2025, August 16, 2025. Its errors are of type *UnknownDateError and say
// what would do.
func ParseDay(text string) (Date, error) { return ParseDayNear(text, 0) }

// ParseDayNear is ParseDay, and knows of a day without a year that it is likely of the year of another
// day; 0 for none. That is for people to say, and told in the error.
func ParseDayNear(text string, near Date) (Date, error) {
	sp, ok := spelt(text)
	switch {
	case !ok:
		return 0, &UnknownDateError{text, fmt.Sprintf("%q is not a date", text), "write it " + HowDays}
	case sp.month != 0:
		return 0, &UnknownDateError{text, fmt.Sprintf("%q does not say the year", text), sp.withYear(near)}
	case sp.span != "":
		return 0, sp.noDay(text, sp.anyDay())
	}
	return sp.one(text)
}

// TooLittle says what a text lacks that is spelt like a date and is no day, for want of the year, which
// is likely that of another day (0 for none), or of the day; "" for all others.
func TooLittle(text string, near Date) (lacks, hint string) {
	switch sp, ok := spelt(text); {
	case ok && sp.month != 0:
		return "does not say the year", sp.withYear(near)
	case ok && sp.span != "":
		return "is a " + sp.span + ", and no day", sp.anyDay()
	}
	return "", ""
}

// withYear suggests the day without a year in the year of another day.
func (sp *spelling) withYear(near Date) string {
	if near != 0 {
		if days := sp.inYears(near.Year(), near.Year()); len(days) == 1 {
			return "write " + days[0].String() + ", if " + strconv.Itoa(near.Year()) + " is meant"
		}
	}
	return "add the year, " + HowDays
}

// anyDay says between which days a month or a year lies.
func (sp *spelling) anyDay() string {
	return "write one of its days, from " + sp.from.String() + " to " + sp.to.String()
}

// one is the day that is meant where only one can be.
func (sp *spelling) one(text string) (Date, error) {
	switch {
	case sp.fault != "":
		return 0, &UnknownDateError{text, fmt.Sprintf("%q %s", text, sp.fault), ""}
	case len(sp.days) != 1:
		return 0, severalDays(text, sp.days)
	}
	return sp.days[0], nil
}

// noDay is the error for a month or a year where a day is asked for.
func (sp *spelling) noDay(text, hint string) error {
	return &UnknownDateError{text, fmt.Sprintf("%q is a %s, and no day", text, sp.span), hint}
}

// severalDays is the error for a text that could be any of the days.
func severalDays(text string, days []Date) error {
	words := make([]string, len(days))
	for i, d := range days {
		words[i] = d.String()
	}
	last := len(words) - 1
	return &UnknownDateError{text, fmt.Sprintf("%q can be %s or %s", text, strings.Join(words[:last], ", "), words[last]), "write the one that is meant"}
}

// spelt reads a text that is spelt like a date, be it a day, one of two, or none.
func spelt(text string) (*spelling, bool) {
	text = strings.TrimSpace(text)
	if figures := strings.FieldsFunc(text, func(r rune) bool { return r == '-' || r == '/' || r == '.' }); strings.Trim(text, "0123456789-/.") == "" {
		return inFigures(text, figures)
	}
	return inWords(text)
}

// inFigures reads what is written without names of months.
func inFigures(text string, figures []string) (*spelling, bool) {
	separators := strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return -1
		}
		return r
	}, text)
	if len(separators) != len(figures)-1 || separators != "" && strings.Trim(separators, separators[:1]) != "" {
		return nil, false // one separator between all of them
	}
	long := func(i int) bool { return len(figures[i]) == 4 }
	brief := func(i int) bool { return len(figures[i]) <= 2 }
	switch {
	case len(figures) == 1 && len(text) == len("20250816"):
		return dayOf(figure(text[:4]), figure(text[4:6]), figure(text[6:])), true
	case len(figures) == 1 && long(0):
		return spanOf(figure(text), 0)
	case len(figures) == 2 && long(0) && brief(1):
		return spanOf(figure(figures[0]), figure(figures[1]))
	case len(figures) == 2 && brief(0) && long(1) && separators != ".":
		return spanOf(figure(figures[1]), figure(figures[0]))
	case len(figures) != 3 || !brief(1):
		return nil, false
	case long(0) && brief(2):
		return dayOf(figure(figures[0]), figure(figures[1]), figure(figures[2])), true
	case brief(0) && long(2):
		dayFirst := dayOf(figure(figures[2]), figure(figures[1]), figure(figures[0]))
		monthFirst := dayOf(figure(figures[2]), figure(figures[0]), figure(figures[1]))
		if dayFirst.fault != "" {
			return monthFirst, true
		}
		for _, d := range monthFirst.days {
			if !slices.Contains(dayFirst.days, d) {
				dayFirst.days = append(dayFirst.days, d)
			}
		}
		slices.Sort(dayFirst.days)
		return dayFirst, true
	case brief(0) && brief(2):
		return &spelling{fault: "does not say the year in four figures; write it " + HowDays}, true
	}
	return nil, false
}

// inWords reads what names the month, in English, with day and year around it.
func inWords(text string) (*spelling, bool) {
	words := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",-/", r) })
	year, month, day := 0, 0, 0
	shape := ""
	for _, w := range words {
		w = strings.ToLower(strings.TrimSuffix(w, "."))
		named := monthNamed(w)
		switch {
		case named != 0:
			month, shape = named, shape+"m"
		case len(w) == 4 && strings.Trim(w, "0123456789") == "":
			year, shape = figure(w), shape+"y"
		default:
			d := ordinal(w)
			if d == 0 {
				return nil, false
			}
			day, shape = d, shape+"d"
		}
	}
	switch shape {
	case "dmy", "mdy", "ymd":
		return dayOf(year, month, day), true
	case "dm", "md":
		if leap := dayOf(2000, month, day); leap.fault != "" {
			return leap, true
		}
		return &spelling{month: month, day: day}, true
	case "my", "ym":
		return spanOf(year, month)
	}
	return nil, false
}

// monthNamed gives the number of a month by its name or the first three letters of it, and 0
// for other words.
func monthNamed(word string) int {
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if word == name || word == name[:3] || word == "sept" && m == time.September {
			return int(m)
		}
	}
	return 0
}

// ordinal reads a day of the month, such as 16 or 16th; 0 for anything else.
func ordinal(word string) int {
	if figures := strings.TrimRight(word, "dhnrst"); figures != word {
		if !slices.Contains([]string{"st", "nd", "rd", "th"}, word[len(figures):]) {
			return 0
		}
		word = figures
	}
	if len(word) > 2 || strings.Trim(word, "0123456789") != "" {
		return 0
	}
	return figure(word)
}

// figure reads a few figures; none are 0.
func figure(figures string) int {
	n, err := strconv.Atoi(figures)
	if err != nil {
		return 0
	}
	return n
}

// dayOf is a day of the calendar, if there is one.
func dayOf(year, month, day int) *spelling {
	d, err := ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
	if err != nil {
		return &spelling{fault: "is not a day in the calendar"}
	}
	return &spelling{days: []Date{d}}
}

// spanOf is a month, or with 0 for it a whole year.
func spanOf(year, month int) (*spelling, bool) {
	text, what := fmt.Sprintf("%04d", year), "year"
	if month != 0 {
		text, what = fmt.Sprintf("%s-%02d", text, month), "month"
	}
	w, err := ParseWhen(text)
	if err != nil {
		return nil, false
	}
	return &spelling{span: what, from: w.From, to: w.To}, true
}

// inYears are the days of the calendar that a day without a year is from one year to another.
func (sp *spelling) inYears(from, to int) []Date {
	var days []Date
	for year := from; year <= to; year++ {
		days = append(days, dayOf(year, sp.month, sp.day).days...)
	}
	return days
}

// LabelReadsAsDate warns of a label that, as a date argument, could also be meant as a day.
func LabelReadsAsDate(label string) *Fault {
	reads := label == Today
	if sp, ok := spelt(label); ok && !reads {
		reads = len(sp.days) > 0 || sp.month != 0
	}
	if !reads {
		return nil
	}
	return labelIsDate(label)
}
