// Package workbook writes tables as an Excel workbook, a sheet each, and is the
// only one that writes with excelize.
//
// Dates are dates and numbers are numbers. A text is always a text: in the
// cell's type, so that nothing is ever run as a formula, and in its format, so
// that it stays one when somebody edits the cell. The same tables give the same
// bytes.
package workbook
