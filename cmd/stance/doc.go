// Command stance tracks what each party in a negotiation wants, and shows what
// changed between two dates.
//
// The package wires the commands together: one file per command with its flags
// and help, the root with what all have in common (root.go), and exit codes
// (exit.go). It computes nothing itself: a command loads, compares, builds its
// report and has it written.
//
// What commands share stands in rooms below internal, each known by those above it
// alone: what program and person say to each other (console), datasets and what
// arguments name in them (dataset), how results are written (result). The jobs that
// take many files have a room each: authoring, importing, reviewing.
//
// Only this command touches the process: its arguments, environment, standard
// streams, clock and signals.
package main
