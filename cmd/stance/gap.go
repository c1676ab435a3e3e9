package main

import (
	"fmt"
	"io"
	"math"

	"github.com/spf13/cobra"

	"stance/diff/report"
	"stance/diff/report/machine"
	"stance/diff/report/markdown"
	"stance/diff/report/terminal"
	"stance/positions"
)

type gapOptions struct {
	view        viewFlags
	at          string
	from, to    string
	minCoverage float64
	output      outputFlags
}

func newGapCommand(s *streams) *cobra.Command {
	var opts gapOptions
	cmd := &cobra.Command{
		Use:   "gap [P [Q]]",
		Short: "What separates the parties, and who moves toward whom?",
		Long: `Shows how far apart the parties stand on a date: the mean distance of their
positions in score points from 0 (the same) to 100 (opposite poles), weighted by
salience, with the number of issues it rests on. Two parties are set side by side,
issue by issue, with their terms redlined against each other. With two dates: how
the gaps changed, split exactly into who moved.

A gap that rests on less than half of the issues is not printed in tables; ask for
it with --min-coverage 0. ` + "`stance help measures`" + ` gives every formula.

` + exitHelp,
		Example: `  stance gap
  stance gap russia ukraine
  stance gap US RU --at before-alaska
  stance gap --from before-alaska --to white-house --min-coverage 0`,
		Args:              atMost(2, "gap takes two parties; name more with --party"),
		ValidArgsFunction: s.completeParties(2),
		RunE:              func(_ *cobra.Command, args []string) error { return runGap(s, &opts, args) },
	}
	opts.view.register(cmd)
	f := cmd.Flags()
	f.StringVar(&opts.at, "at", "", "the `date` (default: latest)")
	f.StringVar(&opts.from, "from", "", "the first `date` of a period (default with --to: first)")
	f.StringVar(&opts.to, "to", "", "the last `date` of a period (default with --from: latest)")
	f.Float64Var(&opts.minCoverage, "min-coverage", report.LeastCoverage, "print gaps that rest on at least this `share` of the issues, 0 to 1")
	opts.output.register(cmd, "table", "json", "csv", "markdown")
	return cmd
}

func runGap(s *streams, opts *gapOptions, args []string) error {
	if err := opts.output.check(s); err != nil {
		return err
	}
	if opts.minCoverage < 0 || opts.minCoverage > 1 || math.IsNaN(opts.minCoverage) {
		return usagef("--min-coverage is a share, from 0 to 1")
	}
	opts.view.cells.parties = append(opts.view.cells.parties, args...)
	v, err := opts.view.open(s)
	if err != nil {
		return err
	}
	if named := v.filter.Parties; len(args) == 2 && named[len(named)-1] == named[len(named)-2] {
		return usagef("%q and %q are the same party", args[0], args[1])
	}
	from, to, err := opts.dates(v.dataset)
	if err != nil {
		return err
	}
	if err := report.Measurable(v.history, from, to, v.filter); err != nil {
		return err
	}
	model := report.NewGap(v.history, from, to, v.filter)
	model.MinCoverage = opts.minCoverage
	if format := opts.output.format; format == "table" || format == "markdown" {
		if err := model.Readable(); err != nil {
			return err
		}
	}
	model.Notes = s.notes(&opts.output, staleNote(v.dataset, to))
	return opts.output.emit(s, func(w io.Writer) error {
		switch opts.output.format {
		case "json":
			return machine.GapJSON(w, model)
		case "csv":
			return machine.GapCSV(w, model)
		case "markdown":
			return markdown.Gap(w, model)
		}
		return terminal.Gap(w, model, opts.output.screen(s))
	})
}

// dates reads --at, or --from and --to; from is 0 where one date is meant.
func (opts *gapOptions) dates(d *positions.Dataset) (from, to positions.Date, err error) {
	if opts.from == "" && opts.to == "" {
		at := opts.at
		if at == "" {
			at = "latest"
		}
		to, err = dateArg(d, at)
		return 0, to, err
	}
	if opts.at != "" {
		return 0, 0, &usageError{"--at asks for one date, --from and --to for two", fmt.Sprintf("leave --at %s out", opts.at)}
	}
	return period(d, []string{opts.from + ".." + opts.to})
}
