// Package problem says what is wrong with a dataset: a Problem stands at a
// place in a file, breaks a rule of the format, and tells in plain words what
// is wrong and how to mend it.
//
// The rules are listed once, in rules.go. The package finds no problems
// itself (see positions/yamlfile) and decides nothing about where they are
// shown; it renders them as text that is safe to print.
package problem
