package chart

import (
	"math"
	"strconv"

	"stance/positions"
)

// tick is a place on a scale that is named.
type tick struct {
	score float64 // 0 to 100
	label string
}

// ticks are an option scale's options, or round numbers on a numeric one.
func ticks(s *positions.Scale) []tick {
	var all []tick
	if !s.Numeric() {
		for _, o := range s.Options {
			all = append(all, tick{s.Score(o.Value), clean(o.Label)})
		}
		return all
	}
	for _, v := range roundNumbers(s.Min, s.Max) {
		all = append(all, tick{s.Score(v), strconv.FormatFloat(v, 'f', -1, 64)})
	}
	return all
}

// roundNumbers divides a range: both ends, and between them the multiples of
// 1, 2 or 5 times a power of ten that give at most seven parts. There is nothing
// between ends that are too close, beside how large they are, for round numbers to
// be told apart in floating point, or so far apart that their distance is no number.
func roundNumbers(low, high float64) []float64 {
	const parts, most = 7, 1 << 53 // beyond it n+1 may be n
	step := math.Pow(10, math.Floor(math.Log10((high-low)/parts)))
	if !(max(math.Abs(low), math.Abs(high))/step < most) {
		return []float64{low, high}
	}
	for _, f := range []float64{1, 2, 5, 10} {
		if (high-low)/(step*f) <= parts {
			step *= f
			break
		}
	}
	values := []float64{low}
	for n := math.Floor(low/step) + 1; n*step < high-step/2; n++ {
		if v := roundTo(n*step, step); v-low > step/2 {
			values = append(values, v)
		}
	}
	return append(values, high)
}

// roundTo takes off what floating point adds to a multiple of step.
func roundTo(v, step float64) float64 {
	digits := max(0, 1-int(math.Floor(math.Log10(step))))
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'f', digits, 64), 64)
	return r
}

// horizontal is a scale laid from left to right: the panel it is drawn in, and
// where on it the poles lie, with room for labels and marks at both ends.
type horizontal struct {
	x0, x1 float64 // the panel
	p0, p1 float64 // scores 0 and 100
	ticks  []tick
	shown  []bool // ticks with a label or a number
	// numbered: the labels are too long for their places, so numbers stand
	// there and a list below tells what they mean.
	numbered bool
}

func (h *horizontal) at(score float64) float64 { return h.p0 + (h.p1-h.p0)*score/100 }

// minTickGap is how near numbered ticks may come.
const minTickGap = 17

const tickLabelLines = 4

func newHorizontal(s *positions.Scale, x0, x1 float64) *horizontal {
	h := &horizontal{x0: x0, x1: x1, ticks: ticks(s)}
	inset := min(52, (x1-x0)/float64(2*len(h.ticks)))
	inset = max(inset, haloRadius+6)
	h.p0, h.p1 = x0+inset, x1-inset
	h.shown = make([]bool, len(h.ticks))
	last := math.Inf(-1)
	for i, t := range h.ticks {
		x := h.at(t.score)
		if x-last >= minTickGap && (i == len(h.ticks)-1 || h.p1-x >= minTickGap) || i == len(h.ticks)-1 {
			h.shown[i] = true
			last = x
		}
		h.numbered = h.numbered || !s.Numeric() && !fits(t.label, h.slot(i))
	}
	return h
}

func fits(label string, slot float64) bool {
	if longestPiece(label, tickSize) > slot {
		return false
	}
	_, cut := wrap([]span{{label, quiet}}, slot, tickSize, tickLabelLines)
	return !cut
}

// slot is the room for a label centred on a tick.
func (h *horizontal) slot(i int) float64 {
	x := h.at(h.ticks[i].score)
	room := min(x-h.x0, h.x1-x) // to either side
	if i > 0 {
		room = min(room, (x-h.at(h.ticks[i-1].score))/2)
	}
	if i < len(h.ticks)-1 {
		room = min(room, (h.at(h.ticks[i+1].score)-x)/2)
	}
	return 2*room - 5
}

// head draws poles and tick labels from the top y down and returns where the
// axis lies.
func (h *horizontal) head(l *layout, s *positions.Scale, y float64) float64 {
	y = h.poles(l, s, y)
	bottom := y
	for i, t := range h.ticks {
		switch {
		case !h.shown[i]:
		case h.numbered:
			bottom = max(bottom, l.block(h.at(t.score), y, 2*minTickGap, tickSize, 1, atMiddle, []span{{strconv.Itoa(i + 1), bold}}))
		default:
			slot := h.slot(i)
			if s.Numeric() {
				slot = math.Inf(1) // numbers are short, and ticks that are shown far enough apart
			}
			bottom = max(bottom, l.block(h.at(t.score), y, slot, tickSize, tickLabelLines, atMiddle, []span{{t.label, quiet}}))
		}
	}
	return bottom + 4
}

// poles names the ends of the scale, where the codebook does.
func (h *horizontal) poles(l *layout, s *positions.Scale, y float64) float64 {
	if s.Low == "" && s.High == "" {
		return y
	}
	half := (h.x1-h.x0)/2 - 8
	bottom := l.paragraph(h.x0, y, half, wordSize, 2, []span{{clean(s.Low), bold}})
	bottom = max(bottom, l.block(h.x1, y, half, wordSize, 2, atEnd, []span{{clean(s.High), bold}}))
	return bottom + 5
}

// list tells what the numbers at the ticks mean, in lines of the given width.
func (h *horizontal) list(l *layout, x, y, width float64) float64 {
	if !h.numbered {
		return y
	}
	for i, t := range h.ticks {
		const indent = 22
		next := l.paragraph(x, y, indent, tickSize, 1, []span{{strconv.Itoa(i + 1), bold}})
		y = max(next, l.paragraph(x+indent, y, width-indent, tickSize, 2, []span{{t.label, regular}}))
	}
	return y + 6
}
