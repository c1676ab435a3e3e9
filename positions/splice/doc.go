// Package splice adds parties, issues, sources and records to the files of a
// dataset that people edit: what is in them stays as it is, byte for byte, with
// comments, blank lines, quotes and line ends.
//
// Plan works out what each file will be, and writes nothing; Overlay shows the
// dataset as it will be, to be read and checked before anything is written.
//
// The package knows where things can stand in a file. How they are laid out is
// yamlfile's, and whether they make sense is found by reading the result.
package splice

import "stance/positions"

// Additions is what is to be added to a dataset.
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
}

// Edit is one file before and after. Old is nil for a new file.
type Edit struct {
	Name     string // slash-separated, within the dataset
	Old, New []byte
}
