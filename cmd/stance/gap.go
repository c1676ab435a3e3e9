package main

import (
	"fmt"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/diff/report/data/machine"
	"stance/diff/report/document"
	"stance/positions"
)

var gapTakes = dataset.Takes{Command: "gap", Dates: 2, Period: true, Pairs: true}

type gapOptions struct {
	view        dataset.ViewFlags
	at          string
	from, to    string
	minCoverage float64
	maxAge      dataset.MaxAgeFlag
	output      result.Flags
}

func newGapCommand(s *console.Streams) *cobra.Command {
	var opts gapOptions
	cmd := &cobra.Command{
		Use:   "gap [P [Q]] [ISSUE] [A [B]] [FILE]",
		Short: "What separates the parties, and who moves toward whom?",
		Long: `Shows how far apart the parties stand on a date: the mean distance of their
positions in score points from 0 (the same) to 100 (opposite poles), weighted by
salience, with the number of issues it rests on, the age of the oldest stance among
them, and how much less or more it can be: 33 (0–67). Of each issue it tells what the
parties ask for, or say they would take, and whether that can meet. Two or three parties
have a column each, in the order in which they are named, as in the working tables of
negotiators: by issue where each stands and what that rests on, then a row for each term,
each redlined against the first that has it, and last what they have in common; of these
there is a Word file. With two dates, A B or A..B: how the gaps changed, split exactly
into who moved. Arguments stand in any order; ` + "`stance help arguments`" + ` tells how.

A gap that rests on less than half of the issues is not printed in tables; ask for
it with --min-coverage 0. ` + "`stance help measures`" + ` gives every formula.

` + console.ExitHelp,
		Example: `  stance gap
  stance gap russia ukraine
  stance gap ukraine russia united-states -i territory
  stance gap US RU before-alaska
  stance gap before-alaska..white-house --min-coverage 0
  stance gap white-house --max-age 3d
  stance gap --from before-alaska --to white-house -p ukraine
  stance gap russia ukraine -f svg -o gap.svg
  stance gap russia ukraine -o columns.docx`,
		ValidArgsFunction: dataset.CompleteWords(s, gapTakes),
		RunE:              func(_ *cobra.Command, args []string) error { return runGap(s, &opts, args) },
	}
	opts.view.Register(cmd)
	f := cmd.Flags()
	f.StringVar(&opts.at, "at", "", "the `date` (default: latest)")
	f.StringVar(&opts.from, "from", "", "the first `date` of a period (default with --to: first)")
	f.StringVar(&opts.to, "to", "", "the last `date` of a period (default with --from: latest)")
	f.Float64Var(&opts.minCoverage, "min-coverage", report.LeastCoverage, "print gaps that rest on at least this `share` of the issues, 0 to 1")
	opts.maxAge.Register(cmd, "the date, with two dates on each")
	opts.output.Register(cmd, "table", gapFinding(nil))
	return cmd
}

func gapFinding(m *report.Gap) result.Finding {
	return result.Finding{
		Document: m.Document,
		Sent:     true,
		Illustrated: func() *document.Document {
			drawn := *m
			drawn.Charts = chart.ForReports{}
			return drawn.Document()
		},
		JSON:  result.Written(machine.GapJSON, m),
		CSV:   result.Written(machine.GapCSV, m),
		Chart: func() (*chart.Chart, error) { return gapChart(m) },
	}
}

func runGap(s *console.Streams, opts *gapOptions, args []string) error {
	if err := opts.output.Check(s); err != nil {
		return err
	}
	if opts.output.As.Worked && !opts.mayHaveColumns(args) {
		return columnsOnly()
	}
	if opts.minCoverage < 0 || opts.minCoverage > 1 || math.IsNaN(opts.minCoverage) {
		return console.Usagef("--min-coverage is a share, from 0 to 1")
	}
	maxAge, err := opts.maxAge.Read()
	if err != nil {
		return err
	}
	v, err := opts.view.OpenFor(s, args, gapTakes)
	if err != nil {
		return err
	}
	v.Filter.MaxAge = maxAge
	from, to, err := opts.dates(s, v)
	if err != nil {
		return err
	}
	if err := report.Measurable(v.History, from, to, v.Filter); err != nil {
		return err
	}
	v.Filter.Parties = v.Named // in the order of their columns
	model := report.NewGap(v.History, from, to, v.Filter)
	if opts.output.As.Worked && model.Columns == nil {
		return columnsOnly()
	}
	model.MinCoverage, model.Call = opts.minCoverage, v.Call
	model.Notes = notesFor(s, &opts.output, dataset.StaleNote(v.Dataset, to))
	return opts.output.Emit(s, gapFinding(model))
}

// mayHaveColumns reports whether arguments, before it is known what they name, can be those of
// two parties on one date.
func (opts *gapOptions) mayHaveColumns(args []string) bool {
	return len(args)+len(opts.view.Cells.Parties) >= 2 && opts.from == "" && opts.to == ""
}

// columnsOnly refuses a file to be worked on where nothing is set beside each other.
func columnsOnly() error {
	others := gapFinding(nil)
	others.Sent = false
	return &console.UsageError{
		Message: "gap writes docx of two or three parties beside each other on one date, and of nothing else",
		Hint:    "name two or three parties, and no second date; or let the name of the file end in " + console.Either(append([]string{result.PlainEnding}, result.FileEndings(result.Offered(others))...)),
	}
}

// dates reads the arguments that are dates, or --at, or --from and --to; from is 0
// where one date is meant.
func (opts *gapOptions) dates(s *console.Streams, v *dataset.View) (from, to positions.Date, err error) {
	d := v.Dataset
	if len(v.Dates) > 0 {
		for _, f := range [][2]string{{"--at", opts.at}, {"--from", opts.from}, {"--to", opts.to}} {
			if f[1] != "" {
				return 0, 0, &console.UsageError{Message: fmt.Sprintf("dates stand as arguments, %s, and with %s", strings.Join(v.Dates, " "), f[0]), Hint: fmt.Sprintf("leave %s %s out", f[0], console.ShellWord(f[1]))}
			}
		}
		return dataset.DateOrPeriod(s, d, v.Dates)
	}
	if opts.from == "" && opts.to == "" {
		at := opts.at
		if at == "" {
			at = "latest"
		}
		to, err = dataset.DateArg(s, d, at)
		return 0, to, err
	}
	if opts.at != "" {
		return 0, 0, &console.UsageError{Message: "--at asks for one date, --from and --to for two", Hint: fmt.Sprintf("leave --at %s out", console.ShellWord(opts.at))}
	}
	return dataset.Period(s, d, []string{opts.from + ".." + opts.to})
}
