package main

import (
	"io"
	"math"
	"path/filepath"

	"github.com/spf13/cobra"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/machine"
	"stance/diff/report/markdown"
	"stance/diff/report/terminal"
)

type diffOptions struct {
	view     viewFlags
	kinds    []string
	minDelta float64
	all      bool
	exitCode bool
	verbose  bool
	output   outputFlags
}

func newDiffCommand(s *streams) *cobra.Command {
	var opts diffOptions
	cmd := &cobra.Command{
		Use:   "diff [FILE [FILE]] [A [B]]",
		Short: "What changed between two dates?",
		Long: `Compares two dates: who shifted, how far and toward what, what was held, what
cannot be compared; then the redlines of terms and of the analyst's wording, and
the evidence for each new stance.

Without dates: the last two snapshot dates. A alone, or A..: from A to the
latest; ..B: from the first to B; A..B is the same as A B. A date is YYYY-MM-DD,
a snapshot's label, first, latest, or latest~N, the N-th snapshot date before
the latest.

Before the dates the dataset can stand, where it is one YAML file. Two such files are
put together, parties and issues by their names, and their snapshots compared.

Filters narrow what is shown, never what is computed or counted.

--format github writes a notice for GitHub Actions at the record of each change that
is shown, the weightiest first (GitHub shows ten of a step); run it in the
repository's own folder.

` + exitHelp,
		Example: `  stance diff before-alaska white-house
  stance diff 2025-08-16
  stance diff latest~1..latest -p ukraine
  stance diff first.. --kind shifted,withdrawn --exit-code
  stance diff before-alaska white-house --known-by 2025-08-16
  stance diff before-alaska white-house -f json
  stance diff latest~1.. -f github
  stance diff talks.yaml
  stance diff 2025-08-14.yaml 2025-08-18.yaml`,
		ValidArgsFunction: s.completePeriod,
		RunE:              func(_ *cobra.Command, args []string) error { return runDiff(s, &opts, args) },
	}
	opts.view.register(cmd)
	cmd.Flags().StringSliceVarP(&opts.kinds, "kind", "k", nil, "only these `kinds` of change")
	cmd.Flags().Float64Var(&opts.minDelta, "min-delta", 0, "only changes of at least this many score `points`; those that have none stay in")
	cmd.Flags().BoolVarP(&opts.all, "all", "a", false, "also list what is unchanged")
	cmd.Flags().BoolVar(&opts.exitCode, "exit-code", false, "exit with 1 when a change shown is shifted, withdrawn, adopted or reverted")
	cmd.Flags().BoolVarP(&opts.verbose, "verbose", "v", false, "all there is: redlines, terms, evidence, notes")
	opts.output.register(cmd, "table", "json", "csv", "markdown", "github")
	return cmd
}

func runDiff(s *streams, opts *diffOptions, args []string) error {
	if err := opts.output.check(s); err != nil {
		return err
	}
	if opts.minDelta < 0 || opts.minDelta > 100 || math.IsNaN(opts.minDelta) {
		return usagef("--min-delta is in score points, from 0 to 100")
	}
	kinds, err := kindsNamed(opts.kinds)
	if err != nil {
		return err
	}
	opts.view.files, args, err = s.fileArguments(args)
	if err != nil {
		return err
	}
	if len(opts.view.files) > 0 && opts.view.data != "" {
		return usagef("--data %s and the file %s are two datasets; name one", opts.view.data, opts.view.files[0])
	}
	if dir, dates := s.snapshotDates(opts.view.files); dir != "" && len(args) == 0 {
		opts.view.data, opts.view.files, args = dir, nil, dates
	}
	v, err := opts.view.open(s)
	if err != nil {
		return err
	}
	if len(opts.view.files) == 2 {
		if args, err = snapshotsOf(v.read, opts.view.files); err != nil {
			return err
		}
	}
	from, to, err := period(v.dataset, args)
	if err != nil {
		return err
	}
	v.filter.Kinds, v.filter.MinDelta, v.filter.All = kinds, opts.minDelta, opts.all
	comparison, err := diff.Compare(v.history, from, to)
	if err != nil {
		return err
	}
	model := &report.Diff{Comparison: comparison, Filter: v.filter, Ledger: ledger(v.history, v.read.Reviews)}
	model.Notes = s.notes(&opts.output, staleNote(v.dataset, to))
	if format := opts.output.format; format == "json" || format == "csv" {
		if err := model.Listable(format == "json"); err != nil {
			return err
		}
	}
	err = opts.output.emit(s, func(w io.Writer) error {
		switch opts.output.format {
		case "json":
			return machine.DiffJSON(w, model)
		case "csv":
			return machine.DiffCSV(w, model)
		case "markdown":
			return markdown.Diff(w, model)
		case "github":
			return machine.DiffGitHub(w, model, filepath.ToSlash(s.relative(v.dir)))
		}
		if opts.verbose {
			return terminal.Diff(w, model, opts.output.screen(s))
		}
		return terminal.Document(w, model.Screen(), opts.output.screen(s))
	})
	if err == nil && opts.exitCode && model.Moved() {
		return errFailed
	}
	return err
}
