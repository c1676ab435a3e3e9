package main

import (
	"path/filepath"

	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/positions"
)

// writeCharts writes the report's charts into a folder, which it makes if need
// be: <issue>.svg for who moved on an issue, <issue>-over-time.svg for all
// dates, and, where coverage allows, gaps.svg and convergence.svg for the pairs
// of parties.
func (s *streams) writeCharts(dir string, r *report.ChangeReport) error {
	if err := s.disk.MakeFolder(dir); err != nil {
		return err
	}
	shown, log := r.Shown(), r.Log()
	for _, section := range r.Issues {
		is := section.Issue
		if err := s.writeChart(dir, is.ID, chart.Dumbbell(shown, is)); err != nil {
			return err
		}
		if err := s.writeChart(dir, is.ID+"-over-time", chart.Steps(log, is)); err != nil {
			return err
		}
	}
	d := r.Distances
	if len(d.Gaps) > 0 {
		if err := s.writeChart(dir, "gaps", chart.Gaps(d.Gaps, r.To, report.LeastCoverage)); err != nil {
			return err
		}
	}
	if len(d.Moves) > 0 {
		return s.writeChart(dir, "convergence", chart.Convergences(d.Moves, r.From, r.To, report.LeastCoverage))
	}
	return nil
}

// writeChart writes one chart; nil, for what cannot be drawn, writes nothing.
func (s *streams) writeChart(dir, name string, c *chart.Chart) error {
	if c == nil {
		return nil
	}
	return s.disk.Write(filepath.Join(dir, name+".svg"), c.File())
}

// logChart draws the one cell or the one issue that a log is about.
func logChart(l *report.Log) (*chart.Chart, error) {
	if len(l.Cells) == 1 {
		if c := chart.StepsCell(l, &l.Cells[0]); c != nil {
			return c, nil
		}
	}
	var issue *positions.Issue
	for _, c := range l.Cells {
		if issue != nil && c.Issue != issue {
			return nil, &usageError{"a chart shows one issue", "choose it with --issue"}
		}
		issue = c.Issue
	}
	if issue == nil {
		return nil, usagef("there is no stance to draw")
	}
	c := chart.Steps(l, issue)
	if c == nil {
		return nil, usagef("%s has no scale, so there is nothing to draw", issue.ID)
	}
	return c, nil
}
