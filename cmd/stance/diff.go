package main

import (
	"fmt"
	"math"
	"slices"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/diff/report/document"
	"stance/positions"
)

var diffTakes = dataset.Takes{Command: "diff", Dates: 2, Period: true}

type diffOptions struct {
	view     dataset.ViewFlags
	kinds    []string
	minDelta float64
	all      bool
	exitCode string
	verbose  bool
	legend   bool
	output   result.Flags
}

func newDiffCommand(s *console.Streams) *cobra.Command {
	var opts diffOptions
	cmd := &cobra.Command{
		Use:   "diff [FILE [FILE]] [A [B]] [PARTY...] [ISSUE...]",
		Short: "What changed between two dates?",
		Long: `Compares two dates on one screen: a verdict, then issue by issue who moved or may
have, drawn on the scale with the words that decide it, and a line for what was first
recorded and what is the same. With -v all there is: every change with its redlines,
terms and evidence. With --legend the marks are explained.

Without dates: the last two snapshot dates. A alone, or A..: from A to the
latest; ..B: from the first to B; A..B is the same as A B. A date is YYYY-MM-DD,
a snapshot's label, first, latest, latest~N, the N-th snapshot date before the
latest, or today; ` + "`stance help dates`" + ` has other spellings.

Parties and issues narrow what is shown, as with -p and -i. Arguments stand in any
order, and are told apart by what they name; ` + "`stance help arguments`" + ` tells how.

A FILE is a dataset in one YAML file. Two of them are put together, parties and
issues by their names, and their last snapshots compared.

Filters narrow what is shown, never what is computed or counted.

--format github writes a notice for GitHub Actions at the record of each change that
is shown, the weightiest first (GitHub shows ten of a step); run it in the
repository's own folder.

` + console.ExitHelpOf("with --exit-code, something shown is what it asks about"),
		Example: `  stance diff before-alaska white-house
  stance diff 2025-08-16
  stance diff latest~1..latest ukraine
  stance diff first.. --kind shifted,withdrawn --exit-code
  stance diff before-alaska white-house --known-by 2025-08-16
  stance diff before-alaska white-house -f json
  stance diff before-alaska white-house --jq .counts
  stance diff latest~1.. -f github
  stance diff talks.yaml
  stance diff 2025-08-14.yaml 2025-08-18.yaml`,
		ValidArgsFunction: dataset.CompleteWords(s, diffTakes),
		RunE:              func(_ *cobra.Command, args []string) error { return runDiff(s, &opts, args) },
	}
	opts.view.Register(cmd)
	cmd.Flags().StringSliceVarP(&opts.kinds, "kind", "k", nil, "only these `kinds` of change, such as shifted,withdrawn")
	cmd.Flags().Float64Var(&opts.minDelta, "min-delta", 0, "only changes of at least this many score `points`; those that have none stay in")
	cmd.Flags().BoolVarP(&opts.all, "all", "a", false, "also list what is unchanged")
	cmd.Flags().StringVar(&opts.exitCode, "exit-code", "", "exit with 1 when a change shown is shifted, withdrawn, adopted or reverted; =news: when `anything` shown is new, a claim or a silence included")
	cmd.Flags().Lookup("exit-code").NoOptDefVal = exitOnMoves
	console.Complete(cmd, "exit-code", []string{exitOnMoves + "\texit code 1 when something shown moved", exitOnNews + "\texit code 1 when anything shown is new"})
	cmd.Flags().BoolVarP(&opts.verbose, "verbose", "v", false, "all there is: redlines, terms, evidence, notes")
	cmd.Flags().BoolVar(&opts.legend, "legend", false, "explain the marks on the screen")
	opts.output.Register(cmd, "table", opts.finding(nil, s, ""))
	repeatable(s, cmd)
	return cmd
}

// finding is the screen, or with --verbose all there is.
func (opts *diffOptions) finding(m *report.Diff, s *console.Streams, dir string) result.Finding {
	a := screenFinding(m, opts.legend)
	a.GitHub = result.Annotated(machine.DiffGitHub, m, s, dir)
	if opts.verbose {
		a.Document = m.Document
	}
	return a
}

