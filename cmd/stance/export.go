package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/diff/report/data/tables"
	"stance/positions"
)

type exportOptions struct {
	view   dataset.ViewFlags
	at     string
	all    bool
	maxAge dataset.MaxAgeFlag
	output result.Flags
}

func newExportCommand(s *console.Streams) *cobra.Command {
	var opts exportOptions
	cmd := &cobra.Command{
		Use:   "export [TABLE] [A..B]",
		Short: "Stances, changes and gaps for R, Python, Excel, DuckDB and Gephi",
		Long: `Writes the dataset as tables that other programs read:

  stances    every stance, silence and claim as it was recorded; as CSV it can be
             edited and read back with ` + "`stance import`" + `
  changes    what changed from each snapshot date to the next, as ` + "`stance diff`" + `
             tells it; cells without a new record are left out unless --all
  gaps       how far apart each two parties stand on each date, as ` + "`stance gap`" + `
             tells it
  distances  the same issue by issue

and, for databases (` + "`stance help sql`" + `):

  records    every record, with the position that ` + "`same`" + ` stands for
  track      what was in force from when until when, of groups, too, in each cell
  terms      which terms stood from when until when
  evidence   every passage
  claims     what parties say of others
  sources, parties, issues, reviews

` + "`stance help columns`" + ` explains every column. A..B, given as to ` + "`stance diff`" + `,
narrows the period; the changes are still those from date to date within it. For
the changes from A to B in one step: stance diff A B -f csv.

The format is that of the file's ending, if not given with -f:

  .csv       one table (default: stances), for R, pandas, SPSS, ` + "`stance import`" + `
  .ndjson    one table, a JSON object per line
  .parquet   one table with typed columns, for DuckDB, R, pandas, Spark
  DIR/       a new folder of Parquet files: one table, or all for databases (default),
             each in parts by year: DIR/track/year=2025/track.parquet
  .xlsx      one table, or a workbook of all with a sheet each (default), with
             parties, issues, sources, the codebook's title and description,
             and the meaning of every column
  .graphml   the gaps as a network, for Gephi, visone, igraph and networkx; all
             dates as parallel edges with the attribute date, one date with --at.
             The weight is the agreement, 100 minus the gap.

` + console.ExitHelp,
		Example: `  stance export -o summit.xlsx
  stance export stances > stances.csv
  stance export changes before-alaska..white-house -o changes.parquet
  stance export gaps --at white-house -o gaps.graphml
  stance export gaps -p ukraine -f ndjson
  stance export -o tables/`,
		Args:              console.AtMost(3, "export takes a table and a period"),
		ValidArgsFunction: completeExport(s),
		RunE:              func(_ *cobra.Command, args []string) error { return runExport(s, &opts, args) },
	}
	opts.view.Register(cmd)
	cmd.Flags().StringVar(&opts.at, "at", "", "gaps and distances on this `date` only")
	cmd.Flags().BoolVarP(&opts.all, "all", "a", false, "also list as changes the cells that are unchanged")
	opts.maxAge.Register(cmd, "the date of a gap or distance")
	opts.output.Folders = true
	opts.output.RegisterFormat(cmd, "csv", exportFinding("", nil))
	return cmd
}

func runExport(s *console.Streams, opts *exportOptions, args []string) error {
	table := ""
	if len(args) > 0 && slices.Contains(exportTables, args[0]) {
		table, args = args[0], args[1:]
	}
	if err := opts.output.Check(s); err != nil {
		return err
	}
	asked := table
	table, err := opts.tableFor(table)
	if err != nil {
		return err
	}
	maxAge, err := opts.maxAge.Read()
	if err != nil {
		return err
	}
	v, err := opts.view.Open(s)
	if err != nil {
		return err
	}
	v.Filter.MaxAge = maxAge
	from, to, err := opts.period(s, v.Dataset, args)
	if err != nil {
		return err
	}
	v.Filter.All = opts.all
	panel := report.NewPanel(v.History, from, to, v.Filter)
	panel.Ledger = dataset.Ledger(v.History, v.Read.Reviews)
	if err := opts.fits(table, panel); err != nil {
		return err
	}
	if len(v.Dataset.Dates) > 0 {
		notesFor(s, &opts.output, dataset.StaleNote(v.Dataset, to))
	}
	if opts.output.Folder() {
		return opts.writeFolder(s, asked, panel)
	}
	return opts.output.Emit(s, exportFinding(table, panel))
}

// exportFinding is one table of a panel, or with table "" all of them.
func exportFinding(table string, p *report.Panel) result.Finding {
	one := func() *tables.Table { return tableNamed(table, p) }
	return result.Finding{
		Work:  "working the tables out",
		CSV:   result.Made(machine.CSV, one),
		Table: one,
		Workbook: func() []*tables.Table {
			if table == "" {
				return wholeWorkbook(p)
			}
			return []*tables.Table{one()}
		},
		Network: func() *report.Panel { return p },
	}
}

// fits refuses tables of too many pairs before they are worked out; table ""
// stands for all.
func (opts *exportOptions) fits(table string, p *report.Panel) error {
	chosen := []string{table}
	if table == "" {
		chosen = exportTables
	}
	return p.Listable(chosen, opts.output.As.Most)
}

// tableFor chooses the table that a format holds where none was asked for; ""
// stands for all of them. It refuses what a format or a flag has no sense for.
func (opts *exportOptions) tableFor(table string) (string, error) {
	switch as := opts.output.As.Name; {
	case as == "graphml" && table == "":
		table = "gaps"
	case as == "graphml" && table != "gaps":
		others := slices.DeleteFunc(slices.Clone(opts.output.Can), func(f *result.Format) bool { return f == opts.output.As })
		return "", &console.UsageError{Message: "graphml holds the gaps, and not the " + table,
			Hint: "leave the table out, or choose another format: " + strings.Join(result.FormatNames(others), ", ") + "; files of these end in " + strings.Join(result.FileEndings(others), ", ")}
	case as != "xlsx" && table == "":
		table = "stances"
	}
	if opts.at != "" && table != "gaps" && table != "distances" {
		e := console.Usagef("--at goes with gaps and distances")
		e.Hint = "`stance export gaps --at " + console.ShellWord(opts.at) + dataset.DataAgain(opts.view.Data) + "`; a period is given as A..B, the stances in force on a date are those of `stance show`"
		return "", e
	}
	if opts.maxAge.Given() && table != "gaps" && table != "distances" {
		e := console.Usagef("--max-age goes with gaps and distances")
		e.Hint = "the other tables have what was recorded, however old; `stance show --max-age` leaves out what is older"
		return "", e
	}
	return table, nil
}

// period reads --at, or the period given, or takes all dates.
func (opts *exportOptions) period(s *console.Streams, d *positions.Dataset, args []string) (from, to positions.Date, err error) {
	switch {
	case opts.at != "" && len(args) > 0:
		return 0, 0, &console.UsageError{Message: "--at asks for one date, and " + strings.Join(args, " ") + " for a period", Hint: "leave one of them out"}
	case opts.at != "":
		to, err = dataset.DateArg(s, d, opts.at)
		return to, to, err
	case len(args) > 0:
		from, to, err = dataset.Period(s, d, args)
		return from, to, asTableOrDate(err, d, args)
	case len(d.Dates) == 0:
		return 0, 0, nil
	}
	return d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date, nil
}
