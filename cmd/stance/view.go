package main

import (
	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
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

// view is what the flags, and arguments, chose.
type view struct {
	dir     string
	read    *yamlfile.Result
	dataset *positions.Dataset
	history *positions.History
	filter  report.Filter
	dates   []string // that arguments named
	call    report.Call
}

// open reads the dataset and finds in it what the flags name.
func (v *viewFlags) open(s *console.Streams) (*view, error) { return v.openFor(s, nil, takes{}) }

// openFor does the same with arguments: up to two files that stand in the dataset's
// place, and dates, parties and issues in any order.
func (v *viewFlags) openFor(s *console.Streams, args []string, t takes) (*view, error) {
	words, err := takeFiles(s, v, args, t)
	if err != nil {
		return nil, err
	}
	load := func() (string, *yamlfile.Result, error) { return loadAll(s, v.data) }
	if len(v.files) > 0 {
		load = func() (string, *yamlfile.Result, error) { return loadFiles(s, v.files...) }
	}
	dir, read, err := load()
	if err != nil {
		return nil, err
	}
	h, err := knownBy(s, read.Dataset, v.knownBy)
	if err != nil {
		return nil, err
	}
	named, err := sortWords(s, read.Dataset, words, t)
	if err != nil {
		return nil, err
	}
	filter, err := v.cells.resolveWith(read.Dataset.Codebook, named)
	if err != nil {
		return nil, err
	}
	call := report.Call{Data: s.Data}
	if h.KnownBy != 0 {
		call.Known = " --known-by " + h.KnownBy.String()
	}
	return &view{dir, read, read.Dataset, h, filter, named.dates, call}, nil
}

// dataFlag adds --data.
func dataFlag(cmd *cobra.Command, data *string) {
	cmd.Flags().StringVarP(data, "data", "C", "", "the dataset's `folder`, or a YAML file that is one (default: STANCE_DATA, else the nearest upward with codebook.yaml or data/codebook.yaml)")
	_ = cmd.MarkFlagFilename("data", "yaml", "yml")
}
