package yamlfile

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// oneLine writes text on one line: as it is where YAML reads it as nothing but
// text, else in double quotes. In flow context, that is within brackets, more
// has to be quoted.
func oneLine(s string, flow bool) string {
	if plainText(s, flow) {
		return s
	}
	return doubleQuoted(s)
}

// OneLine writes text on one line, with quotes where it needs them anywhere in a file.
func OneLine(s string) string { return oneLine(s, true) }

// notText are words that YAML, or a reader of one of its versions, takes for
// something other than text.
var notText = map[string]bool{
	"null": true, "true": true, "false": true, "yes": true, "no": true, "on": true, "off": true, "y": true, "n": true,
}

// notInFlow are the marks that end unquoted text within brackets. That a ? does
// is YAML 1.1's word, by which the library reads; YAML 1.2 lets it stand.
const notInFlow = ",[]{}?"

// plainText reports whether text can stand without quotes. It says so only of
// text that begins with a letter, a character beyond ASCII, or a parenthesis:
// all else may be a number, a date or a mark of YAML's.
func plainText(s string, flow bool) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(first) && (first < utf8.RuneSelf || unicode.IsSpace(first)) && first != '(' {
		return false
	}
	if notText[strings.ToLower(s)] || strings.HasSuffix(s, ":") || strings.HasSuffix(s, " ") {
		return false
	}
	if strings.Contains(s, ": ") || strings.Contains(s, " #") || flow && strings.ContainsAny(s, notInFlow) {
		return false
	}
	return legible(s)
}

// legible reports whether a text has nothing in it but characters that may
// stand in a file as they are: no line breaks, no tabs, none that is invisible
// (but for the two joiners that scripts need).
func legible(s string) bool {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return false
			}
		}
		if !unicode.IsGraphic(r) && r != '\u200c' && r != '\u200d' {
			return false
		}
	}
	return true
}

// doubleQuoted writes text in double quotes. It has to be UTF-8, see Piece.Sound.
func doubleQuoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case unicode.IsGraphic(r) || r == '\u200c' || r == '\u200d':
			b.WriteRune(r)
		case r <= 0xFF:
			fmt.Fprintf(&b, `\x%02X`, r)
		case r <= 0xFFFF:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// foldable reports whether text can be written as a folded block (>-) and read
// again as it was: legible lines, none of which begins or ends with a space.
func foldable(s string) bool {
	if s == "" || strings.HasPrefix(s, "\n") || strings.HasSuffix(s, "\n") {
		return false
	}
	for line := range strings.SplitSeq(s, "\n") {
		if !legible(line) || line != strings.TrimSpace(line) {
			return false
		}
	}
	return true
}

// fold breaks foldable text into the lines of a folded block. A line break in
// the text becomes an empty line.
func fold(s string, width int) []string {
	var lines []string
	for i, paragraph := range strings.Split(s, "\n") {
		if i > 0 {
			lines = append(lines, "")
		}
		if paragraph == "" {
			continue
		}
		line := ""
		for _, word := range foldWords(paragraph) {
			switch {
			case line == "":
				line = word
			case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width:
				lines = append(lines, line)
				line = word
			default:
				line += " " + word
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// foldWords cuts a line at its single spaces: where there are several, none
// can become a line break.
func foldWords(s string) []string {
	var words []string
	start := 0
	for i := 1; i+1 < len(s); i++ {
		if s[i] == ' ' && s[i-1] != ' ' && s[i+1] != ' ' {
			words = append(words, s[start:i])
			start = i + 1
		}
	}
	return append(words, s[start:])
}

// numeral writes a number as the format reads it: in decimal notation, with an
// exponent only where nobody could count the zeros.
func numeral(v float64) asIs {
	if a := max(v, -v); a != 0 && (a >= 1e15 || a < 1e-6) {
		return asIs(strconv.FormatFloat(v, 'e', -1, 64))
	}
	return asIs(strconv.FormatFloat(v, 'f', -1, 64))
}
