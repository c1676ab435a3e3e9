package revising

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/positions"
	"stance/positions/splice"
	"stance/positions/visible"
	"stance/positions/yamlfile"
)

type renameOptions struct {
	data, issue string
	everyChange bool
	consent     console.Consent
}

// NewRenameCommand builds `stance rename`.
func NewRenameCommand(s *console.Streams) *cobra.Command {
	var opts renameOptions
	cmd := &cobra.Command{
		Use:   "rename party|issue|option|source OLD NEW",
		Short: "Change an id everywhere in the dataset",
		Long: `Changes the id of a party, an issue, an option or a source everywhere it stands: in the
codebook, in every snapshot, in the sources and the sign-offs. An option is named
ISSUE/OPTION, or by its id or label alone where one issue has it, else with --issue. With a source go the files that are called
after it: archive/OLD.txt, its later captures and what they were made of. Nothing else in the
files is changed, and what was approved or disputed stays so.

Which lines change is shown first, a few of each file (all with --verbose), and they are
written when you say yes. ` + "`stance undo`" + ` takes it back, also where the command broke off amid
its writing.

Names, labels and titles are what people read, and stay as they are: they are changed in the
codebook, in your editor.

` + console.ExitHelp,
		Example: `  stance rename party russia russian-federation --dry-run
  stance rename option ceasefire/order-open either-order
  stance rename option order-open either-order --issue ceasefire
  stance rename source sky-2025-08-18 sky-news-2025-08-18 --yes`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 3 || !slices.Contains(yamlfile.NamedWords, args[0]) {
				e := console.Usagef("what is to be renamed, and how?")
				e.Hint = "write party, issue, option or source, then the id that it has and the one that it is to have, such as: stance rename party usa united-states"
				return e
			}
			return nil
		},
		ValidArgsFunction: completeRenaming(s, &opts),
		RunE: func(_ *cobra.Command, args []string) error {
			return runRename(s, &opts, yamlfile.Named(slices.Index(yamlfile.NamedWords, args[0])), args[1], args[2])
		},
	}
	dataset.DataFlag(cmd, &opts.data)
	cmd.Flags().StringVarP(&opts.issue, "issue", "i", "", "the `issue` that has the option")
	opts.consent.Register(cmd)
	cmd.Flags().BoolVarP(&opts.everyChange, "verbose", "v", false, "show every line that changes")
	return cmd
}

func runRename(s *console.Streams, opts *renameOptions, of yamlfile.Named, old, now string) error {
	if file := dataset.SingleFile(s, opts.data); file != "" {
		e := dataset.NeedsFolder(s, file)
		e.Hint = "in one file names stand for ids: change the name in " + file + " wherever it stands, and `stance check -C " + console.ShellPath(file) + "` tells what was missed; or make a folder of it with `stance init " + dataset.FolderFor(file) + " --from " + console.ShellPath(file) + "`, and rename it there"
		return e
	}
	dir, before, err := dataset.LoadAll(s, opts.data)
	if err != nil {
		return err
	}
	r, err := dataset.RenamingOf(before.Dataset, of, old, opts.issue, now)
	if err != nil {
		return err
	}
	folder := disk.Dataset(dir)
	defer folder.Close()
	p := s.Progress("Working out the files", 0)
	renamed, err := splice.Rename(folder, r)
	p.Done()
	if err != nil {
		return err
	}
	if !renamed.After.OK() {
		return &dataset.RefusedError{Problems: renamed.After.Problems}
	}
	if opts.consent.Shows() {
		fmt.Fprintln(s.Out, s.Laid("Renaming the "+called(r)+" to "+r.New+": "+extentOf(renamed), 2))
		showRenamed(s, renamed, opts.everyChange)
	}
	if wanted, err := opts.consent.Given(s, "Rename it"); err != nil || !wanted {
		return err
	}
	var names []string
	for _, e := range renamed.Edits {
		names = append(names, e.Name)
	}
	unlock, err := dataset.LockFiles(s, dir, names)
	if err != nil {
		return err
	}
	defer unlock()
	if err := dataset.ApplyLocked(s, dir, renamed.Edits, nil); err != nil {
		return err
	}
	fmt.Fprintln(s.Out, s.Laid("Renamed the "+called(r)+" to "+r.New+": "+extentOf(renamed)+dataset.TakenBack(s), 2))
	return nil
}

