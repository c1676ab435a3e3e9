package chart

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"
)

// svg draws a layout. id makes the ids of its title and description unique;
// css is put in for a file of its own.
func (c *Chart) svg(l *layout, id, classes, css string) []byte {
	w := &writer{}
	w.raw(`<svg xmlns="http://www.w3.org/2000/svg" class="`, classes, `" viewBox="0 0 `, number(l.width), " ", number(l.height), `"`)
	if css != "" {
		w.raw(` width="`, number(l.width), `" height="`, number(l.height), `"`)
	}
	w.raw(` role="img" aria-labelledby="`, id, `-t `, id, `-d">`, "\n")
	w.element("title", ` id="`+id+`-t"`, c.Title)
	w.element("desc", ` id="`+id+`-d"`, c.Description)
	if css != "" {
		w.element("style", "", css)
	}
	if l.ground {
		w.rect(&rect{w: l.width, h: l.height, class: classPaper})
	}
	w.lines(l, true)
	for i := range l.rects {
		w.rect(&l.rects[i])
	}
	w.lines(l, false)
	for i := range l.arrows {
		w.arrow(&l.arrows[i])
	}
	for i := range l.marks {
		w.mark(&l.marks[i])
	}
	for i := range l.texts {
		w.text(&l.texts[i])
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

func (w *writer) rect(r *rect) {
	w.raw(`<rect class="`, string(r.class), `" x="`, number(r.x), `" y="`, number(r.y), `" width="`, number(r.w), `" height="`, number(r.h), `"`)
	if r.round > 0 {
		w.raw(` rx="`, number(r.round), `"`)
	}
	w.raw(tint(r.color))
	w.end("rect", r.title)
}

// lines draws the hairlines of the grid, or all others.
func (w *writer) lines(l *layout, grid bool) {
	for i := range l.lines {
		if (l.lines[i].class == classGrid) == grid {
			w.line(&l.lines[i])
		}
	}
}

func (w *writer) line(l *line) {
	w.raw(`<path class="`, string(l.class), `"`, tint(l.color), ` d="`, path(l.points...), `"/>`, "\n")
}

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

// The head of an arrow.
const (
	headLength = 10
	headHalf   = 5.5
)

// arrow draws a shaft and a head that point from x1 to x2.
func (w *writer) arrow(a *arrow) {
	back := a.x2 - headLength
	if a.x2 < a.x1 {
		back = a.x2 + headLength
	}
	w.raw(`<g class="arrow"><path class="ar" d="`, path(point{a.x1, a.y}, point{back, a.y}),
		`"/><path class="ah" d="`, path(point{a.x2, a.y}, point{back, a.y - headHalf}, point{back, a.y + headHalf}), `Z"/></g>`, "\n")
}

func (w *writer) circle(class string, x, y, r float64) {
	w.raw(`<circle class="`, class, `" cx="`, number(x), `" cy="`, number(y), `" r="`, number(r), `"/>`)
}

// mark draws a shape within its radius, strokes included.
func (w *writer) mark(m *mark) {
	w.raw("<g", tint(m.color), ">")
	if m.title != "" {
		w.raw("<title>")
		w.escaped(m.title)
		w.raw("</title>")
	}
	const half = 1 // half the stroke of .mo and .ms
	switch m.shape {
	case ring:
		w.circle("mo", m.x, m.y, m.r-half)
	case ringQuery:
		w.circle("mo", m.x, m.y, m.r-half)
		w.query("mi", m)
	case disc:
		w.circle("mf", m.x, m.y, m.r)
	case discHalf:
		w.circle("mo", m.x, m.y, m.r-half)
		r := number(m.r)
		w.raw(`<path class="mf" d="`, path(point{m.x, m.y - m.r}), "A", r, " ", r, " 0 0 0 ", number(m.x), " ", number(m.y+m.r), `Z"/>`)
	case discQuery:
		w.circle("mf", m.x, m.y, m.r)
		w.query("mq", m)
	case halo:
		w.circle("mh", m.x, m.y, m.r-0.75)
	case haloQuery:
		w.circle("mh da", m.x, m.y, m.r-0.75)
	case diamond:
		r := m.r*diamondReach - 1
		w.raw(`<path class="mo" d="`, path(point{m.x, m.y - r}, point{m.x + r, m.y}, point{m.x, m.y + r}, point{m.x - r, m.y}), `Z"/>`)
	case query:
		w.query("mi", m)
	case stop:
		w.raw(`<path class="l" d="`, path(point{m.x, m.y - m.r}, point{m.x, m.y + m.r}), `"/>`)
	}
	w.raw("</g>\n")
}

// query draws a question mark as a path, since a letter would sit differently
// in every face.
func (w *writer) query(class string, m *mark) {
	u := m.r / 6.5
	at := func(dx, dy float64) string { return number(m.x+dx*u) + " " + number(m.y+dy*u) }
	w.raw(`<path class="`, class, `" d="M`, at(-2, -1.6), "C", at(-1.9, -4.6), ",", at(2.2, -4.6), ",", at(2.1, -1.7),
		"C", at(2, -0.3), ",", at(0, -0.1), ",", at(0, 1.4), "M", at(0, 3.7), "L", at(0, 3.8), `"/>`)
}

func (w *writer) text(t *text) {
	w.raw(`<text x="`, number(t.x), `" y="`, number(t.y), `" font-size="`, number(t.size), `"`)
	switch t.anchor {
	case atMiddle:
		w.raw(` text-anchor="middle"`)
	case atEnd:
		w.raw(` text-anchor="end"`)
	}
	spans := t.spans
	classes := t.ground
	if t.halo {
		classes = "k"
	}
	if len(spans) == 1 {
		classes = strings.TrimSpace(classes + " " + spans[0].style.class())
	}
	if classes != "" {
		w.raw(` class="`, classes, `"`)
	}
	w.raw(">")
	if t.full != "" {
		w.raw("<title>")
		w.escaped(t.full)
		w.raw("</title>")
	}
	for i, s := range spans {
		if c := s.style.class(); c != "" && len(spans) > 1 {
			w.raw(`<tspan class="`, c, `">`)
			w.escaped(spans[i].s)
			w.raw("</tspan>")
		} else {
			w.escaped(s.s)
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
