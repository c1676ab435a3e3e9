// Package dataset is how a command finds the dataset that it is about, reads and changes
// it, and understands what its arguments name in it.
//
// A dataset is a folder or one file: as the user named it, or the nearest upward
// (dataset.go, singlefile.go); as it is now, or as it was at a revision of git's
// (gitrev.go). Words of a command line are told apart and completed by what they name
// (arguments.go, choices.go); what a command looks at is a View. Whoever changes files
// holds the lock, and writes them in an order of which every beginning can be read
// (edits.go, folder.go); no result goes where a dataset's files are (datasetfile.go).
//
// What files mean is for package yamlfile, how they get to the disk for package disk,
// how git is asked for package git. What is shown of a dataset, and how records are
// made, imported and reviewed, stands elsewhere.
package dataset
