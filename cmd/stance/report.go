package main

import (
	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/diff/report/document"
	"stance/positions"
)

type reportOptions struct {
	view   dataset.ViewFlags
	charts string
	brief  bool
	output result.Flags
}

func newReportCommand(s *console.Streams) *cobra.Command {
	var opts reportOptions
	cmd := &cobra.Command{
		Use:   "report [A [B]]",
		Short: "A change report to send to others",
		Long: `Writes a change report of the period from A to B, as Markdown, as one HTML page
that needs nothing else, or as a Word file whose redlines are tracked changes: who stands where, the findings in brief, what changed issue
by issue with charts, redlines and evidence, what is still unconfirmed, what was not
said, how far apart the parties stand, the sources and the method. Dates are given as
to ` + "`stance diff`" + `.

--brief writes the screen of ` + "`stance diff`" + ` instead, what moved and in which words: as a
page, it prints on one sheet.

` + console.ExitHelp,
		Example: `  stance report before-alaska white-house > report.md
  stance report before-alaska white-house -f html -o report.html
  stance report before-alaska white-house -o report.docx
  stance report before-alaska white-house --charts charts -o report.md
  stance report before-alaska white-house --brief -f html -o brief.html`,
		Args:              console.AtMost(2, "report takes two dates"),
		ValidArgsFunction: dataset.CompletePeriod(s),
		RunE:              func(_ *cobra.Command, args []string) error { return runReport(s, &opts, args) },
	}
	opts.view.Register(cmd)
	cmd.Flags().StringVar(&opts.charts, "charts", "", "also write each chart as an SVG file into this `folder`")
	_ = cmd.MarkFlagDirname("charts")
	cmd.Flags().BoolVar(&opts.brief, "brief", false, "one page: the screen of stance diff")
	opts.output.Register(cmd, "markdown", reportFinding(nil))
	return cmd
}

func runReport(s *console.Streams, opts *reportOptions, args []string) error {
	if opts.brief {
		opts.output.Offer("markdown", briefFinding(nil))
	} else {
		opts.output.Offer("markdown", reportFinding(nil))
	}
	if err := opts.output.Check(s); err != nil {
		return err
	}
	if opts.brief && opts.charts != "" {
		return &console.UsageError{Message: "--brief has no charts to write into --charts " + opts.charts, Hint: "leave one of the two out"}
	}
	if err := dataset.NotInto(s, chartsFlag, opts.charts); err != nil {
		return err
	}
	v, err := opts.view.Open(s)
	if err != nil {
		return err
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
	model.Ledger = dataset.Ledger(v.History, v.Read.Reviews)
	model.Notes = notesFor(s, &opts.output, staleNote(v.Dataset, to))
	if opts.charts != "" {
		if err := writeCharts(s, opts.charts, model); err != nil {
			return err
		}
	}
	return opts.output.Emit(s, reportFinding(model))
}

// briefReport writes the screen of a comparison.
func briefReport(s *console.Streams, opts *reportOptions, v *dataset.View, from, to positions.Date) error {
	model, err := compareDates(s, v, &opts.output, from, to)
	if err != nil {
		return err
	}
	return opts.output.Emit(s, briefFinding(model))
}

func briefFinding(m *report.Diff) result.Finding {
	return result.Finding{Document: func() *document.Document { return m.Screen(false) }, Sent: true}
}

func reportFinding(m *report.ChangeReport) result.Finding {
	return result.Finding{
		Sent:     true,
		Document: func() *document.Document { return m.Document() },
		Illustrated: func() *document.Document {
			drawn := *m
			drawn.Charts = chart.ForReports{}
			return drawn.Document()
		},
	}
}
