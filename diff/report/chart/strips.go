package chart

import (
	"slices"
	"strings"

	"stance/diff/report"
)

// strips draws each party in a strip of its own, all over the same dates and
// the same scale, with its positions in words beside its line.
func (t *timeline) strips(l *layout, f frame) float64 {
	const gap = 10.0
	x0, x1 := nameColumn+columnGap, f.width-wordsColumn-columnGap
	if f.narrow {
		x0, x1 = gap, f.width
	}
	axis := &timeAxis{x0: x0, x1: x1 - tail, first: t.first, last: t.last}
	v := &levels{ticks: ticks(t.scale)}
	height := min(66, max(26, 12*float64(len(v.ticks)-1)))

	y := l.paragraph(0, 2, f.width, wordSize, 3, []span{
		{"Up", bold}, {" is " + report.Quoted(clean(t.scale.HighLabel())) + ", ", quiet},
		{"down", bold}, {" is " + report.Quoted(clean(t.scale.LowLabel())) + ".", quiet},
	}) + 6
	for i := range t.tracks {
		tr := &t.tracks[i]
		l.lines = append(l.lines, line{points: []point{{0, y}, {f.width, y}}, class: classGrid})
		y += gap
		bottom := y
		indent := 0.0
		if c := accent(tr.party.Color); c != "" {
			indent = swatchIndent
			l.rects = append(l.rects, rect{x: 0, y: y - 1, w: swatchWidth, h: 13, color: c, class: classSwatch})
		}
		name := []span{{clean(nameOf(tr.party)), bold}}
		words := []span{{tr.words(), regular}}
		plot := y
		if f.narrow {
			plot = l.paragraph(indent, y, f.width-indent, nameSize, 2, name)
			plot = l.paragraph(indent, plot, f.width-indent, wordSize, 3, words) + 8
		} else {
			bottom = l.paragraph(indent, y, nameColumn-indent, nameSize, 3, name)
			bottom = max(bottom, l.paragraph(f.width-wordsColumn, y, wordsColumn, wordSize, rowLines, words))
		}
		v.y1, v.y0 = plot, plot+height
		for _, tk := range v.ticks {
			l.lines = append(l.lines, line{points: []point{{x0, v.at(tk.score)}, {x1, v.at(tk.score)}}, class: classGrid})
		}
		tr.draw(l, axis, v, 0, 0, true)
		y = max(bottom, v.y0) + gap
	}
	return axis.draw(l, t.dates, y, 0, f.width)
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
func (t *timeline) key(l *layout, y float64) float64 {
	used := map[shape]bool{}
	for _, m := range l.marks {
		used[m.shape] = true
	}
	has := func(c class) bool {
		return slices.ContainsFunc(l.lines, func(n line) bool { return n.class == c }) ||
			slices.ContainsFunc(l.rects, func(r rect) bool { return r.class == c })
	}
	var entries []keyEntry
	add := func(use bool, draw func(*layout, float64, float64), words string) {
		if use {
			entries = append(entries, keyEntry{draw, words})
		}
	}
	add(used[disc], keyMark(disc, smallRadius), "a stance on that day")
	add(used[discHalf], keyMark(discHalf, smallRadius), "media account of a public line")
	add(used[discQuery], keyMark(discQuery, 5.5), "unconfirmed: leaked or inferred")
	add(used[query] && !used[discQuery], keyMark(query, 5.5), "unconfirmed: leaked or inferred")
	add(has(classUnsure), keyLine(classUnsure), "unconfirmed")
	add(has(classInherited), keyLine(classInherited), "through its group")
	add(has(classRise), keyRise(classRise), "shift")
	add(has(classRiseMaybe), keyRise(classRiseMaybe), "not known to be a shift")
	add(used[stop], keyMark(stop, smallRadius), "no longer placed")
	add(has(classRange), keyRect(classRange), "plausible range")
	add(has(classAlone), keyRect(classAlone), "a range, no position named")
	return drawKey(l, entries, y)
}

func keyRise(c class) func(*layout, float64, float64) {
	return func(l *layout, x, y float64) {
		l.lines = append(l.lines, line{points: []point{{x, y - 7}, {x, y + 7}}, class: c})
	}
}
