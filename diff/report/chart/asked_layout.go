package chart

import (
	"stance/diff/report"
	"stance/diff/report/picture"
)

// laneHeight is about what a lane takes.
const laneHeight = 24.0

// What lies between what parties ask for.
const (
	classHole       = picture.Dashes
	classHoleUnsure = picture.ThinDashes // as far as what is on no firm ground holds
	classCommon     = picture.Solid
)

// layout sets the issues. Wide: names, panel and words side by side. Narrow: names and words
// above a panel of all the width.
func (a *asked) layout(f picture.Frame) *picture.Layout {
	l := &picture.Layout{Width: f.Width}
	y := 2.0
	shown := 0
	for i := range a.issues {
		if y > mostHeight-laneHeight*float64(len(a.issues[i].lanes)) {
			break
		}
		shown++
		if i > 0 {
			l.Stroke(picture.Grid, "", 0, y, f.Width, y)
			y += rowPadding
		}
		y = a.issue(l, &a.issues[i], f, y) + rowPadding
	}
	l.Stroke(picture.Grid, "", 0, y, f.Width, y)
	y = a.key(l).Draw(l, y+9)
	var below []string
	if shown < len(a.issues) {
		below = append(below, a.counted(shown))
	}
	if a.unknown != nil {
		below = append(below, a.note())
	}
	notes(l, y, a.foreign, below)
	return l
}

// issue sets an issue from the top y down: its name, its poles, a lane for each of what is
// asked for, and what all of that comes to.
func (a *asked) issue(l *picture.Layout, is *askedIssue, f picture.Frame, y float64) float64 {
	y = l.Paragraph(0, y, f.Width, picture.NameSize, 2, picture.Bold(a.foreign.Clean(is.issue.Name)))
	x0, x1 := panelIn(f)
	h := picture.NewHorizontal(scaleOf(is.issue.Scale, a.foreign), x0, x1)
	half := (x1-x0)/2 - 8
	bottom := l.Paragraph(x0, y, half, picture.TickSize, 2, picture.Quiet(a.foreign.Clean(report.LowPole(is.issue.Scale))))
	y = max(bottom, l.Block(x1, y, half, picture.TickSize, 2, picture.End, picture.Quiet(a.foreign.Clean(report.HighPole(is.issue.Scale))))) + 3
	top := y
	for i := range is.lanes {
		lane := &is.lanes[i]
		var track float64
		track, y = a.beside(l, f, y, lane.names(), picture.Accent(lane.parties[0].Color), picture.Plain(a.foreign.Clean(lane.words)))
		l.Stroke(picture.Grid, "", x0, track, x1, track)
		if f.Narrow { // where words stand between the lanes
			h.Grid(l, track-bandHeight/2, track+bandHeight/2)
		}
		lane.draw(l, h, track, a.foreign.Clean(lane.names()+": "+lane.words))
	}
	if is.left > 0 {
		y = l.Paragraph(x0, y, x1-x0, picture.TickSize, 1, picture.Quiet(is.more()))
	}
	var words []picture.Span
	for i, line := range is.together {
		if i == 0 {
			words = append(words, picture.Bold(a.foreign.Clean(line)))
		} else {
			words = append(words, picture.Quiet("; "+a.foreign.Clean(line)))
		}
	}
	track, y := a.beside(l, f, y, "", "", words...)
	between := func(c picture.Class, ends *[2]float64) {
		if ends != nil {
			l.Stroke(c, "", h.At(ends[0]), track, max(h.At(ends[1]), h.At(ends[0])+2), track)
		}
	}
	if is.unsure {
		between(classHoleUnsure, is.hole)
	} else {
		between(classHole, is.hole)
	}
	between(classCommon, is.common)
	switch {
	case !f.Narrow:
		h.Grid(l, top, y)
	case is.hole == nil && is.common == nil:
		y -= bandHeight // no lane below the words
	}
	return y
}

// beside sets names and words beside a lane of the panel, or above it where it is narrow, and
// returns where the lane is and where it ends.
func (a *asked) beside(l *picture.Layout, f picture.Frame, y float64, names, color string, words ...picture.Span) (track, bottom float64) {
	indent := swatch(l, 0, y, color)
	if !f.Narrow {
		track, bottom = y+bandHeight/2+1, y+bandHeight+4
		if names != "" {
			bottom = max(bottom, l.Paragraph(indent, y, nameColumn-indent, picture.WordSize, 3, picture.Plain(a.foreign.Clean(names))))
		}
		return track, max(bottom, l.Paragraph(f.Width-wordsColumn, y, wordsColumn, picture.WordSize, rowLines, words...)) + 4
	}
	spans := words
	if names != "" {
		spans = append([]picture.Span{picture.Bold(a.foreign.Clean(names) + ":"), picture.Plain(" ")}, words...)
	}
	y = l.Paragraph(indent, y, f.Width-indent, picture.WordSize, rowLines, spans...)
	return y + bandHeight/2 + 2, y + bandHeight + 8
}

// draw sets what a lane asks for: a range, or a mark where it is one place.
func (n *askLane) draw(l *picture.Layout, h *picture.Horizontal, y float64, title string) {
	color := picture.Accent(n.parties[0].Color)
	if n.accepts || n.low != n.high {
		c := classRange
		if n.accepts {
			c = classAlone
		}
		band(l, h, n.low, n.high, y, bandHeight/2, c, title)
	}
	switch {
	case n.low == n.high:
		l.Marks = append(l.Marks, picture.Mark{X: h.At(n.low), Y: y, R: askRadius, Shape: n.ground.solid(), Color: color, Title: title})
	case !n.ground.firm():
		l.Marks = append(l.Marks, picture.Mark{X: (h.At(n.low) + h.At(n.high)) / 2, Y: y, R: askRadius, Shape: picture.Query, Title: title})
	}
}

// askRadius is that of marks that have their place within a range.
const askRadius = 5.5

// key explains what the lanes use, and nothing else.
func (a *asked) key(l *picture.Layout) *picture.Key {
	k := picture.KeyOf(l, askRadius)
	for g := saidGround; g <= unconfirmedGround; g++ {
		k.Add(picture.MarkLook(g.solid()), g.words())
	}
	k.Add(picture.ClassLook(classRange), "the range that it asks for")
	k.Add(picture.ClassLook(classAlone), "what it says or signals it would take")
	k.Add(picture.MarkLook(picture.Query), unsureRange)
	k.Add(picture.ClassLook(classHole), "the hole between them")
	k.Add(picture.ClassLook(classHoleUnsure), "a hole, if what is unsure holds")
	k.Add(picture.ClassLook(classCommon), "what they have in common")
	return k
}
