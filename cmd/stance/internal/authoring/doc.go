// Package authoring is how records come into a dataset by a person's hand: `add` with its
// flags, questions and the text that is finished in an editor (add*.go, editfile.go), and
// `init`, which writes the dataset that they go to (init*.go).
//
// What is recorded is a draft until it is sound; what a person wrote or answered is kept,
// whatever happens. Where in a file a record goes is for package splice, in which order
// files are written for package dataset. Tables are taken in by package importing.
package authoring
