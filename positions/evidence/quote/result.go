package quote

import "slices"

// Quote is a quotation as it was recorded. Prefix and Suffix are text just
// before and after it in the source, as in the W3C's TextQuoteSelector; they
// may be empty, and may begin or end within a word.
type Quote struct{ Text, Prefix, Suffix string }

// Verdict says how a quote stands in its source.
type Verdict uint8

// The verdicts on a quote whose source there is to check against.
const (
	Absent     Verdict = iota // not there
	Altered                   // there, with words changed
	Ambiguous                 // there in several places, and neither prefix nor suffix decides
	Elided                    // its parts are there in order, in one place
	Normalised                // there after folding
	Exact                     // there byte for byte
)

// Verdicts lists all of them, the best first.
var Verdicts = []Verdict{Exact, Normalised, Elided, Ambiguous, Altered, Absent}

// String returns the verdict's name as it is printed.
func (v Verdict) String() string {
	return [...]string{"absent", "altered", "ambiguous", "elided", "normalised", "exact"}[v]
}

// Passes reports whether the quote stands in its source. An ambiguous one
// does, with a warning.
func (v Verdict) Passes() bool { return v >= Ambiguous }

// Warning is something that a reader of a passing quote ought to know.
type Warning string

// The warnings that the text of the source gives rise to.
const (
	// OutsideQuotation: the words found are not all inside one quotation; they
	// may be the journalist's, or stitched together from two quotations.
	OutsideQuotation Warning = "outside-quotation"
	// ClippedNegation: a negation or a word that reverses stands within the five
	// words before the quote in its sentence, or behind it in its clause (where
	// the language puts it last, in its sentence); see Result.Clipped.
	ClippedNegation Warning = "clipped-negation"
	// ClippedCondition: “if”, “unless” or the like follows directly; see
	// Result.Condition.
	ClippedCondition Warning = "clipped-condition"
	// Bracketed: brackets stand for words of the source; see Result.Brackets.
	Bracketed Warning = "bracketed"
	// ElidedWithin: an ellipsis leaves out words inside a sentence, and
	// ElidedAcross: one leaves out a whole sentence or more; see
	// Result.Elisions.
	ElidedWithin Warning = "elided-within"
	ElidedAcross Warning = "elided-across"
	// NoWordList: there are no word lists for the language of the source, so
	// that negations, conditions and modals were not looked for.
	NoWordList Warning = "no-word-list"
)

// Warnings lists all of them, in the order in which they are given.
var Warnings = []Warning{OutsideQuotation, ClippedNegation, ClippedCondition, Bracketed, ElidedWithin, ElidedAcross, NoWordList}

// Reason says why a quote does not pass, beyond that its words differ.
type Reason string

// The reasons.
const (
	OtherNumber     Reason = "number"              // a number differs
	OtherNegation   Reason = "negation"            // a negation or a word that reverses was added, dropped or changed
	OtherModal      Reason = "modal"               // a modal verb differs
	OtherMarks      Reason = "punctuation"         // the words are the same, the punctuation is not
	ElidedNegation  Reason = "elided-negation"     // an elision leaves out a negation or a word that reverses within a sentence
	BracketAdds     Reason = "bracket-adds"        // brackets add a negation, a word that reverses, a number or a modal
	BracketReplaces Reason = "bracket-replaces"    // brackets stand for one
	ShortPart       Reason = "short-part"          // an elision leaves a part of fewer than three words
	FarParts        Reason = "parts-far-or-astray" // the parts do not follow in order in one place
)

// Place is where a quote was found: the characters of the source's text from
// Start up to End, counted from 0 in Unicode code points.
type Place struct{ Start, End int }

// Bracket is an insertion in square brackets, with whatever is attached to it
// (“[t]he”), and the words of the source that it stands for, "" if none. Named
// says that it holds only the source's own words, or a name, a title or what a
// pronoun refers to, that stands in the source.
type Bracket struct {
	Insertion, Source string
	Named             bool
}

// Elision is what an ellipsis leaves out of the source: Within the words inside
// the sentences that the quote has other words of, at most two stretches, and
// Across the whole sentences, "" if there are none.
type Elision struct {
	Within []string
	Across string
}

// Result is what was found of a quote.
type Result struct {
	Verdict  Verdict
	Warnings []Warning // only with a verdict that passes

	// Similarity is 1 − word edits / words of the longer, of the quote and
	// what was found. Brackets and elisions cost nothing.
	Similarity float64

	// Places are the places that fit, in the order of the text, if they are more
	// than a thousand the first of these; one if the
	// verdict is other than ambiguous, and none if nothing is near. That of an
	// elided quote reaches from its first part to its last.
	Places []Place

	// Found is the source's original text in the first place: for an altered
	// or absent quote, the passage that comes nearest. Quoted is the quote
	// without quotation marks around the whole. A redline of the two shows
	// what differs.
	Found, Quoted string

	Brackets []Bracket
	Elisions []Elision
	Reasons  []Reason

	// Clipped and Condition are the words of the source that the warnings of
	// the same name are about, "" without them.
	Clipped, Condition string
}

// Strictly reports whether the quote passes where nothing is to be looked at
// again: it stands in one place, and comes with no warning but that of an
// elision across sentences, or of brackets that hold only names.
func (r *Result) Strictly() bool {
	if !r.Verdict.Passes() || r.Verdict == Ambiguous {
		return false
	}
	for _, w := range r.Warnings {
		switch w {
		case ElidedAcross:
		case Bracketed:
			if slices.ContainsFunc(r.Brackets, func(b Bracket) bool { return !b.Named }) {
				return false
			}
		default:
			return false
		}
	}
	return true
}
