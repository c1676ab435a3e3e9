package main

import (
	"fmt"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/positions"
)

const chartsFlag = "--charts"

// writeCharts writes the report's charts into a folder, which it makes if need
// be: <issue>.svg for who moved on an issue, <issue>-over-time.svg for all
// dates, and, of the pairs of parties that are compared on three issues or more,
// where coverage allows, gaps.svg and convergence.svg. An issue can be called so that two charts would have one name: the
// later one then has a number at the end.
func writeCharts(s *console.Streams, folder string, r *report.ChangeReport) error {
	dir, err := result.OpenFolder(s, chartsFlag, folder)
	if err != nil {
		return err
	}
	defer dir.Close()
	charts := &chartFolder{dir, map[string]bool{}}
	shown, log := r.Narrowed(), r.Log()
	for _, is := range r.Issues() {
		if err := charts.write(is.ID, chart.Dumbbell(shown, is, r.Filter)); err != nil {
			return err
		}
		if err := charts.write(is.ID+"-over-time", chart.Steps(log, is)); err != nil {
			return err
		}
	}
	d := r.Distances
	if gaps := d.GapsMapped(); len(gaps) > 0 {
		if err := charts.write("gaps", chart.Gaps(r.History.Dataset.Codebook, gaps, r.To, report.LeastCoverage)); err != nil {
			return err
		}
	}
	if moves := d.MovesMapped(); len(moves) > 0 {
		return charts.write("convergence", chart.Convergences(r.History.Dataset.Codebook, moves, r.From, r.To, report.LeastCoverage))
	}
	return nil
}

// chartFolder is the folder of a report's charts, with the names that are taken, in
// small letters: there are systems to which all letters are.
type chartFolder struct {
	dir   *result.Folder
	taken map[string]bool
}

// write writes one chart; nil, for what cannot be drawn, writes nothing.
func (f *chartFolder) write(name string, c *chart.Chart) error {
	if c == nil {
		return nil
	}
	free := name
	for n := 2; f.taken[strings.ToLower(free)]; n++ {
		free = fmt.Sprintf("%s-%d", name, n)
	}
	f.taken[strings.ToLower(free)] = true
	return f.dir.Write(free+".svg", c.File())
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
			return nil, &console.UsageError{Message: "a chart shows one issue", Hint: "choose it with --issue"}
		}
		issue = c.Issue
	}
	if issue == nil {
		return nil, console.Usagef("there is no stance to draw")
	}
	c := chart.Steps(l, issue)
	if c == nil {
		return nil, console.Usagef("%s has no scale, so there is nothing to draw", issue.ID)
	}
	return c, nil
}

// gapChart draws what separates the parties.
func gapChart(m *report.Gap) (*chart.Chart, error) {
	c := chart.Gap(m)
	switch {
	case c != nil:
		return c, nil
	case m.From != 0:
		return nil, &console.UsageError{Message: "no gap to draw has figures on both dates that rest on enough issues", Hint: "with --min-coverage 0 all are drawn that have figures"}
	}
	return nil, console.Usagef("nothing to draw: on no issue with a scale is it known what these parties ask for")
}
