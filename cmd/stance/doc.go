// Command stance tracks what each party in a negotiation wants, and shows what
// changed between two dates.
//
// The package wires the commands together: one file per command with its flags
// and help, and one for each thing that all of them share: the dataset
// (dataset.go), what a command looks at (view.go, dates.go, filters.go),
// output (output.go), exit codes (exit.go). It computes nothing itself: a
// command loads, compares, builds its report and has it written.
//
// Only this package touches the process: its arguments, environment, standard
// streams, clock and signals.
package main
