package picture

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"
)

// svg draws a layout. id makes the ids of its title and description unique;
// css is put in for a file of its own.
func (p *Picture) svg(l *Layout, id, classes, css string) []byte {
	w := &writer{}
	w.raw(`<svg xmlns="http://www.w3.org/2000/svg" class="`, classes, `" viewBox="0 0 `, number(l.Width), " ", number(l.Height), `"`)
	if css != "" {
		w.raw(` width="`, number(l.Width), `" height="`, number(l.Height), `"`)
	}
	w.raw(` role="img" aria-labelledby="`, id, `-t `, id, `-d">`, "\n")
	w.element("title", ` id="`+id+`-t"`, p.Title)
	w.element("desc", ` id="`+id+`-d"`, p.Description)
	if css != "" {
		w.element("style", "", css)
	}
	if l.ground {
		w.rect(&Rect{W: l.Width, H: l.Height, Class: paper})
	}
	w.lines(l, true)
	for i := range l.Rects {
		w.rect(&l.Rects[i])
	}
	w.lines(l, false)
	for i := range l.Arrows {
		w.arrow(&l.Arrows[i])
	}
	for i := range l.Marks {
		w.mark(&l.Marks[i])
	}
	for i := range l.Texts {
		w.text(&l.Texts[i])
	}
	w.raw("</svg>")
	return w.b.Bytes()
}

type writer struct{ b bytes.Buffer }

func (w *writer) raw(parts ...string) {
	for _, p := range parts {
		w.b.WriteString(p)
	}
}

func (w *writer) escaped(s string) {
	// Control characters are gone; what else XML forbids becomes U+FFFD.
	_ = xml.EscapeText(&w.b, []byte(s)) // a bytes.Buffer does not fail
}

func (w *writer) element(name, attributes, content string) {
	w.raw("<", name, attributes, ">")
	w.escaped(content)
	w.raw("</", name, ">\n")
}

// number prints a length with at most one decimal.
func number(v float64) string {
	s := strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0")
	if s == "-0" {
		return "0"
	}
	return s
}

func tint(color string) string {
	if color == "" {
		return ""
	}
	return ` color="` + color + `"`
}

// end closes an element, with the title that tells a pointer more.
func (w *writer) end(name, title string) {
	if title == "" {
		w.raw("/>\n")
		return
	}
	w.raw("><title>")
	w.escaped(title)
	w.raw("</title></", name, ">\n")
}

func (w *writer) rect(r *Rect) {
	w.raw(`<rect class="`, string(r.Class), `" x="`, number(r.X), `" y="`, number(r.Y), `" width="`, number(r.W), `" height="`, number(r.H), `"`)
	if r.Round > 0 {
		w.raw(` rx="`, number(r.Round), `"`)
	}
	w.raw(tint(r.Color))
	w.end("rect", r.Title)
}

// lines draws the hairlines of the grid, or all others. Hairlines, and an axis and its
// ticks, are one path where they follow each other.
func (w *writer) lines(l *Layout, grid bool) {
	var open *Line // whose path goes on
	for i := range l.Lines {
		next := &l.Lines[i]
		if (next.Class == Grid) != grid {
			continue
		}
		if open == nil || next.Class != open.Class || next.Color != open.Color || !next.Class.joins() {
			if open != nil {
				w.raw(`"/>`, "\n")
			}
			open = next
			w.raw(`<path class="`, string(next.Class), `"`, tint(next.Color), ` d="`)
		}
		w.raw(stroke(next))
	}
	if open != nil {
		w.raw(`"/>`, "\n")
	}
}

// joins reports whether lines of a look are one path with those before them.
func (c Class) joins() bool { return c == Grid || c == Hatching || c == Axis }

// stroke is a line as a part of a path.
func stroke(l *Line) string {
	start, x1, y1, x2, y2 := path(point{l.X1, l.Y1}), number(l.X1), number(l.Y1), number(l.X2), number(l.Y2)
	switch {
	case y1 == y2:
		return start + "H" + x2
	case x1 == x2:
		return start + "V" + y2
	}
	return path(point{l.X1, l.Y1}, point{l.X2, l.Y2})
}

// point is a place.
type point struct{ x, y float64 }

func path(points ...point) string {
	var b strings.Builder
	for i, p := range points {
		if i == 0 {
			b.WriteByte('M')
		} else {
			b.WriteByte('L')
		}
		b.WriteString(number(p.x) + " " + number(p.y))
	}
	return b.String()
}

// The head of an arrow: HeadLength is how long it is, headHalf how far it reaches to
// either side.
const (
	HeadLength = 10
	headHalf   = 5.5
)

// arrow draws a shaft and a head that point from x1 to x2.
func (w *writer) arrow(a *Arrow) {
	back := a.X2 - HeadLength
	if a.X2 < a.X1 {
		back = a.X2 + HeadLength
	}
	w.raw(`<g class="arrow"><path class="ar" d="`, path(point{a.X1, a.Y}, point{back, a.Y}),
		`"/><path class="ah" d="`, path(point{a.X2, a.Y}, point{back, a.Y - headHalf}, point{back, a.Y + headHalf}), `Z"/></g>`, "\n")
}

