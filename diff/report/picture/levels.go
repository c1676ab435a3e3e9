package picture

// Levels is a scale laid from bottom to top.
type Levels struct {
	// Bottom and Top are where scores 0 and 100 lie; Bottom is the larger.
	Bottom, Top float64
	// Edge is the room for labels and lanes beyond both ends.
	Edge float64

	Scale *Scale
}

// At is where a score lies.
func (v *Levels) At(score float64) float64 { return v.Bottom - (v.Bottom-v.Top)*score/100 }

// levelLines is how many lines the label of a level may take.
const levelLines = 3

// Arrange sets the levels so far apart that their labels, which end at left, and what else
// takes some height between any two, have room. Levels of very uneven values would take too
// much of it and are left to overlap; Draw skips their labels.
func (v *Levels) Arrange(left, between float64) {
	const mostHeight = 420
	spacing := max(34, between)
	nearest := 100.0
	ticks := v.Scale.Ticks
	for i, t := range ticks {
		lines, _ := wrap([]Span{Quiet(t.Label)}, left-10, TickSize, levelLines)
		spacing = max(spacing, float64(len(lines))*LineHeight(TickSize)+6)
		if i > 0 {
			nearest = min(nearest, t.Score-ticks[i-1].Score)
		}
	}
	even := float64(len(ticks)-1) * spacing
	v.Edge = max(spacing/2, 14)
	v.Top, v.Bottom = 0, min(spacing*100/nearest, max(mostHeight, even))
	if v.Scale.Numeric {
		v.Bottom = max(v.Bottom, 150)
	}
}

// Move puts the high pole at y.
func (v *Levels) Move(y float64) { v.Top, v.Bottom = y, y+v.Bottom-v.Top }

// Draw sets a hairline for each level with its label at the left.
func (v *Levels) Draw(l *Layout, left, right float64) {
	free := v.Bottom + 1000 // the place above which nothing is written yet
	for _, t := range v.Scale.Ticks {
		y := v.At(t.Score)
		l.Stroke(Grid, "", left, y, right, y)
		lines, _ := wrap([]Span{Quiet(t.Label)}, left-10, TickSize, levelLines)
		h := float64(len(lines)) * LineHeight(TickSize)
		if y+h/2 <= free {
			l.Block(left-6, y-h/2+1, left-10, TickSize, levelLines, End, Quiet(t.Label))
			free = y - h/2
		}
	}
}

// Pole names a pole beyond the labels of the levels, from the top y down, and returns
// where its name ends.
func (v *Levels) Pole(l *Layout, left float64, label string, y float64) float64 {
	if label == "" {
		return y
	}
	return l.Block(left-6, y, left-8, WordSize, 2, End, Bold(label))
}
