package chart

import (
	"strings"

	"stance/diff/report"
	"stance/diff/report/picture"
)

// strips draws each party in a strip of its own, all over the same dates and
// the same scale, with its positions in words beside its line.
func (t *timeline) strips(l *picture.Layout, f picture.Frame) float64 {
	const gap = 10.0
	x0, x1 := nameColumn+columnGap, f.Width-wordsColumn-columnGap
	if f.Narrow {
		x0, x1 = gap, f.Width
	}
	axis := &timeAxis{x0: x0, x1: x1 - tail, first: t.first, last: t.last, spans: t.spans}
	v := &picture.Levels{Scale: scaleOf(t.scale, t.foreign)}
	height := min(66, max(26, 12*float64(len(v.Scale.Ticks)-1)))

	y := l.Paragraph(0, 2, f.Width, picture.WordSize, 3,
		picture.Bold("Up"), picture.Quiet(" is "+report.Quoted(t.foreign.Clean(t.scale.HighLabel()))+", "),
		picture.Bold("down"), picture.Quiet(" is "+report.Quoted(t.foreign.Clean(t.scale.LowLabel()))+"."),
	) + 6
	for i := range t.tracks {
		tr := &t.tracks[i]
		l.Stroke(picture.Grid, "", 0, y, f.Width, y)
		y += gap
		bottom := y
		indent := 0.0
		if c := picture.Accent(tr.party.Color); c != "" {
			indent = swatchIndent
			l.Swatch(0, y-1, 13, c)
		}
		name := picture.Bold(t.foreign.Clean(nameOf(tr.party)))
		words := picture.Plain(t.foreign.Clean(tr.words()))
		plot := y
		if f.Narrow {
			plot = l.Paragraph(indent, y, f.Width-indent, picture.NameSize, 2, name)
			plot = l.Paragraph(indent, plot, f.Width-indent, picture.WordSize, 3, words) + 8
		} else {
			bottom = l.Paragraph(indent, y, nameColumn-indent, picture.NameSize, 3, name)
			bottom = max(bottom, l.Paragraph(f.Width-wordsColumn, y, wordsColumn, picture.WordSize, rowLines, words))
		}
		v.Top, v.Bottom = plot, plot+height
		for _, tk := range v.Scale.Ticks {
			l.Stroke(picture.Grid, "", x0, v.At(tk.Score), x1, v.At(tk.Score))
		}
		tr.draw(l, axis, v, 0, 0, true, t.foreign)
		y = max(bottom, v.Bottom) + gap
	}
	return axis.draw(l, t.dates, y, 0, f.Width)
}

// words lists a track's positions in their order, each run once.
func (t *track) words() string {
	var labels []string
	for i := range t.steps {
		if n := len(labels); n == 0 || labels[n-1] != t.steps[i].label {
			labels = append(labels, t.steps[i].label)
		}
	}
	return strings.Join(labels, ", then ")
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
