package picture

import "slices"

// Look is how something looks that a key may explain: a mark, an arrow, or a line or a
// rectangle of a class.
type Look struct {
	what  element
	shape Shape
	class Class
}

type element uint8

const (
	markElement element = iota
	arrowElement
	rectElement
	lineElement
	riseElement // a line upwards
)

// MarkLook is the look of a shape.
func MarkLook(s Shape) Look { return Look{what: markElement, shape: s} }

// ArrowLook is that of an arrow.
var ArrowLook = Look{what: arrowElement}

// ClassLook is that of a class.
func ClassLook(c Class) Look {
	switch c {
	case Band, BandOutline, Framed, FrameOutline, FrameDots:
		return Look{what: rectElement, class: c}
	case Upright, ThinDots:
		return Look{what: riseElement, class: c}
	}
	return Look{what: lineElement, class: c}
}

// speaksForItself reports whether a class is never explained: it carries no fact, or has
// its words beside it.
func speaksForItself(c Class) bool {
	switch c {
	case Grid, Hatching, Axis, Leader, Swatch, Blank:
		return true
	}
	return slices.ContainsFunc(allShades, func(s *Shades) bool { return s.has(c) })
}

// Key explains the looks that a picture uses, with an entry for each, and no others.
type Key struct {
	Radius  float64 // of the marks in it
	drawn   map[Look]bool
	entries []keyEntry
}

// keyEntry is a look and its meaning.
type keyEntry struct {
	look Look
	text string
}

// KeyOf is the key, yet without entries, of all that is drawn in a layout.
func KeyOf(l *Layout, radius float64) *Key {
	k := &Key{Radius: radius, drawn: map[Look]bool{}}
	for i := range l.Marks {
		k.drawn[MarkLook(l.Marks[i].Shape)] = true
	}
	for i := range l.Rects {
		if c := l.Rects[i].Class; !speaksForItself(c) {
			k.drawn[ClassLook(c)] = true
		}
	}
	for i := range l.Lines {
		if c := l.Lines[i].Class.plain(); !speaksForItself(c) {
			k.drawn[ClassLook(c)] = true
		}
	}
	if len(l.Arrows) > 0 {
		k.drawn[ArrowLook] = true
	}
	return k
}

// Add adds an entry if what it explains is drawn.
func (k *Key) Add(look Look, text string) {
	if k.drawn[look] {
		k.entries = append(k.entries, keyEntry{look, text})
	}
}

// Unexplained reports whether there is a look without an entry.
func (k *Key) Unexplained() bool {
	for look := range k.drawn {
		if !slices.ContainsFunc(k.entries, func(e keyEntry) bool { return e.look == look }) {
			return true
		}
	}
	return false
}

// Texts are the meanings, in the order of the entries.
func (k *Key) Texts() []string {
	texts := make([]string, len(k.entries))
	for i := range k.entries {
		texts[i] = k.entries[i].text
	}
	return texts
}

// KeyReach is how far the sample of an entry reaches to either side.
const KeyReach = 13.0

// sample draws what an entry explains around a place, 2*KeyReach wide.
func (k *Key) sample(l *Layout, look Look, x, y float64) {
	switch look.what {
	case markElement:
		r := k.Radius
		if look.shape.goesAround() {
			r = KeyReach - 4.5
		}
		l.Marks = append(l.Marks, Mark{X: x, Y: y, R: r, Shape: look.shape})
	case arrowElement:
		l.Arrows = append(l.Arrows, Arrow{x - KeyReach, x + KeyReach, y})
	case rectElement:
		l.Rects = append(l.Rects, Rect{X: x - KeyReach + 1, Y: y - 5, W: 2*KeyReach - 2, H: 10, Round: 5, Class: look.class})
	case lineElement:
		l.Stroke(look.class, "", x-KeyReach+1, y, x+KeyReach-1, y)
	case riseElement:
		l.Stroke(look.class, "", x, y-7, x, y+7)
	}
}

// Draw sets the entries one after another from the top y down, in as many lines as they
// take, and returns where they end.
func (k *Key) Draw(l *Layout, y float64) float64 {
	if len(k.entries) == 0 {
		return y
	}
	const height, gap, indent = 20.0, 14.0, 2*KeyReach + 4
	x := 0.0
	for _, e := range k.entries {
		w := Width(e.text, TickSize)
		if x > 0 && x+indent+w > l.Width {
			x, y = 0, y+height
		}
		k.sample(l, e.look, x+KeyReach, y+height/2)
		t := Text{X: x + indent, Y: Beside(y+height/2, TickSize), Size: TickSize}
		t.Spans, t.Full = OneLine(Quiet(e.text), l.Width-x-indent, TickSize)
		l.Texts = append(l.Texts, t)
		x += indent + w + gap
	}
	return y + height + 4
}
