// Package adjudication writes what several codings come to (package agreement)
// as the files of a dataset, for people to decide on what is open.
//
// What coders agree on is written as records. A cell on which they differ, or
// that one of them alone recorded, is written as a comment that holds each
// coder's record in full, ready to be uncommented: so the files are a dataset
// that can be read and checked from the first moment, without a decision that
// nobody took. To the records in comments the keys `coder` and `note` are added
// without a value, which the format does not allow: whoever uncomments one is
// asked by `stance check` to fill in who decided, and why.
//
// Reading and writing YAML is the business of package yamlfile; the list of
// decisions for people (decisions.md) of package markdown.
package adjudication
