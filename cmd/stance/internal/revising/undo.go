package revising

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/journal"
	"stance/positions"
	"stance/positions/problem"
	"stance/positions/splice"
	"stance/positions/visible"
)

type undoOptions struct {
	data    string
	consent console.Consent
}

// NewUndoCommand builds `stance undo`.
func NewUndoCommand(s *console.Streams) *cobra.Command {
	var opts undoOptions
	cmd := &cobra.Command{
		Use:   "undo",
		Short: "Take back your last command that wrote to the dataset",
		Long: `Takes back what your last command wrote to the dataset: every file is again as the command
found it, and files that it made are gone. What it would change is shown first, and done
when you say yes. One step can be taken back: all records that one ` + "`stance add`" + ` wrote, one
after another, are one. ` + "`stance rm`" + ` removes one record. It is refused where one of the files was
changed since, by an editor, another program or somebody else, as that would be lost; and
where the dataset would have errors without it that it had not before.

What a command found is kept in your state folder (XDG_STATE_HOME, else ~/.local/state),
and never in the dataset. In a folder under git, ` + "`git checkout`" + ` goes back farther.

` + console.ExitHelp,
		Example: `  stance undo
  stance undo --dry-run
  stance undo --yes`,
		Args:              console.AtMost(0, "undo takes none: it takes back your last command"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return runUndo(s, &opts) },
	}
	dataset.DataFlag(cmd, &opts.data)
	opts.consent.Register(cmd)
	return cmd
}

func runUndo(s *console.Streams, opts *undoOptions) error {
	place, err := dataset.FindAgain(s, opts.data)
	if err != nil {
		return err
	}
	s.Data = dataset.DataAgain(opts.data)
	j, err := place.Journal(s)
	if err != nil {
		return fmt.Errorf("it is not known what your last command was: %w", err)
	}
	last, err := j.Last()
	if err != nil {
		return err
	}
	if last == nil {
		return &console.UsageError{Message: "there is nothing to be taken back", Hint: "only what one of your own commands wrote to this dataset is kept, and only the last of them"}
	}
	changes, err := last.Undo()
	if err != nil {
		return untaken(err)
	}
	edits := make([]splice.Edit, 0, len(changes))
	names := make([]string, 0, len(changes))
	for _, c := range changes {
		edits, names = append(edits, splice.Edit{Name: c.Name, Old: c.Old, New: c.New}), append(names, c.Name)
	}
	command := visible.Line("`" + commandLine(last.Command) + "`")
	what := command
	if opts.consent.Shows() {
		for _, e := range edits {
			dataset.ShowEdit(s.Out, e)
		}
		if records := takenAway(place.Read().Dataset, place.With(edits).Dataset); len(records) > 1 {
			fmt.Fprintln(s.Out, s.Laid(visible.Line(fmt.Sprintf("This takes away all %d records that it wrote: %s", len(records), listed(records)))+". `stance rm`"+s.Data+" removes one alone.", 2))
			what = fmt.Sprintf("all %d records of %s", len(records), command)
		}
	}
	if wanted, err := opts.consent.Given(s, "Take back "+what); err != nil || !wanted {
		return err
	}
	if place.File == "" { // a dataset in one file has no lock
		unlock, err := dataset.LockFiles(s, place.Dir, names)
		if err != nil {
			return err
		}
		defer unlock()
		if p := dataset.Breaks(place.Dir, edits); p != nil && !last.Unsound {
			return &console.UsageError{Message: "without it the dataset would have errors: " + problem.Location(*p) + ": " + p.Message, Hint: "take back first what needs it"}
		}
	}
	if err := j.TakeBack(last); err != nil {
		return untaken(err)
	}
	fmt.Fprintln(s.Out, s.Laid("Took back "+command+": "+visible.Line(strings.Join(names, ", ")), 2))
	if !last.Unsound {
		return nil
	}
	if n := problem.Count(place.Read().Problems).Errors; n > 0 {
		s.Note(fmt.Sprintf("the dataset has %s, as before; `stance check%s` lists them", console.Plural(n, "error"), s.Data))
	}
	return nil
}

// takenAway names the records that a dataset will have no more.
func takenAway(now, after *positions.Dataset) []string {
	stay := map[[3]string]bool{}
	cell := func(r *positions.Record) [3]string { return [3]string{r.Date.String(), r.Party.ID, r.Issue.ID} }
	for _, r := range after.Records {
		stay[cell(r)] = true
	}
	var gone []string
	for _, r := range now.Records {
		if !stay[cell(r)] {
			gone = append(gone, recordTold(r))
		}
	}
	return gone
}

// fewRecords is how many records are few enough to be named one by one.
const fewRecords = 12

// listed names records, of many the first.
func listed(records []string) string {
	if more := len(records) - fewRecords; more > 0 {
		return strings.Join(records[:fewRecords], "; ") + fmt.Sprintf("; and %d more", more)
	}
	return strings.Join(records, "; ")
}

// untaken is the error of what cannot be taken back any more.
func untaken(err error) error {
	var since *journal.ChangedError
	var meanwhile *disk.ChangedError
	switch {
	case errors.As(err, &since):
		return &console.UsageError{Message: since.Error(), Hint: "nothing was changed; mend by hand what is to be mended, as in `git diff`"}
	case errors.As(err, &meanwhile):
		return &console.UsageError{Message: meanwhile.Error()}
	}
	return err
}

// commandLine is a command as it can be pasted.
func commandLine(words []string) string {
	line := "stance"
	for _, w := range words {
		line += " " + console.ShellWord(w)
	}
	return line
}
