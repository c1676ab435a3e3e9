package chart

// layout is a picture as data: every element with its place, in user units of
// the view box, before a byte is drawn. The lines of the grid are drawn first
// and the rest in the order of the fields, so that texts and marks are never
// covered.
type layout struct {
	width, height float64

	ground bool // paper under all of it, for a file of its own
	rects  []rect
	lines  []line
	arrows []arrow
	marks  []mark
	texts  []text
}

// rect is a filled or outlined box: a plausible range, a cell, a swatch.
type rect struct {
	x, y, w, h float64
	round      float64
	class      class
	color      string // "": the ink
	title      string // what a pointer that rests on it is told
}

// point is a place in user units.
type point struct{ x, y float64 }

// line runs through points.
type line struct {
	points []point
	class  class
	color  string
}

// arrow runs from (x1, y) to its head at (x2, y). It says that a position
// shifted and is used for nothing else.
type arrow struct{ x1, x2, y float64 }

// text is one line of text, of spans that follow one another. y is its
// baseline; its box is estimated, see width.
type text struct {
	x, y   float64
	anchor anchor
	size   float64
	spans  []span
	full   string // where the text was cut: all of it
	halo   bool   // keeps lines behind it from touching the letters
	ground string // on a shade: the class of texts on it
}

// anchor says which part of a text is at its x.
type anchor uint8

const (
	atStart anchor = iota
	atMiddle
	atEnd
)

// box is the place that something takes.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) meets(o box) bool {
	return b.x0 < o.x1 && o.x0 < b.x1 && b.y0 < o.y1 && o.y0 < b.y1
}

// The share of the type size that lies above and below the baseline, for
// letters without stacked accents.
const (
	ascent  = 0.76
	descent = 0.22
)

func (t *text) box() box {
	w := spansWidth(t.spans, t.size)
	x := t.x
	switch t.anchor {
	case atMiddle:
		x -= w / 2
	case atEnd:
		x -= w
	}
	return box{x, t.y - ascent*t.size, x + w, t.y + descent*t.size}
}

// lineHeight is the distance of two baselines.
func lineHeight(size float64) float64 { return size * 1.25 }

// paragraph sets spans as lines of at most the given width from the top y down
// and returns where they end. What does not fit into maxLines is cut, with all
// of it as the last line's full text.
func (l *layout) paragraph(x, y, width, size float64, maxLines int, spans []span) float64 {
	return l.block(x, y, width, size, maxLines, atStart, spans)
}

func (l *layout) block(x, y, width, size float64, maxLines int, a anchor, spans []span) float64 {
	lines, cut := wrap(spans, width, size, maxLines)
	for i, ln := range lines {
		t := text{x: x, y: y + ascent*size, anchor: a, size: size, spans: ln}
		if cut && i == len(lines)-1 {
			t.full = plain(spans)
		}
		l.texts = append(l.texts, t)
		y += lineHeight(size)
	}
	return y
}

// add puts another layout into this one.
func (l *layout) add(o *layout, dx, dy float64) {
	for _, r := range o.rects {
		r.x, r.y = r.x+dx, r.y+dy
		l.rects = append(l.rects, r)
	}
	for _, n := range o.lines {
		points := make([]point, len(n.points))
		for i, p := range n.points {
			points[i] = point{p.x + dx, p.y + dy}
		}
		n.points = points
		l.lines = append(l.lines, n)
	}
	for _, a := range o.arrows {
		l.arrows = append(l.arrows, arrow{a.x1 + dx, a.x2 + dx, a.y + dy})
	}
	for _, m := range o.marks {
		m.x, m.y = m.x+dx, m.y+dy
		l.marks = append(l.marks, m)
	}
	for _, t := range o.texts {
		t.x, t.y = t.x+dx, t.y+dy
		l.texts = append(l.texts, t)
	}
}

// frame is what a layout must fit: the width of the view box. The wide one is
// shown about as wide as it is drawn, the narrow one on a page of 360 pixels
// at nearly its own size, so that no text is under 11 pixels there.
type frame struct {
	width  float64
	narrow bool
}

var (
	wideFrame   = frame{width: 720}
	narrowFrame = frame{width: 336, narrow: true}
)

// Type sizes. None is smaller than tickSize.
const (
	headingSize = 17
	nameSize    = 13
	wordSize    = 12
	tickSize    = 11.5
)
