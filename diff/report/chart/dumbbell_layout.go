package chart

import "stance/positions"

// Measures of the dumbbell chart, in user units.
const (
	nameColumn   = 118.0 // wide: the party's name, left of the panel
	wordsColumn  = 206.0 // wide: what happened, right of it
	columnGap    = 12.0
	rowPadding   = 8.0
	swatchWidth  = 4.0
	swatchIndent = 10.0
	claimLane    = 18.0 // height of a lane of claims
	bandHeight   = 13.0
	rowLines     = 5 // lines of words at a row, before they are cut
)

// layout sets the rows. Wide: name, panel and words side by side. Narrow: name
// and words above the panel, which then has all of the width.
func (d *dumbbell) layout(f frame) *layout {
	l := &layout{width: f.width}
	x0, x1 := nameColumn+columnGap, f.width-wordsColumn-columnGap
	if f.narrow {
		x0, x1 = 0, f.width
	}
	h := newHorizontal(d.scale, x0, x1)
	y := 2.0
	y = h.list(l, 0, y, f.width)
	axis := h.head(l, d.scale, y)
	l.lines = append(l.lines, line{points: []point{{x0, axis}, {x1, axis}}, class: classAxis})
	y = axis + 5
	for i := range d.rows {
		top := y
		if i > 0 {
			l.lines = append(l.lines, line{points: []point{{0, y}, {f.width, y}}, class: classGrid})
		}
		tracks := y
		y, tracks = d.row(l, &d.rows[i], h, f, top)
		for _, t := range h.ticks {
			x := h.at(t.score)
			l.lines = append(l.lines, line{points: []point{{x, tracks}, {x, y}}, class: classGrid})
		}
	}
	for _, t := range h.ticks {
		x := h.at(t.score)
		l.lines = append(l.lines, line{points: []point{{x, axis - 3}, {x, axis + 5}}, class: classAxis})
	}
	l.lines = append(l.lines, line{points: []point{{0, y}, {f.width, y}}, class: classGrid})
	y += 9
	y = d.key(l, y)
	for _, n := range d.notes {
		y = l.paragraph(0, y, f.width, tickSize, 4, []span{{n, quiet}}) + 2
	}
	l.height = y + 2
	return l
}

// row sets one row from the top y down. It returns where the row ends and
// where its panel begins.
func (d *dumbbell) row(l *layout, r *row, h *horizontal, f frame, y float64) (bottom, tracks float64) {
	top := y
	y += rowPadding
	color := accent(r.party.Color)
	name := clean(nameOf(r.party))
	indent := 0.0
	if color != "" {
		indent = swatchIndent
		l.rects = append(l.rects, rect{x: 0, y: y - 1, w: swatchWidth, h: 13, color: color, class: classSwatch})
	}
	lane := y + 6 // the middle of the line of marks
	if f.narrow {
		y = l.paragraph(indent, y, f.width-indent, nameSize, 2, []span{{name, bold}})
		y = l.paragraph(indent, y, f.width-indent, wordSize, rowLines, r.spans())
		bottom, tracks = y, y
		if r.before == nil && r.after == nil && len(r.claims) == 0 {
			return y + rowPadding - 2, y + rowPadding - 2
		}
		lane = y + bandHeight
		bottom = lane + bandHeight
		if r.before == nil && r.after == nil {
			lane, bottom = y-4, y // only lanes of claims
		}
	} else {
		tracks = top
		bottom = l.paragraph(indent, y, nameColumn-indent, nameSize, 3, []span{{name, bold}})
		bottom = max(bottom, l.paragraph(f.width-wordsColumn, y, wordsColumn, wordSize, rowLines, r.spans()))
		bottom = max(bottom, lane+bandHeight)
		if r.before == nil && r.after == nil {
			lane -= claimLane // only lanes of claims
		}
	}
	r.track(l, h, lane)
	for _, cl := range r.claims {
		lane += claimLane
		cl.draw(l, h, lane)
	}
	if len(r.claims) > 0 {
		bottom = max(bottom, lane+claimLane/2)
	}
	return bottom + rowPadding - 2, tracks
}

// spans are the words of a row: what happened, how far, and what it rests on.
func (r *row) spans() []span {
	kind := r.kind
	if len(r.words)+len(r.asides) > 0 {
		kind += ","
	}
	spans := []span{{kind, bold}}
	for i, w := range r.words {
		if i < len(r.words)-1 || len(r.asides) > 0 {
			w += ","
		}
		spans = append(spans, span{" " + w, regular})
	}
	for i, a := range r.asides {
		if i < len(r.asides)-1 {
			a += ","
		}
		spans = append(spans, span{" " + a, quiet})
	}
	return spans
}

