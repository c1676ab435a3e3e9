package chart

import (
	"slices"
	"strings"
	"testing"

	"stance/diff/report"
	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// courseOf is the course of four parties on one issue, each with a stance on each of many dates.
func courseOf(t *testing.T, dates int) *report.Log {
	t.Helper()
	read := yamlfile.Read(synthetic.Shape{Parties: 4, Issues: 1, Dates: dates, PerDate: 4, Sources: 5, Seed: 1}.FS())
	if !read.OK() {
		t.Fatal(read.Problems)
	}
	return report.NewCourse(positions.NewHistory(read.Dataset, 0), report.Filter{})
}

// Of a long course the last dates are drawn whole, and what was in force on the first of them.
func TestLatest(t *testing.T) {
	l := courseOf(t, 10)
	is := l.Cells[0].Issue
	all := cellsOn(l, is)
	date := func(i int) positions.Date { return l.History.Dataset.Dates[i].Date }
	for _, c := range []struct {
		most  int
		from  positions.Date
		steps int // of each cell
	}{
		{40, 0, 10}, {39, date(1), 9}, {36, date(1), 9}, {35, date(2), 8}, {8, date(8), 2}, {4, date(9), 1},
		{3, date(9), 1}, // a date is never drawn in part
	} {
		cells, from := latest(all, c.most)
		if from != c.from {
			t.Errorf("%d: from %s, want %s", c.most, from, c.from)
		}
		for i := range cells {
			if got := cells[i].Steps; len(got) != c.steps || &got[0] != &all[i].Steps[10-c.steps] {
				t.Errorf("%d: %d steps, want the last %d", c.most, len(got), c.steps)
			}
		}
	}
	// One that took no stance on the first of the dates brings its last one.
	late := *all[0]
	late.Steps = slices.Delete(slices.Clone(late.Steps), 8, 9)
	cells, from := latest([]*report.LoggedCell{&late, all[1]}, 3)
	if from != date(8) || len(cells[0].Steps) != 2 || cells[0].Steps[0].To.Date() != date(7) || len(within(cells, from)[0].Steps) != 1 {
		t.Errorf("from %s: %d steps", from, len(cells[0].Steps))
	}
}

// What a chart in a document draws has a bound and says so, and its figures with it.
func TestLongCoursesAreCutInDocuments(t *testing.T) {
	l := courseOf(t, 2*mostSteps/4)
	is := l.Cells[0].Issue
	whole, cut := Steps(l, is), StepsInDocument(l, is)
	if n, want := len(cut.Figures.Rows), mostSteps; n != want || len(whole.Figures.Rows) != 2*want {
		t.Errorf("%d and %d rows of figures", n, len(whole.Figures.Rows))
	}
	svg := string(cut.File())
	if !strings.Contains(svg, "the last 100 of 200 dates") || strings.Contains(string(whole.File()), "the last 100") {
		t.Error("what is left out is not said, or is where nothing is")
	}
	short := courseOf(t, 5)
	if a, b := Steps(short, short.Cells[0].Issue).File(), StepsInDocument(short, short.Cells[0].Issue).File(); string(a) != string(b) {
		t.Error("a short course is drawn in another way")
	}
}
