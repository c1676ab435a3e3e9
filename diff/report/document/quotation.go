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
	before, behind := p.Asides()
	return before + "“" + p.Quote + "”" + behind
}

// Asides are what stands before the quotation and behind it, in brackets, with the space to
// it and without the mark that parts them from it in the source; "" for nothing.
func (p *Passage) Asides() (before, behind string) {
	if s := withoutOpening(p.Prefix); s != "" {
		before = "[" + s + "] "
	}
	if s := withoutClosing(p.Suffix); s != "" {
		behind = " [" + s + "]"
	}
	return before, behind
}

// withoutOpening takes the mark that opens the quotation off the end of what stands before it.
func withoutOpening(prefix string) string {
	text := strings.TrimRightFunc(prefix, unicode.IsSpace)
	mark, size := utf8.DecodeLastRuneInString(text)
	rest := text[:len(text)-size]
	last, _ := utf8.DecodeLastRuneInString(rest)
	apart := rest == "" || unicode.IsSpace(last)
	attached := text == prefix
	if strings.ContainsRune(opening, mark) && (apart || attached) || strings.ContainsRune(weakOpening, mark) && apart && attached {
		text = rest
	}
	return strings.TrimSpace(text)
}

// withoutClosing takes the mark that closes the quotation off the beginning of what stands
// behind it; a comma or full stop before the mark stays.
func withoutClosing(suffix string) string {
	isMark := func(r rune) bool { return strings.ContainsRune(closing+weakClosing, r) }
	at := strings.IndexFunc(suffix, func(r rune) bool { return isMark(r) || !unicode.IsSpace(r) && !unicode.IsPunct(r) })
	if at < 0 {
		return strings.TrimSpace(suffix)
	}
	mark, size := utf8.DecodeRuneInString(suffix[at:])
	kept, rest := suffix[:at], suffix[at+size:]
	last, _ := utf8.DecodeLastRuneInString(kept)
	first, _ := utf8.DecodeRuneInString(rest)
	apart := rest == "" || unicode.IsSpace(first) || unicode.IsPunct(first)
	attached := kept == "" || !unicode.IsSpace(last)
	if strings.ContainsRune(closing, mark) && (apart || attached) || strings.ContainsRune(weakClosing, mark) && apart && attached {
		suffix = kept + rest
	}
	return strings.TrimSpace(suffix)
}
