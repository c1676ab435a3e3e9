package dataset

import (
	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/yamlfile"
)

// ViewFlags say what a command looks at: which dataset, as it was known when,
// and which of its cells.
type ViewFlags struct {
	Data    string
	KnownBy string
	Cells   CellFilter
	Files   []string // given as arguments, in the dataset's place
}

// Register adds the flags.
func (v *ViewFlags) Register(cmd *cobra.Command) {
	DataFlag(cmd, &v.Data)
	cmd.Flags().StringVar(&v.KnownBy, "known-by", "", "only what was known by this `date`, such as 2025-08-16")
	v.Cells.Register(cmd)
}

// View is what the flags, and arguments, chose.
type View struct {
	Dir     string
	Read    *yamlfile.Result
	Dataset *positions.Dataset
	History *positions.History
	Filter  report.Filter
	Named   []*positions.Party // as they were named, in that order
	Dates   []string           // that arguments named
	Call    report.Call
}

// Open reads the dataset and finds in it what the flags name.
func (v *ViewFlags) Open(s *console.Streams) (*View, error) { return v.OpenFor(s, nil, Takes{}) }

// OpenFor does the same with arguments: up to two files that stand in the dataset's
// place, and dates, parties and issues in any order.
func (v *ViewFlags) OpenFor(s *console.Streams, args []string, t Takes) (*View, error) {
	words, err := takeFiles(s, v, args, t)
	if err != nil {
		return nil, err
	}
	load := func() (string, *yamlfile.Result, error) { return LoadAll(s, v.Data) }
	if len(v.Files) > 0 {
		load = func() (string, *yamlfile.Result, error) { return LoadFiles(s, v.Files...) }
	}
	dir, read, err := load()
	if err != nil {
		return nil, err
	}
	h, err := knownBy(s, read.Dataset, v.KnownBy)
	if err != nil {
		return nil, err
	}
	named, err := sortWords(s, read.Dataset, words, t)
	if err != nil {
		return nil, err
	}
	if err := v.Cells.addTo(&named, read.Dataset.Codebook); err != nil {
		return nil, err
	}
	call := report.Call{Data: s.Data}
	if h.KnownBy != 0 {
		call.Known = " --known-by " + h.KnownBy.String()
	}
	return &View{dir, read, read.Dataset, h, named.filter(), named.parties, named.dates, call}, nil
}

// DataFlag adds --data.
func DataFlag(cmd *cobra.Command, data *string) {
	cmd.Flags().StringVarP(data, "data", "C", "", "the dataset's `folder`, or a YAML file that is one (default: STANCE_DATA, else the nearest upward with codebook.yaml or data/codebook.yaml)")
	_ = cmd.MarkFlagFilename("data", "yaml", "yml")
}
