package main

import (
	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/diff/report/data/machine"
	"stance/diff/report/document"
)

var logTakes = dataset.Takes{Command: "log"}

type logOptions struct {
	view   dataset.ViewFlags
	output result.Flags
}

func newLogCommand(s *console.Streams) *cobra.Command {
	var opts logOptions
	cmd := &cobra.Command{
		Use:   "log [PARTY...] [ISSUE...] [FILE]",
		Short: "How did a position evolve?",
		Long: `Shows the history of each cell, a party on an issue: every stance that came into
force and every search that found none, in date order, where it stood on its scale,
what changed at each step, and what others claimed.
Members that have only ever spoken through their group are left out unless named.
Parties and issues stand in any order; ` + "`stance help arguments`" + ` tells how.

` + console.ExitHelp,
		Example: `  stance log united-states ceasefire
  stance log territory
  stance log UA -f markdown
  stance log ceasefire -f svg -o ceasefire.svg`,
		ValidArgsFunction: dataset.CompleteWords(s, logTakes),
		RunE:              func(_ *cobra.Command, args []string) error { return runLog(s, &opts, args) },
	}
	opts.view.Register(cmd)
	opts.output.Register(cmd, "table", logFinding(nil))
	return cmd
}

func logFinding(m *report.Log) result.Finding {
	return result.Finding{
		Document: m.Document,
		Illustrated: func() *document.Document {
			drawn := *m
			drawn.Charts = chart.ForReports{}
			return drawn.Document()
		},
		JSON:  result.Within(m.Listable, machine.LogJSON, m),
		CSV:   result.Within(m.Listable, machine.LogCSV, m),
		Chart: func() (*chart.Chart, error) { return logChart(m) },
	}
}

func runLog(s *console.Streams, opts *logOptions, args []string) error {
	if err := opts.output.Check(s); err != nil {
		return err
	}
	v, err := opts.view.OpenFor(s, args, logTakes)
	if err != nil {
		return err
	}
	model := report.NewLog(v.History, v.Filter)
	return opts.output.Emit(s, logFinding(model))
}
