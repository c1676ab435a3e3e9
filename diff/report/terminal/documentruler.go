package terminal

import (
	"math"
	"slices"
	"strings"

	"stance/diff/report/document"
)

const (
	rulerMin = 16 // columns below which a ruler says nothing
	rulerMax = 57
)

// ruler draws a scale from its low to its high pole, with its options as ticks, a range as
// a heavy line, and what stands on it:
//
//	Settlement first ├──────────●──────────┤ Ceasefire first
//	                            EC
//
// The labels stand under their places, beneath one another where they would run together.
func (p *page) ruler(r document.Ruler) block {
	low, high := mark(r.Low, dim), mark(r.High, dim)
	length := min(p.width-low.width()-high.width()-2, rulerMax)
	offset := low.width() + 1
	var lines block
	if length < rulerMin { // the poles do not fit beside it: above it, then
		length, offset = min(p.width, rulerMax), 0
		if between := length - low.width() - high.width(); between >= 2 {
			lines = append(lines, cat(low, spaces(between), high))
		} else {
			lines = append(lines, hanging(cat(low, say(" (left)")), p.width, 2)...)
			lines = append(lines, hanging(cat(high, say(" (right)")), p.width, 2)...)
		}
		low, high = nil, nil
	}
	line := say(stroke(r, length))
	if low != nil {
		line = cat(low, spaces(1), line, spaces(1), high)
	}
	lines = append(lines, line)
	for _, l := range p.under(r.Marks, length) {
		lines = append(lines, cat(spaces(offset), l))
	}
	return lines
}

// columnOf is where a place from 0 to 1 is on a ruler of some length.
func columnOf(at float64, length int) int {
	return int(math.Round(min(max(at, 0), 1) * float64(length-1)))
}

// markSigns stand on the ruler itself.
var markSigns = [...]string{document.Unmarked: "", document.Was: "○", document.Is: "●"}

func stroke(r document.Ruler, length int) string {
	cells := slices.Repeat([]string{"─"}, length)
	for _, t := range r.Ticks {
		cells[columnOf(t, length)] = "┼"
	}
	cells[0], cells[length-1] = "├", "┤"
	if b := r.Band; b != nil && b.Low < b.High {
		for i := columnOf(b.Low, length); i <= columnOf(b.High, length); i++ {
			cells[i] = map[string]string{"─": "━", "┼": "┿", "├": "┝", "┤": "┥"}[cells[i]]
		}
	}
	for _, m := range r.Marks {
		if s := markSigns[m.As]; s != "" {
			cells[columnOf(m.At, length)] = s
		}
	}
	return strings.Join(cells, "")
}

// under sets the labels of marks under a ruler.
func (p *page) under(marks []document.RulerMark, length int) block {
	type placed struct {
		at    int
		label text
	}
	var rows [][]placed
	for _, m := range marks {
		label := p.short(m.Label).cut(length)
		if len(label) == 0 {
			continue
		}
		at := max(0, min(columnOf(m.At, length), length-label.width()))
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
