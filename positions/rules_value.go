package positions

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"stance/positions/numeral"
	"stance/positions/problem"
)

// BadDate says what is wrong with a date that ParseDate refuses. Where its year is missing, it is likely
// that of near; 0 where no other day is known.
func BadDate(s string, near Date) *Fault {
	if LooksLikeDate(s) {
		return &Fault{Rule: problem.BadDate, Message: "there is no day " + s, Hint: dayHint(s)}
	}
	return &Fault{Rule: problem.BadDate, Message: Tick(s) + " is not a date as the format writes it", Hint: dateHint(s, near)}
}

// dayHint says how long the month of an impossible date is.
func dayHint(s string) string {
	if s[:4] == "0000" {
		return "years go from 0001 to 9999"
	}
	if first, err := time.Parse("2006-01-02", s[:8]+"01"); err == nil {
		return first.Format("January 2006") + " has " + strconv.Itoa(first.AddDate(0, 1, -1).Day()) + " days"
	}
	return "dates are written YYYY-MM-DD; months go from 01 to 12"
}

// dateHint suggests how to write a date that was written another way.
func dateHint(s string, near Date) string {
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04:05"} {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil && t.Year() > 0 {
			return "write " + t.Format("2006-01-02")
		}
	}
	sp, ok := spelt(s)
	switch {
	case !ok || sp.fault != "":
		return "dates are written YYYY-MM-DD, such as 2025-08-17"
	case sp.month != 0 && near == 0:
		return "add the year, and write the day as in 2025-08-17"
	case sp.month != 0:
		return sp.withYear(near)
	case sp.span != "":
		return sp.anyDay()
	case len(sp.days) == 2:
		return "write " + sp.days[0].String() + " or " + sp.days[1].String() + ", whichever is meant"
	}
	return "write " + sp.days[0].String()
}

// KnownTooEarly holds that nothing becomes known before its date; a date that is not known is
// passed over.
func KnownTooEarly(known, date Date) *Fault {
	if known == 0 || date == 0 || known >= date {
		return nil
	}
	return &Fault{Rule: problem.KnownTooEarly, Message: "this became known on " + known.String() + ", before its date, " + date.String(),
		Hint: "the snapshot's date is the day on which the stance was taken; correct one of the two"}
}

// NotCaptured holds that a source has a capture of the day that evidence names; without a source
// or a day there is nothing to hold.
func NotCaptured(s *Source, day Date) *Fault {
	if s == nil || day == 0 || len(s.CapturedOn(day)) > 0 {
		return nil
	}
	var days []string
	for i := range s.Captures {
		days = append(days, s.Captures[i].Date.String())
	}
	days = slices.Compact(days)
	hint := OneOf("captures", days)
	if hint == "" {
		hint = "leave `captured` out for words of the source's own text; later captures are listed under `captures` of the source"
	}
	return &Fault{Rule: problem.UnknownCapture, Message: "the source " + Tick(s.ID) + " has no capture of " + day.String(), Hint: hint}
}

// ParseNumber reads a number as the format writes it: decimal notation with a point, be it
// with an exponent, finite. hint says what to write instead; "" where any number will do, of which
// those are told that may be meant.
func ParseNumber(s, hint string) (float64, *Fault) {
	v, fault := decimal(s)
	if fault == "" {
		return v, nil
	}
	if hint == "" {
		hint = numberHint(numeral.Readings(s), "write a number such as 50 or 2.5")
	}
	return 0, &Fault{Rule: problem.BadNumber, Message: Tick(s) + " is " + fault, Hint: hint}
}

// decimal reads decimal notation; fault says what is wrong with it.
func decimal(s string) (v float64, fault string) {
	digits := 0
	for i, c := range []byte(s) {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-':
		default:
			if i > 0 && digits == i && c == '_' {
				return 0, "not a plain decimal number"
			}
			return 0, "not a number"
		}
	}
	if unsigned := strings.TrimLeft(s, "+-"); len(unsigned) > 1 && unsigned[0] == '0' && unsigned[1] >= '0' && unsigned[1] <= '9' {
		return 0, "not a plain decimal number: it begins with 0"
	}
	v, err := strconv.ParseFloat(s, 64)
	switch {
	case math.IsInf(v, 0):
		return 0, "too large a number"
	case err != nil || digits == 0:
		return 0, "not a number"
	}
	return v + 0, "" // −0 becomes 0
}

// Number writes a number as the format does: decimal notation without an exponent, as
// short as it can be read back.
func Number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// Within holds that a number lies within a range, ends included. written is how it is
// written.
func Within(key, written string, v, low, high float64) *Fault {
	if v >= low && v <= high {
		return nil
	}
	return &Fault{Rule: problem.OutOfRange, Message: Tick(key) + " is " + written + ", and must be from " + Number(low) + " to " + Number(high)}
}

// credibilities are the grades of the Admiralty code for what a source says.
const credibilities = "one of: 1, 2, 3, 4, 5, 6"

// Credibility reads a credibility, from 1 to 6; a number that was read is 0 where there
// is a fault.
func Credibility(written string, v float64) (int, *Fault) {
	if f := Within("credibility", written, v, 1, 6); f != nil {
		return 0, f
	}
	if v != math.Trunc(v) {
		return 0, (&Fault{Rule: problem.BadNumber, Message: Tick(written) + " is not a whole number", Hint: credibilities}).Of("credibility")
	}
	return int(v), nil
}

