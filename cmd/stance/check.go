package main

import (
	"io"

	"github.com/spf13/cobra"

	"stance/diff/report"
	"stance/diff/report/machine"
	"stance/diff/report/terminal"
	"stance/positions/problem"
)

type checkOptions struct {
	data   string
	output outputFlags
}

func newCheckCommand(s *streams) *cobra.Command {
	var opts checkOptions
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Is the dataset sound?",
		Long: `Lists every error and warning of the dataset in one run, each with its place, what
is wrong and how to mend it. Errors stop the other commands, warnings don't.

` + exitHelp,
		Example: `  stance check
  stance check -C path/to/dataset
  stance check -f json`,
		Args: atMost(0, "check takes none; name the dataset with --data"),
		RunE: func(_ *cobra.Command, _ []string) error { return runCheck(s, &opts) },
	}
	dataFlag(cmd, &opts.data)
	opts.output.register(cmd, "table", "json")
	return cmd
}

func runCheck(s *streams, opts *checkOptions) error {
	if err := opts.output.check(); err != nil {
		return err
	}
	_, result, err := s.read(opts.data)
	if err != nil {
		return err
	}
	model := &report.Check{Problems: result.Problems, Records: len(result.Dataset.Records)}
	err = opts.output.emit(s, func(w io.Writer) error {
		if opts.output.format == "json" {
			return machine.CheckJSON(w, model)
		}
		return terminal.Check(w, model, opts.output.screen(s))
	})
	if err == nil && problem.Count(result.Problems).Errors > 0 {
		return errFailed
	}
	return err
}
