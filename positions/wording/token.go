package wording

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// Kind says what a token is.
type Kind uint8

// The kinds of token.
const (
	Space  Kind = iota // a whole run of white space
	Word               // a word with the apostrophes and hyphens inside it
	Number             // a number with its sign, separators, currency and unit
	Glyph              // one character of a script without spaces, or one emoji
	Punct              // one punctuation mark or other sign
)

// String returns the kind's name in lower case.
func (k Kind) String() string {
	switch k {
	case Space:
		return "space"
	case Word:
		return "word"
	case Number:
		return "number"
	case Glyph:
		return "glyph"
	default:
		return "punct"
	}
}

// Token is a stretch of a text that is compared as a whole. Its text is
// never empty.
type Token struct {
	Text string
	Kind Kind
}

// Tokens splits s into tokens. Their texts one after another are s again,
// byte for byte, whatever s is.
//
// A word keeps the apostrophes and hyphens between its letters ("don't",
// "cease-fire"), its marks, and the dots of initials ("U.S."). A number keeps
// its sign, separators, currency, percent sign and whatever is written
// directly behind it ("-5", "1,500", "1 500", "3.5%", "€2bn", "US$100",
// "10/10", "6–12", "2025-08-17", "10:30", "19-point"). Chinese, Japanese, Thai, Lao, Khmer and Burmese
// fall into characters as a reader sees them. Each byte that is not UTF-8 is
// a token.
func Tokens(s string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		joined := false // the token before, without space between, was a word or number
		for i := 0; i < len(s); {
			n, kind := next(s[i:], joined)
			if !yield(Token{s[i : i+n], kind}) {
				return
			}
			i += n
			joined = kind == Word || kind == Number || kind == Glyph
		}
	}
}

// next measures the token at the start of s, which is not empty.
func next(s string, joined bool) (int, Kind) {
	r, width := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsSpace(r):
		return spaceLen(s), Space
	case isUnspaced(r):
		return clusterLen(s), Glyph
	}
	if n := numberStart(s, joined); n > 0 {
		return bodyLen(s, n), Number
	}
	if isWordRune(r) {
		n := bodyLen(s, 0)
		// "US$100": the currency's country belongs to the number.
		if after, w := utf8.DecodeRuneInString(s[n:]); isCurrency(after) && n <= 3 {
			if d, _ := utf8.DecodeRuneInString(s[n+w:]); unicode.IsDigit(d) {
				return bodyLen(s, n+w), Number
			}
		}
		return n, Word
	}
	n := clusterLen(s)
	if n > width || unicode.Is(unicode.So, r) {
		if !unicode.IsPunct(r) {
			return n, Glyph
		}
	}
	return n, Punct
}

func spaceLen(s string) int {
	for i, r := range s {
		if !unicode.IsSpace(r) {
			return i
		}
	}
	return len(s)
}

// numberStart is the length of the sign and currency with which s begins if a
// digit follows them, plus that digit; 0 if s does not begin with a number.
// Behind a word a plus or minus is no sign.
func numberStart(s string, joined bool) int {
	i := 0
	sign, currency := joined, false
	for i < len(s) {
		r, width := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsDigit(r):
			return i + width
		case isSign(r) && !sign:
			sign = true
		case isCurrency(r) && !currency:
			currency = true
		default:
			return 0
		}
		i += width
	}
	return 0
}

// bodyLen is the length of the word or number at the start of s, of which the
// first i bytes are known to belong to it.
func bodyLen(s string, i int) int {
	var prev rune
	if i > 0 {
		prev, _ = utf8.DecodeLastRuneInString(s[:i])
	}
	digits := 0      // digits in this group of digits
	grouping := true // nothing but groups of digits so far
	initial := 0     // letters since the start or the last dot
	dotted := false
	if unicode.IsDigit(prev) {
		digits = 1
	}
	for i < len(s) {
		r, width := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && width == 1 {
			break
		}
		after, afterWidth := utf8.DecodeRuneInString(s[i+width:])
		switch {
		case unicode.IsDigit(r):
			digits++
			initial += 2
		case isWordRune(r):
			if !unicode.IsMark(r) {
				initial++
				digits, grouping = 0, false
			}
		case isJoiner(r):
		case unicode.IsDigit(prev) && isUnit(r):
			return markedLen(s, i+width)
		case unicode.IsDigit(prev) && unicode.IsDigit(after) && isNumberSeparator(r):
			digits, grouping = 0, false
		case unicode.IsSpace(r) && grouping && digits >= 1 && digits <= 3 && isThousands(s[i+width:]):
			digits = 0 // "1 500 000", as in Russian and French
		case isWordRune(prev) && isWordRune(after) && (isWordConnector(r) || isGershayim(prev, r, after)):
			initial = 2
			digits, grouping = 0, false
		case r == '.' && initial == 1 && unicode.IsLetter(prev):
			more := isWordRune(after) && !wordRuneAt(s, i+width+afterWidth)
			if !more && !dotted {
				return i
			}
			dotted, initial = true, 0
			if !more {
				return i + width
			}
		default:
			return i
		}
		if !isJoiner(r) {
			prev = r
		}
		i += width
	}
	return i
}

// isThousands reports whether s begins with exactly three digits.
func isThousands(s string) bool {
	for range 3 {
		r, width := utf8.DecodeRuneInString(s)
		if !unicode.IsDigit(r) {
			return false
		}
		s = s[width:]
	}
	r, _ := utf8.DecodeRuneInString(s)
	return !isWordRune(r) || s == ""
}

// isGershayim reports whether r is a quotation mark that stands for the
// Hebrew gershayim inside an abbreviation.
func isGershayim(prev, r, after rune) bool {
	return (r == '"' || foldRune(r) == '"') && unicode.Is(unicode.Hebrew, prev) && unicode.Is(unicode.Hebrew, after)
}

func wordRuneAt(s string, i int) bool {
	r, width := utf8.DecodeRuneInString(s[i:])
	return width > 0 && isWordRune(r)
}

// markedLen extends i over the marks that follow it.
func markedLen(s string, i int) int {
	for i < len(s) {
		r, width := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsMark(r) {
			break
		}
		i += width
	}
	return i
}
