package chart

import (
	"fmt"

	"stance/diff/report/document"
	"stance/diff/report/picture"
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
func (h *heat) layout(f picture.Frame) *picture.Layout {
	l := &picture.Layout{Width: f.Width}
	left, most := 0.0, 164.0
	if f.Narrow {
		most = 96
	}
	for _, p := range h.parties {
		left = max(left, min(most, picture.Width(h.foreign.Clean(nameOf(p)), picture.WordSize)+12))
	}
	y := 2.0
	columns := len(h.parties) - 1
	room := f.Width - left - minStair
	fit := int(room / minCell)
	cell := max(minCell, min(maxCell, room/float64(max(columns, 1))))
	for from := 0; from < columns; from += fit {
		y = h.part(l, from, min(from+fit, columns), left, cell, y) + 12
	}
	if columns > 0 {
		y = h.legend(l, y)
	} else {
		y = l.Paragraph(0, y, f.Width, picture.WordSize, 2, picture.Quiet("No two parties to compare."))
	}
	l.Height = y + 2
	return l
}

// part sets the columns from one up to another, with all rows below them.
func (h *heat) part(l *picture.Layout, from, to int, left, cell, y float64) float64 {
	for r := from; r < len(h.parties); r++ {
		p := h.parties[r]
		if r > from {
			t := picture.Text{X: left - 8, Y: picture.Beside(y+cellHeight/2, picture.WordSize), Anchor: picture.End, Size: picture.WordSize}
			t.Spans, t.Full = picture.OneLine(picture.Plain(h.foreign.Clean(nameOf(p))), left-10, picture.WordSize)
			l.Write(t)
		}
		for c := from; c < min(r, to); c++ {
			h.cell(l, h.cells[[2]*positions.Party{h.parties[c], p}], left+float64(c-from)*cell, cell, y)
		}
		if r < to {
			x := left + float64(r-from)*cell
			t := picture.Text{X: x + 4, Y: y + cellHeight - 8, Size: picture.WordSize}
			t.Spans, t.Full = picture.OneLine(picture.Bold(h.foreign.Clean(nameOf(p))), l.Width-t.X, picture.WordSize)
			l.Write(t)
			l.Stroke(picture.Axis, "", x+1, y+6, x+1, y+cellHeight-cellGap)
		}
		y += cellHeight
	}
	return y
}

func (h *heat) cell(l *picture.Layout, c *heatCell, x, width, y float64) {
	if c == nil {
		return
	}
	w, ht := width-cellGap, cellHeight-cellGap
	t := picture.Text{X: x + w/2, Y: picture.Beside(y+ht/2, picture.WordSize), Anchor: picture.Middle, Size: picture.WordSize, Spans: []picture.Span{picture.Plain(c.text)}}
	r := picture.Rect{X: x, Y: y, W: w, H: ht, Class: picture.Blank, Title: h.foreign.Clean(c.sentence())}
	switch {
	case c.value == nil:
		t.Halo = true
		l.Hatch(x, y, w, ht)
	case c.text == "0" && h.diverging():
		// neither nearer nor farther
	default:
		s, step := h.shade(*c.value)
		r.Class = s.Class(step)
		t.Shade = r.Class
	}
	l.Rects = append(l.Rects, r)
	l.Texts = append(l.Texts, t)
}

// legend shows the shades with the figures that they begin at.
func (h *heat) legend(l *picture.Layout, y float64) float64 {
	const w, ht = 30.0, 12.0
	x := 0.0
	strip := func(s *picture.Shades, step int) {
		l.Rects = append(l.Rects, picture.Rect{X: x, Y: y, W: w, H: ht, Class: s.Class(step)})
		x += w
	}
	if h.diverging() {
		for step := picture.ShadeCount - 1; step >= 0; step-- {
			strip(h.scales[0], step)
		}
		x += 2
	}
	for step := range picture.ShadeCount {
		strip(h.scales[1], step)
	}
	var bottom float64
	if h.diverging() {
		half := x/2 - 4
		bottom = l.Paragraph(0, y+ht+4, half, picture.TickSize, 2, picture.Quiet(h.key[0]))
		bottom = max(bottom, l.Block(x, y+ht+4, half, picture.TickSize, 2, picture.End, picture.Quiet(h.key[1])))
	} else {
		bottom = l.Paragraph(x+8, y, l.Width-x-8, picture.TickSize, 3, picture.Quiet(h.key[0]+", to "+h.key[1]))
	}
	var none, unsure bool
	for _, c := range h.order {
		none = none || c.value == nil
		unsure = unsure || c.unsure
	}
	if none {
		at := picture.Text{X: 2*picture.KeyReach + 4, Size: picture.TickSize}
		bottom += 6
		at.Y = picture.Beside(bottom+8, picture.TickSize)
		l.Rects = append(l.Rects, picture.Rect{X: 0, Y: bottom, W: 2 * picture.KeyReach, H: 16, Class: picture.Blank})
		l.Hatch(0, bottom, 2*picture.KeyReach, 16)
		at.Spans, at.Full = picture.OneLine(picture.Quiet("– no figure, or too few issues to compare"), l.Width-at.X, picture.TickSize)
		l.Write(at)
		bottom += 20
	}
	var notes []string
	if unsure {
		notes = append(notes, "? rests in part on a position that is unconfirmed or of low confidence.")
	}
	if n := len(h.parties); n < h.of {
		notes = append(notes, fmt.Sprintf("Drawn are %d of %s parties: %s.", n, document.Thousands(h.of), h.chosen))
	}
	for _, n := range notes {
		bottom = l.Paragraph(0, bottom+4, l.Width, picture.TickSize, 3, picture.Quiet(n))
	}
	return bottom
}