// screenFinding is the screen for people, with its marks explained or not, and for programs
// all there is.
func screenFinding(m *report.Diff, legend bool) result.Finding {
	return result.Finding{
		Document: func() *document.Document { return m.Screen(legend) },
		JSON:     result.Within(func() error { return m.Listable(true) }, machine.DiffJSON, m),
		CSV:      result.Within(func() error { return m.Listable(false) }, machine.DiffCSV, m),
	}
}

func runDiff(s *console.Streams, opts *diffOptions, args []string) error {
	opts.output.Offer("table", opts.finding(nil, s, ""))
	if err := opts.output.Check(s); err != nil {
		return err
	}
	if opts.minDelta < 0 || opts.minDelta > 100 || math.IsNaN(opts.minDelta) {
		return console.Usagef("--min-delta is in score points, from 0 to 100")
	}
	switch opts.exitCode {
	case "", exitOnMoves, exitOnNews:
	case "true":
		opts.exitCode = exitOnMoves
	case "false": // as of any flag that is given or not
		opts.exitCode = ""
	default:
		return &console.UsageError{Message: fmt.Sprintf("--exit-code is not %q", opts.exitCode), Hint: "write --exit-code, or --exit-code=" + exitOnNews}
	}
	kinds, claims, err := kindsNamed(opts.kinds)
	if err != nil {
		return err
	}
	v, err := opts.view.OpenFor(s, args, diffTakes)
	if err != nil {
		return err
	}
	dates := v.Dates
	if len(opts.view.Files) == 2 && len(dates) == 0 {
		if dates, err = dataset.SnapshotsOf(v.Read, opts.view.Files); err != nil {
			return err
		}
	}
	from, to, err := dataset.Period(s, v.Dataset, dates)
	if err != nil {
		return err
	}
	v.Filter.Kinds, v.Filter.Claims, v.Filter.MinDelta, v.Filter.All = kinds, claims, opts.minDelta, opts.all
	model, err := compareDates(s, v, &opts.output, from, to)
	if err != nil {
		return err
	}
	model.Undated = len(opts.view.Files) == 2 && len(v.Dates) == 0
	err = opts.output.Emit(s, opts.finding(model, s, v.Dir))
	if err == nil && (opts.exitCode == exitOnMoves && model.Moved() || opts.exitCode == exitOnNews && model.News()) {
		return errFailed
	}
	return err
}

// compareDates compares two dates of what the flags chose.
func compareDates(s *console.Streams, v *dataset.View, o *result.Flags, from, to positions.Date) (*report.Diff, error) {
	comparison, err := diff.Compare(v.History, from, to)
	if err != nil {
		return nil, err
	}
	return &report.Diff{
		Comparison: comparison, Filter: v.Filter, Ledger: dataset.Ledger(v.History, v.Read.Reviews),
		Notes: notesFor(s, o, dataset.StaleNote(v.Dataset, to)), Call: v.Call,
	}, nil
}

// What --exit-code asks about.
const (
	exitOnMoves = "moves"
	exitOnNews  = "news"
)

// allClaims is the word for claim events of every kind.
const allClaims = "claims"

// kindWords are the words that --kind takes.
func kindWords() []string {
	return slices.Concat(diff.Kinds[:], diff.ClaimKinds[:], []string{allClaims})
}

// kindsNamed finds kinds of change and of claim events by their words.
func kindsNamed(names []string) (kinds []diff.Kind, claims []diff.ClaimKind, err error) {
	for _, name := range names {
		name, err := console.WordMeant("no kind of change", name, kindWords())
		if err != nil {
			return nil, nil, err
		}
		if k, ok := diff.KindNamed(name); ok {
			kinds = append(kinds, k)
		} else if k, ok := diff.ClaimKindNamed(name); ok {
			claims = append(claims, k)
		} else if name == allClaims {
			for k := range diff.ClaimKinds {
				claims = append(claims, diff.ClaimKind(k))
			}
		}
	}
	return kinds, claims, nil
}
