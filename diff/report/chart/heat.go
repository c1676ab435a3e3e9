package chart

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"stance/diff"
	"stance/diff/report/picture"
	"stance/positions"
)

// Gaps draws how far apart the parties stand on a date, pair by pair, in score
// points. Pairs that share less than minCoverage (0 to 1) of the issues with a
// scale have no figure, nor have those whose gap is not defined.
func Gaps(gaps []diff.Gap, date positions.Date, minCoverage float64) *Chart {
	h := &heat{scales: [2]*picture.Shades{picture.Blues, picture.Blues}, top: 100,
		key: [2]string{"0 points: same positions", "100: opposite poles"}}
	for i := range gaps {
		g := &gaps[i]
		h.add(g.A, g.B, g.Gap, g.Compared, g.Total, g.Coverage() >= minCoverage, strconv.Itoa)
	}
	title := "Gaps between parties on " + date.Text()
	subtitle := "In score points: 0 is the same position on every issue compared, 100 the opposite poles."
	return newChart(title, subtitle, h.describe(subtitle), h.figures(title, "Gap"), h.layout)
}

// Convergences draws whether the parties moved toward one another or apart
// between two dates, pair by pair: the change of their gap in score points,
// negative where it shrank. Pairs without a figure as in Gaps.
func Convergences(list []diff.Convergence, from, to positions.Date, minCoverage float64) *Chart {
	h := &heat{scales: [2]*picture.Shades{picture.Greens, picture.Oranges}, top: 10}
	for i := range list {
		c := &list[i]
		if c.Change != nil {
			h.top = max(h.top, math.Abs(*c.Change))
		}
		h.add(c.A, c.B, c.Change, c.Compared, c.Total, c.Coverage() >= minCoverage, signed)
	}
	h.key = [2]string{"− nearer to each other", "+ farther apart"}
	title := "Who moved nearer to whom, " + from.Text() + " to " + to.Text()
	subtitle := "Change of the gap in score points: − nearer to each other, + farther apart."
	return newChart(title, subtitle, h.describe(subtitle), h.figures(title, "Change of gap"), h.layout)
}

// heat is the facts of a heat map.
type heat struct {
	parties []*positions.Party // in the order in which the pairs name them
	cells   map[[2]*positions.Party]*heatCell
	order   []*heatCell
	scales  [2]*picture.Shades // for figures below zero, and for the others
	top     float64            // the size of figure that has the darkest shade
	key     [2]string          // what the lightest and the darkest shade, or the two scales, say
}

// heatCell is the figure of a pair.
type heatCell struct {
	a, b            *positions.Party
	value           *float64 // nil: none, or not enough coverage for one
	text            string   // as the cell shows it
	compared, total int
	thin            bool // there is a figure, on too few issues
}

func (h *heat) add(a, b *positions.Party, value *float64, compared, total int, covered bool, write func(int) string) {
	if h.cells == nil {
		h.cells = map[[2]*positions.Party]*heatCell{}
	}
	for _, p := range []*positions.Party{a, b} {
		if !slices.Contains(h.parties, p) {
			h.parties = append(h.parties, p)
		}
	}
	c := &heatCell{a: a, b: b, text: "–", compared: compared, total: total}
	switch {
	case value == nil:
	case !covered:
		c.thin = true
	default:
		c.value = value
		c.text = write(int(math.Round(*value)))
	}
	h.cells[[2]*positions.Party{a, b}] = c
	h.cells[[2]*positions.Party{b, a}] = c
	h.order = append(h.order, c)
}

// diverging reports whether figures below and above zero have scales of their
// own.
func (h *heat) diverging() bool { return h.scales[0] != h.scales[1] }

// signed writes a change with its sign, by which it is told apart in grey.
func signed(n int) string {
	switch {
	case n > 0:
		return "+" + strconv.Itoa(n)
	case n < 0:
		return "−" + strconv.Itoa(-n)
	}
	return "0"
}

// shade is the scale and the step of a figure's shade.
func (h *heat) shade(value float64) (s *picture.Shades, step int) {
	s = h.scales[1]
	if value < 0 {
		s = h.scales[0]
	}
	return s, min(picture.ShadeCount-1, int(math.Abs(value)/h.top*picture.ShadeCount))
}

// sentence tells a cell to those who cannot see it.
func (c *heatCell) sentence() string {
	pair := picture.Clean(nameOf(c.a)) + " and " + picture.Clean(nameOf(c.b))
	rest := fmt.Sprintf(" (%d of %d issues)", c.compared, c.total)
	switch {
	case c.value != nil:
		return pair + ": " + c.text + rest
	case c.thin:
		return pair + ": too few issues to compare" + rest
	}
	return pair + ": no figure" + rest
}

func (h *heat) describe(subtitle string) []string {
	d := []string{subtitle}
	for i, c := range h.order {
		if i == maxTold {
			d = append(d, "And "+strconv.Itoa(len(h.order)-i)+" more pairs.")
			break
		}
		d = append(d, c.sentence()+".")
	}
	return d
}

func (h *heat) figures(caption, figure string) Figures {
	f := Figures{Caption: caption, Header: []string{"Party", "Party", figure, "Issues compared"}}
	for _, c := range h.order {
		value := "–"
		if c.value != nil {
			tenths := math.Round(*c.value * 10)
			if tenths == 0 {
				tenths = 0 // and not minus zero
			}
			value = strings.Replace(strconv.FormatFloat(tenths/10, 'f', -1, 64), "-", "−", 1)
			if tenths > 0 && h.diverging() {
				value = "+" + value
			}
		}
		f.Rows = append(f.Rows, []string{picture.Clean(nameOf(c.a)), picture.Clean(nameOf(c.b)), value, fmt.Sprintf("%d of %d", c.compared, c.total)})
	}
	return f
}
