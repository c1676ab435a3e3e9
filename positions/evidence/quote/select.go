package quote

import (
	"regexp"
	"slices"
	"sort"
	"unicode/utf8"
)

// Selection is a stretch of a text that somebody marked, as a quotation.
type Selection struct {
	Quote             // with as much of what stands around it as tells its place from others
	Start, End int    // bytes of the text
	Result     Result // of looking it up
}

// mostContext is how many words before and behind a quotation are tried to tell its place from
// others.
const mostContext = 64

// Select makes a quotation of the bytes of the text from start up to end: all words that they
// touch, with the punctuation among them, and without white space, quotation marks and loose
// punctuation around. It reports whether there is a word.
func (t *Text) Select(start, end int) (Selection, bool) {
	first := sort.Search(len(t.tokens), func(i int) bool { return int(t.tokens[i].end) > start })
	last := sort.Search(len(t.tokens), func(i int) bool { return int(t.tokens[i].start) >= end }) - 1
	for first <= last && !t.tokens[first].is(isWord) && (first == last || t.tokens[first+1].is(afterSpace|startsParagraph)) {
		first++
	}
	for first <= last && !t.tokens[last].is(isWord) && t.tokens[last].is(afterSpace|startsParagraph) {
		last--
	}
	if first > last || t.words(first, last+1) == 0 {
		return Selection{}, false
	}
	s := Selection{Start: int(t.tokens[first].start), End: int(t.tokens[last].end)}
	s.Text = t.source[s.Start:s.End]
	t.tellApart(&s, first, last)
	return s, true
}

// tellApart gives a selection as few words of context as tell its place from others where the
// same words stand.
func (t *Text) tellApart(s *Selection, first, last int) {
	at := Place{t.character(s.Start), t.character(s.End)}
	settled := func(prefix, suffix string) bool {
		q := Quote{s.Text, prefix, suffix}
		r := t.Find(q)
		if s.Result.Places == nil {
			s.Result = r
		}
		if r.Verdict < Normalised || !slices.Equal(r.Places, []Place{at}) {
			return false
		}
		s.Quote, s.Result = q, r
		return true
	}
	if settled("", "") {
		return
	}
	for _, across := range []bool{false, true} { // paragraphs, where their own words do not tell
		for n := 1; n <= mostContext; n += max(1, n/4) {
			prefix, suffix := t.before(first, n, across), t.behind(last, n, across)
			if settled(prefix, "") || settled("", suffix) || settled(prefix, suffix) {
				return
			}
		}
	}
}

// before are the n words before a token, or those there are in its paragraph, with all that
// stands behind them; "" where there is none.
func (t *Text) before(token, n int, across bool) string {
	i, words := token, 0
	for ; i > 0 && words < n && (across || !t.tokens[i].is(startsParagraph)); i-- {
		if t.tokens[i-1].is(isWord) {
			words++
		}
	}
	if words == 0 {
		return ""
	}
	return onOneLine(t.source[t.tokens[i].start:t.tokens[token].start])
}

// behind are the n words behind a token, likewise.
func (t *Text) behind(token, n int, across bool) string {
	i, words := token, 0
	for ; i+1 < len(t.tokens) && words < n && (across || !t.tokens[i+1].is(startsParagraph)); i++ {
		if t.tokens[i+1].is(isWord) {
			words++
		}
	}
	if words == 0 {
		return ""
	}
	return onOneLine(t.source[t.tokens[token].end:t.tokens[i].end])
}

// breaks are line breaks and what stands beside them.
var breaks = regexp.MustCompile(`[ \t]*[\n\r\v\f\x{85}\x{2028}\x{2029}][\s\x{85}\x{2028}\x{2029}]*`)

// onOneLine is a context without line breaks, which do not count in one.
func onOneLine(context string) string { return breaks.ReplaceAllString(context, " ") }

// Words are the places of the words of the text, in bytes, in their order.
func (t *Text) Words() [][2]int {
	places := make([][2]int, 0, len(t.wordTokens))
	for _, i := range t.wordTokens {
		places = append(places, [2]int{int(t.tokens[i].start), int(t.tokens[i].end)})
	}
	return places
}

// Character is the number of characters of the text before a byte, as places of quotations
// count them.
func (t *Text) Character(at int) int { return t.character(min(max(at, 0), len(t.source))) }

// Byte is the byte of the text at which a character begins, given by its number, from 0; its end
// for a number that is too high.
func (t *Text) Byte(character int) int {
	step := sort.Search(len(t.characters), func(i int) bool { return int(t.characters[i]) > character }) - 1
	if step < 0 {
		return 0
	}
	at, n := step*characterStep, int(t.characters[step])
	for at < len(t.source) && (n < character || !utf8.RuneStart(t.source[at]) && insideRune(t.source, at)) {
		if !utf8.RuneStart(t.source[at]) && insideRune(t.source, at) { // it began before the step
			at++
			continue
		}
		_, width := utf8.DecodeRuneInString(t.source[at:])
		at += width
		n++
	}
	return at
}
