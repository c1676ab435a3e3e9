package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/positions"
	"stance/positions/evidence/verify"
)

type verifyOptions struct {
	view    dataset.ViewFlags
	archive string
	strict  bool
	missing bool // allowed
	record  bool
	all     bool
	sources []string
	output  result.Flags
}

func newVerifyCommand(s *console.Streams) *cobra.Command {
	var opts verifyOptions
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "Do the quotes stand in their sources?",
		Long: `Looks every quotation up in the archived text of its source: UTF-8 text, or a page in
HTML, of which what is deleted, struck through or hidden does not count. The texts are
those in the dataset's archive/, or where a source's
` + "`archive`" + ` says; with --archive, those in another folder, each named for its source:
<source id>.txt (or .html).

Verdicts, of which the first four pass:
  exact       stands in the source, letter for letter
  normalised  stands there but for quotation marks, dashes, white space and the like
  elided      its parts stand there in order, in one place
  ambiguous   stands there in several places; add prefix or suffix
  altered     the source has other words; the redline shows which. A quote that
              differs in a number, a negation or a modal verb is never better, nor is
              one whose ellipsis leaves out a negation or a word that reverses
              (against, refuse, rule out) within a sentence, or whose brackets add one
              or stand for one
  absent      not there; the nearest passage is shown
  no-archive  no text to check against; counted, and no failure, unless there is none
              to check any quote against

Warnings come with quotes that pass:
  outside-quotation  not within one quotation there: perhaps the journalist's words
  clipped-negation   leaves out a negation, or a word that reverses, within the five
                     words before it or behind it in its clause (in German: sentence),
                     or as the whole of the next sentence: “Never!”
  clipped-condition  "if", "unless", "only" or the like follows directly, behind
                     "he said", or as "But only" in the next sentence
  bracketed          brackets stand for words of the source
  elided-within      an ellipsis leaves out words inside a sentence
  elided-across      an ellipsis leaves out a whole sentence or more
  no-word-list       no lists of such words for the source's language: there are some
                     for English, German, French, Russian and Ukrainian, all of which
                     serve where a source has no language; those of a text's own
                     language serve as well where its source tells another one
  archive-changed    the text no longer has the SHA-256 of its source; this one comes
                     with every verdict
With --strict all of them fail but elided-across, and bracketed where the brackets hold
only a name or title that stands in the source (in German: of a party or speaker); and
so do ambiguous and, without --allow-missing, no-archive.

--party, --issue, --source and --known-by choose which quotes are looked up. --record
writes the SHA-256 of archived texts into sources.yaml (or the files in sources/) where
there is none yet, and leaves everything else there as it is.

verify exits with 1 if a quote does not pass, or if there are quotes and no text to
check any of them against (--allow-missing lets quotes without a text pass), and with 3
if no quote fails, but an archived text is there that can't be used. That words stand in
a source does not say who spoke them.

--format github writes an annotation for GitHub Actions at each quote that does not
pass, and at each warning; run it in the repository's own folder.

` + console.ExitHelpOf("a quotation was not found, or had no text to be checked against"),
		Example: `  stance verify
  stance verify --archive ../texts
  stance verify --archive ../texts --strict -f markdown
  stance verify --allow-missing
  stance verify -p ukraine -i territory --all
  stance verify --source sky-2025-08-18 -f json
  stance verify -f github
  stance verify --archive ../texts --record`,
		Args:              console.AtMost(0, "verify takes none; choose quotes with --party, --issue and --source"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(_ *cobra.Command, _ []string) error { return runVerify(s, &opts) },
	}
	opts.view.Register(cmd)
	f := cmd.Flags()
	f.StringVar(&opts.archive, "archive", "", "the `folder` with the sources' texts (default: the dataset's archive/)")
	_ = cmd.MarkFlagDirname("archive")
	f.BoolVar(&opts.strict, "strict", false, "fail also quotes without a text, in several places, or with a warning but of whole sentences left out, or of a name in brackets")
	f.BoolVar(&opts.missing, "allow-missing", false, "let quotes without a text pass, even if there is none for any")
	f.BoolVar(&opts.record, "record", false, "write missing SHA-256 checksums into the files of sources")
	f.BoolVarP(&opts.all, "all", "a", false, "also list quotes that pass without a warning")
	f.StringSliceVar(&opts.sources, "source", nil, "only quotes from these `sources`: ids, repeated or separated by commas")
	opts.output.Register(cmd, "table", verifyFinding(nil, s, ""))
	return cmd
}