func (w *writer) circle(class string, x, y, r float64) {
	w.raw(`<circle class="`, class, `" cx="`, number(x), `" cy="`, number(y), `" r="`, number(r), `"/>`)
}

// mark draws a shape within its radius, strokes included.
func (w *writer) mark(m *Mark) {
	w.raw("<g", tint(m.Color), ">")
	if m.Title != "" {
		w.raw("<title>")
		w.escaped(m.Title)
		w.raw("</title>")
	}
	const half = 1 // half the stroke of .mo
	switch m.Shape {
	case Ring:
		w.circle("mo", m.X, m.Y, m.R-half)
	case RingQuery:
		w.circle("mo", m.X, m.Y, m.R-half)
		w.query("mi", m)
	case RingDotted:
		w.circle("mo do", m.X, m.Y, m.R-half)
	case Disc:
		w.circle("mf", m.X, m.Y, m.R)
	case DiscHalf:
		w.circle("mo", m.X, m.Y, m.R-half)
		r := number(m.R)
		w.raw(`<path class="mf" d="`, path(point{m.X, m.Y - m.R}), "A", r, " ", r, " 0 0 0 ", number(m.X), " ", number(m.Y+m.R), `Z"/>`)
	case DiscQuery:
		w.circle("mf", m.X, m.Y, m.R)
		w.query("mq", m)
	case DiscDotted:
		w.circle("mo do", m.X, m.Y, m.R-half)
		w.circle("mf", m.X, m.Y, 0.45*m.R)
	case Halo:
		w.circle("mh", m.X, m.Y, m.R-0.75)
	case HaloDashed:
		w.circle("mh da", m.X, m.Y, m.R-0.75)
	case Loop:
		w.loop(m)
	case Diamond:
		r := m.R*DiamondReach - 1
		w.raw(`<path class="mo" d="`, path(point{m.X, m.Y - r}, point{m.X + r, m.Y}, point{m.X, m.Y + r}, point{m.X - r, m.Y}), `Z"/>`)
	case Query:
		w.query("mi", m)
	case Stop:
		w.raw(`<path class="l" d="`, path(point{m.X, m.Y - m.R}, point{m.X, m.Y + m.R}), `"/>`)
	case Cross:
		r := m.R - half
		w.raw(`<path class="l" d="`, path(point{m.X - r, m.Y - r}, point{m.X + r, m.Y + r}), path(point{m.X - r, m.Y + r}, point{m.X + r, m.Y - r}), `"/>`)
	}
	w.raw("</g>\n")
}

// loop draws three quarters of a thin ring, from its right around its foot to its top, with
// a head there.
func (w *writer) loop(m *Mark) {
	r := m.R - 0.75
	const head = 3.4
	w.raw(`<path class="mh" d="`, path(point{m.X + r, m.Y}), "A", number(r), " ", number(r), " 0 1 1 ", number(m.X), " ", number(m.Y-r),
		`"/><path class="mf" d="`, path(point{m.X + head + 1, m.Y - r}, point{m.X - 1, m.Y - r - head}, point{m.X - 1, m.Y - r + head}), `Z"/>`)
}

// query draws a question mark as a path, since a letter would sit differently
// in every face.
func (w *writer) query(class string, m *Mark) {
	u := m.R / 6.5
	at := func(dx, dy float64) string { return number(m.X+dx*u) + " " + number(m.Y+dy*u) }
	w.raw(`<path class="`, class, `" d="M`, at(-2, -1.6), "C", at(-1.9, -4.6), ",", at(2.2, -4.6), ",", at(2.1, -1.7),
		"C", at(2, -0.3), ",", at(0, -0.1), ",", at(0, 1.4), "M", at(0, 3.7), "L", at(0, 3.8), `"/>`)
}

func (w *writer) text(t *Text) {
	w.raw(`<text x="`, number(t.X), `" y="`, number(t.Y), `" font-size="`, number(t.Size), `"`)
	switch t.Anchor {
	case Middle:
		w.raw(` text-anchor="middle"`)
	case End:
		w.raw(` text-anchor="end"`)
	}
	spans := t.Spans
	classes := ""
	switch {
	case t.Halo:
		classes = "k"
	case t.Shade != "":
		classes = textOn(t.Shade)
	}
	if len(spans) == 1 {
		classes = strings.TrimSpace(classes + " " + spans[0].style.class())
	}
	if classes != "" {
		w.raw(` class="`, classes, `"`)
	}
	w.raw(">")
	if t.Full != "" {
		w.raw("<title>")
		w.escaped(t.Full)
		w.raw("</title>")
	}
	for _, s := range spans {
		if c := s.style.class(); c != "" && len(spans) > 1 {
			w.raw(`<tspan class="`, c, `">`)
			w.escaped(s.Text)
			w.raw("</tspan>")
		} else {
			w.escaped(s.Text)
		}
	}
	w.raw("</text>\n")
}

// class is the style's class; "" for plain text.
func (s style) class() string {
	switch s {
	case bold:
		return "b"
	case quiet:
		return "q"
	}
	return ""
}
