package picture

// Key explains what a picture uses, with an entry for each look.
type Key struct{ entries []keyEntry }

// keyEntry is a mark, or another drawing about as large, and its meaning.
type keyEntry struct {
	draw Sample
	text string
}

// Sample draws what an entry of a key explains around a place, 2*KeyReach wide.
type Sample func(l *Layout, x, y float64)

// KeyReach is how far the sample of an entry reaches to either side.
const KeyReach = 13.0

// Add adds an entry if what it explains is used.
func (k *Key) Add(used bool, draw Sample, text string) {
	if used {
		k.entries = append(k.entries, keyEntry{draw, text})
	}
}

// MarkSample is a mark of a radius.
func MarkSample(s Shape, r float64) Sample {
	return func(l *Layout, x, y float64) { l.Marks = append(l.Marks, Mark{X: x, Y: y, R: r, Shape: s}) }
}

// RectSample is a band of a class.
func RectSample(c Class) Sample {
	return func(l *Layout, x, y float64) {
		l.Rects = append(l.Rects, Rect{X: x - KeyReach + 1, Y: y - 5, W: 2*KeyReach - 2, H: 10, Round: 5, Class: c})
	}
}

// LineSample is a line of a class from left to right.
func LineSample(c Class) Sample {
	return func(l *Layout, x, y float64) { l.Stroke(c, "", x-KeyReach+1, y, x+KeyReach-1, y) }
}

// RiseSample is a line of a class upwards.
func RiseSample(c Class) Sample {
	return func(l *Layout, x, y float64) { l.Stroke(c, "", x, y-7, x, y+7) }
}

// ArrowSample is an arrow.
func ArrowSample(l *Layout, x, y float64) {
	l.Arrows = append(l.Arrows, Arrow{x - KeyReach, x + KeyReach, y})
}

// Draw sets the entries one after another from the top y down, in as many lines as they
// take, and returns where they end.
func (k *Key) Draw(l *Layout, y float64) float64 {
	if len(k.entries) == 0 {
		return y
	}
	const height, gap, indent = 20.0, 14.0, 2*KeyReach + 4
	x := 0.0
	for _, e := range k.entries {
		w := Width(e.text, TickSize)
		if x > 0 && x+indent+w > l.Width {
			x, y = 0, y+height
		}
		e.draw(l, x+KeyReach, y+height/2)
		t := Text{X: x + indent, Y: Beside(y+height/2, TickSize), Size: TickSize}
		t.Spans, t.Full = OneLine(Quiet(e.text), l.Width-x-indent, TickSize)
		l.Texts = append(l.Texts, t)
		x += indent + w + gap
	}
	return y + height + 4
}
