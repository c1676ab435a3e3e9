// Package tidy is the table that records are exchanged in: one row for each
// stance, silence and claim, its columns, and the way from a record to its rows
// (Rows) and from a row back to a record (Decoder).
//
// What is written in the dataset goes through the table and comes back the
// same: `same` stays `same`, an empty list of signatories stays empty, and every
// piece of evidence, term and ended term has columns of its own, the second and
// later ones numbered (quote_2, term_3). What follows from the records, such as
// scores or the terms in force, has no place in it.
//
// The package knows cells as texts and no file format. Delimited text needs
// Guard around its cells, so that no spreadsheet runs them, and Unguard to take
// it off; tables of any kind are read by positions/exchange/sheet, and other tables are
// brought into these columns by positions/exchange/intake.
package tidy
