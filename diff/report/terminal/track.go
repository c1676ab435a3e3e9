package terminal

import (
	"math"
	"slices"
	"strings"

	"stance/positions"
)

// spot is something that stands on a scale.
type spot struct {
	value float64
	label text // "" for none
	mark  string
}

const (
	trackMin = 16 // columns below which a track says nothing
	trackMax = 57
)

// track draws a scale from its low to its high pole, with its options as
// ticks, a plausible range as a heavy line, and what stands on it:
//
//	Settlement first ├──────────●──────────┤ Ceasefire first
//	                            EC
//
// The labels stand under their places, beneath one another where they would
// run together.
func track(scale *positions.Scale, width int, plausible *positions.Range, spots []spot) block {
	low, high := mark(scale.LowLabel(), dim), mark(scale.HighLabel(), dim)
	length := min(width-low.width()-high.width()-2, trackMax)
	offset := low.width() + 1
	var lines block
	if length < trackMin { // the poles do not fit beside it: above it, then
		length, offset = min(width, trackMax), 0
		if between := length - low.width() - high.width(); between >= 2 {
			lines = append(lines, cat(low, spaces(between), high))
		} else {
			lines = append(lines, hanging(cat(low, say(" (left)")), width, 2)...)
			lines = append(lines, hanging(cat(high, say(" (right)")), width, 2)...)
		}
		low, high = nil, nil
	}
	line := say(ruler(scale, length, plausible, spots))
	if low != nil {
		line = cat(low, spaces(1), line, spaces(1), high)
	}
	lines = append(lines, line)
	for _, l := range under(scale, length, spots) {
		lines = append(lines, cat(spaces(offset), l))
	}
	return lines
}

// column is where a value stands on a track of some length.
func column(scale *positions.Scale, value float64, length int) int {
	share := scale.Score(value) / 100
	return int(math.Round(min(max(share, 0), 1) * float64(length-1)))
}

func ruler(scale *positions.Scale, length int, plausible *positions.Range, spots []spot) string {
	cells := make([]string, length)
	for i := range cells {
		cells[i] = "─"
	}
	heavy := func(i int) bool {
		return plausible != nil && plausible.Low.Value < plausible.High.Value &&
			i >= column(scale, plausible.Low.Value, length) && i <= column(scale, plausible.High.Value, length)
	}
	for _, o := range scale.Options {
		cells[column(scale, o.Value, length)] = "┼"
	}
	cells[0], cells[length-1] = "├", "┤"
	for i := range cells {
		if heavy(i) {
			cells[i] = map[string]string{"─": "━", "┼": "┿", "├": "┝", "┤": "┥"}[cells[i]]
		}
	}
	for _, s := range spots {
		if s.mark != "" {
			cells[column(scale, s.value, length)] = s.mark
		}
	}
	return strings.Join(cells, "")
}

// under sets the labels of spots under a track.
func under(scale *positions.Scale, length int, spots []spot) block {
	type placed struct {
		at    int
		label text
	}
	var rows [][]placed
	for _, s := range spots {
		if len(s.label) == 0 {
			continue
		}
		label := s.label.cut(length)
		at := max(0, min(column(scale, s.value, length), length-label.width()))
		free := func(row []placed) bool {
			return !slices.ContainsFunc(row, func(p placed) bool { return at <= p.at+p.label.width() && p.at <= at+label.width() })
		}
		i := slices.IndexFunc(rows, free)
		if i < 0 {
			rows, i = append(rows, nil), len(rows)
		}
		rows[i] = append(rows[i], placed{at, label})
	}
	var lines block
	for _, row := range rows {
		slices.SortFunc(row, func(a, b placed) int { return a.at - b.at })
		var l text
		used := 0
		for _, p := range row {
			l = cat(l, spaces(p.at-used), p.label)
			used = p.at + p.label.width()
		}
		lines = append(lines, l)
	}
	return lines
}
