package chart

import (
	"slices"

	"stance/diff"
	"stance/diff/report/picture"
)

// maxLines is how many lines a reader can follow in one panel. With more
// parties each has a panel of its own.
const maxLines = 8

func (t *timeline) layout(f picture.Frame) *picture.Layout {
	l := &picture.Layout{Width: f.Width}
	var y float64
	switch {
	case len(t.tracks) == 0:
	case len(t.tracks) > maxLines:
		y = t.panels(l, f)
	default:
		y = t.panel(l, f)
	}
	y = t.key(l).Draw(l, y+8)
	notes(l, y, t.foreign, t.words)
	return l
}

// laneWidth is how far apart lines run that would cover one another.
const laneWidth = 8.0

// unsureRadius is that of marks in which something has to be seen.
const unsureRadius = 5.5

// tail is how far the last stances are drawn beyond the last date, so that one
// of that very day is seen.
const tail = 10.0

// panel draws all lines over one scale, with the positions named at the left
// and the parties at the lines' ends.
func (t *timeline) panel(l *picture.Layout, f picture.Frame) float64 {
	left, right := 132.0, 132.0
	if f.Narrow {
		left, right = 90, 88
	}
	v := &picture.Levels{Scale: scaleOf(t.scale, t.foreign)}
	v.Arrange(left, laneWidth*3)
	lanes := t.lanes(v)
	v.Arrange(left, laneWidth*float64(slices.Max(lanes)-slices.Min(lanes)+3))

	v.Move(v.Pole(l, left, v.Scale.High, 2) + v.Edge)
	axis := &timeAxis{x0: left + 10, x1: f.Width - right - tail - 14, first: t.first, last: t.last, spans: t.spans}
	v.Draw(l, left, axis.x1+tail)
	var ends []picture.EndLabel
	for i := range t.tracks {
		tr := &t.tracks[i]
		dy := laneWidth * float64(lanes[i])
		x, y := tr.draw(l, axis, v, dy, 0.5*dy, t.single, t.foreign)
		ends = append(ends, picture.NewEndLabel(x, y, right, picture.Accent(tr.party.Color), tr.endLook(), t.endSpans(i)...))
	}
	bottom := picture.PlaceEnds(ends, v.Top-v.Edge, v.Bottom+v.Edge)
	for i := range ends {
		ends[i].Draw(l, axis.x1+tail, f.Width-right)
	}
	bottom = max(bottom, v.Pole(l, left, v.Scale.Low, v.Bottom+v.Edge)+2)
	return axis.draw(l, t.dates, bottom, 0, f.Width)
}

// endLook is the look of the line where it ends; "" where none is drawn there.
func (t *track) endLook() picture.Class {
	s := t.final()
	if s.at == nil || !s.at.placed {
		return ""
	}
	return t.look(s)
}

// endSpans is the text at a line's end: the party, or, where there is only one
// line, its last position.
func (t *timeline) endSpans(i int) []picture.Span {
	s := t.tracks[i].final()
	if t.single {
		return []picture.Span{picture.Bold(t.foreign.Clean(s.label))}
	}
	name := t.foreign.Clean(nameOf(t.tracks[i].party))
	if s.at == nil {
		return []picture.Span{picture.Bold(name + ":"), picture.Quiet(" " + t.foreign.Clean(s.label))}
	}
	return []picture.Span{picture.Bold(name)}
}

// lanes gives lines that run over one another different offsets, 0, 1, -1, 2,
// -2 and so on; lines that never meet keep to their true places.
func (t *timeline) lanes(v *picture.Levels) []int {
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
func (t *track) meets(o *track, v *picture.Levels, dy float64) bool {
	met := 0 // the first of the other's that may still be in force
	for i := range t.steps {
		a := &t.steps[i]
		for met < len(o.steps) && o.steps[met].until < a.from {
			met++
		}
		for j := met; j < len(o.steps) && o.steps[j].from <= a.until; j++ {
			b := &o.steps[j]
			if a.at == nil || b.at == nil {
				continue
			}
			if d := v.At(a.at.middle()) + dy - v.At(b.at.middle()); d < laneWidth-1 && d > 1-laneWidth {
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
func (t *track) draw(l *picture.Layout, axis *timeAxis, v *picture.Levels, dy, dx float64, margins bool, f picture.Foreign) (endX, endY float64) {
	color := picture.Accent(t.party.Color)
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
				l.Marks = append(l.Marks, picture.Mark{X: x0, Y: v.At(before.at.middle()) + dy, R: picture.SmallRadius, Shape: s.end.shape(), Color: color, Title: f.Clean(s.title)})
			}
			before = nil
			continue
		}
		y := v.At(s.at.middle()) + dy
		endX, endY = x1, y
		if !s.at.placed || margins && s.at.ranged {
			c := classRange
			if !s.at.placed {
				c = classAlone
			}
			const reach = 5
			l.Rects = append(l.Rects, picture.Rect{X: x0, Y: v.At(s.at.high) + dy - reach, W: max(x1-x0, 2), H: v.At(s.at.low) - v.At(s.at.high) + 2*reach, Class: c, Color: color, Title: f.Clean(s.title)})
		}
		if before != nil && (s.kind == diff.Shifted || before.at.placed && s.at.placed) {
			if py := v.At(before.at.middle()) + dy; py != y {
				c := classRiseMaybe
				if s.kind == diff.Shifted {
					c = classRise
				}
				l.Stroke(c, color, x0, py, x0, y)
			}
		}
		if x1 > x0 && s.at.placed {
			l.Stroke(t.look(s), color, x0, y, x1, y)
		}
		shape, ink := s.at.ground.solid(), color
		if !s.at.placed {
			shape, ink = picture.Query, "" // a colour may not be seen on a band
			x0 += min(8, (x1-x0)/2)
		}
		if s.at.placed || !s.at.ground.firm() {
			r := picture.SmallRadius
			if !s.at.ground.firm() {
				r = unsureRadius
			}
			l.Marks = append(l.Marks, picture.Mark{X: x0, Y: y, R: r, Shape: shape, Color: ink, Title: f.Clean(s.title)})
		}
		before = s
	}
	return endX, endY
}

// key explains what the lines use, and nothing else.
func (t *timeline) key(l *picture.Layout) *picture.Key {
	k := picture.KeyOf(l, unsureRadius)
	for g := saidGround; g <= unconfirmedGround; g++ {
		k.Add(picture.MarkLook(g.solid()), g.words()+" on that day")
	}
	k.Add(picture.ClassLook(classOwn), "in force")
	k.Add(picture.ClassLook(classUnsure), "unconfirmed or of low confidence")
	k.Add(picture.ClassLook(classInherited), "through its group")
	k.Add(picture.ClassLook(classRise), "shift")
	k.Add(picture.ClassLook(classRiseMaybe), "not known to be a shift")
	k.Add(picture.MarkLook(picture.Cross), "gave up its position")
	k.Add(picture.MarkLook(picture.Stop), "no longer placed: in words only")
	k.Add(picture.ClassLook(classRange), "plausible range")
	k.Add(picture.ClassLook(classAlone), "a range, no position named")
	k.Add(picture.MarkLook(picture.Query), unsureRange)
	return k
}
