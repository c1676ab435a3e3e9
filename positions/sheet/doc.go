// Package sheet reads a table from the bytes of a file: delimited text (commas,
// semicolons, tabs or bars, found out) in UTF-8, UTF-16 or an encoding of
// Windows, or a worksheet of an Excel workbook. It gives the rows with their
// numbers and the columns with their letters as a person sees them in a
// spreadsheet, and says what it had to guess.
//
// It looks at the shape of a table alone: headings that are missing or stand
// twice, rows that are too long or too short, merged cells. What the columns mean
// is none of its business (see positions/intake).
//
// Input is foreign: it never panics, and what it takes in is capped.
package sheet