// Salience holds that a salience lies between 0 and 100.
func Salience(written string, v float64) *Fault { return Within("salience", written, v, 0, 100) }

// BadBoolean is something else than true or false.
func BadBoolean(s string) *Fault {
	hint := "write true or false, without quotes"
	switch strings.ToLower(s) {
	case "yes", "y", "on", "1", "true":
		hint = "write true, without quotes"
	case "no", "n", "off", "0", "false":
		hint = "write false, without quotes"
	}
	return &Fault{Rule: problem.BadBoolean, Message: Tick(s) + " is neither true nor false", Hint: hint}
}

// UnknownWord is a word that is not in the list for its key, which begins with "" where
// none is a word as well.
func UnknownWord(key, s string, words []string) *Fault {
	if words[0] == "" {
		words = words[1:]
	}
	return &Fault{Rule: problem.UnknownWord, Message: Tick(s) + " is no " + Tick(key), Hint: OneOf("one of", words), Name: s, Known: words}
}

// IsID reports whether s is written like-this-1: [a-z0-9]+(-[a-z0-9]+)*.
func IsID(s string) bool {
	hyphen := true // where none may follow: at the start and after one
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			hyphen = false
		case c == '-' && !hyphen:
			hyphen = true
		default:
			return false
		}
	}
	return !hyphen
}

// ID holds that the id of something that is being defined is one.
func ID(s string) *Fault {
	if IsID(s) {
		return nil
	}
	hint := "small letters a to z and digits, in groups joined by single hyphens"
	if k := toKebab(s); k != "" {
		hint = "write " + Tick(k) + ": " + hint
	}
	return &Fault{Rule: problem.BadID, Message: Tick(s) + " is not well-formed", Hint: hint}
}

// LanguageTag holds that a language has the form of a BCP 47 tag: two or three letters (or x), then
// groups of up to eight letters and digits. Whether there is such a language is not looked up.
func LanguageTag(s string) *Fault {
	for i, part := range strings.Split(s, "-") {
		letters, others := 0, 0
		for _, c := range []byte(part) {
			switch {
			case c|0x20 >= 'a' && c|0x20 <= 'z':
				letters++
			case c < '0' || c > '9':
				others++
			}
		}
		first := i == 0 && !strings.EqualFold(part, "x")
		if others > 0 || part == "" || len(part) > 8 || first && (letters != len(part) || letters < 2 || letters > 3) {
			return &Fault{Rule: problem.BadValue, Message: Tick(s) + " is no language tag", Hint: "write a code such as en, uk, ru or zh-Hans (BCP 47)"}
		}
	}
	return nil
}

func toKebab(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else if r > 127 {
			return "" // no guessing at transliterations
		} else if k := b.String(); k != "" && k[len(k)-1] != '-' {
			b.WriteByte('-')
		}
	}
	return strings.TrimRight(b.String(), "-")
}

// Label holds that a date's own name is an id that is not read as a date.
func Label(s string) *Fault {
	switch {
	case s == "first" || s == "latest":
		return &Fault{Rule: problem.BadID, Message: Tick(s) + " cannot be a label: as a date it has a meaning of its own", Hint: "choose another label"}
	case strings.Contains(s, "-") && strings.Trim(s, "0123456789-") == "": // 2025-8-1, 1-8-2025 and 2025-08, too
		return &Fault{Rule: problem.BadID, Message: Tick(s) + " cannot be a label: it looks like a date", Hint: "choose a name, such as white-house; the date itself needs no label"}
	}
	return ID(s)
}

// labelIsDate warns of a label that could be meant as a day.
func labelIsDate(s string) *Fault {
	return &Fault{Rule: problem.LabelIsDate, Message: "the label " + Tick(s) + " also reads as a date: as an argument it names this one", Hint: "choose a name that can be nothing else, such as white-house"}
}

// LabelClash is a label that two dates would have; at is where the other date has it.
func LabelClash(label string, date, other Date, at string) *Fault {
	return &Fault{Rule: problem.LabelClash, Message: "the label " + Tick(label) + " names " + date.String() + " here, and " + other.String() + " " + at, Hint: "choose another label for one of the dates"}
}

// SecondLabel is a date that would have two labels; at is where it has the other.
func SecondLabel(date Date, label, other, at string) *Fault {
	return &Fault{Rule: problem.LabelClash, Message: date.String() + " has the label " + Tick(label) + " here, and " + Tick(other) + " " + at, Hint: "a date has one label: keep one of them"}
}

// WhenOf reads how exactly the day of something on a date is known.
func WhenOf(text string, date Date) (When, *Fault) {
	w, err := ParseWhen(text)
	switch {
	case err != nil:
		return When{}, &Fault{Rule: problem.BadWhen, Message: Tick(text) + " " + err.Error(), Hint: whenHint}
	case date != 0 && !w.Holds(date):
		return When{}, &Fault{Rule: problem.BadWhen, Message: Tick(text) + " does not hold " + date.String() + ", the date of this record",
			Hint: "the date had best be the last day on which it can have been; correct one of the two"}
	}
	return w, nil
}

const whenHint = "write 2025-08-15/2025-08-16, 2025-08, 2025, ../2025-08-14 (on that day or before) or 2025-08-15~ (a week either way)"
