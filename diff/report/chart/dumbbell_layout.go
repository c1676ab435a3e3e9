package chart

import "stance/diff/report/picture"

// Measures of the dumbbell chart, in user units.
const (
	claimLane   = 18.0  // height of a lane of claims
	sheetHeight = 800.0 // of rows, so that they print on one sheet; those below are counted
)

// layout sets the rows. Wide: name, panel and words side by side. Narrow: name
// and words above the panel, which then has all of the width.
func (d *dumbbell) layout(f picture.Frame) *picture.Layout {
	l := &picture.Layout{Width: f.Width}
	x0, x1 := panelIn(f)
	h := picture.NewHorizontal(d.ruler, x0, x1)
	y := 2.0
	y = h.List(l, 0, y, f.Width)
	axis := h.Head(l, y)
	h.Axis(l, axis)
	y = axis + 5
	shown := 0
	for i := range d.rows {
		if y > sheetHeight {
			break
		}
		shown++
		top := y
		if i > 0 {
			l.Stroke(picture.Grid, "", 0, y, f.Width, y)
		}
		tracks := y
		y, tracks = d.row(l, &d.rows[i], h, f, top)
		h.Grid(l, tracks, y)
	}
	h.Ticks(l, axis)
	l.Stroke(picture.Grid, "", 0, y, f.Width, y)
	y += 9
	y = d.key(l).Draw(l, y)
	below := d.notes
	if shown < len(d.rows) {
		below = append([]string{"And " + d.counted(shown) + "."}, below...)
	}
	notes(l, y, d.foreign, below)
	return l
}

// row sets one row from the top y down. It returns where the row ends and
// where its panel begins.
func (d *dumbbell) row(l *picture.Layout, r *row, h *picture.Horizontal, f picture.Frame, y float64) (bottom, tracks float64) {
	top := y
	y += rowPadding
	name := d.foreign.Clean(r.name)
	indent := swatch(l, 0, y-1, r.color)
	lane := y + 6 // the middle of the line of marks
	if f.Narrow {
		y = l.Paragraph(indent, y, f.Width-indent, picture.NameSize, 2, picture.Bold(name))
		y = l.Paragraph(indent, y, f.Width-indent, picture.WordSize, rowLines, r.spans(d.foreign)...)
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
		bottom = l.Paragraph(indent, y, nameColumn-indent, picture.NameSize, 3, picture.Bold(name))
		bottom = max(bottom, l.Paragraph(f.Width-wordsColumn, y, wordsColumn, picture.WordSize, rowLines, r.spans(d.foreign)...))
		bottom = max(bottom, lane+bandHeight)
		if r.before == nil && r.after == nil {
			lane -= claimLane // only lanes of claims
		}
	}
	r.track(l, h, lane, d.foreign)
	for _, cl := range r.claims {
		lane += claimLane
		cl.draw(l, h, lane, d.foreign)
	}
	if len(r.claims) > 0 {
		bottom = max(bottom, lane+claimLane/2)
	}
	return bottom + rowPadding - 2, tracks
}

// spans are the words of a row: what happened, how far, and what it rests on.
func (r *row) spans(f picture.Foreign) []picture.Span {
	var spans []picture.Span
	if kind := f.Clean(r.kind); kind != "" {
		if len(r.words)+len(r.asides) > 0 {
			kind += ","
		}
		spans = append(spans, picture.Bold(kind))
	}
	for i, w := range r.words {
		w = f.Clean(w)
		if i < len(r.words)-1 || len(r.asides) > 0 {
			w += ","
		}
		spans = append(spans, picture.Plain(" "+w))
	}
	for i, a := range r.asides {
		a = f.Clean(a)
		if i < len(r.asides)-1 {
			a += ","
		}
		spans = append(spans, picture.Quiet(" "+a))
	}
	return spans
}

// track draws the stances of both dates on the line y.
func (r *row) track(l *picture.Layout, h *picture.Horizontal, y float64, f picture.Foreign) {
	a, b := r.before, r.after
	if a == nil && b == nil {
		return
	}
	l.Stroke(picture.Grid, "", h.X0, y, h.X1, y)
	same := a != nil && b != nil && a.placed && b.placed && h.At(a.score) == h.At(b.score)
	if b != nil {
		b.interval(l, h, y, 0, classAlone, classRange, f.Clean(b.title))
	}
	if a != nil {
		around := 0.0
		if b != nil && (b.ranged || !b.placed) { // whose range may be the same
			around = 3
		}
		alone := classAloneFrom
		if !a.ground.firm() {
			alone = classAloneUnsure
		}
		a.interval(l, h, y, around, alone, classRangeFrom, f.Clean(a.title))
	}
	r.join(l, h, y)
	mark := func(x, radius float64, s picture.Shape, title string) {
		l.Marks = append(l.Marks, picture.Mark{X: x, Y: y, R: radius, Shape: s, Color: r.color, Title: f.Clean(title)})
	}
	switch {
	case r.back:
		mark(h.At(b.middle()), picture.HaloRadius, picture.Loop, b.title)
	case same:
		mark(h.At(a.score), picture.HaloRadius, a.ground.around(), "")
	}
	if a != nil && a.placed && !same {
		mark(h.At(a.score), picture.MarkRadius, a.ground.hollow(), a.title)
	}
	switch {
	case b == nil:
	case b.placed:
		mark(h.At(b.score), picture.MarkRadius, b.ground.solid(), b.title)
	case !b.ground.firm():
		// A colour may not be seen on a band.
		l.Marks = append(l.Marks, picture.Mark{X: h.At(b.middle()), Y: y, R: picture.MarkRadius, Shape: picture.Query, Title: f.Clean(b.title)})
	}
	if r.end != noEnd {
		const apart = picture.SmallRadius + 4
		edges := a.edges(h)
		x := edges[1] + apart
		if x+picture.SmallRadius > h.X1 {
			x = edges[0] - apart
		}
		mark(x, picture.SmallRadius, r.end.shape(), r.kind)
	}
}

