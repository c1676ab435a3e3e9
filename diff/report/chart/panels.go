package chart

import (
	"fmt"
	"slices"
	"strings"

	"stance/diff/report"
	"stance/diff/report/document"
	"stance/diff/report/picture"
)

// Measures of the small panels, in user units.
const (
	panelGap   = 20.0
	panelLines = 2 // of words in a panel
)

// panels draws each party in a small panel of its own, all over the same dates and the same
// scale, with its positions in words above its line: those that moved farthest first, and of
// very many the others counted.
func (t *timeline) panels(l *picture.Layout, f picture.Frame) float64 {
	columns := 3
	if f.Narrow {
		columns = 2
	}
	width := (f.Width - float64(columns-1)*panelGap) / float64(columns)
	v := &picture.Levels{Scale: scaleOf(t.scale, t.foreign)}
	height := min(54, max(26, 10*float64(len(v.Scale.Ticks)-1)))

	y := l.Paragraph(0, 2, f.Width, picture.WordSize, 3,
		picture.Bold("Up"), picture.Quiet(" is "+t.foreign.Clean(report.Quoted(report.HighPole(t.scale)))+", "),
		picture.Bold("down"), picture.Quiet(" is "+t.foreign.Clean(report.Quoted(report.LowPole(t.scale)))+"; all from "+t.first.Text()+" to "+t.last.Text()+"."),
	) + 6
	sorted := slices.Clone(t.tracks)
	slices.SortStableFunc(sorted, func(a, b track) int { return a.moves.compare(&b.moves) })
	for len(sorted) > 0 && y < mostHeight {
		row := sorted[:min(columns, len(sorted))]
		sorted = sorted[len(row):]
		l.Stroke(picture.Grid, "", 0, y, f.Width, y)
		y += 6
		plot := y
		for i := range row {
			plot = max(plot, t.heading(l, &row[i], float64(i)*(width+panelGap), y, width))
		}
		v.Top, v.Bottom = plot+10, plot+10+height
		for i := range row {
			x := float64(i) * (width + panelGap)
			for _, tk := range v.Scale.Ticks {
				l.Stroke(picture.Grid, "", x, v.At(tk.Score), x+width, v.At(tk.Score))
			}
			axis := &timeAxis{x0: x + 8, x1: x + width - tail - 6, first: t.first, last: t.last, spans: t.spans}
			row[i].draw(l, axis, v, 0, 0, true, t.foreign)
		}
		y = v.Bottom + 12
	}
	if len(sorted) > 0 {
		y = l.Paragraph(0, y, f.Width, picture.TickSize, 3, picture.Quiet(left(sorted)))
	}
	return y
}

// heading sets the name of a party and its positions in words, and returns where they end.
func (t *timeline) heading(l *picture.Layout, tr *track, x, y, width float64) float64 {
	indent := swatch(l, x, y-1, picture.Accent(tr.party.Color))
	y = l.Paragraph(x+indent, y, width-indent, picture.NameSize, panelLines, picture.Bold(t.foreign.Clean(nameOf(tr.party))))
	return l.Paragraph(x+indent, y, width-indent, picture.TickSize, panelLines, picture.Quiet(t.foreign.Clean(tr.words())))
}

// words lists a track's positions in their order, each run once.
func (t *track) words() string {
	var labels []string
	for i := range t.steps {
		if n := len(labels); n == 0 || labels[n-1] != t.steps[i].label {
			labels = append(labels, t.steps[i].label)
		}
	}
	return strings.Join(labels, ", then ")
}

// left counts the parties that are not drawn.
func left(tracks []track) string {
	var moved, mayHave int
	for i := range tracks {
		switch m := tracks[i].moves; {
		case m.sure > 0:
			moved++
		case m.mayBe > 0:
			mayHave++
		}
	}
	var kinds []string
	for _, k := range []struct {
		n    int
		what string
	}{{moved, "moved"}, {mayHave, "may have moved"}, {len(tracks) - moved - mayHave, "are not known to have moved"}} {
		if k.n > 0 {
			kinds = append(kinds, document.Thousands(k.n)+" that "+k.what)
		}
	}
	return fmt.Sprintf("And %s that are not drawn: %s.", document.Count(len(tracks), "more party", "more parties"), strings.Join(kinds, ", "))
}
