package main

import (
	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/data/machine"
)

var showTakes = dataset.Takes{Command: "show", Dates: 1}

type showOptions struct {
	view   dataset.ViewFlags
	maxAge dataset.MaxAgeFlag
	output result.Flags
}

func newShowCommand(s *console.Streams) *cobra.Command {
	var opts showOptions
	cmd := &cobra.Command{
		Use:   "show [DATE] [PARTY...] [ISSUE...] [FILE]",
		Short: "What does everyone want?",
		Long: `Shows the stances in force on a date (default: the latest snapshot date) as a
table of parties by issues; for one party, one issue or one cell, everything
about it with the evidence. Arguments stand in any order, and are told apart by
what they name; ` + "`stance help arguments`" + ` tells how.

A DATE is YYYY-MM-DD, a snapshot's label, first, latest, latest~N, the N-th
snapshot date before the latest, or today; ` + "`stance help dates`" + ` has other spellings.

` + console.ExitHelp,
		Example: `  stance show
  stance show before-alaska
  stance show russia
  stance show "United States" ceasefire 2025-08-16
  stance show -f csv > stances.csv`,
		ValidArgsFunction: dataset.CompleteWords(s, showTakes),
		RunE:              func(_ *cobra.Command, args []string) error { return runShow(s, &opts, args) },
	}
	opts.view.Register(cmd)
	opts.maxAge.Register(cmd, "the date")
	opts.output.Register(cmd, "table", showFinding(nil))
	return cmd
}

func showFinding(m *report.Show) result.Finding {
	return result.Finding{
		Document: m.Document,
		JSON:     result.Written(machine.ShowJSON, m),
		CSV:      result.Written(machine.ShowCSV, m),
	}
}

func runShow(s *console.Streams, opts *showOptions, args []string) error {
	if err := opts.output.Check(s); err != nil {
		return err
	}
	maxAge, err := opts.maxAge.Read()
	if err != nil {
		return err
	}
	v, err := opts.view.OpenFor(s, args, showTakes)
	if err != nil {
		return err
	}
	v.Filter.MaxAge = maxAge
	arg := "latest"
	if len(v.Dates) > 0 {
		arg = v.Dates[0]
	}
	date, err := dataset.DateArg(s, v.Dataset, arg)
	if err != nil {
		return err
	}
	model := report.NewShow(v.History, date, v.Filter)
	model.Call = v.Call
	model.Notes = notesFor(s, &opts.output, staleNote(v.Dataset, date))
	return opts.output.Emit(s, showFinding(model))
}
