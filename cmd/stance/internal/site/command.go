package site

import (
	"fmt"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/pages"
	"stance/diff/report"
	"stance/diff/report/data/tables"
)

type options struct {
	data        string
	output      string
	knownBy     string
	pairs       bool
	archiveText bool
}

// NewSiteCommand builds `stance site`; data gives the tables for programs.
func NewSiteCommand(s *console.Streams, data func(*report.Panel) []*tables.Table) *cobra.Command {
	var opts options
	cmd := &cobra.Command{
		Use:   "site",
		Short: "The same pages as a folder of files, to publish or to mail",
		Long: `Writes the pages of stance serve as files, which work from a disk, a memory stick or any web
server, without a program behind them and, but for the search, without script: index.html
leads to all. What depends on a day is there once for each snapshot date, what changed for each two
that follow each other and from the first to the last, with --pairs for any two. A page that would be
longer than a browser likes is set in parts, which lead to each other. Beside each page lies what it
tells as JSON (index.json), in data/ the tables as CSV, Parquet and a workbook, with who stands where
last as JSON, and in feed.xml an Atom feed of what changed and was claimed.

Of the sources' texts there are the quotations with a dozen words around them;
--archive-text adds the texts of those marked ` + "`public: true`" + `.

The same dataset gives the same files. A file that is as it is to be is not written again, and
those of a site that was there before and that there are no more are taken away. A folder that
holds other things is refused, but for what it is published by: .git, .nojekyll, CNAME and the like.

` + console.ExitHelp,
		Example: `  stance site -o public
  stance site -o public --known-by before-alaska
  stance site -o public --archive-text
  stance site -C path/to/dataset -o /tmp/site --pairs`,
		Args:              console.AtMost(0, "site takes none; name the dataset with --data, and the folder to write with -o"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return run(s, &opts, data) },
	}
	dataset.DataFlag(cmd, &opts.data)
	f := cmd.Flags()
	f.StringVarP(&opts.output, "output", "o", "", "the `folder` to write, which is made if it is not there")
	_ = cmd.MarkFlagDirname("output")
	f.StringVar(&opts.knownBy, "known-by", "", "only what was known by this `date`")
	f.BoolVar(&opts.pairs, "pairs", false, "also what changed between any two snapshot dates")
	f.BoolVar(&opts.archiveText, "archive-text", false, "also the texts of sources that are marked public")
	return cmd
}

func run(s *console.Streams, opts *options, data func(*report.Panel) []*tables.Table) error {
	if opts.output == "" {
		return &console.UsageError{Message: "site needs a folder to write", Hint: "name it with -o, as in `stance site -o public`"}
	}
	dir, read, err := dataset.LoadAll(s, opts.data)
	if err != nil {
		return err
	}
	if dataset.SingleFile(s, opts.data) == "" {
		dataset.WarnOfMissingTexts(dir, read)
	}
	shown := pages.Shown{
		Read: read, Texts: dataset.Place{Dir: dir}.Texts(),
		Call: report.Call{Data: dataset.DataSent(s, opts.data)}, Public: true, Quoted: !opts.archiveText,
	}
	if opts.knownBy != "" {
		if shown.KnownBy, err = dataset.DateArg(s, read.Dataset, opts.knownBy); err != nil {
			return err
		}
		shown.Call.Known = " --known-by " + shown.KnownBy.String()
	}
	batches, err := batchesOf(pages.New(shown), opts.pairs, data)
	if err != nil {
		return err
	}
	f, err := open(s, opts.output)
	if err != nil {
		return err
	}
	defer f.here.Close()
	t, err := f.write(batches)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.Out, "%s: %s written, %d unchanged, %d removed\n", opts.output, console.Plural(t.written, "file"), t.unchanged, t.removed)
	return nil
}
