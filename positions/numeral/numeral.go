// Package numeral reads numbers as people write them: thousands parted by commas, points, spaces or
// apostrophes, decimals behind a point or a comma, and thousands and millions in words. The format
// itself has none of it; see positions.ParseNumber.
package numeral

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Readings gives what a number can mean as people write it: 300,000.5 and 300.000,5, 1.234.567, 300 000,
// 300'000, 1,00,000, 1.8 million and 250k each have one meaning, 300,000 and 300.000 have two, the larger
// first. None for what is no number.
func Readings(text string) []float64 {
	var all []float64
	for _, decimal := range DecimalMarks {
		if v, ok := With(text, decimal); ok && !math.IsInf(v, 0) && !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	slices.Sort(all)
	slices.Reverse(all)
	return all
}

// DecimalMarks are the marks before the decimals of a number, of which the other one parts thousands.
var DecimalMarks = []rune{'.', ','}

// magnitudes are the powers of ten that words and letters behind a number stand for. A billion is that of
// English: a thousand millions.
var magnitudes = map[string]int{
	"k": 3, "thousand": 3,
	"m": 6, "mn": 6, "mln": 6, "mio": 6, "million": 6, "millions": 6,
	"bn": 9, "billion": 9, "billions": 9,
}

// With reads a number whose decimals stand behind a mark. Thousands may be parted by the other
// mark, by spaces or by apostrophes, by one of them throughout.
func With(text string, decimal rune) (v float64, ok bool) {
	text, power := inOnes(strings.TrimSpace(text))
	unsigned, negative := strings.CutPrefix(strings.Replace(text, "−", "-", 1), "-")
	if !negative {
		unsigned = strings.TrimPrefix(unsigned, "+")
	}
	whole, rest := unsigned, ""
	if at := strings.IndexRune(unsigned, decimal); at >= 0 {
		whole, rest = unsigned[:at], unsigned[at+1:]
		if !digits(rest) {
			return 0, false
		}
	}
	whole, ok = ungrouped(whole, decimal)
	if !ok {
		return 0, false
	}
	plain := whole
	if rest != "" {
		plain += "." + rest
	}
	v, _ = strconv.ParseFloat(plain+"e"+strconv.Itoa(power), 64) // of digits: all that can be is that it is too large, and infinite
	if negative {
		v = -v
	}
	return v + 0, true // −0 becomes 0
}

// inOnes takes the word for a power of ten away that stands behind a number.
func inOnes(text string) (number string, power int) {
	at := strings.LastIndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) + 1
	if power = magnitudes[strings.ToLower(text[at:])]; power == 0 {
		return text, 0
	}
	return strings.TrimSpace(text[:at]), power
}

// ungrouped takes out what parts the thousands of a whole number, or, as in India, the hundreds
// beyond them.
func ungrouped(whole string, decimal rune) (plain string, ok bool) {
	parts := func(r rune) bool {
		return r != decimal && (r == '.' || r == ',' || unicode.IsSpace(r) || r == '\'' || r == '’')
	}
	at := strings.IndexFunc(whole, parts)
	if at < 0 {
		return whole, digits(whole)
	}
	by, _ := utf8.DecodeRuneInString(whole[at:])
	groups := strings.Split(whole, string(by))
	first, last := groups[0], groups[len(groups)-1]
	size := 3
	if len(groups) > 2 && len(groups[1]) == 2 {
		size = 2
	}
	for _, g := range groups[1 : len(groups)-1] {
		if len(g) != size || !digits(g) {
			return "", false
		}
	}
	if len(first) > size || strings.HasPrefix(first, "0") || !digits(first) || len(last) != 3 || !digits(last) {
		return "", false
	}
	return strings.Join(groups, ""), true
}

// digits reports whether a text consists of them.
func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
