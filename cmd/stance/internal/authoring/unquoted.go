package authoring

import (
	"strings"
	"unicode/utf8"
)

// quotationMarks are those that open a quotation, each with those that close it.
var quotationMarks = map[rune]string{'"': `"`, '“': "”", '„': "“”", '”': "”", '«': "»", '»': "«", '‘': "’", '‚': "‘’", '\'': "'", '「': "」", '『': "』"}

// unquoted is a quotation that was typed, without the marks that are about the whole of it, or of which one alone was
// copied with it: what shows quotations puts marks about them. Marks are left alone where others
// like them stand within.
func unquoted(text string) string {
	text = strings.TrimSpace(text)
	opening, n := utf8.DecodeRuneInString(text)
	closing, m := utf8.DecodeLastRuneInString(text)
	closes, opens := quotationMarks[opening]
	switch {
	case n+m >= len(text):
	case opens && strings.ContainsRune(closes, closing):
		if inner := text[n : len(text)-m]; !strings.ContainsAny(inner, closes+string(opening)) {
			return strings.TrimSpace(inner)
		}
	case opens && strings.ContainsRune(`"“„«「『`, opening) && !strings.ContainsAny(text[n:], closes):
		return strings.TrimSpace(text[n:])
	case strings.ContainsRune(`"”»」』`, closing) && !strings.ContainsAny(text[:len(text)-m], `"“”„«»「」『』`):
		return strings.TrimSpace(text[:len(text)-m])
	}
	return text
}
