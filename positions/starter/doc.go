// Package starter makes the files that a new dataset begins with: a codebook,
// sources.yaml and a first snapshot, with comments that show what to write
// next, in the dataset's own parties and issues.
//
// It asks nobody anything and writes no files.
package starter
