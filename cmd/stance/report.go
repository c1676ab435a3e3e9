package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/diff/report/data/machine"
	"stance/diff/report/document"
	"stance/positions"
)

type reportOptions struct {
	view    dataset.ViewFlags
	kinds   []string
	charts  string
	brief   bool
	columns []string
	output  result.Flags
}

func newReportCommand(s *console.Streams) *cobra.Command {
	var opts reportOptions
	cmd := &cobra.Command{
		Use:   "report [A [B]]",
		Short: "A change report to send to others",
		Long: `Writes a change report of the period from A to B, as Markdown, as one HTML page
that needs nothing else, or as a Word file whose redlines are tracked changes: who
stands where, the findings in brief, what changed issue by issue with charts, redlines
and evidence, what is still unconfirmed, what was not said, how far apart the parties
stand, the sources and the method. Dates are given as to ` + "`stance diff`" + `.

--brief writes the screen of ` + "`stance diff`" + ` instead, what moved and in which words: as a
page, it prints on one sheet.

--four-column writes what two or three parties hold beside each other instead, as the
working tables of negotiators have it, and ` + "`stance gap P Q`" + ` does: by issue where each
stands, a row for each term, redlined against the first that has it, and what they have
in common. It is as of B; of one date alone, as of that.

JSON and CSV are of these two; programs find the data of a whole report in that of
` + "`stance diff`" + `.

` + console.ExitHelp,
		Example: `  stance report before-alaska white-house > report.md
  stance report before-alaska white-house -f html -o report.html
  stance report before-alaska white-house -o report.docx
  stance report before-alaska white-house --charts charts -o report.md
  stance report before-alaska white-house --brief -f html -o brief.html
  stance report --four-column ukraine,russia -o columns.html`,
		Args:              console.AtMost(2, "report takes two dates"),
		ValidArgsFunction: dataset.CompletePeriod(s),
		RunE:              func(_ *cobra.Command, args []string) error { return runReport(s, &opts, args) },
	}
	opts.view.Register(cmd)
	cmd.Flags().StringSliceVarP(&opts.kinds, "kind", "k", nil, "only these `kinds` of change, such as shifted,withdrawn")
	cmd.Flags().StringVar(&opts.charts, "charts", "", "also write each chart as an SVG file into this `folder`")
	_ = cmd.MarkFlagDirname("charts")
	cmd.Flags().BoolVar(&opts.brief, "brief", false, "one page: the screen of stance diff")
	cmd.Flags().StringSliceVar(&opts.columns, "four-column", nil, "two or three `parties` beside each other, in this order, and what they have in common")
	opts.output.Register(cmd, "markdown", reportFinding(nil), briefFinding(nil), columnsFinding(nil))
	return cmd
}

func runReport(s *console.Streams, opts *reportOptions, args []string) error {
	opts.output.Offer("markdown", opts.finding())
	if err := opts.output.Check(s); err != nil {
		return err
	}
	if err := opts.agree(); err != nil {
		return err
	}
	kinds, claims, err := kindsNamed(opts.kinds)
	if err != nil {
		return err
	}
	if err := dataset.NotInto(s, chartsFlag, opts.charts); err != nil {
		return err
	}
	v, err := opts.view.Open(s)
	if err != nil {
		return err
	}
	v.Filter.Kinds, v.Filter.Claims = kinds, claims
	v.Call.Data = dataset.DataSent(s, opts.view.Data)
	if opts.columns != nil {
		return columnsReport(s, opts, v, args)
	}
	from, to, err := dataset.Period(s, v.Dataset, args)
	if err != nil {
		return err
	}
	if opts.brief {
		return briefReport(s, opts, v, from, to)
	}
	model, err := report.NewChangeReport(v.History, from, to, v.Filter)
	if err != nil {
		return err
	}
	model.Ledger, model.Call = dataset.Ledger(v.History, v.Read.Reviews), v.Call
	model.Notes = notesFor(s, &opts.output, dataset.StaleNote(v.Dataset, to))
	if opts.charts != "" {
		if err := writeCharts(s, opts.charts, model); err != nil {
			return err
		}
	}
	return opts.output.Emit(s, reportFinding(model))
}

// finding is what is written instead of the report, or the report, on no model.
func (opts *reportOptions) finding() result.Finding {
	switch {
	case opts.brief:
		return briefFinding(nil)
	case opts.columns != nil:
		return columnsFinding(nil)
	}
	return reportFinding(nil)
}

// agree refuses flags that ask for two things.
func (opts *reportOptions) agree() error {
	clash := func(message string) error {
		return &console.UsageError{Message: message, Hint: "leave one of the two out"}
	}
	switch {
	case opts.brief && opts.charts != "":
		return clash("--brief has no charts to write into --charts " + opts.charts)
	case opts.columns == nil:
		return nil
	case opts.brief:
		return clash("--brief and --four-column are two reports")
	case opts.charts != "":
		return clash("--four-column has no charts to write into --charts " + opts.charts)
	case opts.kinds != nil:
		return &console.UsageError{Message: "--four-column tells what parties hold, and no changes", Hint: "leave --kind out"}
	case opts.view.Cells.Parties != nil:
		return &console.UsageError{Message: "--four-column names its parties itself", Hint: "leave --party out"}
	case len(opts.columns) < 2 || len(opts.columns) > report.MostColumns:
		return &console.UsageError{Message: "--four-column takes two or three parties, and there are " + strconv.Itoa(len(opts.columns)), Hint: "write --four-column P,Q or P,Q,R"}
	}
	return nil
}

// columnsReport writes what parties hold beside each other.
func columnsReport(s *console.Streams, opts *reportOptions, v *dataset.View, args []string) error {
	named, err := dataset.Columns(v.Dataset.Codebook, opts.columns)
	if err != nil {
		return err
	}
	_, date, err := dataset.DateOrPeriod(s, v.Dataset, args)
	if err != nil {
		return err
	}
	v.Filter.Parties = named
	model := report.NewFourColumnReport(v.History, date, v.Filter)
	model.Ledger = dataset.Ledger(v.History, v.Read.Reviews)
	model.Notes = notesFor(s, &opts.output, dataset.StaleNote(v.Dataset, date))
	return opts.output.Emit(s, columnsFinding(model))
}

// columnsFinding is for programs what gap tells of the same parties.
func columnsFinding(m *report.FourColumnReport) result.Finding {
	a := result.Finding{Document: m.Document, Sent: true}
	var gap *report.Gap
	if m != nil {
		gap = m.Gap
	}
	a.JSON, a.CSV = result.Written(machine.GapJSON, gap), result.Written(machine.GapCSV, gap)
	return a
}

// briefReport writes the screen of a comparison.
func briefReport(s *console.Streams, opts *reportOptions, v *dataset.View, from, to positions.Date) error {
	model, err := compareDates(s, v, &opts.output, from, to)
	if err != nil {
		return err
	}
	return opts.output.Emit(s, briefFinding(model))
}

// briefFinding is the screen of diff, and for programs what diff tells them.
func briefFinding(m *report.Diff) result.Finding {
	a := screenFinding(m, false)
	a.Sent = true
	return a
}

func reportFinding(m *report.ChangeReport) result.Finding {
	return result.Finding{
		Sent:     true,
		Document: m.Document,
		Illustrated: func() *document.Document {
			drawn := *m
			drawn.Charts = chart.ForReports{}
			return drawn.Document()
		},
	}
}
