package reviewing

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/diff/report/terminal"
	"stance/positions"
	"stance/positions/team/review"
	"stance/positions/yamlfile"
)

type reviewOptions struct {
	view   dataset.ViewFlags
	dates  []string
	states []string
	coders []string
	all    bool
	list   bool
	signer signerFlags
	output result.Flags
}

// NewReviewCommand makes `review` and what stands under it.
func NewReviewCommand(s *console.Streams) *cobra.Command {
	var opts reviewOptions
	cmd := &cobra.Command{
		Use:   "review",
		Short: "Which changes still need a second pair of eyes?",
		Long: `Lists the records that need a second look, the most consequential first: those
that nobody has reviewed (open), that were edited since their review (stale) and
that a reviewer disputes (disputed).

On a terminal it walks you through them one by one: a approves, d disputes with a
note, s skips, o opens the source's page, q quits. Each answer is saved at once,
and what you have answered is not asked again, so that the next walk goes on where
this one stopped; what was skipped comes up again. Records that you coded yourself
are left out. A key counts only after a moment's pause, so that nothing is signed off
unseen. In a pipe, or with --list, --format or --known-by, the queue is printed.

The order: a record comes before another if it has the weightiest reason that the
other has not. The reasons by weight: it shifted, or was withdrawn, adopted or
reverted, against the day before; possible shift; reported, assessed or inferred; an
unanswered claim contests it; its speakers are divided; low confidence; one origin;
nothing verbatim in its evidence. Among equals: kind of change, size, disputed before stale before
open, the later date first, then the codebook's order.

Sign-offs are kept in reviews/, a file for each reviewer. They hold for a record
as the reviewer saw it: editing it makes them stale, while comments, the order of
keys, coder and note do not count as edits.

` + console.ExitHelp,
		Example: `  stance review --list
  stance review --list --date white-house -p russia
  stance review --state disputed,stale -f json
  stance review show 2025-08-16/united-states/ceasefire
  stance review approve 2025-08-16/united-states/ceasefire --reviewer jm
  stance review dispute alaska-summit/russia/territory \
    --reviewer jm --note "two options fit"`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			e := console.Usagef("review has no command %q", args[0])
			if e.Hint = console.CommandMeant(cmd, "", args[0]); e.Hint == "" {
				e.Hint = "`stance review show " + console.ShellWord(args[0]) + dataset.DataAgain(opts.view.Data) + "` shows a record; the others are approve and dispute"
			}
			return e
		},
		RunE: func(*cobra.Command, []string) error { return runReview(s, &opts) },
	}
	opts.view.Register(cmd)
	cmd.Flags().StringSliceVar(&opts.dates, "date", nil, "only records of these `dates`")
	cmd.Flags().StringSliceVar(&opts.states, "state", nil, "only records in these `states`: open, approved, disputed, stale")
	cmd.Flags().StringSliceVar(&opts.coders, "coder", nil, "only records coded by these `coders`")
	cmd.Flags().BoolVarP(&opts.all, "all", "a", false, "also list what is signed off")
	cmd.Flags().BoolVar(&opts.list, "list", false, "print the queue on a terminal, too")
	opts.signer.register(cmd)
	opts.output.Register(cmd, "table", reviewFinding(nil))
	cmd.AddCommand(newReviewShowCommand(s), newSignOffCommand(s, review.Approve), newSignOffCommand(s, review.Dispute))
	return cmd
}

// reviewed is a dataset with its sign-offs.
type reviewed struct {
	dir     string
	result  *yamlfile.Result
	history *positions.History
	ledger  *review.Ledger
}

func loadReviewed(s *console.Streams, data string) (*reviewed, error) {
	dir, read, err := dataset.LoadAll(s, data)
	if err != nil {
		return nil, err
	}
	h := positions.NewHistory(read.Dataset, 0)
	return &reviewed{dir, read, h, review.NewLedger(h, read.Reviews)}, nil
}

func reviewFinding(m *report.Review) result.Finding {
	return result.Finding{
		Document: m.Document,
		JSON:     result.Written(machine.ReviewJSON, m),
		CSV:      result.Written(machine.ReviewCSV, m),
	}
}

func runReview(s *console.Streams, opts *reviewOptions) error {
	if err := opts.output.Check(s); err != nil {
		return err
	}
	v, err := opts.view.Open(s)
	if err != nil {
		return err
	}
	filter, err := opts.filter(s, v)
	if err != nil {
		return err
	}
	d := &reviewed{v.Dir, v.Read, v.History, dataset.Ledger(v.History, v.Read.Reviews)}
	if s.Keys != nil && s.Terminal && !opts.list && dataset.SingleFile(s, opts.view.Data) == "" && opts.view.KnownBy == "" && !opts.output.Given() && opts.output.File == "" {
		who, err := findReviewer(s, opts.signer.reviewer, d.dir)
		if err == nil {
			w := &walk{Streams: s, reviewed: d, who: who, self: opts.signer.self, file: newReviewFile(s, d.dir, who), screen: func() terminal.Screen {
				s.Measure()
				return opts.output.Screen(s)
			}}
			if err := w.file.clearAway(); err != nil {
				return err
			}
			return w.run(filter)
		}
		if opts.signer.reviewer != "" {
			return err
		}
		s.Note(fmt.Sprintf("%v, so this is the queue only; name yourself with --reviewer to walk through it", err))
	}
	model := report.NewReview(d.history, d.ledger, filter)
	model.Call, model.ReadOnly = v.Call, dataset.SingleFile(s, opts.view.Data) != ""
	return opts.output.Emit(s, reviewFinding(model))
}

func (o *reviewOptions) filter(s *console.Streams, v *dataset.View) (report.ReviewFilter, error) {
	d := v.Dataset
	f := report.ReviewFilter{All: o.all, Coders: slices.Clone(o.coders)}
	f.Parties, f.Issues = v.Filter.Parties, v.Filter.Issues
	for i := 0; i < len(o.dates); i++ {
		arg := o.dates[i]
		if i+1 < len(o.dates) { // August 16, 2025 has a comma of its own
			if _, err := d.ResolveDate(arg+","+o.dates[i+1], s.Today()); err == nil {
				arg += "," + o.dates[i+1]
				i++
			}
		}
		date, err := dataset.DateArg(s, d, arg)
		if err != nil {
			return f, err
		}
		f.Dates = append(f.Dates, date)
	}
	for _, word := range o.states {
		word, err := console.WordMeant("no review state", word, review.States)
		if err != nil {
			return f, err
		}
		state, _ := review.StateNamed(word)
		f.States = append(f.States, state)
	}
	var known []string
	for _, r := range d.Records {
		if c := r.Coder; c != "" && !slices.Contains(known, c) {
			known = append(known, c)
		}
	}
	for i, c := range o.coders {
		if begun := positions.WordsBegun(known, c); !slices.Contains(known, c) && len(begun) == 1 {
			f.Coders[i] = begun[0]
		} else if !slices.Contains(known, c) {
			e := console.Usagef("no record is coded by %q", c)
			if known != nil {
				e.Hint = console.DidYouMean(c, known)
			}
			return f, e
		}
	}
	return f, nil
}