// called names what is renamed.
func called(r splice.Renaming) string {
	if r.Of == yamlfile.NamedOption {
		return "option " + r.Old + " of " + r.Issue
	}
	return r.Of.String() + " " + r.Old
}

// extentOf tells how much is changed.
func extentOf(r *splice.Renamed) string {
	places := 0
	for _, n := range r.Places {
		places += n
	}
	text := console.Plural(places, "place") + " in " + console.Plural(len(r.Places), "file")
	if n := len(r.Moves); n > 0 {
		text += ", " + console.Plural(n, "file") + " renamed"
	}
	if r.SignOffs > 0 {
		text += ", sign-offs hold as before"
	}
	return text
}

// few is how many lines of a file are shown, and of how many files lines are.
const few = 3

// showRenamed shows what is changed: of each file how much, and of the first ones some lines.
func showRenamed(s *console.Streams, r *splice.Renamed, everyChange bool) {
	w, shown := s.Out, 0
	for _, e := range r.Edits {
		if e.Old == nil || e.New == nil {
			continue // it is moved
		}
		if everyChange {
			dataset.ShowEdit(w, e)
			continue
		}
		count := ""
		if n := r.Places[e.Name]; n > 0 {
			count = ": " + console.Plural(n, "place")
		}
		fmt.Fprintln(w, s.Laid("  "+visible.Line(e.Name)+count, 2))
		if path.Dir(e.Name) == dataset.ReviewsFolder {
			continue
		}
		if shown++; shown > few {
			continue
		}
		was, now := strings.Split(string(e.Old), "\n"), strings.Split(string(e.New), "\n")
		lines := 0
		for i := 0; i < len(was) && len(was) == len(now); i++ {
			if was[i] == now[i] {
				continue
			}
			if lines++; lines > few {
				break
			}
			fmt.Fprintln(w, s.Laid(fmt.Sprintf("%6d  %s", i+1, visible.Line(marked(was[i], now[i]))), 2))
		}
	}
	for _, m := range r.Moves {
		fmt.Fprintln(w, s.Laid("  "+visible.Line(m[0])+" → "+visible.Line(m[1]), 2))
	}
}

// marked is a line that changes, with what goes and what comes in its marks.
func marked(was, now string) string {
	was, now = strings.TrimRight(was, "\r"), strings.TrimRight(now, "\r")
	partOfID := func(c byte) bool { return positions.IsID(string(c)) || c == '-' }
	head := 0
	for head < min(len(was), len(now)) && was[head] == now[head] {
		head++
	}
	for head > 0 && partOfID(was[head-1]) {
		head--
	}
	tail := 0
	for tail < min(len(was), len(now))-head && was[len(was)-1-tail] == now[len(now)-1-tail] {
		tail++
	}
	for tail > 0 && partOfID(was[len(was)-tail]) {
		tail--
	}
	return was[:head] + "[-" + was[head:len(was)-tail] + "-]{+" + now[head:len(now)-tail] + "+}" + was[len(was)-tail:]
}

// completeRenaming completes what is renamed, and which.
func completeRenaming(s *console.Streams, opts *renameOptions) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		var choices []console.Choice
		switch {
		case len(args) == 0:
			for _, word := range yamlfile.NamedWords {
				choices = append(choices, console.Choice{Value: word})
			}
		case len(args) == 1:
			d := dataset.GlanceOf(s, cmd).Dataset
			switch args[0] {
			case "party":
				choices = dataset.PartyChoices(d.Codebook)
			case "issue":
				choices = dataset.IssueChoices(d.Codebook)
			case "source":
				choices = dataset.SourceChoices(d)
			case "option":
				for _, is := range d.Codebook.Issues {
					if is.Scale == nil {
						continue
					}
					for _, o := range is.Scale.Options {
						choices = append(choices, console.Choice{Value: is.ID + "/" + o.ID, Label: o.Label})
					}
				}
			}
		}
		return console.Completions(choices, "", typed), console.NoFiles
	}
}