// interval draws the interval of a spot, if it has one, in the class of ranges that have no
// position in them, or of those around one. It reaches over the marks at its ends, and by
// around beyond the range of the other date.
func (s *spot) interval(l *picture.Layout, h *picture.Horizontal, y, around float64, alone, ranged picture.Class, title string) {
	c := ranged
	switch {
	case !s.placed:
		c = alone
	case !s.ranged:
		return
	}
	band(l, h, s.low, s.high, y, bandHeight/2+around, c, title)
}

// join draws the arrow of a shift or the dashes of a possible one between the
// nearest edges of what is drawn at the two dates.
func (r *row) join(l *picture.Layout, h *picture.Horizontal, y float64) {
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
	case r.link == arrowLink && length >= picture.HeadLength+2:
		l.Arrows = append(l.Arrows, picture.Arrow{X1: x1, X2: x2, Y: y})
	case r.link == arrowLink:
		// The marks are too near for an arrow between them: above them, as
		// long as an arrow must be to be seen.
		const short = 2 * picture.HeadLength
		mid := (x1 + x2) / 2
		l.Arrows = append(l.Arrows, picture.Arrow{X1: mid - sign*short/2, X2: mid + sign*short/2, Y: y - bandHeight - 1})
	case length > 2:
		l.Stroke(classPossible, "", x1, y, x2, y)
	}
}

// edges is how far to the left and right a spot's own drawing reaches.
func (s *spot) edges(h *picture.Horizontal) [2]float64 {
	if s.placed {
		return [2]float64{h.At(s.score) - picture.MarkRadius, h.At(s.score) + picture.MarkRadius}
	}
	return [2]float64{h.At(s.low) - bandHeight/2, h.At(s.high) + bandHeight/2}
}

// draw sets a claim: a diamond, and who claims it beside it where there is
// more room.
func (c *claimSpot) draw(l *picture.Layout, h *picture.Horizontal, y float64, f picture.Foreign) {
	label := f.Clean(c.label)
	x := h.At(c.score)
	l.Marks = append(l.Marks, picture.Mark{X: x, Y: y, R: picture.MarkRadius, Shape: picture.Diamond})
	const gap = 5
	reach := picture.MarkRadius*picture.DiamondReach + gap
	t := picture.Text{X: x + reach, Y: picture.Beside(y, picture.TickSize), Size: picture.TickSize, Halo: true}
	room := h.X1 - t.X
	if w := picture.Width(label, picture.TickSize); w > room && x-h.X0 > h.X1-x {
		t.X, t.Anchor, room = x-reach, picture.End, x-reach-h.X0
	}
	t.Spans, t.Full = picture.OneLine(picture.Plain(label), room, picture.TickSize)
	l.Write(t)
}

// key explains what the rows use, and nothing else.
func (d *dumbbell) key(l *picture.Layout) *picture.Key {
	k := picture.KeyOf(l, picture.MarkRadius)
	d.explain(k, d.when.Day(d.from), d.when.Day(d.to))
	return k
}

// explainPositions explains the marks of positions at two dates.
func explainPositions(k *picture.Key, from, to string) {
	k.Add(picture.MarkLook(picture.Ring), from)
	k.Add(picture.MarkLook(picture.RingDotted), from+", low confidence")
	k.Add(picture.MarkLook(picture.RingQuery), from+", unconfirmed")
	for g := saidGround; g <= unconfirmedGround; g++ {
		k.Add(picture.MarkLook(g.solid()), to+", "+g.words())
	}
	k.Add(picture.MarkLook(picture.Halo), "same on both dates")
	k.Add(picture.MarkLook(picture.HaloDashed), "same on both dates, but unsure on "+from)
	k.Add(picture.MarkLook(picture.Loop), "back where it was, after having been elsewhere")
	k.Add(picture.ArrowLook, "shift")
	k.Add(picture.ClassLook(classPossible), "possible shift")
	k.Add(picture.MarkLook(picture.Cross), "gave up its position")
	k.Add(picture.MarkLook(picture.Stop), "no longer placed: now in words only")
	k.Add(picture.MarkLook(picture.Diamond), "claimed by another, not known to be its own word")
	k.Add(picture.ClassLook(classRange), "plausible range")
	k.Add(picture.ClassLook(classRangeFrom), "plausible range on "+from)
	k.Add(picture.ClassLook(classAlone), "a range, no position named")
	k.Add(picture.MarkLook(picture.Query), unsureRange)
	k.Add(picture.ClassLook(classAloneFrom), "a range on "+from+", no position named")
	k.Add(picture.ClassLook(classAloneUnsure), "a range on "+from+", unconfirmed or of low confidence")
}
