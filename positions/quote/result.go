package quote

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
	// ClippedNegation: a negation stands within the five words before the
	// quote in its sentence.
	ClippedNegation Warning = "clipped-negation"
	// ClippedCondition: “if”, “unless” or the like follows directly.
	ClippedCondition Warning = "clipped-condition"
	// Bracketed: brackets stand for words of the source; see Result.Brackets.
	Bracketed Warning = "bracketed"
)

// Reason says why a quote does not pass, beyond that its words differ.
type Reason string

// The reasons.
const (
	OtherNumber     Reason = "number"              // a number differs
	OtherNegation   Reason = "negation"            // a negation was added, dropped or changed
	OtherModal      Reason = "modal"               // a modal verb differs
	OtherMarks      Reason = "punctuation"         // the words are the same, the punctuation is not
	ElidedNegation  Reason = "elided-negation"     // an elision leaves out a negation within a sentence
	BracketAdds     Reason = "bracket-adds"        // brackets add a negation, a number or a modal
	BracketReplaces Reason = "bracket-replaces"    // brackets stand for a negation, a number or a modal
	ShortPart       Reason = "short-part"          // an elision leaves a part of fewer than three words
	FarParts        Reason = "parts-far-or-astray" // the parts do not follow in order in one place
)

// Place is where a quote was found: the characters of the source's text from
// Start up to End, counted from 0 in Unicode code points.
type Place struct{ Start, End int }

// Bracket is an insertion in square brackets, with whatever is attached to it
// (“[t]he”), and the words of the source that it stands for, "" if none.
type Bracket struct{ Insertion, Source string }

// Result is what was found of a quote.
type Result struct {
	Verdict  Verdict
	Warnings []Warning // only with a verdict that passes

	// Similarity is 1 − word edits / words of the longer, of the quote and
	// what was found. Brackets and elisions cost nothing.
	Similarity float64

	// Places are all places that fit, in the order of the text; one if the
	// verdict is other than ambiguous, and none if nothing is near. That of an
	// elided quote reaches from its first part to its last.
	Places []Place

	// Found is the source's original text in the first place: for an altered
	// or absent quote, the passage that comes nearest. Quoted is the quote
	// without quotation marks around the whole. A redline of the two shows
	// what differs.
	Found, Quoted string

	Brackets []Bracket
	Reasons  []Reason
}
