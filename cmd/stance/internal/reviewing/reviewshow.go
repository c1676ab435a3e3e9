package reviewing

import (
	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/data/machine"
)

type reviewShowOptions struct {
	data   string
	output result.Flags
}

func newReviewShowCommand(s *console.Streams) *cobra.Command {
	var opts reviewShowOptions
	cmd := &cobra.Command{
		Use:   "show CELL",
		Short: "One record in full, as a reviewer has to see it",
		Long: `Shows one record: before and after with the redlines, the evidence, the claims on
it, the warnings that ` + "`stance check`" + ` has for it, and all reviews so far.

A CELL is DATE/PARTY/ISSUE. The date is YYYY-MM-DD, a snapshot's label, first,
latest, latest~N or today; party and issue are ids or names. It may be in three
words, DATE PARTY ISSUE, too.

` + console.ExitHelp,
		Example: `  stance review show 2025-08-16/united-states/ceasefire
  stance review show brussels/UA/territory
  stance review show brussels ukraine territory
  stance review show latest/russia/security-guarantees -f markdown`,
		Args: func(_ *cobra.Command, args []string) error {
			if !dataset.NamesOneCell(args) {
				return console.Usagef("show takes one cell, DATE/PARTY/ISSUE")
			}
			return nil
		},
		ValidArgsFunction: dataset.CompleteCells(s),
		RunE:              func(_ *cobra.Command, args []string) error { return runReviewShow(s, &opts, args) },
	}
	dataset.DataFlag(cmd, &opts.data)
	opts.output.Register(cmd, "table", reviewShowFinding(nil))
	return cmd
}

func reviewShowFinding(m *report.ReviewItem) result.Finding {
	return result.Finding{Document: m.Document, JSON: result.Written(machine.ReviewItemJSON, m)}
}

func runReviewShow(s *console.Streams, opts *reviewShowOptions, cell []string) error {
	if err := opts.output.Check(s); err != nil {
		return err
	}
	d, err := loadReviewed(s, opts.data)
	if err != nil {
		return err
	}
	r, err := dataset.OneCellArg(s, d.result.Dataset, cell)
	if err != nil {
		return err
	}
	model := report.NewReviewItem(d.history, d.ledger, r, d.result.Problems)
	return opts.output.Emit(s, reviewShowFinding(model))
}
