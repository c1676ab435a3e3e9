// Package splice edits the files of a dataset that people edit: it adds parties, issues,
// sources and records to them, and changes records or takes them out. What is not meant stays
// as it is, byte for byte, with comments, blank lines, quotes and line ends.
//
// Plan and Preview work out what each file will be, and write nothing; Overlay shows the
// dataset as it will be, to be read and checked before anything is written. Digests
// (digests.go) are put into sources in the same way.
//
// File is the one way in which such a file is edited: entries and items put in, taken out
// or exchanged, values set, documents; and what is added at the end (Append), as sign-offs
// are. An edit is guessed, the plainest way first, and
// proved: the result is parsed again and must be the old tree with exactly that edit. A
// layout that has no place for it is a *NoPlaceError; an edit that fails where it cannot
// is a fault of the program, an *UnprovedError.
//
// The package knows where things can stand in a file. How they are laid out is
// yamlfile's, and whether they make sense is found by reading the result.
package splice

import "stance/positions"

// Additions is what is to be added to a dataset, or changed in it.
type Additions struct {
	Parties []*positions.Party // not in the codebook yet
	Issues  []*positions.Issue // likewise, with their scales
	Sources []*positions.Source
	Dates   []positions.DateInfo // label, title and note of dates that have no file yet
	// Records have their party, issue and sources in the dataset or in the
	// lists above, told by ids. Claims of a cell that is there already on that
	// date are added to it; so is a stance or silence to a cell that has claims
	// alone.
	Records []*positions.Record
	// Changes are made in records that are there. What both say stays as it stands in the file.
	Changes []Change
}

// Change is a record as the dataset has it, and as it is to be, of the same cell and date.
type Change struct {
	Was *positions.Record
	Now *positions.Record // nil: it is to go
}

// Edit is one file before and after. Old is nil for a new file, New for one that goes.
type Edit struct {
	Name     string // slash-separated, within the dataset
	Old, New []byte
}
