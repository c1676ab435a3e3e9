// Package spelling reads how people spell parties, issues and scales where they
// write them short: "id=Name" on a command line, and scales such as
// "No land | Land exchanged | All regions" or 0..10 there and in files.
//
// Where they are written, and whether an id is taken already, is the caller's business;
// what a date or a word of a command line means is said in package positions.
package spelling
