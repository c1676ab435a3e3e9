package chart

import "stance/diff/report"

// keyEntry is a mark, or another drawing about as large, and its meaning.
type keyEntry struct {
	draw func(l *layout, x, y float64) // around (x, y), 2*keyReach wide
	text string
}

const keyReach = 13.0

func keyMark(s shape, r float64) func(*layout, float64, float64) {
	return func(l *layout, x, y float64) { l.marks = append(l.marks, mark{x: x, y: y, r: r, shape: s}) }
}

func keyRect(c class) func(*layout, float64, float64) {
	return func(l *layout, x, y float64) {
		l.rects = append(l.rects, rect{x: x - keyReach + 1, y: y - 5, w: 2*keyReach - 2, h: 10, round: 5, class: c})
	}
}

func keyLine(c class) func(*layout, float64, float64) {
	return func(l *layout, x, y float64) {
		l.lines = append(l.lines, line{points: []point{{x - keyReach + 1, y}, {x + keyReach - 1, y}}, class: c})
	}
}

// drawKey sets the entries one after another in as many lines as they take.
func drawKey(l *layout, entries []keyEntry, y float64) float64 {
	if len(entries) == 0 {
		return y
	}
	const height, gap, indent = 20.0, 14.0, 2*keyReach + 4
	x := 0.0
	for _, e := range entries {
		w := width(e.text, tickSize, false)
		if x > 0 && x+indent+w > l.width {
			x, y = 0, y+height
		}
		e.draw(l, x+keyReach, y+height/2)
		t := text{x: x + indent, y: y + height/2 + 0.36*tickSize, size: tickSize}
		t.spans, t.full = oneLine(e.text, quiet, l.width-x-indent, tickSize)
		l.texts = append(l.texts, t)
		x += indent + w + gap
	}
	return y + height + 4
}

// key explains the marks that the rows use, and no others.
func (d *dumbbell) key(l *layout, y float64) float64 {
	used := map[shape]bool{}
	for _, m := range l.marks {
		used[m.shape] = true
	}
	classes := map[class]bool{}
	for _, n := range l.lines {
		classes[n.class] = true
	}
	for _, r := range l.rects {
		classes[r.class] = true
	}
	from, to := report.Day(d.from, d.to), report.Day(d.to, d.from)
	var entries []keyEntry
	add := func(use bool, draw func(*layout, float64, float64), words string) {
		if use {
			entries = append(entries, keyEntry{draw, words})
		}
	}
	add(used[ring] || used[ringQuery], keyMark(ring, markRadius), from)
	add(used[disc] || used[discHalf] || used[discQuery], keyMark(disc, markRadius), to)
	add(used[halo] || used[haloQuery], func(l *layout, x, y float64) {
		keyMark(halo, 9.5)(l, x, y)
		keyMark(disc, 5.5)(l, x, y)
	}, "same at both dates")
	add(used[discHalf], keyMark(discHalf, markRadius), "media account of a public line")
	add(used[discQuery], keyMark(discQuery, markRadius), "unconfirmed: leaked or inferred")
	add(used[ringQuery] && !used[discQuery], keyMark(ringQuery, markRadius), "unconfirmed: leaked or inferred")
	add(len(l.arrows) > 0, func(l *layout, x, y float64) {
		l.arrows = append(l.arrows, arrow{x - keyReach, x + keyReach, y})
	}, "shift")
	add(classes[classPossible], keyLine(classPossible), "possible shift")
	add(used[diamond], keyMark(diamond, markRadius), "claimed by another, not known to be its own word")
	add(classes[classRange], keyRect(classRange), "plausible range")
	add(classes[classAlone], keyRect(classAlone), "a range, no position named")
	add(classes[classAloneFrom], keyRect(classAloneFrom), "a range on "+from+", no position named")
	add(classes[classRangeFrom], keyRect(classRangeFrom), "plausible range on "+from)
	return drawKey(l, entries, y)
}
