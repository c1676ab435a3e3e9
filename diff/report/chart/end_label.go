package chart

import (
	"cmp"
	"slices"
)

// endLabel is the text at the end of a line.
type endLabel struct {
	track int
	x, y  float64 // where the line ends
	top   float64
	words [][]span
	full  string
}

func (e *endLabel) height() float64 { return float64(len(e.words))*lineHeight(tickSize) + 2 }

// placeEnds sets labels next to their lines' ends and apart from one another,
// between top and bottom where that is possible. It returns how far down they
// reach.
func placeEnds(ends []endLabel, top, bottom float64) float64 {
	slices.SortStableFunc(ends, func(a, b endLabel) int { return cmp.Compare(a.y, b.y) })
	next := top
	for i := range ends {
		e := &ends[i]
		e.top = max(e.y-e.height()/2, next)
		next = e.top + e.height()
	}
	// Those that were pushed too far down move up, and what is above them.
	limit := bottom
	for i := len(ends) - 1; i >= 0; i-- {
		e := &ends[i]
		if e.top+e.height() <= limit {
			break
		}
		e.top = limit - e.height()
		limit = e.top
	}
	// Where there is not enough room above, all of them reach below.
	if limit < top {
		for i := range ends {
			ends[i].top += top - limit
		}
		return bottom + top - limit
	}
	return bottom
}

// draw sets the label right of edge, where lines end, from x on, with a leader
// from its line. A line that ended before is not led on to its label: that
// would look as if it went on.
func (e *endLabel) draw(l *layout, edge, x float64, color string) {
	middle := e.top + e.height()/2
	if e.x >= edge {
		l.lines = append(l.lines, line{points: []point{{edge + 2, e.y}, {x - 3, middle}}, class: classLeader})
	}
	if color != "" {
		l.rects = append(l.rects, rect{x: x, y: e.top + 1, w: swatchWidth, h: e.height() - 4, class: classSwatch, color: color})
		x += swatchWidth + 4
	}
	for i, ln := range e.words {
		t := text{x: x, y: e.top + ascent*tickSize + 2 + float64(i)*lineHeight(tickSize), size: tickSize, spans: ln}
		if i == len(e.words)-1 {
			t.full = e.full
		}
		l.texts = append(l.texts, t)
	}
}
