// Package yamlfile reads a dataset, a folder of YAML files, into the model of
// package positions, and reports every problem with it at its file, line and
// column. Bad input is never a Go error: Read gives as much of the dataset as
// can be read, and the problems beside it.
//
// Files are decoded to yaml.Node and walked by hand (walk.go), never decoded
// into structs: so every value keeps its place, all problems of a file are
// found in one pass, and no message names a Go type. What one file can tell is
// checked where it is walked, in one goroutine per processor; what takes all
// files (merge.go, crosscheck.go) comes afterwards.
//
// Decoding is nearly all of the cost of reading. Files that use no more of YAML
// than hand-written datasets do are therefore read by quick (quick.go), into
// the nodes that the decoder would make; everything else, and every file that
// is not YAML, goes through the decoder. Behind a mistake in its YAML a file is read on
// without the block that holds it (resume.go).
//
// The package knows the format and nothing of what is done with the data. How
// problems look when printed, and the list of rules, are in positions/problem.
package yamlfile
