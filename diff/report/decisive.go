package report

import (
	"strings"

	"stance/diff"
	"stance/positions"
)

// shortQuote is how many words of a quotation the screen has room for.
const shortQuote = 14

// decisive gives the words that tell a stance, and whose they are: the shortest
// quotation that supports it, as spoken by somebody named; else the first of the terms
// that came or went; else the place on the scale; else the analyst's words.
func decisive(in *diff.InForce, terms []string) Prose {
	if in == nil {
		return nil
	}
	st := in.Stance
	if e := shortestQuote(st); e != nil {
		return say("“", datum(e.Quote), "” (", datum(Speaker(e)), ")")
	}
	words := ""
	switch {
	case len(terms) > 0:
		words = terms[0]
	case st.Kind == positions.Placed || st.Plausible != nil:
		words = Position(st)
	default:
		words = st.Summary
	}
	return say(datum(words), " (", saidBy(st), ")")
}

// shortestQuote is the shortest quotation that supports a stance and is short enough;
// one whose sense the words around it turn is not, as it would stand here alone.
func shortestQuote(st *positions.Stance) *positions.Evidence {
	var best *positions.Evidence
	for i := range st.Evidence {
		e := &st.Evidence[i]
		n := len(strings.Fields(e.Quote))
		if e.Quote == "" || e.Use != positions.Supports || e.Speaker == "" || n > shortQuote || n < 2 || e.Prefix != "" || e.Suffix != "" {
			continue
		}
		if best == nil || n < len(strings.Fields(best.Quote)) {
			best = e
		}
	}
	return best
}

// saidBy says what a stance rests on in a word or two: "media account", "Donald
// Trump, in indirect speech", "unnamed sources", "coder's inference".
func saidBy(st *positions.Stance) Prose {
	switch st.Basis {
	case positions.Recounted:
		return say("media account")
	case positions.Reported:
		return say("unnamed sources")
	case positions.Inferred:
		return say("coder's inference")
	}
	for i := range st.Evidence {
		if e := &st.Evidence[i]; e.Use == positions.Supports && e.Speaker != "" {
			return say(datum(e.Speaker), ", in indirect speech")
		}
	}
	return say("stated")
}
