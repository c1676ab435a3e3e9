package chart

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/picture"
	"stance/positions"
)

// Gaps draws how far apart the parties stand on a date, pair by pair, in score
// points. Pairs that share less than minCoverage (0 to 1) of the issues with a
// scale have no figure, nor have those whose gap is not defined.
func Gaps(book *positions.Codebook, gaps []diff.Gap, date positions.Date, minCoverage float64) *Chart {
	h := &heat{foreign: foreignOn(book), scales: [2]*picture.Shades{picture.Blues, picture.Blues}, top: 100,
		key: [2]string{"0 points: same positions", "100: opposite poles"}, chosen: "those that can be compared with most others"}
	for i := range gaps {
		g := &gaps[i]
		h.add(g.A, g.B, g.Gap, g.Unsure, g.Compared, g.Total, g.Coverage() >= minCoverage)
	}
	h.choose(func(c *heatCell) float64 { return 1 })
	title := "No two parties can be compared on " + date.Text()
	if c := h.most(); c != nil {
		title = "Farthest apart on " + date.Text() + ": " + c.pair() + ", " + points(*c.value)
		if *c.value == 0 {
			title = "All that can be compared stand at the same place on " + date.Text()
		}
	}
	subtitle := "In score points: 0 is the same position on every issue compared, 100 the opposite poles."
	return newChart(h.foreign, title, subtitle, h.describe(subtitle), h.figures("Gaps between parties on "+date.Text(), "Gap"), h.layout)
}

// Convergences draws whether the parties moved toward one another or apart
// between two dates, pair by pair: the change of their gap in score points,
// negative where it shrank. Pairs without a figure as in Gaps.
func Convergences(book *positions.Codebook, list []diff.Convergence, from, to positions.Date, minCoverage float64) *Chart {
	h := &heat{foreign: foreignOn(book), scales: [2]*picture.Shades{picture.Greens, picture.Oranges}, top: 10, chosen: "those of the largest changes"}
	for i := range list {
		c := &list[i]
		if c.Change != nil {
			h.top = max(h.top, math.Abs(*c.Change))
		}
		h.add(c.A, c.B, c.Change, c.Unsure, c.Compared, c.Total, c.Coverage() >= minCoverage)
	}
	h.key = [2]string{"− nearer to each other", "+ farther apart"}
	h.choose(func(c *heatCell) float64 { return math.Abs(*c.value) })
	period := from.Text() + " to " + to.Text()
	title := "No two parties are known to have come nearer to each other, or gone apart, " + period
	if c := h.most(); c != nil && *c.value != 0 {
		way := " farther apart"
		if *c.value < 0 {
			way = " nearer to each other"
		}
		title = c.pair() + " are " + points(math.Abs(*c.value)) + way + ", " + period
	}
	subtitle := "Change of the gap in score points: − nearer to each other, + farther apart."
	return newChart(h.foreign, title, subtitle, h.describe(subtitle), h.figures("Who moved nearer to whom, "+period, "Change of gap"), h.layout)
}

// heat is the facts of a heat map.
type heat struct {
	foreign picture.Foreign
	parties []*positions.Party // in the order in which the pairs name them
	of      int                // how many there are, of which these were chosen
	chosen  string             // what these are
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
	unsure          bool     // it rests in part on what is unconfirmed or of low confidence
	compared, total int
	thin            bool // there is a figure, on too few issues
}

func (h *heat) add(a, b *positions.Party, value *float64, unsure bool, compared, total int, covered bool) {
	if h.cells == nil {
		h.cells = map[[2]*positions.Party]*heatCell{}
	}
	for _, p := range []*positions.Party{a, b} {
		if h.cells[[2]*positions.Party{p, p}] == nil {
			h.cells[[2]*positions.Party{p, p}] = &heatCell{}
			h.parties = append(h.parties, p)
		}
	}
	c := &heatCell{a: a, b: b, text: "–", compared: compared, total: total}
	switch {
	case value == nil:
	case !covered:
		c.thin = true
	default:
		c.value, c.unsure = value, unsure
		c.text = h.figure(math.Round(*value)) + report.Doubt(unsure)
	}
	h.cells[[2]*positions.Party{a, b}] = c
	h.cells[[2]*positions.Party{b, a}] = c
	h.order = append(h.order, c)
}

// partiesMapped is how many parties a heat map shows: it grows with their square.
const partiesMapped = 20

// choose keeps of too many parties those whose pairs weigh most.
func (h *heat) choose(weight func(*heatCell) float64) {
	h.of = len(h.parties)
	if h.of <= partiesMapped {
		return
	}
	weights := map[*positions.Party]float64{}
	for _, c := range h.order {
		if c.value != nil {
			w := weight(c)
			weights[c.a] += w
			weights[c.b] += w
		}
	}
	heaviest := slices.Clone(h.parties)
	slices.SortStableFunc(heaviest, func(a, b *positions.Party) int { return cmp.Compare(weights[b], weights[a]) })
	heaviest = heaviest[:partiesMapped]
	h.parties = slices.DeleteFunc(h.parties, func(p *positions.Party) bool { return !slices.Contains(heaviest, p) })
}

// most is the pair on firm ground whose figure is the largest; nil where there is none.
func (h *heat) most() *heatCell {
	var most *heatCell
	for _, c := range h.order {
		if c.value != nil && !c.unsure && (most == nil || math.Abs(*c.value) > math.Abs(*most.value)) {
			most = c
		}
	}
	return most
}

func (c *heatCell) pair() string { return nameOf(c.a) + " and " + nameOf(c.b) }

func points(v float64) string { return report.Figure(v) + " points" }

// diverging reports whether figures below and above zero have scales of their
// own.
func (h *heat) diverging() bool { return h.scales[0] != h.scales[1] }

// figure writes a figure, with its sign where it has one of the two, by which it is told apart
// in grey.
func (h *heat) figure(points float64) string {
	if h.diverging() {
		return report.SignedPoints(points)
	}
	return report.Figure(points)
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
	pair := c.pair()
	rest := " (" + report.Coverage(c.compared, c.total) + " issues)"
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
	for i, c := range h.drawn() {
		if i == maxTold {
			d = append(d, "And "+strconv.Itoa(len(h.order)-i)+" more pairs.")
			break
		}
		d = append(d, c.sentence()+".")
	}
	return d
}

// drawn are the pairs on the map, those of the parties chosen.
func (h *heat) drawn() []*heatCell {
	if len(h.parties) == h.of {
		return h.order
	}
	on := map[*positions.Party]bool{}
	for _, p := range h.parties {
		on[p] = true
	}
	var drawn []*heatCell
	for _, c := range h.order {
		if on[c.a] && on[c.b] {
			drawn = append(drawn, c)
		}
	}
	return drawn
}

// figures are those drawn: all pairs of many parties would be a table that nobody reads, and
// many times the page.
func (h *heat) figures(caption, figure string) Figures {
	f := Figures{Caption: caption, Header: []string{"Party", "Party", figure, "Issues compared"}}
	if len(h.parties) < h.of {
		f.Caption += ", among " + strconv.Itoa(len(h.parties)) + " of " + strconv.Itoa(h.of) + " parties: " + h.chosen
	}
	for _, c := range h.drawn() {
		value := "–"
		if c.value != nil {
			value = h.figure(*c.value) + report.Doubt(c.unsure)
		}
		f.Rows = append(f.Rows, []string{nameOf(c.a), nameOf(c.b), value, report.Coverage(c.compared, c.total)})
	}
	return f
}
