package main

import (
	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/positions"
)

const chartsFlag = "--charts"

// writeCharts writes the report's charts into a folder, which it makes if need
// be: <issue>.svg for who moved on an issue, <issue>-over-time.svg for all
// dates, and, where coverage allows, gaps.svg and convergence.svg for the pairs
// of parties.
func (s *streams) writeCharts(folder string, r *report.ChangeReport) error {
	dir, err := s.resultFolder(chartsFlag, folder)
	if err != nil {
		return err
	}
	defer dir.Close()
	shown, log := r.Shown(), r.Log()
	for _, section := range r.Issues {
		is := section.Issue
		if err := writeChart(dir, is.ID, chart.Dumbbell(shown, is)); err != nil {
			return err
		}
		if err := writeChart(dir, is.ID+"-over-time", chart.Steps(log, is)); err != nil {
			return err
		}
	}
	d := r.Distances
	if len(d.Gaps) > 0 {
		if err := writeChart(dir, "gaps", chart.Gaps(d.Gaps, r.To, report.LeastCoverage)); err != nil {
			return err
		}
	}
	if len(d.Moves) > 0 {
		return writeChart(dir, "convergence", chart.Convergences(d.Moves, r.From, r.To, report.LeastCoverage))
	}
	return nil
}

// writeChart writes one chart; nil, for what cannot be drawn, writes nothing.
func writeChart(dir *resultFolder, name string, c *chart.Chart) error {
	if c == nil {
		return nil
	}
	return dir.write(name+".svg", c.File())
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
