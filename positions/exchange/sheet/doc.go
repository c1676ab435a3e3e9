// Package sheet reads a table from the bytes of a file: delimited text (commas,
// semicolons, tabs or bars, found out) in UTF-8, UTF-16 or an encoding of
// Windows, or a worksheet of an Excel workbook. It gives the rows with their
// numbers and the columns with their letters as a person sees them in a
// spreadsheet, and says what it had to guess.
//
// Of a workbook it reads what the parts of the file say, in a stream: texts, numbers,
// truths, results of formulas, and dates, which are cells whose format shows a day,
// from whichever year the workbook counts. What no program writes (cells out of
// order, parts in one another, a document type) is a damaged workbook.
//
// It looks at the shape of a table alone: headings that are missing or stand
// twice, rows that are too long or too short, merged cells. What the columns mean
// is none of its business (see positions/exchange/intake).
//
// Input is foreign: it never panics, what it takes in has limits (limits.go), and
// what it holds grows with the filled cells of a table and not with its empty ones.
package sheet