func verifyFinding(m *report.Verify, s *console.Streams, dir string) result.Finding {
	return result.Finding{
		Document: m.Document,
		JSON:     result.Written(machine.VerifyJSON, m),
		CSV:      result.Written(machine.VerifyCSV, m),
		GitHub:   result.Annotated(machine.VerifyGitHub, m, s, dir),
	}
}

func runVerify(s *console.Streams, opts *verifyOptions) error {
	if err := opts.output.Check(s); err != nil {
		return err
	}
	if file := dataset.SingleFile(s, opts.view.Data); file != "" && opts.record {
		return dataset.NeedsFolder(s, file)
	} else if file != "" && opts.archive == "" {
		e := console.Usagef("%s is a dataset in one file, which has no texts of its sources", file)
		e.Hint = "name the folder that has them with --archive DIR, each as <source id>.txt"
		return e
	}
	v, err := opts.view.Open(s)
	if err != nil {
		return err
	}
	d := v.Dataset
	model := &report.Verify{Title: d.Codebook.Title, Strict: opts.strict, AllowMissing: opts.missing, All: opts.all, Filter: v.Filter}
	if model.Sources, err = dataset.SourcesNamed(d, opts.sources); err != nil {
		return err
	}
	read, done, err := dataset.ArchiveReader(s, v.Dir, opts.archive)
	if err != nil {
		return err
	}
	defer done()
	model.Folder = verify.DefaultFolder + "/"
	if opts.archive != "" {
		model.Folder = opts.archive
	}
	p := s.Progress("looking quotes up", 0)
	model.Result = verify.Run(verify.Quotes(v.History, func(r *positions.Record, e *positions.Evidence) bool {
		return model.Filter.Cell(r.Party, r.Issue) && (model.Sources == nil || slices.Contains(model.Sources, e.Source))
	}), opts.besides(d, model.Sources), verify.Names(d), read)
	p.Done()

	var notes []string
	if opts.record {
		note, err := recordDigests(s, v.Dir, d, model.Archives)
		if err != nil {
			return err
		}
		notes = append(notes, note)
	}
	if !opts.output.People() {
		notes = append(notes, model.ArchiveLines()...)
	}
	model.Notes = notesFor(s, &opts.output, notes...)
	err = opts.output.Emit(s, verifyFinding(model, s, v.Dir))
	unread := unreadable(model.Archives)
	switch {
	case err != nil:
		return err
	case slices.ContainsFunc(model.Archives, func(a verify.Archive) bool { return ourFault(a.Err) }):
		return errFaulty // which has been told
	case unread != nil && model.NoneChecked():
		return unread // the check could not be made
	case model.Failed():
		return errFailed
	}
	return unread
}

// besides lists the sources whose texts are read though nothing chosen may be
// quoted from them: all, or those named, unless cells were chosen.
func (o *verifyOptions) besides(d *positions.Dataset, named []*positions.Source) []*positions.Source {
	switch {
	case named != nil:
		return named
	case len(o.view.Cells.Parties)+len(o.view.Cells.Issues) > 0:
		return nil
	}
	return d.Sources
}

// unreadable says that there are texts that could not be used; what is wrong
// with each has been told.
func unreadable(archives []verify.Archive) error {
	n := 0
	for i := range archives {
		if archives[i].Unreadable() {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return fmt.Errorf("%s could not be read", console.Plural(n, "archived text"))
}
