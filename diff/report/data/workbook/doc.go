// Package workbook writes tables as an Excel workbook (Office Open XML, .xlsx),
// a sheet each.
//
// Dates are dates and numbers are numbers, in full. A text is always a text,
// by the type of its cell, so that nothing is ever run as a formula; one that
// begins like a formula is also marked as quoted, so that it stays a text when
// somebody edits it. The same tables give the same bytes.
//
// It writes the few parts that tables need itself: the library that the tests
// read them back with cuts numbers to 15 digits, writes the parts in random
// order and keeps large sheets in temporary files.
package workbook
