// Package search finds texts by their words, as they are typed: an index of texts, and queries.
//
// Words are folded, so that neither case nor accents nor the kind of apostrophe matter, in any
// script. A word of a query stands for all that begin with it, words in quotation marks for
// just these words one after the other. What the texts are, and where they stand, is the
// caller's to know: it gets their numbers.
package search
