package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"stance/positions/wording"
)

// agreement says how well the text around bytes from..to fits a quote's prefix
// and suffix: 2 for each that fits wholly, 1 for one that fits but for the
// quotation marks next to the quote. What is not given counts for nothing.
func (t *Text) agreement(q Quote, from, to int) int {
	score := 0
	if want := foldContext(q.Prefix); want != "" {
		have := foldContext(t.around(from-reach(q.Prefix), from))
		trimmed := strings.TrimRight(want, `"`)
		switch {
		case strings.HasSuffix(have, want):
			score += 2
		case trimmed != "" && strings.HasSuffix(strings.TrimRight(have, `"`), trimmed):
			score++
		}
	}
	if want := foldContext(q.Suffix); want != "" {
		have := foldContext(t.around(to, to+reach(q.Suffix)))
		trimmed := strings.TrimLeft(want, `"`)
		switch {
		case strings.HasPrefix(have, want):
			score += 2
		case trimmed != "" && strings.HasPrefix(strings.TrimLeft(have, `"`), trimmed):
			score++
		}
	}
	return score
}

// reach is how many bytes of source can be needed to compare a context.
func reach(context string) int { return 4*len(context) + 64 }

// around gives the source's bytes from..to, without the halves of characters.
func (t *Text) around(from, to int) string {
	from, to = max(from, 0), min(to, len(t.source))
	for from < to && !utf8.RuneStart(t.source[from]) {
		from++
	}
	return t.source[from:to]
}

// foldContext folds a context for comparison from one end. It may begin or end
// within a word, so it is compared by characters, without any white space, with
// all quotation marks and apostrophes alike.
func foldContext(s string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(s) {
		switch r = wording.FoldRune(r); {
		case unicode.IsSpace(r) || isInvisible(r):
		case r == '\'' || familyOf(r) != noFamily:
			b.WriteByte('"')
		case r == '-':
			b.WriteRune('–')
		case r == '…':
			b.WriteString("...")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
