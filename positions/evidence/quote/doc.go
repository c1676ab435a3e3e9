// Package quote finds a quotation in the text of its source and says how well
// it stands there.
//
// Prepare folds a source text once; Text.Find then looks up any number of
// quotes in it, from several goroutines if need be. A Result says whether the
// quote is there word for word, in several places, with words changed or not
// at all; where; what of the surroundings a reader of the quote ought to know
// (a negation or a condition left out, words outside quotation marks, what
// ellipses leave out and brackets stand for); and which two strings to redline.
// Result.Strictly says whether nothing of that calls for a second look. Whether
// a passage was said by the one it is attributed to is beyond this package:
// presence is not authorship.
//
// How the work is divided:
//
//   - token.go, fold.go, paragraph.go turn a text into folded words and
//     punctuation marks that know their place in the original;
//   - marks.go finds out which quotation marks belong together;
//   - sentence.go finds sentences, clause.go where a clause goes on;
//   - lexicon.go and lexicon_*.go hold, per language, the words that are never
//     forgiven, phrase.go those of several words, evident.go which of these
//     languages a text is in; grammar_*.go the words by which
//     clauses and names are told; lookalike.go letters that pass for others;
//   - pattern.go reads elisions and brackets in a quote, match.go, places.go and elide.go
//     look for it as it stands, nearest.go, tally.go and align.go for what comes nearest;
//   - unforgiven.go says what elisions and brackets must not do, bracket.go,
//     name.go and nameindex.go which brackets only name what is meant;
//   - context.go, clip.go and warn.go look at the surroundings.
//
// Reading archived texts from a file system, their digests and HTML are the
// business of package positions/evidence/archive; printing and exit codes that of the
// commands. Which characters count as the same is said once, in package
// positions/wording, on which this package builds.
package quote
