package picture

import (
	"cmp"
	"slices"
)

// EndLabel is the text at the end of a line.
type EndLabel struct {
	x, y  float64 // where the line ends
	color string  // "": the ink, of a line with a look of its own
	look  Class
	words [][]Span
	full  string
	top   float64 // once it is placed
}

// sampleWidth is how much of a line is shown beside its label, so that its dashes are seen.
const sampleWidth = 26.0

// NewEndLabel is the label of a line that ends at (x, y), at most width wide, with a swatch
// of the line's colour, or, where that is "", a piece of a line of its look, if that is not "".
func NewEndLabel(x, y, width float64, color string, look Class, spans ...Span) EndLabel {
	e := EndLabel{x: x, y: y, color: color, look: look}
	var cut bool
	if e.words, cut = wrap(spans, width-e.indent(), TickSize, 3); cut {
		e.full = TextOf(spans)
	}
	return e
}

// indent is what stands before the words.
func (e *EndLabel) indent() float64 {
	switch {
	case e.color != "":
		return SwatchWidth + 4
	case e.look != "":
		return sampleWidth + 4
	}
	return 0
}

func (e *EndLabel) height() float64 { return float64(len(e.words))*LineHeight(TickSize) + 2 }

// PlaceEnds sets labels next to their lines' ends and apart from one another,
// between top and bottom where that is possible. It returns how far down they
// reach.
func PlaceEnds(ends []EndLabel, top, bottom float64) float64 {
	slices.SortStableFunc(ends, func(a, b EndLabel) int { return cmp.Compare(a.y, b.y) })
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

// Draw sets the label right of edge, where lines end, from x on, with a leader
// from its line. A line that ended before is not led on to its label: that
// would look as if it went on.
func (e *EndLabel) Draw(l *Layout, edge, x float64) {
	if e.x >= edge {
		l.Stroke(Leader, "", edge+2, e.y, x-3, e.top+e.height()/2)
	}
	switch {
	case e.color != "":
		l.Swatch(x, e.top+1, e.height()-4, e.color)
	case e.look != "":
		l.Stroke(e.look, "", x, e.top+LineHeight(TickSize)/2+1, x+sampleWidth, e.top+LineHeight(TickSize)/2+1)
	}
	x += e.indent()
	for i, ln := range e.words {
		t := Text{X: x, Y: Below(e.top, TickSize) + 2 + float64(i)*LineHeight(TickSize), Size: TickSize, Spans: ln}
		if i == len(e.words)-1 {
			t.Full = e.full
		}
		l.Texts = append(l.Texts, t)
	}
}
