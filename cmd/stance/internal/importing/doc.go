// Package importing is the command that takes in a table: its flags (importflags.go), the
// one run from file to dataset (import.go), and what a person is told of problems and of
// what was added (importreport.go).
//
// What rows mean is for package intake and those around it, how a table is read for
// package sheet.
package importing
