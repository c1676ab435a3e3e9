package chart

// levels is a scale laid from bottom to top.
type levels struct {
	y0, y1 float64 // scores 0 and 100: y0 is the lower one on the page
	edge   float64 // room for labels and lanes beyond both ends
	ticks  []tick
}

func (v *levels) at(score float64) float64 { return v.y0 - (v.y0-v.y1)*score/100 }

// levelLines is how many lines the label of a level may take.
const levelLines = 3

// arrange sets the levels so far apart that their labels, and as many lanes,
// have room between any two. Levels of very uneven values would take too much
// of it and are left to overlap; draw skips their labels.
func (v *levels) arrange(left float64, numeric bool, lanes int) {
	const mostHeight = 420
	spacing := max(34, laneWidth*float64(lanes+1))
	nearest := 100.0
	for i, tk := range v.ticks {
		lines, _ := wrap([]span{{tk.label, quiet}}, left-10, tickSize, levelLines)
		spacing = max(spacing, float64(len(lines))*lineHeight(tickSize)+6)
		if i > 0 {
			nearest = min(nearest, tk.score-v.ticks[i-1].score)
		}
	}
	even := float64(len(v.ticks)-1) * spacing
	v.edge = max(spacing/2, 14)
	v.y1, v.y0 = 0, min(spacing*100/nearest, max(mostHeight, even))
	if numeric {
		v.y0 = max(v.y0, 150)
	}
}

// move puts the high pole at y.
func (v *levels) move(y float64) { v.y1, v.y0 = y, y+v.y0-v.y1 }

// draw sets a hairline for each level with its label at the left.
func (v *levels) draw(l *layout, left, right float64) {
	free := v.y0 + 1000 // the place above which nothing is written yet
	for _, tk := range v.ticks {
		y := v.at(tk.score)
		l.lines = append(l.lines, line{points: []point{{left, y}, {right, y}}, class: classGrid})
		lines, _ := wrap([]span{{tk.label, quiet}}, left-10, tickSize, levelLines)
		h := float64(len(lines)) * lineHeight(tickSize)
		if y+h/2 <= free {
			l.block(left-6, y-h/2+1, left-10, tickSize, levelLines, atEnd, []span{{tk.label, quiet}})
			free = y - h/2
		}
	}
}

// pole names a pole beyond the labels of the levels.
func (v *levels) pole(l *layout, left float64, label string, y float64) float64 {
	if label == "" {
		return y
	}
	return l.block(left-6, y, left-8, wordSize, 2, atEnd, []span{{label, bold}})
}
