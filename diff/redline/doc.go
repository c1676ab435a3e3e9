// Package redline compares wording: two texts word by word (Words), and two
// lists of terms (Terms, CompareTerms). It is a pure function of its
// arguments: no clock, no time-out, no randomness, so a redline is the same
// on every machine.
//
// How a redline is made:
//
//  1. Both texts are split into words (package positions/wording), white space
//     aside; words that fold to the same are one symbol.
//  2. The symbols are aligned by go-diff (align.go): first those that carry
//     meaning, then in the gaps between them the rest. Long texts are first
//     anchored by whole paragraphs and sentences, then by rare phrases.
//  3. The alignment is tidied as an editor would (tidy.go): edits slide to
//     word, clause and sentence boundaries, and what little was left alone
//     between large edits joins them.
//  4. White space is dealt to the equal parts and the edits (words.go).
//
// This is the only package that imports go-diff. Not here: colour, HTML and
// any other rendering but the plain one; what counts as a change of position
// (package diff); looking quotes up (package positions/evidence/quote).
package redline
