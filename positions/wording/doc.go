// Package wording says when two pieces of wording are the same words, and
// what the words of a text are.
//
// Here live the one folding that kinds of change, terms, fingerprints and
// redlines share (Fold, Same), and the splitting of a text into words, white
// space and punctuation (Tokens). Both work on any string in any language,
// valid UTF-8 or not, and depend on nothing but their argument.
//
// What does not live here: comparing two texts (package diff/redline), and
// the looser folding with which a quote is looked up in its source (package
// positions/evidence/quote), which builds on this one.
package wording
