package chart

import (
	"fmt"
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
		t.Fatal(read.Problems[0])
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
	if got, want := cut.Figures.Caption, "positions over time, from "+l.History.Dataset.Dates[100].Date.Text()+" on"; got != want || whole.Figures.Caption != "positions over time" {
		t.Errorf("the figures are %q, want %q", got, want)
	}
	short := courseOf(t, 5)
	if a, b := Steps(short, short.Cells[0].Issue).File(), StepsInDocument(short, short.Cells[0].Issue).File(); string(a) != string(b) {
		t.Error("a short course is drawn in another way")
	}
}

// A party that was placed on the scale before the dates drawn, and no longer then, is not said
// never to have been.
func TestPlacedBeforeTheDatesDrawn(t *testing.T) {
	files := map[string][]byte{"codebook.yaml": []byte("title: T\nparties: [{id: a, name: Alpha}, {id: b, name: Beta}]\nissues:\n  - {id: i, name: Tariff, question: How high, scale: {min: 0, max: 9, low: Low, high: High}}\n")}
	day, _ := positions.ParseDate("2025-01-01")
	for i := range mostSteps + 20 {
		d := (day + positions.Date(i)).String()
		text := fmt.Sprintf("date: %s\npositions:\n  a:\n    i: {position: %d, summary: It has said so}\n", d, i%10)
		switch i {
		case 2:
			text += "  b:\n    i: {position: 3, summary: It wants three}\n"
		case 4:
			text += "  b:\n    i: {position: none, summary: It wants nothing any more}\n"
		}
		files["snapshots/"+d+".yaml"] = []byte(text)
	}
	read := yamlfile.Read(synthetic.FS(files))
	if !read.OK() {
		t.Fatal(read.Problems[0])
	}
	l := report.NewCourse(positions.NewHistory(read.Dataset, 0), report.Filter{})
	cut, whole := string(StepsInDocument(l, l.Cells[0].Issue).File()), string(Steps(l, l.Cells[0].Issue).File())
	if strings.Contains(cut, "Never placed") || !strings.Contains(cut, "Not placed on the scale on these dates: Beta.") || strings.Contains(whole, "laced on the scale") {
		t.Error("of Beta something else is said")
	}
	alone := report.NewCourse(l.History, report.Filter{Parties: l.History.Dataset.Codebook.Parties[1:]})
	is := alone.Cells[0].Issue
	cells, from := latest(cellsOn(alone, is), 1)
	if got := string(steps(alone, is, cells, from, false).File()); !strings.Contains(got, "No party has a position on this scale on these dates.") {
		t.Error("of dates without positions something else is said")
	}
}
