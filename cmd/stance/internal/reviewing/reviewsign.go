package reviewing

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/positions"
	"stance/positions/team/review"
	"stance/positions/visible"
)

// signerFlags say who signs off.
type signerFlags struct {
	reviewer string
	self     bool
}

func (f *signerFlags) register(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.reviewer, "reviewer", "", "sign off as this `name` (default: user.name of your global git configuration)")
	cmd.Flags().BoolVar(&f.self, "self", false, "also sign off what you coded yourself")
}

type signOffOptions struct {
	data   string
	signer signerFlags
	note   string
}

// newSignOffCommand makes `review approve` or `review dispute`.
func newSignOffCommand(s *console.Streams, verdict review.Verdict) *cobra.Command {
	var opts signOffOptions
	name, short := "approve", "Sign records off"
	does := "Signs off records as they stand: position, terms, summary and evidence are right."
	if verdict == review.Dispute {
		name, short = "dispute", "Object to records"
		does = "Objects to records as they stand. Say why with --note: whoever coded them has\nto know what to mend. A record stays disputed until it is edited, or until you\napprove it."
	}
	cmd := &cobra.Command{
		Use:   name + " CELL…",
		Short: short,
		Long: does + `

A CELL is DATE/PARTY/ISSUE, and there may be several: all are signed off or none.
The date is YYYY-MM-DD, a snapshot's label, first, latest, latest~N or today; party and
issue are ids or names. One cell may be in three words, DATE PARTY ISSUE, too. What
you coded yourself is for somebody else to sign off, unless you say --self.

The sign-off is added to the end of your own file, reviews/<name>.yaml; nothing
else in it changes. "Jane Mbeki" signs as jane-mbeki.

` + console.ExitHelp,
		Example: `  stance review ` + name + ` 2025-08-16/united-states/ceasefire --reviewer jm
  stance review ` + name + ` 2025-08-16 united-states ceasefire --reviewer jm
  stance review ` + name + ` latest/RU/territory latest/RU/ceasefire \
    --reviewer "Jane Mbeki" --note "see para. 12"`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return console.Usagef("%s takes one cell or more, DATE/PARTY/ISSUE; `stance review --list%s` lists those that wait", name, dataset.DataAgain(opts.data))
			}
			return nil
		},
		ValidArgsFunction: dataset.CompleteCells(s),
		RunE:              func(_ *cobra.Command, args []string) error { return runSignOff(s, &opts, verdict, args) },
	}
	dataset.DataFlag(cmd, &opts.data)
	opts.signer.register(cmd)
	cmd.Flags().StringVarP(&opts.note, "note", "m", "", "what to say with it")
	console.TextFlags(cmd)
	return cmd
}

func runSignOff(s *console.Streams, opts *signOffOptions, verdict review.Verdict, args []string) error {
	if file := dataset.SingleFile(s, opts.data); file != "" {
		return dataset.NeedsFolder(s, file)
	}
	d, err := loadReviewed(s, opts.data)
	if err != nil {
		return err
	}
	records, err := dataset.CellArgs(s, d.result.Dataset, args)
	if err != nil {
		return err
	}
	who, err := findReviewer(s, opts.signer.reviewer, d.dir)
	if err != nil {
		return err
	}
	if err := notOwn(who, records, opts.signer.self); err != nil {
		return err
	}
	if verdict == review.Dispute && strings.TrimSpace(opts.note) == "" {
		s.Note("no --note says why; whoever coded it has to ask " + who.name)
	}
	var entries []review.SignOff
	for _, r := range records {
		entries = append(entries, signOff(s, d.history, r, verdict, opts.note))
	}
	added, err := newReviewFile(s, d.dir, who).add(entries)
	if err != nil {
		return err
	}
	for _, e := range added {
		fmt.Fprintf(s.Out, "%s %s as %s\n", e.Verdict, visible.Line(e.Cell()), visible.Line(who.id))
	}
	if n := len(entries) - len(added); n > 0 {
		s.Note(fmt.Sprintf("%s had said so before of %s as it stands; that was not written again", who.id, console.Plural(n, "record")))
	}
	return nil
}

// notOwn refuses to have somebody sign off what they coded, unless they say so.
func notOwn(who reviewer, records []*positions.Record, self bool) error {
	own := ownOf(who, records)
	if own == nil || self {
		return nil
	}
	e := console.Usagef("%s coded %s, and nobody should be the second pair of eyes on their own work", who.name, strings.Join(own, ", "))
	e.Hint = "have somebody else review it, or sign it off all the same with --self; nothing was signed off"
	return e
}

// Sign signs a record off, or objects to it, in the name of a reviewer, "" for whom git knows, in
// the dataset of a folder. It gives what was written; nothing where they had said so before.
func Sign(s *console.Streams, dir, name string, h *positions.History, r *positions.Record, verdict review.Verdict, note string) ([]review.SignOff, error) {
	who, err := findReviewer(s, name, dir)
	if err != nil {
		return nil, err
	}
	if err := notOwn(who, []*positions.Record{r}, false); err != nil {
		return nil, err
	}
	return newReviewFile(s, dir, who).add([]review.SignOff{signOff(s, h, r, verdict, note)})
}

// signOff makes the entry for a record as it stands.
func signOff(s *console.Streams, h *positions.History, r *positions.Record, verdict review.Verdict, note string) review.SignOff {
	e := review.Of(h, r)
	e.Verdict, e.Note, e.On = verdict, strings.TrimSpace(note), s.Today()
	return e
}

// ownOf names those records that the reviewer coded.
func ownOf(who reviewer, records []*positions.Record) []string {
	var own []string
	for _, r := range records {
		if who.coded(r.Coder) {
			own = append(own, review.CellName(r))
		}
	}
	return own
}
