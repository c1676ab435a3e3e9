// Package revising is the commands that change what a dataset says already: a record is edited
// in the user's editor (edit.go) or removed (remove.go), an id is changed everywhere (rename.go), and the last command that wrote is taken
// back (undo.go).
//
// How a file is changed is for package splice, what the last command found in it for package journal.
package revising
