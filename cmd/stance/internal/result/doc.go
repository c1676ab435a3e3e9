// Package result is how what a command found is written: the formats that there are
// (formats.go), what a command can give of itself (Finding), the flags on where and how
// it goes (Flags), and folders for several files (Folder).
//
// A result is made whole before anything of it is written, but for what programs read as
// text, which flows; a long one that people read goes to their pager; none goes where a
// dataset's files are, or, in a job of GitHub Actions, to where it would be obeyed.
//
// What is found is for the commands, and how a format writes it for the packages below
// stance/diff/report.
package result
