package picture

import (
	"math"
	"strconv"
)

// Scale is what a scale from one pole to another is drawn of.
type Scale struct {
	Low, High string // the poles' names, empty where they have none
	Ticks     []Tick // from low to high
	// Numeric: the ticks are labelled with numbers, which are short.
	Numeric bool
}

// Tick is a place on a scale that is named.
type Tick struct {
	Score float64 // 0 to 100
	Label string
	// Inner is what is written beside others from left to right, but at the ends: a number without
	// its unit. Empty: the label.
	Inner string
}

// RoundNumbers divides a range: both ends, and between them the multiples of
// 1, 2 or 5 times a power of ten that give at most seven parts. There is nothing
// between ends that are too close, beside how large they are, for round numbers to
// be told apart in floating point, or so far apart that their distance is no number.
func RoundNumbers(low, high float64) []float64 {
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

// Horizontal is a scale laid from left to right: the panel it is drawn in, and
// where on it the poles lie, with room for labels and marks at both ends.
type Horizontal struct {
	X0, X1 float64 // the panel

	scale  *Scale
	p0, p1 float64 // scores 0 and 100
	shown  []bool  // ticks with a label or a number
	// numbered: the labels are too long for their places, so numbers stand
	// there and a list below tells what they mean.
	numbered bool
}

// At is where a score lies.
func (h *Horizontal) At(score float64) float64 { return h.p0 + (h.p1-h.p0)*score/100 }

// minTickGap is how near numbered ticks may come.
const minTickGap = 17

const tickLabelLines = 4

// NewHorizontal lays a scale between x0 and x1.
func NewHorizontal(s *Scale, x0, x1 float64) *Horizontal {
	h := &Horizontal{X0: x0, X1: x1, scale: s}
	inset := min(52, (x1-x0)/float64(2*len(s.Ticks)))
	inset = max(inset, HaloRadius+6)
	h.p0, h.p1 = x0+inset, x1-inset
	h.shown = make([]bool, len(s.Ticks))
	last := math.Inf(-1)
	for i, t := range s.Ticks {
		x := h.At(t.Score)
		gap := float64(minTickGap)
		if s.Numeric {
			gap = max(gap, Width(s.words(i), TickSize)+6)
		}
		if x-last >= gap && (i == len(s.Ticks)-1 || h.p1-x >= gap) || i == len(s.Ticks)-1 {
			h.shown[i] = true
			last = x
		}
		h.numbered = h.numbered || !s.Numeric && !fits(t.Label, h.slot(i))
	}
	return h
}

// words are what is written at a tick beside others.
func (s *Scale) words(i int) string {
	t := s.Ticks[i]
	if t.Inner == "" {
		return t.Label
	}
	return t.Inner
}

func fits(label string, slot float64) bool {
	if longestPiece(label, TickSize) > slot {
		return false
	}
	_, cut := wrap([]Span{Quiet(label)}, slot, TickSize, tickLabelLines)
	return !cut
}

// slot is the room for a label centred on a tick.
func (h *Horizontal) slot(i int) float64 {
	ticks := h.scale.Ticks
	x := h.At(ticks[i].Score)
	room := min(x-h.X0, h.X1-x) // to either side
	if i > 0 {
		room = min(room, (x-h.At(ticks[i-1].Score))/2)
	}
	if i < len(ticks)-1 {
		room = min(room, (h.At(ticks[i+1].Score)-x)/2)
	}
	return 2*room - 5
}

// Head draws poles and tick labels from the top y down and returns where the
// axis lies.
func (h *Horizontal) Head(l *Layout, y float64) float64 {
	y = h.poles(l, y)
	bottom := y
	for i, t := range h.scale.Ticks {
		switch {
		case !h.shown[i]:
		case h.numbered:
			bottom = max(bottom, l.Block(h.At(t.Score), y, 2*minTickGap, TickSize, 1, Middle, Bold(strconv.Itoa(i+1))))
		default:
			slot, label := h.slot(i), t.Label
			if h.scale.Numeric {
				if t.Inner != "" && i > 0 && i < len(h.scale.Ticks)-1 {
					label = t.Inner
				}
				slot = max(slot, longestPiece(label, TickSize)) // ticks that are shown are far enough apart for their numbers
			}
			bottom = max(bottom, l.Block(h.At(t.Score), y, slot, TickSize, tickLabelLines, Middle, Quiet(label)))
		}
	}
	return bottom + 4
}

// poles names the ends of the scale, where they have names.
func (h *Horizontal) poles(l *Layout, y float64) float64 {
	if h.scale.Low == "" && h.scale.High == "" {
		return y
	}
	half := (h.X1-h.X0)/2 - 8
	bottom := l.Paragraph(h.X0, y, half, WordSize, 2, Bold(h.scale.Low))
	bottom = max(bottom, l.Block(h.X1, y, half, WordSize, 2, End, Bold(h.scale.High)))
	return bottom + 5
}

// List tells what the numbers at the ticks mean, in lines of the given width, and nothing
// where there are none.
func (h *Horizontal) List(l *Layout, x, y, width float64) float64 {
	if !h.numbered {
		return y
	}
	for i, t := range h.scale.Ticks {
		const indent = 22
		next := l.Paragraph(x, y, indent, TickSize, 1, Bold(strconv.Itoa(i+1)))
		y = max(next, l.Paragraph(x+indent, y, width-indent, TickSize, 2, Plain(t.Label)))
	}
	return y + 6
}

// Axis draws the axis at y, between the ends of the panel.
func (h *Horizontal) Axis(l *Layout, y float64) { l.Stroke(Axis, "", h.X0, y, h.X1, y) }

// Grid draws a hairline at each tick from one height to another.
func (h *Horizontal) Grid(l *Layout, top, bottom float64) { h.verticals(l, Grid, top, bottom) }

// Ticks draws the ticks on the axis at y.
func (h *Horizontal) Ticks(l *Layout, y float64) { h.verticals(l, Axis, y-3, y+5) }

func (h *Horizontal) verticals(l *Layout, c Class, top, bottom float64) {
	for _, t := range h.scale.Ticks {
		x := h.At(t.Score)
		l.Stroke(c, "", x, top, x, bottom)
	}
}
