package chart

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/document"
	"stance/diff/report/picture"
	"stance/positions"
)

// A chamber of 286 parties is drawn on a page that can be read: those that moved come first,
// and of the rest it is said how many there are and what they did.
func TestManyPartiesAreFolded(t *testing.T) {
	const number = 286
	names := make([]string, number)
	for i := range names {
		names[i] = "Party " + strconv.Itoa(i)
	}
	m := mix{seed: 11, parties: number, issues: 4, dates: 3, names: names, placed: 0.6, claimed: 0.05}
	data := m.dataset()
	h := positions.NewHistory(data, 0)
	first, last := data.Dates[0].Date, data.Dates[len(data.Dates)-1].Date
	c, err := diff.Compare(h, first, last)
	if err != nil {
		t.Fatal(err)
	}
	log := report.NewLog(h, report.Filter{})
	name := regexp.MustCompile(`^Party \d+$`)
	counted := regexp.MustCompile(`And (\d+) more`)
	for _, is := range data.Codebook.Issues {
		d, steps := Dumbbell(c, is, report.Filter{}), Steps(log, is)
		tracks, rows := 0, len(newDumbbell(c, is, report.Filter{}).rows)
		for i := range log.Cells {
			if cell := &log.Cells[i]; cell.Issue == is {
				for j := range cell.Steps {
					if newSpot(cell.Steps[j].To.Stance) != nil {
						tracks++
						break
					}
				}
			}
		}
		for what, chart := range map[string]struct {
			*Chart
			all int
		}{"dumbbell": {d, rows}, "steps": {steps, tracks}} {
			for shape, l := range map[string]*picture.Layout{"wide": chart.Wide(), "narrow": chart.Narrow()} {
				drawn := map[string]bool{}
				left := 0
				for i := range l.Texts {
					text := picture.TextOf(l.Texts[i].Spans)
					if name.MatchString(text) && l.Texts[i].Size == picture.NameSize {
						drawn[text] = true
					}
					if found := counted.FindStringSubmatch(text); found != nil {
						left, _ = strconv.Atoi(found[1])
					}
				}
				if len(drawn)+left != chart.all || left == 0 || len(drawn) < 8 {
					t.Errorf("%s %s, %s: %d drawn and %d counted of %d", is.ID, what, shape, len(drawn), left, chart.all)
				}
				if l.Height > 2000 {
					t.Errorf("%s %s, %s: %v high", is.ID, what, shape, l.Height)
				}
			}
			if n := len(chart.File()); n > 300_000 {
				t.Errorf("%s %s: a file of %d bytes", is.ID, what, n)
			}
		}
		// Those that moved are drawn before those that did not.
		rowsOf := newDumbbell(c, is, report.Filter{}).rows
		moving := true
		for i := range rowsOf {
			if ch := rowsOf[i].change; ch != nil {
				if ch.Kind == diff.Shifted && !moving {
					t.Errorf("%s: %s shifted, behind those that did not", is.ID, rowsOf[i].name)
				}
				moving = moving && ch.Kind == diff.Shifted
			}
		}
	}
	gap := report.NewGap(h, first, last, report.Filter{})
	for name, want := range map[string]struct {
		*Chart
		rows    int // of the table beside it; of pairs those drawn, or that changed most
		caption string
	}{
		"gaps":     {Gaps(data.Codebook, diff.Gaps(h, data.Codebook.Parties, last), last, 0), 190, ", among 20 of 286 parties: those that can be compared with most others"},
		"moves":    {Convergences(data.Codebook, c.Gaps(), first, last, 0), 190, ", among 20 of 286 parties: those of the largest changes"},
		"asked":    {Gap(report.NewGap(h, 0, last, report.Filter{})), number * len(data.Codebook.Issues), ""},
		"approach": {Gap(gap), 1000, ", of the 1,000 of " + document.Thousands(len(gap.Changed())) + " pairs that changed most"},
	} {
		if l := want.Narrow(); l.Height > 2000 {
			t.Errorf("%s: %v high", name, l.Height)
		}
		if f := want.Figures; len(f.Rows) > want.rows || name != "asked" && len(f.Rows) < want.rows || !strings.HasSuffix(f.Caption, want.caption) {
			t.Errorf("%s: %d rows of figures where %d are wanted, with the caption %q", name, len(f.Rows), want.rows, f.Caption)
		}
	}
}

// Lines without colours of their own differ by their dashes, and a piece of each stands
// beside its name.
func TestLinesWithoutColoursDiffer(t *testing.T) {
	data := worlds["no colours"].dataset()
	log := report.NewLog(positions.NewHistory(data, 0), report.Filter{})
	is := data.Codebook.Issues[0]
	var cells []*report.LoggedCell
	for i := range log.Cells {
		if log.Cells[i].Issue == is {
			cells = append(cells, &log.Cells[i])
		}
	}
	tl := newTimeline(log, is, cells, 0)
	if len(tl.tracks) < 7 {
		t.Fatalf("%d lines", len(tl.tracks))
	}
	seen := map[picture.Class]bool{}
	for i := range tl.tracks {
		look := picture.Dashed(tl.tracks[i].dash)
		if seen[look] {
			t.Errorf("two lines look like %s", look)
		}
		seen[look] = true
	}
	// With one that has a colour, an unbroken line is that one's.
	tl.tracks[2].party.Color = "#0072b2"
	tl.dash()
	for i := range tl.tracks {
		if unbroken := picture.Dashed(tl.tracks[i].dash) == picture.Solid; unbroken && i != 2 && tl.tracks[i].dash < picture.Dashings {
			t.Errorf("line %d looks like that of the colour", i)
		}
	}
}
