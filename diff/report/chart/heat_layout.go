package chart

import (
	"stance/positions"
)

// Measures of the heat map.
const (
	minCell    = 34.0 // widths
	maxCell    = 56.0
	cellHeight = 28.0
	cellGap    = 2.0
	// minStair is the least room for the name on the last step of the stair.
	minStair = 74.0
)

// layout sets the lower triangle of the matrix. A row has its party's name at
// the left; a column has it on the diagonal, where it can run on to the right
// over what would only repeat the lower half. Columns that do not fit beside
// one another go below.
func (h *heat) layout(f frame) *layout {
	l := &layout{width: f.width}
	left, most := 0.0, 164.0
	if f.narrow {
		most = 96
	}
	for _, p := range h.parties {
		left = max(left, min(most, width(clean(nameOf(p)), wordSize, false)+12))
	}
	y := 2.0
	columns := len(h.parties) - 1
	room := f.width - left - minStair
	fit := int(room / minCell)
	cell := max(minCell, min(maxCell, room/float64(max(columns, 1))))
	for from := 0; from < columns; from += fit {
		y = h.part(l, from, min(from+fit, columns), left, cell, y) + 12
	}
	if columns > 0 {
		y = h.legend(l, y)
	} else {
		y = l.paragraph(0, y, f.width, wordSize, 2, []span{{"No two parties to compare.", quiet}})
	}
	l.height = y + 2
	return l
}

// part sets the columns from one up to another, with all rows below them.
func (h *heat) part(l *layout, from, to int, left, cell, y float64) float64 {
	for r := from; r < len(h.parties); r++ {
		p := h.parties[r]
		if r > from {
			t := text{x: left - 8, y: y + cellHeight/2 + 0.36*wordSize, anchor: atEnd, size: wordSize}
			t.spans, t.full = oneLine(clean(nameOf(p)), regular, left-10, wordSize)
			l.write(t)
		}
		for c := from; c < min(r, to); c++ {
			h.cell(l, h.cells[[2]*positions.Party{h.parties[c], p}], left+float64(c-from)*cell, cell, y)
		}
		if r < to {
			x := left + float64(r-from)*cell
			t := text{x: x + 4, y: y + cellHeight - 8, size: wordSize}
			t.spans, t.full = oneLine(clean(nameOf(p)), bold, l.width-t.x, wordSize)
			l.write(t)
			l.lines = append(l.lines, line{points: []point{{x + 1, y + 6}, {x + 1, y + cellHeight - cellGap}}, class: classAxis})
		}
		y += cellHeight
	}
	return y
}

// write adds a text unless it is empty.
func (l *layout) write(t text) {
	if t.spans != nil {
		l.texts = append(l.texts, t)
	}
}

func (h *heat) cell(l *layout, c *heatCell, x, width, y float64) {
	if c == nil {
		return
	}
	w, ht := width-cellGap, cellHeight-cellGap
	t := text{x: x + w/2, y: y + ht/2 + 0.36*wordSize, anchor: atMiddle, size: wordSize, spans: []span{{c.text, regular}}}
	r := rect{x: x, y: y, w: w, h: ht, class: classBlank, title: c.sentence()}
	switch {
	case c.value == nil:
		t.halo = true
		l.hatch(x, y, w, ht)
	case c.text == "0" && h.diverging():
		// neither nearer nor farther
	default:
		s, step := h.shade(*c.value)
		r.class = s.shade(step)
		t.ground = "t" + string(r.class)
	}
	l.rects = append(l.rects, r)
	l.texts = append(l.texts, t)
}

// hatch draws slanting lines over a box.
func (l *layout) hatch(x, y, w, h float64) {
	const distance = 7
	for d := distance / 2.0; d < w+h; d += distance {
		// The line x' + y' = d within the box.
		x0, y0 := min(d, w), max(0, d-w)
		x1, y1 := max(0, d-h), min(d, h)
		l.lines = append(l.lines, line{points: []point{{x + x0, y + y0}, {x + x1, y + y1}}, class: classHatch})
	}
}

// legend shows the shades with the figures that they begin at.
func (h *heat) legend(l *layout, y float64) float64 {
	const w, ht = 30.0, 12.0
	x := 0.0
	strip := func(s *heatScale, step int) {
		l.rects = append(l.rects, rect{x: x, y: y, w: w, h: ht, class: s.shade(step)})
		x += w
	}
	if h.diverging() {
		for step := heatSteps - 1; step >= 0; step-- {
			strip(h.scales[0], step)
		}
		x += 2
	}
	for step := range heatSteps {
		strip(h.scales[1], step)
	}
	var bottom float64
	if h.diverging() {
		half := x/2 - 4
		bottom = l.paragraph(0, y+ht+4, half, tickSize, 2, []span{{h.key[0], quiet}})
		bottom = max(bottom, l.block(x, y+ht+4, half, tickSize, 2, atEnd, []span{{h.key[1], quiet}}))
	} else {
		bottom = l.paragraph(x+8, y, l.width-x-8, tickSize, 3, []span{{h.key[0] + ", to " + h.key[1], quiet}})
	}
	for _, c := range h.order {
		if c.value == nil {
			at := text{x: 2*keyReach + 4, size: tickSize}
			bottom += 6
			at.y = bottom + 8 + 0.36*tickSize
			l.rects = append(l.rects, rect{x: 0, y: bottom, w: 2 * keyReach, h: 16, class: classBlank})
			l.hatch(0, bottom, 2*keyReach, 16)
			at.spans, at.full = oneLine("– no figure, or too few issues to compare", quiet, l.width-at.x, tickSize)
			l.write(at)
			return bottom + 20
		}
	}
	return bottom
}
