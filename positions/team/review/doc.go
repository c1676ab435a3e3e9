// Package review is the model of sign-offs: what a reviewer said of a record
// (signoff.go), what all sign-offs together make of it (ledger.go), and under
// what id a person signs (reviewer.go).
//
// It reads and writes no files: positions/yamlfile does. Which records should
// be looked at first is decided where changes are known, in package diff.
package review
