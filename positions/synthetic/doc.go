// Package synthetic makes datasets of any size for benchmarks and for tests of
// scale: parties, issues, sources and snapshot files with text that has the
// length and the make-up of real coding. The same Shape and seed always give
// the same bytes.
//
// Without Shape.Full records have the keys that most have, as figures are measured on
// them. The datasets are free of errors. What they say is made up of stock phrases
// and means nothing. Irregularities write them as people's files differ. Beside them
// stands Odd, for tests of what must come through unchanged. Nothing but tests and
// benchmarks should import this.
package synthetic
