package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Marks of quotations. What opens one in some languages closes it in others (»so« and
// « so », „so“ and “so”): the weak marks are read by the space beside them.
const (
	opening     = "“„«‹‘‚「『"
	weakOpening = "\"'”»›’"
	closing     = "”»›」』"
	weakClosing = "\"“«‹"
)

// Quoted is the quotation between quotation marks, with what turns its sense in brackets
// beside it: [it was “impossible” for Ukraine to] “give up or trade land”; "" without one.
func (p *Passage) Quoted() string {
	if p.Quote == "" {
		return ""
	}
	before, words, behind := p.Asides()
	return before + "“" + words + "”" + behind
}

// Asides are what stands before the quotation and behind it, in brackets, with the space to
// it and without the mark that parts them from it in the source; "" for nothing. What the
// source quotes, too, up to where the quotation begins or ends, stands in brackets among its words.
func (p *Passage) Asides() (before, words, behind string) {
	bracketed := func(s string) string {
		if s = strings.TrimSpace(s); s != "" {
			s = "[" + s + "]"
		}
		return s
	}
	parted := func(a, b string) string {
		if a == "" || b == "" {
			return a + b
		}
		return a + " " + b
	}
	prefix, opened := withoutOpening(p.Prefix)
	suffix, closed := withoutClosing(p.Suffix)
	words = p.Quote
	if at := unclosed(prefix); at >= 0 && !opened {
		_, size := utf8.DecodeRuneInString(prefix[at:])
		words = parted(bracketed(prefix[at+size:]), words)
		prefix = prefix[:at]
	}
	if at := unopened(suffix); at >= 0 && !closed {
		_, size := utf8.DecodeRuneInString(suffix[at:])
		words = parted(words, bracketed(suffix[:at]))
		suffix = suffix[at+size:]
	}
	if before = bracketed(prefix); before != "" {
		before += " "
	}
	if behind = bracketed(suffix); behind != "" {
		behind = " " + behind
	}
	return before, words, behind
}

// closers are the marks that close what each of some opens.
var closers = map[rune]string{'“': "”", '„': "“”", '«': "»", '»': "«", '「': "」", '『': "』"}

// opens reports whether the mark at a byte of a text opens a quotation. Angled ones open either
// way: « where no word ends before it, as in « so », and » where one begins behind it, as in »so«.
func opens(text string, at int, mark rune) bool {
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
	switch mark {
	case '«':
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		return !word(before)
	case '»':
		behind, _ := utf8.DecodeRuneInString(text[at+utf8.RuneLen(mark):])
		return word(behind)
	}
	return closers[mark] != ""
}

// unclosed is where in a text a quotation begins that does not end in it; -1 for nowhere.
func unclosed(text string) int {
	begins, mark := -1, rune(0)
	for i, r := range text {
		switch {
		case begins >= 0 && strings.ContainsRune(closers[mark], r):
			begins = -1
		case begins < 0 && opens(text, i, r):
			begins, mark = i, r
		}
	}
	return begins
}

// unopened is where in a text a quotation ends that does not begin in it; -1 for nowhere.
func unopened(text string) int {
	open := rune(0)
	for i, r := range text {
		switch {
		case open != 0:
			if strings.ContainsRune(closers[open], r) {
				open = 0
			}
		case strings.ContainsRune(closing, r) && !opens(text, i, r):
			return i
		case opens(text, i, r):
			open = r
		}
	}
	return -1
}

// withoutOpening takes the mark that opens the quotation off the end of what stands before it,
// and reports whether it did.
func withoutOpening(prefix string) (text string, opened bool) {
	text = strings.TrimRightFunc(prefix, unicode.IsSpace)
	mark, size := utf8.DecodeLastRuneInString(text)
	rest := text[:len(text)-size]
	last, _ := utf8.DecodeLastRuneInString(rest)
	apart := rest == "" || unicode.IsSpace(last)
	attached := text == prefix
	if strings.ContainsRune(opening, mark) && (apart || attached) || strings.ContainsRune(weakOpening, mark) && apart && attached {
		return strings.TrimSpace(rest), true
	}
	return strings.TrimSpace(text), false
}

// withoutClosing takes the mark that closes the quotation off the beginning of what stands
// behind it, and reports whether it did; a comma or full stop before the mark stays.
func withoutClosing(suffix string) (text string, closed bool) {
	isMark := func(r rune) bool { return strings.ContainsRune(closing+weakClosing, r) }
	at := strings.IndexFunc(suffix, func(r rune) bool { return isMark(r) || !unicode.IsSpace(r) && !unicode.IsPunct(r) })
	if at < 0 {
		return strings.TrimSpace(suffix), false
	}
	mark, size := utf8.DecodeRuneInString(suffix[at:])
	kept, rest := suffix[:at], suffix[at+size:]
	last, _ := utf8.DecodeLastRuneInString(kept)
	first, _ := utf8.DecodeRuneInString(rest)
	apart := rest == "" || unicode.IsSpace(first) || unicode.IsPunct(first)
	attached := kept == "" || !unicode.IsSpace(last)
	if strings.ContainsRune(closing, mark) && (apart || attached) || strings.ContainsRune(weakClosing, mark) && apart && attached {
		return strings.TrimSpace(kept + rest), true
	}
	return strings.TrimSpace(suffix), false
}
