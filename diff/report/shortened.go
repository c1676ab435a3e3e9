package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// turns are words by which what follows can turn the sense of what went before. A quotation
// is not cut before any of them.
var turns = strings.Fields(`but however yet though although unless until except only if not no never nor neither without
	provided otherwise instead rather while whereas despite still nevertheless nonetheless maybe perhaps may might could would
	should conditional condition conditions cannot can't won't don't doesn't didn't isn't aren't wasn't weren't shouldn't
	wouldn't couldn't`)

// shortened gives the first sentences of a quotation with "[…]" for the rest, so that no more
// than most words stand there. It is left whole where what would go might turn the sense of
// what stays: where there is no sentence as short, a word of turns follows, or the language
// is not known to be English.
func shortened(quote, language string, most int) string {
	if tag, _, _ := strings.Cut(language, "-"); tag != "en" || wordCount(quote) <= most {
		return quote
	}
	end := 0
	for at := range quote {
		if sentenceEnds(quote, at) && wordCount(quote[:at]) <= most {
			end = at
		}
	}
	if end == 0 || wordCount(quote[:end]) < leastQuote {
		return quote
	}
	for _, word := range strings.FieldsFunc(quote[end:], func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		if slices.Contains(turns, strings.ReplaceAll(strings.ToLower(word), "’", "'")) {
			return quote
		}
	}
	return quote[:end] + " […]"
}

// sentenceEnds reports whether a sentence ends before a place: behind a full stop or the like
// that is no abbreviation's, before white space and a capital letter.
func sentenceEnds(text string, at int) bool {
	before, after := text[:at], strings.TrimLeft(text[at:], " \n")
	if after == "" || len(after) == len(text)-at {
		return false
	}
	if next, _ := utf8.DecodeRuneInString(after); !unicode.IsUpper(next) {
		return false
	}
	if strings.HasSuffix(before, "!") || strings.HasSuffix(before, "?") {
		return true
	}
	sentence, stopped := strings.CutSuffix(before, ".")
	word := sentence[strings.LastIndexAny(sentence, " \n")+1:]
	return stopped && utf8.RuneCountInString(word) > 3 && !strings.Contains(word, ".")
}
