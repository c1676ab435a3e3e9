// Package intake turns tables of other people's making into additions to a
// dataset: tidy tables under any headings (Tidy), expert surveys with a row for
// each party and wave (Wide), and statements coded with Discourse Network
// Analyzer (Statements).
//
// Each of them is first brought into the columns of positions/exchange/tidy, which reads
// the cells; then all rows together are held against each other and against what
// is recorded already (collect.go). Every problem is told with the row and column
// of the table that was read. Parties, issues and sources that the dataset lacks
// are proposed; whether they are added is the caller's to say.
//
// The package reads no files (see positions/exchange/sheet) and writes none (see
// positions/splice).
package intake
