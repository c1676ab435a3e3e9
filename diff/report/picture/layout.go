package picture

// Layout is a drawing as data: every element with its place, in user units of
// the view box, before a byte is written. The lines of the grid are drawn first
// and the rest in the order of the fields, so that texts and marks are never
// covered.
type Layout struct {
	Width, Height float64

	Rects  []Rect
	Lines  []Line
	Arrows []Arrow
	Marks  []Mark
	Texts  []Text

	ground bool // paper under all of it, for a file of its own
}

// Rect is a filled or outlined box.
type Rect struct {
	X, Y, W, H float64
	Round      float64
	Class      Class
	Color      string // "": the ink
	Title      string // what a pointer that rests on it is told
}

// Line runs from one place to another.
type Line struct {
	X1, Y1, X2, Y2 float64
	Class          Class
	Color          string // "": the ink
}

// Arrow runs from (X1, Y) to its head at (X2, Y).
type Arrow struct{ X1, X2, Y float64 }

// Text is one line of text, of spans that follow one another. Y is its
// baseline; its box is estimated, see Width.
type Text struct {
	X, Y   float64
	Anchor Anchor
	Size   float64
	Spans  []Span
	Full   string // where the text was cut: all of it
	Halo   bool   // keeps lines behind it from touching the letters
	Shade  Class  // what it stands on, if that is a shade
}

// Anchor says which part of a text is at its X.
type Anchor uint8

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// Box is the place that something takes.
type Box struct{ X0, Y0, X1, Y1 float64 }

// Meets reports whether two boxes cover some place both.
func (b Box) Meets(o Box) bool {
	return b.X0 < o.X1 && o.X0 < b.X1 && b.Y0 < o.Y1 && o.Y0 < b.Y1
}

// The share of the type size that lies above and below the baseline, for
// letters without stacked accents.
const (
	ascent  = 0.76
	descent = 0.22
	// middle is how far below the middle of a line that is one text high its
	// baseline lies.
	middle = 0.36
)

// Box is about where the text stands.
func (t *Text) Box() Box {
	w := spansWidth(t.Spans, t.Size)
	x := t.X
	switch t.Anchor {
	case Middle:
		x -= w / 2
	case End:
		x -= w
	}
	return Box{x, t.Y - ascent*t.Size, x + w, t.Y + descent*t.Size}
}

// Box is the arrow with its head.
func (a *Arrow) Box() Box {
	return Box{min(a.X1, a.X2), a.Y - headHalf, max(a.X1, a.X2), a.Y + headHalf}
}

// Sizes of type. None is smaller than TickSize.
const (
	headingSize = 17
	NameSize    = 13
	WordSize    = 12
	TickSize    = 11.5
)

// LineHeight is the distance of two baselines.
func LineHeight(size float64) float64 { return size * 1.25 }

// Below is the baseline of a line of text whose top is y.
func Below(y, size float64) float64 { return y + ascent*size }

// Beside is the baseline of a text that stands beside something whose middle is y.
func Beside(y, size float64) float64 { return y + middle*size }

// Stroke adds a line from one place to another. The colour is that of a line that has one
// of its own, "" for that of its class.
func (l *Layout) Stroke(c Class, color string, x1, y1, x2, y2 float64) {
	l.Lines = append(l.Lines, Line{x1, y1, x2, y2, c, color})
}

// Swatch adds a colour that stands beside the name of what has it.
func (l *Layout) Swatch(x, y, height float64, color string) {
	l.Rects = append(l.Rects, Rect{X: x, Y: y, W: SwatchWidth, H: height, Color: color, Class: Swatch})
}

// SwatchWidth is how wide swatches are.
const SwatchWidth = 4.0

// Write adds a text unless it is empty.
func (l *Layout) Write(t Text) {
	if t.Spans != nil {
		l.Texts = append(l.Texts, t)
	}
}

// Paragraph sets spans as lines of at most the given width from the top y down
// and returns where they end. What does not fit into maxLines is cut, with all
// of it as the last line's full text.
func (l *Layout) Paragraph(x, y, width, size float64, maxLines int, spans ...Span) float64 {
	return l.Block(x, y, width, size, maxLines, Start, spans...)
}

// Block is a paragraph whose lines stand at x by any of their parts.
func (l *Layout) Block(x, y, width, size float64, maxLines int, a Anchor, spans ...Span) float64 {
	lines, cut := wrap(spans, width, size, maxLines)
	for i, ln := range lines {
		t := Text{X: x, Y: Below(y, size), Anchor: a, Size: size, Spans: ln}
		if cut && i == len(lines)-1 {
			t.Full = TextOf(spans)
		}
		l.Texts = append(l.Texts, t)
		y += LineHeight(size)
	}
	return y
}

// Hatch draws slanting lines over a box.
func (l *Layout) Hatch(x, y, w, h float64) {
	const distance = 7
	for d := distance / 2.0; d < w+h; d += distance {
		// The line x' + y' = d within the box.
		x0, y0 := min(d, w), max(0, d-w)
		x1, y1 := max(0, d-h), min(d, h)
		l.Stroke(Hatching, "", x+x0, y+y0, x+x1, y+y1)
	}
}

// put adds what is in another layout to this one.
func (l *Layout) put(o *Layout, dx, dy float64) {
	for _, r := range o.Rects {
		r.X, r.Y = r.X+dx, r.Y+dy
		l.Rects = append(l.Rects, r)
	}
	for _, n := range o.Lines {
		n.X1, n.Y1, n.X2, n.Y2 = n.X1+dx, n.Y1+dy, n.X2+dx, n.Y2+dy
		l.Lines = append(l.Lines, n)
	}
	for _, a := range o.Arrows {
		l.Arrows = append(l.Arrows, Arrow{a.X1 + dx, a.X2 + dx, a.Y + dy})
	}
	for _, m := range o.Marks {
		m.X, m.Y = m.X+dx, m.Y+dy
		l.Marks = append(l.Marks, m)
	}
	for _, t := range o.Texts {
		t.X, t.Y = t.X+dx, t.Y+dy
		l.Texts = append(l.Texts, t)
	}
}
