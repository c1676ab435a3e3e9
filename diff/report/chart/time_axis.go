package chart

import (
	"stance/diff/report/picture"
	"stance/positions"
)

// timeAxis lays dates from left to right, true to their distances.
type timeAxis struct {
	x0, x1      float64
	first, last positions.Date
	spans       map[positions.Date]positions.When // of dates at which no day is known for certain
}

func (a *timeAxis) at(d positions.Date) float64 {
	if a.last == a.first {
		return (a.x0 + a.x1) / 2
	}
	return a.x0 + (a.x1-a.x0)*float64(d-a.first)/float64(a.last-a.first)
}

// draw sets the axis at y with a tick for each date, and names as many of them
// below as fit, the first and the last before all others. It returns where it
// ends.
func (a *timeAxis) draw(l *picture.Layout, dates []positions.Date, y, leftmost, rightmost float64) float64 {
	l.Stroke(picture.Axis, "", a.x0, y, a.x1, y)
	for _, d := range dates {
		l.Stroke(picture.Axis, "", a.at(d), y, a.at(d), y+4)
	}
	if len(dates) == 0 {
		return y
	}
	const gap = 10
	var taken []picture.Box
	place := func(d positions.Date) bool {
		t := picture.Text{X: a.at(d), Y: picture.Below(y+8, picture.TickSize), Anchor: picture.Middle, Size: picture.TickSize, Spans: []picture.Span{picture.Quiet(a.name(d))}}
		half := picture.Width(a.name(d), t.Size) / 2
		t.X = max(leftmost+half, min(rightmost-half, t.X))
		b := t.Box()
		for _, o := range taken {
			if b.X0-gap < o.X1 && o.X0 < b.X1+gap {
				return false
			}
		}
		taken = append(taken, b)
		l.Texts = append(l.Texts, t)
		return true
	}
	last := len(dates) - 1
	place(dates[0])
	place(dates[last])
	// The rest from coarse to fine, so that what is named is spread evenly.
	named := make([]bool, len(dates))
	for stride := len(dates); stride > 0; stride /= 2 {
		for i := stride; i < last; i += stride {
			if !named[i] {
				named[i] = place(dates[i])
			}
		}
	}
	return y + 8 + picture.LineHeight(picture.TickSize)
}

// name writes a date, with the year at the last one and wherever the years
// differ.
func (a *timeAxis) name(d positions.Date) string {
	return a.spans[d].Short(d, d == a.last || a.first.Year() != a.last.Year())
}
