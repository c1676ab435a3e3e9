package chart

import (
	"slices"

	"stance/diff"
)

// maxLines is how many lines a reader can follow in one panel. With more
// parties each has a strip of its own.
const maxLines = 6

func (t *timeline) layout(f frame, single bool) *layout {
	l := &layout{width: f.width}
	var y float64
	switch {
	case len(t.tracks) == 0:
	case len(t.tracks) > maxLines:
		y = t.strips(l, f)
	default:
		y = t.panel(l, f, single)
	}
	y = t.key(l, y+8)
	for _, w := range t.words {
		y = l.paragraph(0, y, f.width, tickSize, 4, []span{{w, quiet}}) + 2
	}
	l.height = y + 2
	return l
}

// laneWidth is how far apart lines run that would cover one another.
const laneWidth = 8.0

// tail is how far the last stances are drawn beyond the last date, so that one
// of that very day is seen.
const tail = 10.0

// panel draws all lines over one scale, with the positions named at the left
// and the parties at the lines' ends.
func (t *timeline) panel(l *layout, f frame, single bool) float64 {
	left, right := 132.0, 132.0
	if f.narrow {
		left, right = 90, 88
	}
	v := &levels{ticks: ticks(t.scale)}
	v.arrange(left, t.scale.Numeric(), 2)
	lanes := t.lanes(v)
	v.arrange(left, t.scale.Numeric(), slices.Max(lanes)-slices.Min(lanes)+2)

	v.move(v.pole(l, left, clean(t.scale.High), 2) + v.edge)
	axis := &timeAxis{x0: left + 10, x1: f.width - right - tail - 14, first: t.first, last: t.last}
	v.draw(l, left, axis.x1+tail)
	var ends []endLabel
	for i := range t.tracks {
		dy := laneWidth * float64(lanes[i])
		end := t.tracks[i].draw(l, axis, v, dy, 0.5*dy, t.margins)
		words, cut := wrap(t.endSpans(i, single), right-swatchWidth-4, tickSize, 3)
		e := endLabel{track: i, x: end.x, y: end.y, words: words}
		if cut {
			e.full = plain(t.endSpans(i, single))
		}
		ends = append(ends, e)
	}
	bottom := placeEnds(ends, v.y1-v.edge, v.y0+v.edge)
	for i := range ends {
		ends[i].draw(l, axis.x1+tail, f.width-right, accent(t.tracks[ends[i].track].party.Color))
	}
	bottom = max(bottom, v.pole(l, left, clean(t.scale.Low), v.y0+v.edge)+2)
	return axis.draw(l, t.dates, bottom, 0, f.width)
}

// endSpans is the text at a line's end: the party, or, where there is only one
// line, its last position.
func (t *timeline) endSpans(i int, single bool) []span {
	s := t.tracks[i].final()
	if single {
		return []span{{s.label, bold}}
	}
	name := clean(nameOf(t.tracks[i].party))
	if s.at == nil {
		return []span{{name + ":", bold}, {" " + s.label, quiet}}
	}
	return []span{{name, bold}}
}

// lanes gives lines that run over one another different offsets, 0, 1, -1, 2,
// -2 and so on; lines that never meet keep to their true places.
func (t *timeline) lanes(v *levels) []int {
	order := []int{0}
	for n := 1; len(order) <= 2*len(t.tracks); n++ {
		order = append(order, n, -n)
	}
	lanes := make([]int, len(t.tracks))
	for i := range t.tracks {
		for _, try := range order {
			free := true
			for j := range i {
				free = free && !t.tracks[i].meets(&t.tracks[j], v, laneWidth*float64(try-lanes[j]))
			}
			if free {
				lanes[i] = try
				break
			}
		}
	}
	return lanes
}

// meets reports whether two lines come nearer than a lane at some time, the one
// being shifted by dy against the other.
func (t *track) meets(o *track, v *levels, dy float64) bool {
	for i := range t.steps {
		for j := range o.steps {
			a, b := &t.steps[i], &o.steps[j]
			if a.at == nil || b.at == nil || a.from > b.until || b.from > a.until {
				continue
			}
			if d := v.at(a.at.middle()) + dy - v.at(b.at.middle()); d < laneWidth-1 && d > 1-laneWidth {
				return true
			}
		}
	}
	return false
}

// middle is where a line runs for a spot: its place, or the middle of a range
// without one.
func (s *spot) middle() float64 {
	if s.placed {
		return s.score
	}
	return (s.low + s.high) / 2
}

// draw sets a track and returns where it ends. dy moves the line off others on
// its level, dx its rises.
func (t *track) draw(l *layout, axis *timeAxis, v *levels, dy, dx float64, margins bool) point {
	color := accent(t.party.Color)
	var end point
	var before *step
	for i := range t.steps {
		s := &t.steps[i]
		x0, x1 := axis.at(s.from), axis.at(s.until)
		if i > 0 {
			x0 += dx
		}
		if s.final {
			x1 = axis.x1 + tail
		} else {
			x1 += dx
		}
		if s.at == nil {
			if before != nil {
				l.marks = append(l.marks, mark{x: x0, y: v.at(before.at.middle()) + dy, r: smallRadius, shape: stop, color: color, title: s.title})
			}
			before = nil
			continue
		}
		y := v.at(s.at.middle()) + dy
		end = point{x1, y}
		if !s.at.placed || margins && s.at.ranged {
			c := classRange
			if !s.at.placed {
				c = classAlone
			}
			const reach = 5
			l.rects = append(l.rects, rect{x: x0, y: v.at(s.at.high) + dy - reach, w: max(x1-x0, 2), h: v.at(s.at.low) - v.at(s.at.high) + 2*reach, class: c, title: s.title})
		}
		if before != nil && (s.kind == diff.Shifted || before.at.placed && s.at.placed) {
			if py := v.at(before.at.middle()) + dy; py != y {
				c := classRiseMaybe
				if s.kind == diff.Shifted {
					c = classRise
				}
				l.lines = append(l.lines, line{points: []point{{x0, py}, {x0, y}}, class: c, color: color})
			}
		}
		if x1 > x0 && s.at.placed {
			l.lines = append(l.lines, line{points: []point{{x0, y}, {x1, y}}, class: s.look(), color: color})
		}
		shape := solid(s.at.basis)
		if !s.at.placed {
			shape = query
			x0 += min(8, (x1-x0)/2)
		}
		if s.at.placed || s.unconfirmed() {
			r := smallRadius
			if shape == discQuery || shape == query {
				r = 5.5
			}
			l.marks = append(l.marks, mark{x: x0, y: y, r: r, shape: shape, color: color, title: s.title})
		}
		before = s
	}
	return end
}
