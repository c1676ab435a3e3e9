// Package terminal writes reports as text: for a terminal with or without
// colour, and for a pipe. Its promises: no line is wider than the screen, no
// character of a file reaches the terminal as a command, nothing is told by
// colour alone, and the same report gives the same bytes.
//
// What is said is decided by package report (phrase*.go there); here live how
// it is laid out (diff*.go, show*.go, check.go) and the means for it: styled
// text (text.go, wrap.go, style.go), blocks of lines (block.go), tables
// (table.go and standin.go, the only importers of tablewriter) and scales (track.go).
//
// How wide the screen is and whether it has colour is the caller's to know.
package terminal
