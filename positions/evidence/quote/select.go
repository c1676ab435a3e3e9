package quote

import (
	"slices"
	"sort"
	"strings"
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
	for n := 1; n <= mostContext; n += max(1, n/4) {
		prefix, suffix := t.before(first, n), t.behind(last, n)
		if settled(prefix, "") || settled("", suffix) || settled(prefix, suffix) {
			return
		}
	}
}

// before are the n words before a token, with all that stands behind them.
func (t *Text) before(token, n int) string {
	i := token
	for ; i > 0 && n > 0; i-- {
		if t.tokens[i-1].is(isWord) {
			n--
		}
	}
	return onOneLine(t.source[t.tokens[i].start:t.tokens[token].start])
}

// behind are the n words behind a token, with all that stands before them.
func (t *Text) behind(token, n int) string {
	i := token
	for ; i+1 < len(t.tokens) && n > 0; i++ {
		if t.tokens[i+1].is(isWord) {
			n--
		}
	}
	return onOneLine(t.source[t.tokens[token].end:t.tokens[i].end])
}

// onOneLine is a context without line breaks, which do not count in one.
func onOneLine(context string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("\n\r\v\f\u0085\u2028\u2029\t", r) {
			return ' '
		}
		return r
	}, context)
}
