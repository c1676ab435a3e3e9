package chart

import "stance/diff/report/picture"

// Measures of charts that set rows, in user units.
const (
	nameColumn   = 118.0 // wide: the party's name, left of the panel
	wordsColumn  = 206.0 // wide: what happened, right of it
	columnGap    = 12.0
	rowPadding   = 8.0
	swatchIndent = 10.0
	bandHeight   = 13.0
	rowLines     = 5 // lines of words at a row, before they are cut

	mostHeight = 1450.0 // of what is drawn in panels; what is below is counted
)

// panelIn is where the panel of rows lies: between names and words, or over all of a narrow
// width.
func panelIn(f picture.Frame) (x0, x1 float64) {
	if f.Narrow {
		return 0, f.Width
	}
	return nameColumn + columnGap, f.Width - wordsColumn - columnGap
}

// swatch sets a party's colour, if it has one, at the top y of its name, and returns how far
// the name is indented for it.
func swatch(l *picture.Layout, x, y float64, color string) (indent float64) {
	if color == "" {
		return 0
	}
	l.Swatch(x, y, 13, color)
	return swatchIndent
}

// band sets a range of scores on the line y, by reach higher, lower and longer than it is, so
// that it is seen around marks at its ends.
func band(l *picture.Layout, h *picture.Horizontal, low, high, y, reach float64, c picture.Class, title string) {
	l.Rects = append(l.Rects, picture.Rect{X: h.At(low) - reach, Y: y - reach, W: h.At(high) - h.At(low) + 2*reach, H: 2 * reach, Round: reach, Class: c, Title: title})
}

// notes sets what stands below a chart from the top y down, and ends the layout there.
func notes(l *picture.Layout, y float64, f picture.Foreign, notes []string) {
	for _, n := range notes {
		y = l.Paragraph(0, y, l.Width, picture.TickSize, 4, picture.Quiet(f.Clean(n))) + 2
	}
	l.Height = y + 2
}
