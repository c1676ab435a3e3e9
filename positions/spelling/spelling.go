package spelling

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"stance/positions"
	"stance/positions/numeral"
	"stance/positions/slug"
)

// ScaleSpelling explains how a scale is given, in one line.
const ScaleSpelling = `options from one pole to the other, as in "No land | Land exchanged | All regions", or numbers, as in 0..10 or 0..500 tonnes; ` +
	`with names for the poles: "Opposed < 0..10 > In favour"`

// Named reads "id=Name", or a name alone, of which it makes the id. The id is
// "" where the name has no letters to make one of.
func Named(spelt string) (id, name string, err error) {
	spelt = strings.TrimSpace(spelt)
	id, name, given := strings.Cut(spelt, "=")
	id, name = strings.TrimSpace(id), strings.TrimSpace(name)
	switch {
	case spelt == "":
		return "", "", fmt.Errorf("a name is missing")
	case !given:
		return slug.Of(spelt), spelt, nil
	case name == "":
		return "", "", fmt.Errorf("%q has no name after the =", spelt)
	case !positions.IsID(id):
		return "", "", fmt.Errorf("%q is no id: write small letters, digits and hyphens before the =, such as %s=%s", id, suggestion(name), name)
	}
	return id, name, nil
}

func suggestion(name string) string {
	if id := slug.Of(name); id != "" {
		return id
	}
	return "some-id"
}

// numbers are two with what stands between, and a unit behind the second or behind both; within
// each number a mark stands before a digit.
var numbers = regexp.MustCompile(`^` + aNumber + aUnit + `\s*(?:\.\.\.?|…|–|-|\bto\b)\s*` + aNumber + aUnit + `$`)

const (
	aNumber = `([-−]?\d(?:[.,'’\pZ]?\d)*)`
	aUnit   = `(?:\s*([^\pN\s.,;|…–−_-][^,;|…]*?))??`
)

// exponent is what stands behind a number and is no unit.
var exponent = regexp.MustCompile(`^[eE][-+]?\d+$`)

// Scale reads a scale: options from the low pole to the high with | between
// (or commas, where there is no |), or two numbers with .. between and their unit behind; with names
// for the poles, LOW < … > HIGH. An option may be given as id=Label.
func Scale(spelt string) (*positions.Scale, error) {
	s := &positions.Scale{}
	body := spelt
	if low, rest, ok := strings.Cut(body, "<"); ok {
		s.Low, body = strings.TrimSpace(low), rest
	}
	if i := strings.LastIndexByte(body, '>'); i >= 0 {
		s.High, body = strings.TrimSpace(body[i+1:]), body[:i]
	}
	if strings.ContainsAny(body, "<>") || strings.ContainsAny(s.High, "<>") {
		return nil, fmt.Errorf("a scale has one < and one >, after the name of its low pole and before that of its high pole")
	}
	body = strings.TrimSpace(body)
	if plain := plainNumbers(body); plain != body {
		spelt, body = strings.Replace(spelt, body, plain, 1), plain
	}
	if m := numbers.FindStringSubmatch(body); m != nil && (m[2] == "" || m[2] == m[4]) && !exponent.MatchString(m[4]) {
		if fault := positions.Unit(m[4]); fault != nil {
			return nil, fmt.Errorf("%s: %s", fault.Message, fault.Hint)
		}
		s.Unit = m[4]
		if err := between(s, body, m[1], m[3]); err != nil {
			var two *TwoReadingsError
			if errors.As(err, &two) {
				two.spelt = spelt
			}
			return nil, err
		}
		return s, nil
	}
	if err := options(s, body); err != nil {
		return nil, err
	}
	return s, nil
}

// plainNumbers writes two numbers between words, or behind the sign of a currency, as other numbers are
// written: from 0 to 10, between 5 and 15 years, €100,000 to €500,000. Other texts are left alone.
func plainNumbers(body string) string {
	plain := body
	if m := worded.FindStringSubmatch(plain); m != nil {
		plain = m[1] + m[3] + " to " + m[2] + m[4]
	}
	if m := currency.FindStringSubmatch(plain); m != nil {
		plain = m[2] + m[3] + m[4] + " " + m[1]
	}
	if !numbers.MatchString(plain) {
		return body
	}
	return plain
}

var (
	worded   = regexp.MustCompile(`(?i)^(?:from\s+(\S+(?:\s\d+)*)\s+to\s+(\S.*)|between\s+(\S+(?:\s\d+)*)\s+and\s+(\S.*))$`)
	currency = regexp.MustCompile(`^([€$£¥])\s*(\d.*?)(\s*(?:\.\.\.?|…|–|-|\bto\b)\s*)(?:[€$£¥]\s*)?(\d[\d.,'’\pZ]*(?:thousand|million|billion|mn|bn)?)$`)
)

