package yamlfile

import (
	"math"
	"strconv"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
)

const quotedStyles = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle

// date reads a date, of a key that is "" where the date is the key itself.
func (w *walker) date(n *yaml.Node, key string) (positions.Date, bool) {
	s, ok := w.token(n, key)
	if !ok {
		return 0, false
	}
	d, err := positions.ParseDate(s)
	if err == nil {
		return d, true
	}
	of := ""
	if key != "" {
		of = tick(key) + ": "
	}
	if positions.LooksLikeDate(s) {
		w.report(n, problem.BadDate, of+"there is no day "+s, dayHint(s))
		return 0, false
	}
	w.report(n, problem.BadDate, of+tick(s)+" is not a date as the format writes it", dateHint(s))
	return 0, false
}

// dayHint says how long the month of an impossible date is.
func dayHint(s string) string {
	if first, err := time.Parse("2006-01-02", s[:8]+"01"); err == nil {
		return first.Format("January 2006") + " has " + strconv.Itoa(first.AddDate(0, 1, -1).Day()) + " days"
	}
	return "dates are written YYYY-MM-DD; months go from 01 to 12"
}

// dateHint suggests how to write a date that was written another way. Where
// day and month could be told apart by guessing only, it does not guess.
func dateHint(s string) string {
	for _, layout := range []string{"2006-1-2", "2006/1/2", "2006.1.2", "2.1.2006", "20060102", "2 Jan 2006", "2 January 2006", "2. January 2006", "2. Jan 2006", "2-Jan-2006", "January 2, 2006", "Jan 2, 2006", "January 2 2006", "Jan 2 2006", time.RFC3339, "2006-01-02 15:04:05"} {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil {
			return "write " + t.Format("2006-01-02")
		}
	}
	return "dates are written YYYY-MM-DD, such as 2025-08-17"
}

// number reads a number: plain decimal notation, unquoted, finite.
func (w *walker) number(n *yaml.Node, key string) (float64, bool) {
	if !w.scalar(n, key) {
		return 0, false
	}
	v, fault := decimal(n.Value)
	switch {
	case n.Style&quotedStyles != 0 && fault == "":
		w.report(n, problem.QuotedNumber, tick(key)+": a number in quotes is text", "write "+n.Value+" without the quotes")
		return 0, false
	case fault != "":
		hint := "write a number such as 50 or 2.5"
		if alternative := strings.Replace(n.Value, ",", ".", 1); alternative != n.Value {
			if _, fault := decimal(alternative); fault == "" {
				hint = "write " + alternative + ", with a point"
			}
		}
		w.report(n, problem.BadNumber, tick(key)+": "+tick(n.Value)+" is "+fault, hint)
		return 0, false
	}
	return v, true
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

// numberBetween reads a number within a range, ends included.
func (w *walker) numberBetween(n *yaml.Node, key string, low, high float64) (float64, bool) {
	v, ok := w.number(n, key)
	if ok && (v < low || v > high) {
		w.report(n, problem.OutOfRange, tick(key)+" is "+n.Value+", and must be from "+formatNumber(low)+" to "+formatNumber(high), "")
		return 0, false
	}
	return v, ok
}

func formatNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// boolean reads true or false.
func (w *walker) boolean(n *yaml.Node, key string) (value, ok bool) {
	if !w.scalar(n, key) {
		return false, false
	}
	if n.Style&quotedStyles == 0 {
		switch n.Value {
		case "true", "True", "TRUE":
			return true, true
		case "false", "False", "FALSE":
			return false, true
		}
	}
	hint := "write true or false, without quotes"
	switch strings.ToLower(n.Value) {
	case "yes", "y", "on", "1", "true":
		hint = "write true, without quotes"
	case "no", "n", "off", "0", "false":
		hint = "write false, without quotes"
	}
	w.report(n, problem.BadBoolean, tick(key)+": "+tick(n.Value)+" is neither true nor false", hint)
	return false, false
}

// word reads a word of a closed vocabulary.
func word[T ~uint8](w *walker, n *yaml.Node, key string, words []string) T {
	if !w.scalar(n, key) {
		return 0
	}
	v, ok := positions.Word[T](words, n.Value)
	if !ok {
		if words[0] == "" {
			words = words[1:]
		}
		w.report(n, problem.UnknownWord, tick(n.Value)+" is no "+tick(key), oneOf("one of", words))
		w.ask(n.Value, words, nil)
	}
	return v
}

// kebab reports whether s is written like-this-1: [a-z0-9]+(-[a-z0-9]+)*.
func kebab(s string) bool {
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

// id reads the id of something that is being defined. What is not well-formed
// is reported and given all the same, so that what refers to it is found.
func (w *walker) id(n *yaml.Node, key string) (string, bool) {
	s, ok := w.token(n, key)
	if ok && !kebab(s) {
		hint := "small letters a to z and digits, in groups joined by single hyphens"
		if k := toKebab(s); k != "" {
			hint = "write " + tick(k) + ": " + hint
		}
		w.report(n, problem.BadID, tick(s)+" is not well-formed", hint)
	}
	return s, ok
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
