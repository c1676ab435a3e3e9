package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"stance/positions/wording"
)

// maxContext is how many bytes of the source are compared with the prefix and
// suffix of one quote, at all its places together, and minContext how many of
// either are always compared.
const (
	maxContext = 1 << 18
	minContext = 64
)

// A context is the prefix and suffix of a quote, folded.
type context struct {
	prefix, suffix         string
	before, behind         int    // bytes of source that are needed to compare them
	trimmedPre, trimmedSuf string // without the quotation marks next to the quote
}

// contextOf folds the prefix and suffix of a quote that stands in so many places.
// Where these are very many, only what is nearest to the quote counts.
func contextOf(q Quote, places int) context {
	room := max(minContext, (maxContext/max(places, 1)-2*reach(""))/8)
	if cut := len(q.Prefix) - room; cut > 0 {
		for cut < len(q.Prefix) && !utf8.RuneStart(q.Prefix[cut]) {
			cut++
		}
		q.Prefix = q.Prefix[cut:]
	}
	if cut := room; cut < len(q.Suffix) {
		for cut > 0 && !utf8.RuneStart(q.Suffix[cut]) {
			cut--
		}
		q.Suffix = q.Suffix[:cut]
	}
	c := context{prefix: foldContext(q.Prefix), suffix: foldContext(q.Suffix), before: reach(q.Prefix), behind: reach(q.Suffix)}
	c.trimmedPre, c.trimmedSuf = strings.TrimRight(c.prefix, `"`), strings.TrimLeft(c.suffix, `"`)
	return c
}

// agreement says how well the text around bytes from..to fits a quote's prefix
// and suffix: 2 for each that fits wholly, 1 for one that fits but for the
// quotation marks next to the quote. What is not given counts for nothing.
func (t *Text) agreement(c context, from, to int) int {
	score := 0
	if c.prefix != "" {
		have := foldContext(t.around(from-c.before, from))
		switch {
		case strings.HasSuffix(have, c.prefix):
			score += 2
		case c.trimmedPre != "" && strings.HasSuffix(strings.TrimRight(have, `"`), c.trimmedPre):
			score++
		}
	}
	if c.suffix != "" {
		have := foldContext(t.around(to, to+c.behind))
		switch {
		case strings.HasPrefix(have, c.suffix):
			score += 2
		case c.trimmedSuf != "" && strings.HasPrefix(strings.TrimLeft(have, `"`), c.trimmedSuf):
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
	b.Grow(len(s))
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			b.Reset()
			foldAll(&b, norm.NFC.String(s))
			break
		}
		b.WriteString(asciiContext[s[i]])
	}
	return b.String()
}

// asciiContext holds what each ASCII character is folded to, as it is compared
// at every place of a quote.
var asciiContext = func() (folded [utf8.RuneSelf]string) {
	for c := range folded {
		var b strings.Builder
		foldAll(&b, string(rune(c)))
		folded[c] = b.String()
	}
	return folded
}()

// foldAll writes the folded characters of s, which is in NFC.
func foldAll(b *strings.Builder, s string) {
	for _, r := range s {
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
}