// thousands are the digits of one number, which commas do not part into options.
var thousands = regexp.MustCompile(`\d,\d{3}(\D|$)`)

// between gives a scale its ends, which are written alike: one of them may tell how the other
// is read.
func between(s *positions.Scale, body, low, high string) error {
	type ends struct{ low, high float64 }
	var read []ends
	for _, decimal := range numeral.DecimalMarks {
		from, ok := numeral.With(low, decimal)
		to, alsoOK := numeral.With(high, decimal)
		if e := (ends{from, to}); ok && alsoOK && !slices.Contains(read, e) {
			read = append(read, e)
		}
	}
	if len(read) == 0 {
		for _, end := range []string{low, high} {
			if len(numeral.Readings(end)) == 0 {
				return fmt.Errorf("%s is no number: write it without separators, such as 1234.5", end)
			}
		}
		return fmt.Errorf("%s and %s are written in two ways: write both without separators", low, high)
	}
	if math.IsInf(read[0].low, 0) || math.IsInf(read[0].high, 0) {
		return fmt.Errorf("%s to %s goes beyond the numbers that can be kept", low, high)
	}
	rising := slices.DeleteFunc(slices.Clone(read), func(e ends) bool { return e.low >= e.high })
	switch len(rising) {
	case 0:
		if len(read) == 1 { // as understood: 300.000 is less than 420,5 to whoever reads it in another way
			low, high = positions.Number(read[0].low), positions.Number(read[0].high)
		}
		return fmt.Errorf("%s is not less than %s; write the low end first", low, high)
	case 1:
		s.Min, s.Max = rising[0].low, rising[0].high
		return nil
	}
	slices.SortFunc(rising, func(a, b ends) int { return cmp.Compare(b.high-b.low, a.high-a.low) })
	large, small := rising[0], rising[1]
	return &TwoReadingsError{
		numbers: body, first: positions.Number(large.low) + ".." + s.InUnit(positions.Number(large.high)), second: decimalNumber(small.low) + ".." + s.InUnit(decimalNumber(small.high)),
		message: fmt.Sprintf("%s can be read as %s to %s or as %s to %s; write the first as %[2]s..%[8]s, the second as %[6]s..%[9]s",
			body, positions.Number(large.low), positions.Number(large.high), positions.Number(small.low), positions.Number(small.high), decimalNumber(small.low), decimalNumber(small.high),
			s.InUnit(positions.Number(large.high)), s.InUnit(decimalNumber(small.high))),
	}
}

// TwoReadingsError says that the numbers of a scale can be read in two ways.
type TwoReadingsError struct {
	spelt, numbers, first, second string
	message                       string
}

func (e *TwoReadingsError) Error() string { return e.message }

// Readings spells the scale in each of the two ways, that with the larger numbers first.
func (e *TwoReadingsError) Readings() []string {
	return []string{strings.Replace(e.spelt, e.numbers, e.first, 1), strings.Replace(e.spelt, e.numbers, e.second, 1)}
}

// decimalNumber writes a number with a decimal point that cannot be taken for anything else.
func decimalNumber(v float64) string {
	n := positions.Number(v)
	if _, rest, has := strings.Cut(n, "."); !has || len(rest) == 3 {
		if !has {
			n += "."
		}
		n += "0"
	}
	return n
}

// options reads the options of a scale, which lie evenly from 0 to 100.
func options(s *positions.Scale, body string) error {
	between := "|"
	if !strings.Contains(body, between) {
		between = ","
		if thousands.MatchString(body) {
			return fmt.Errorf("%q has commas within numbers; write %s", body, ScaleSpelling)
		}
	}
	seen := map[string]string{}
	for spelt := range strings.SplitSeq(body, between) {
		if strings.TrimSpace(spelt) == "" {
			return fmt.Errorf("an option is empty; write %s", ScaleSpelling)
		}
		id, label, err := Named(spelt)
		if err != nil {
			return err
		}
		if id == "" || id == "none" || id == "same" {
			id = fmt.Sprintf("option-%d", len(s.Options)+1)
		}
		if other, taken := seen[id]; taken {
			return fmt.Errorf("the options %q and %q have one id, %s; tell them apart, as in id=Label", other, label, id)
		}
		seen[id] = label
		s.Options = append(s.Options, positions.Option{ID: id, Label: label})
	}
	last := len(s.Options) - 1
	if last < 1 {
		return fmt.Errorf("a scale needs two options or more: write %s", ScaleSpelling)
	}
	for i := range s.Options {
		s.Options[i].Value = float64(i) * 100 / float64(last)
	}
	s.Max = 100
	return nil
}
