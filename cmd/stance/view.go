package main

import (
	"github.com/spf13/cobra"

	"stance/diff/report"
	"stance/positions"
	"stance/positions/yamlfile"
)

// viewFlags say what a command looks at: which dataset, as it was known when,
// and which of its cells.
type viewFlags struct {
	data    string
	knownBy string
	cells   cellFilter
	files   []string // given as arguments, in the dataset's place
}

func (v *viewFlags) register(cmd *cobra.Command) {
	dataFlag(cmd, &v.data)
	cmd.Flags().StringVar(&v.knownBy, "known-by", "", "only what was known by this `date`")
	v.cells.register(cmd)
}

// view is what the flags chose.
type view struct {
	dir     string
	read    *yamlfile.Result
	dataset *positions.Dataset
	history *positions.History
	filter  report.Filter
}

func (v *viewFlags) open(s *streams) (*view, error) {
	load := func() (string, *yamlfile.Result, error) { return s.loadAll(v.data) }
	if len(v.files) > 0 {
		load = func() (string, *yamlfile.Result, error) { return s.loadFiles(v.files...) }
	}
	dir, read, err := load()
	if err != nil {
		return nil, err
	}
	h, err := history(read.Dataset, v.knownBy)
	if err != nil {
		return nil, err
	}
	filter, err := v.cells.resolve(read.Dataset.Codebook)
	if err != nil {
		return nil, err
	}
	return &view{dir, read, read.Dataset, h, filter}, nil
}
