package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stance/diff"
	"stance/positions"
)

// shortQuote is how many words of a quotation the screen has room for, and shortSummary
// how many of the analyst's.
const (
	shortQuote   = 14
	shortSummary = 16

	leastQuote = 3 // words of a quotation whose sense those beside it turn
)

// decisive gives the words that tell a stance, and in brackets whose they are, with
// what else is to be said of them: the shortest quotation that supports it, as spoken by
// somebody named; else the first of the terms that came or went; else the place on the
// scale; else the analyst's words. place tells that they say no more than the place.
func decisive(in *diff.InForce, terms []string, sides []*positions.Stance, besides ...Prose) (said Prose, place bool) {
	st := in.Stance
	var words, by Prose
	if e := shortestQuote(st); e != nil {
		words, by = inContext(e), say(datum(Speaker(e)))
		if voice := in.Speaker(e); voice != nil && voice.Rank != positions.NoRank && !voice.Rank.Speaks() && voice.Rank != positions.OtherRank {
			by = say(voice.Rank.String()+" ", datum(e.Speaker))
		}
		if st.Unconfirmed() {
			besides = append([]Prose{saidBy(st)}, besides...)
		}
	} else {
		words, by = wordsOf(st, terms), saidBy(st)
		if voice := VoiceGloss(in); voice != "" && !st.Unconfirmed() {
			by = say(datum(strings.TrimPrefix(strings.TrimSuffix(voice, " says"), "its ")))
		}
	}
	place = words.Text() == placeOf(st).Text() || words.Text() == placeOf(st, sides...).Text()
	if n := figure(st, sides...); n != "" && !place {
		words = say(datum(n), ": ", words)
	}
	return bracketed(words, append([]Prose{by}, besides...)...), place
}

// bracketed puts remarks in brackets behind words.
func bracketed(words Prose, remarks ...Prose) Prose {
	var inside []any
	for _, p := range remarks {
		if len(p) == 0 {
			continue
		}
		if inside != nil {
			inside = append(inside, ", ")
		}
		inside = append(inside, p)
	}
	if inside == nil {
		return words
	}
	return say(words, " (", say(inside...), ")")
}

// said gives the words alone, with what they rest on where that is not the party's own
// word.
func said(in *diff.InForce, terms []string) Prose {
	words := wordsOf(in.Stance, terms)
	if in.Stance.Basis != positions.Stated {
		return bracketed(words, saidBy(in.Stance), lowConfidence(in.Stance))
	}
	return bracketed(words, lowConfidence(in.Stance))
}

// lowConfidence says so, where a basis does not already tell caution.
func lowConfidence(st *positions.Stance) Prose {
	if st.Confidence == positions.Low && !st.Unconfirmed() {
		return say("low confidence")
	}
	return nil
}

func wordsOf(st *positions.Stance, terms []string) Prose {
	switch {
	case len(terms) > 0:
		return say(datum(briefly(terms[0])))
	case wordsAlone(st):
		return say(datum(briefly(st.Summary)))
	}
	return placeOf(st)
}

// placeOf says where a stance stands: an option, a number, from one to another.
func placeOf(st *positions.Stance, beside ...*positions.Stance) Prose {
	switch {
	case st.Kind == positions.None:
		return say("no position")
	case st.RangeAlone():
		return spanOf(st.Record.Issue, *st.Plausible, placesOf(beside...)...)
	case st.Kind == positions.Placed:
		return say(datum(Position(st, beside...)))
	}
	return say(inWordsOnly)
}

// spanOf says from where to where on a scale a range is.
func spanOf(is *positions.Issue, r positions.Range, beside ...positions.Point) Prose {
	low, high := ends(is, r, beside...)
	switch {
	case r.Low.Value == r.High.Value:
		return say(datum(high))
	case is.Scale.Numeric():
		return say(datum(low), " to ", datum(high))
	}
	return say("from ", datum(low), " to ", datum(high))
}

// inQuotes puts a quotation between quotation marks, but one that came with its own.
func inQuotes(quote string) Prose {
	quote = strings.TrimSpace(quote)
	first, _ := utf8.DecodeRuneInString(quote)
	last, _ := utf8.DecodeLastRuneInString(quote)
	if strings.ContainsRune("“„\"«‘'‚", first) && strings.ContainsRune("”“\"»’'", last) {
		return say(datum(quote))
	}
	return quoted(quote)
}

// inContext is a quotation with what stands beside it, in brackets, where that turns its
// sense: [“impossible” for Ukraine to] “give up or trade land”.
func inContext(e *positions.Evidence) Prose {
	words := inQuotes(e.Quote)
	if turning(e.Prefix) != "" || turning(e.Suffix) != "" {
		words = say(datum(Quotation(e)))
	}
	if e.Source != nil {
		for i := range words {
			words[i].Language = e.Source.Language
		}
	}
	return words
}

// briefly is the beginning of a text in the analyst's words, and whole if it is short.
func briefly(text string) string {
	words := strings.Fields(text)
	if len(words) > shortSummary {
		return strings.TrimRight(strings.Join(words[:shortSummary], " "), ",;:") + " …"
	}
	return strings.TrimSuffix(strings.Join(words, " "), ".")
}

// wordCount counts words; in scripts that have no spaces between them, two letters are
// one.
func wordCount(text string) int {
	n, unspaced := 0, 0
	for _, word := range strings.Fields(text) {
		letters := 0
		for _, r := range word {
			if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
				letters++
			}
		}
		if unspaced += letters; letters == 0 {
			n++
		}
	}
	return n + (unspaced+1)/2
}

// shortestQuote is the shortest quotation that supports a stance and is short enough, with
// the words around it that turn its sense.
func shortestQuote(st *positions.Stance) *positions.Evidence {
	var best *positions.Evidence
	shortest := 0
	for i := range st.Evidence {
		e := &st.Evidence[i]
		n, short := glance(e)
		if !quotes(*e) || !short {
			continue
		}
		if best == nil || n < shortest {
			best, shortest = e, n
		}
	}
	return best
}

// glance counts the words of a quotation with those around it that turn its sense, and
// reports whether it can be read at a glance.
func glance(e *positions.Evidence) (words int, short bool) {
	quote := wordCount(e.Quote)
	words = quote + wordCount(turning(e.Prefix)) + wordCount(turning(e.Suffix))
	if words > quote && quote < leastQuote { // most of it would be brackets
		return words, false
	}
	return words, words <= shortQuote
}

// saidBy says what a stance rests on in a word or two: "media account", "Donald
// Trump, in indirect speech", "unnamed sources", "coder's inference"; nothing of one
// that is stated by nobody named.
func saidBy(st *positions.Stance) Prose {
	switch st.Basis {
	case positions.Recounted:
		return say("media account")
	case positions.Reported:
		return say("unnamed sources")
	case positions.Assessed:
		return say("source's judgement")
	case positions.Inferred:
		return say("coder's inference")
	}
	var speaker Prose
	for i := range st.Evidence {
		switch e := &st.Evidence[i]; {
		case e.Use != positions.Supports || e.Speaker == "":
		case e.Quote != "":
			return say(datum(e.Speaker))
		case speaker == nil:
			speaker = say(datum(e.Speaker), ", in indirect speech")
		}
	}
	return speaker
}
