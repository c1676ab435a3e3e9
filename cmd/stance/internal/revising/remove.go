package revising

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/authoring"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/positions"
	"stance/positions/splice"
	"stance/positions/team/review"
	"stance/positions/visible"
)

type removeOptions struct {
	data    string
	consent console.Consent
}

// NewRemoveCommand builds `stance rm`.
func NewRemoveCommand(s *console.Streams) *cobra.Command {
	var opts removeOptions
	cmd := &cobra.Command{
		Use:   "rm DATE/PARTY/ISSUE...",
		Short: "Remove records",
		Long: `Removes records: the stance or the silence of a party on an issue on a date, with all claims
that are recorded with it. The lines that go are shown first, and gone when you say yes; all
else in their files stays as it is. It is refused where another record needs one of them,
as a later one that says ` + "`position: same`" + ` may. ` + "`stance undo`" + ` takes it back. One record
may be named in three words, DATE PARTY ISSUE, too, or by party and issue alone where they
have one record.

A party that no longer wants something is not removed but recorded anew; and a record
that was wrong on the day is better mended with ` + "`stance edit`" + `.

` + console.ExitHelp,
		Example: `  stance rm white-house/russia/ceasefire --dry-run
  stance rm 2025-08-18 russia ceasefire
  stance rm 2025-08-18/russia/ceasefire 2025-08-18/russia/pace`,
		ValidArgsFunction: dataset.CompleteCells(s),
		RunE:              func(_ *cobra.Command, args []string) error { return runRemove(s, &opts, args) },
	}
	dataset.DataFlag(cmd, &opts.data)
	opts.consent.Register(cmd)
	return cmd
}

func runRemove(s *console.Streams, opts *removeOptions, args []string) error {
	dir, before, err := dataset.LoadAll(s, opts.data)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		return dataset.NoRecordNamed(before.Dataset, "which record is to be removed?")
	}
	records, err := dataset.CellArgs(s, before.Dataset, args)
	if err != nil {
		return err
	}
	if file := dataset.SingleFile(s, opts.data); file != "" {
		return byHand(s, file, records)
	}
	add := &splice.Additions{}
	var named []string
	for _, r := range records {
		add.Changes = append(add.Changes, splice.Change{Was: r})
		named = append(named, recordTold(r))
	}
	folder := disk.Dataset(dir)
	defer folder.Close()
	edits, after, err := splice.Preview(folder, before.Dataset, add)
	if err != nil {
		return err
	}
	if !after.OK() {
		return &dataset.RefusedError{Problems: after.Problems}
	}
	if opts.consent.Shows() {
		for _, e := range edits {
			dataset.ShowEdit(s.Out, e)
		}
		authoring.ShowWarnings(s, before, after)
	}
	what := visible.Line(strings.Join(named, "; "))
	if wanted, err := opts.consent.Given(s, "Remove "+what); err != nil || !wanted {
		return err
	}
	unlock, err := dataset.Lock(s, dir)
	if err != nil {
		return err
	}
	defer unlock()
	// Bytes that are not those shown are a *disk.ChangedError, and nothing is removed.
	if err := dataset.ApplyLocked(s, dir, edits, after.Dataset); err != nil {
		return err
	}
	var files []string
	for _, e := range edits {
		files = append(files, e.Name)
	}
	slices.Sort(files)
	fmt.Fprintln(s.Out, s.Laid("Removed "+what+", from "+visible.Line(strings.Join(files, ", "))+dataset.TakenBack(s), 2))
	return nil
}

// byHand refuses to remove records of a dataset in one file, and says where they stand in it.
func byHand(s *console.Streams, file string, records []*positions.Record) error {
	var places []string
	for _, r := range records {
		places = append(places, fmt.Sprintf("%s stands in line %d", recordTold(r), r.Place.Line))
	}
	e := console.Usagef("%s is a dataset in one file, which you edit yourself: %s", file, strings.Join(places, "; "))
	e.Hint = "`stance edit " + console.ShellWord(review.CellName(records[0])) + s.Data + "` opens it there, to take the record's lines away"
	return e
}

// recordTold names a record to people.
func recordTold(r *positions.Record) string {
	return fmt.Sprintf("%s on %s, %s", r.Party.Name, r.Issue.Name, r.Date)
}
