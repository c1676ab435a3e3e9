// Package terminal writes documents as text: for a terminal with or without
// colour, and for a pipe. Its promises: no line is wider than the screen, no
// character of a file reaches the terminal as a command, nothing is told by
// colour alone, and the same document gives the same bytes.
//
// What is said, and in which order, is the document's; here live how its blocks are
// laid out (document*.go) and the means for it: styled text (text.go, wrap.go,
// style.go), blocks of lines (block.go) and tables (table.go and standin.go, the only
// importers of tablewriter). Nothing here knows a command, a party or a kind of change.
//
// How wide the screen is and whether it has colour is the caller's to know.
package terminal