// track draws the stances of both dates on the line y.
func (r *row) track(l *layout, h *horizontal, y float64) {
	a, b := r.before, r.after
	if a == nil && b == nil {
		return
	}
	l.lines = append(l.lines, line{points: []point{{h.x0, y}, {h.x1, y}}, class: classGrid})
	color := accent(r.party.Color)
	same := a != nil && b != nil && a.placed && b.placed && h.at(a.score) == h.at(b.score)
	switch {
	case b == nil:
	case !b.placed:
		b.alone(l, h, y, classAlone)
	case b.ranged:
		l.rects = append(l.rects, b.band(h, y, classRange))
	}
	sameRange := a != nil && b != nil && a.low == b.low && a.high == b.high
	switch {
	case a == nil || sameRange && a.placed == b.placed:
	case !a.placed:
		a.alone(l, h, y, classAloneFrom)
	case a.ranged && !sameRange:
		l.rects = append(l.rects, a.band(h, y, classRangeFrom))
	}
	r.join(l, h, y)
	switch {
	case same:
		l.marks = append(l.marks, mark{x: h.at(a.score), y: y, r: haloRadius, shape: around(a.basis), color: color})
	case a != nil && a.placed:
		l.marks = append(l.marks, mark{x: h.at(a.score), y: y, r: markRadius, shape: hollow(a.basis), color: color, title: a.title})
	}
	if b != nil && b.placed {
		l.marks = append(l.marks, mark{x: h.at(b.score), y: y, r: markRadius, shape: solid(b.basis), color: color, title: b.title})
	}
}

// band is the interval of a spot. It reaches over the marks at its ends.
func (s *spot) band(h *horizontal, y float64, c class) rect {
	reach := bandHeight / 2
	height := bandHeight
	if c == classRangeFrom {
		height -= 3
	}
	return rect{x: h.at(s.low) - reach, y: y - height/2, w: h.at(s.high) - h.at(s.low) + 2*reach, h: height, round: height / 2, class: c, title: s.title}
}

// alone draws a range that has no position in it.
func (s *spot) alone(l *layout, h *horizontal, y float64, c class) {
	l.rects = append(l.rects, s.band(h, y, c))
	if s.basis == positions.Reported || s.basis == positions.Inferred {
		l.marks = append(l.marks, mark{x: (h.at(s.low) + h.at(s.high)) / 2, y: y, r: markRadius, shape: query})
	}
}

// join draws the arrow of a shift or the dashes of a possible one between the
// nearest edges of what is drawn at the two dates.
func (r *row) join(l *layout, h *horizontal, y float64) {
	if r.link == noLink {
		return
	}
	from, to := r.before.edges(h), r.after.edges(h)
	x1, x2, sign := from[1], to[0], 1.0
	if to[0]+to[1] < from[0]+from[1] {
		x1, x2, sign = from[0], to[1], -1
	}
	const gap = 1.5
	x1 += sign * gap
	x2 -= sign * gap
	switch length := (x2 - x1) * sign; {
	case r.link == arrowLink && length >= headLength+2:
		l.arrows = append(l.arrows, arrow{x1, x2, y})
	case r.link == arrowLink:
		// The marks are too near for an arrow between them: above them, as
		// long as an arrow must be to be seen.
		const short = 2 * headLength
		mid := (x1 + x2) / 2
		l.arrows = append(l.arrows, arrow{mid - sign*short/2, mid + sign*short/2, y - bandHeight - 1})
	case length > 2:
		l.lines = append(l.lines, line{points: []point{{x1, y}, {x2, y}}, class: classPossible})
	}
}

// edges is how far to the left and right a spot's own drawing reaches.
func (s *spot) edges(h *horizontal) [2]float64 {
	if s.placed {
		return [2]float64{h.at(s.score) - markRadius, h.at(s.score) + markRadius}
	}
	return [2]float64{h.at(s.low) - bandHeight/2, h.at(s.high) + bandHeight/2}
}

// draw sets a claim: a diamond, and who claims it beside it where there is
// more room.
func (c *claimSpot) draw(l *layout, h *horizontal, y float64) {
	x := h.at(c.score)
	l.marks = append(l.marks, mark{x: x, y: y, r: markRadius, shape: diamond})
	const gap = 5
	reach := markRadius*diamondReach + gap
	t := text{x: x + reach, y: y + 0.36*tickSize, size: tickSize, halo: true}
	room := h.x1 - t.x
	if w := width(c.label, tickSize, false); w > room && x-h.x0 > h.x1-x {
		t.x, t.anchor, room = x-reach, atEnd, x-reach-h.x0
	}
	t.spans, t.full = oneLine(c.label, regular, room, tickSize)
	if t.spans != nil {
		l.texts = append(l.texts, t)
	}
}
