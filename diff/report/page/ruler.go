package page

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"stance/diff/report/document"
)

// A ruler is drawn as a track is, with its labels under it. Places are in hundredths of
// its width, which is not known, and labels are as wide as their letters: those that do
// not collide on the narrowest ruler do not on a wider one, as each begins at its place
// and runs towards the middle.
const (
	rulerWidth  = 260.0 // of the narrowest, in pixels
	rulerLetter = 7.0   // of a wide letter
	rulerRow    = 15
	rulerTop    = trackHeight + 12 // the base of the first row's letters
	rulerGap    = 4                // of a label from its place
	labelWidth  = int((rulerWidth/2 - rulerGap) / rulerLetter)
)

// ruler sets a scale by itself: its poles, and under them what is drawn.
func (s *setter) ruler(r *document.Ruler) string {
	var b strings.Builder
	b.WriteString("<div class=\"ruled\">\n")
	if r.Low != "" || r.High != "" || r.Extent.Text() != "" {
		b.WriteString(`<p class="poles"><bdi>` + escaped(r.Low) + "</bdi>")
		if r.Extent.Text() != "" {
			b.WriteString(` <span>` + s.runs(r.Extent) + "</span> ")
		} else {
			b.WriteString(`<span class="vh"> to </span>`)
		}
		b.WriteString("<bdi>" + escaped(r.High) + "</bdi></p>\n")
	}
	labels, height := rulerLabels(r.Marks)
	t := &track{}
	open := `<svg class="track ruler" height="` + strconv.Itoa(height) + `" `
	if len(r.Marks) > 0 || r.Band != nil {
		open += `role="img" aria-label="` + escaped(rulerWords(r)) + `">`
	} else {
		open += `aria-hidden="true" focusable="false">`
	}
	t.b.WriteString(open)
	t.line("scale", 0, 1)
	for _, at := range append([]float64{0, 1}, r.Ticks...) {
		t.tick(at)
	}
	if r.Band != nil && r.Band.Low < r.Band.High {
		t.line("range", r.Band.Low, r.Band.High)
		t.upright("cap", r.Band.Low, 5)
		t.upright("cap", r.Band.High, 5)
	}
	for _, l := range labels {
		l.draw(t)
	}
	for _, m := range r.Marks {
		switch m.As {
		case document.Was:
			t.circle("hollow", percent(m.At), 5)
		case document.Is:
			t.circle("full", percent(m.At), 5.5)
		default:
			t.upright("cap", m.At, 5)
		}
	}
	t.b.WriteString("</svg>\n")
	b.WriteString(t.b.String())
	b.WriteString("</div>\n")
	return b.String()
}

// rulerWords say what is drawn.
func rulerWords(r *document.Ruler) string {
	var parts []string
	if r.Band != nil {
		parts = append(parts, "anywhere from "+percent(r.Band.Low)+" to "+percent(r.Band.High)+" of the scale")
	}
	for _, m := range r.Marks {
		words := map[document.MarkKind]string{document.Was: "before: ", document.Is: "now: "}[m.As] + percent(m.At) + " of the scale"
		if label := m.Label.Text(); label != "" {
			words += ", " + label
		}
		parts = append(parts, words)
	}
	return strings.Join(parts, "; ")
}

// rulerLabel is a label in its place: its lines from a row on.
type rulerLabel struct {
	at       float64
	lines    []string
	row      int
	left     float64 // on the narrowest ruler
	right    float64
	tethered bool // a line leads to its place, which crosses no other label
}

// rulerLabels gives each label the first row in which it and its tether cross no other.
// Those near the middle come first, so that tethers of the others pass outside of them.
func rulerLabels(marks []document.RulerMark) (labels []rulerLabel, height int) {
	for _, m := range marks {
		if text := strings.TrimSpace(line(m.Label.Text())); text != "" {
			l := rulerLabel{at: clamped(m.At), lines: wrapped(text, labelWidth)}
			width := 0
			for _, text := range l.lines {
				width = max(width, letters(text))
			}
			l.left, l.right = l.at*rulerWidth, l.at*rulerWidth+rulerGap+float64(width)*rulerLetter
			if l.at > 0.5 {
				l.left, l.right = l.at*rulerWidth-rulerGap-float64(width)*rulerLetter, l.at*rulerWidth
			}
			labels = append(labels, l)
		}
	}
	slices.SortStableFunc(labels, func(a, b rulerLabel) int {
		return cmp.Compare(math.Abs(a.at-0.5), math.Abs(b.at-0.5))
	})
	rows := 0
	for i := range labels {
		l := &labels[i]
		for l.row, l.tethered = 0, true; l.row < rows && !l.fits(labels[:i]); l.row++ {
		}
		if l.row == rows && !l.fits(labels[:i]) {
			l.tethered = false
		}
		rows = max(rows, l.row+len(l.lines))
	}
	if rows == 0 {
		return nil, trackHeight
	}
	return labels, rulerTop + rulerRow*(rows-1) + 6
}

// fits reports whether neither a label nor its tether crosses what is placed.
func (l *rulerLabel) fits(placed []rulerLabel) bool {
	for i := range placed {
		o := &placed[i]
		beside := l.right < o.left || o.right < l.left
		if !beside && l.row < o.row+len(o.lines) && o.row < l.row+len(l.lines) {
			return false
		}
		at, other := l.at*rulerWidth, o.at*rulerWidth
		if o.row < l.row && o.left < at && at < o.right {
			return false
		}
		if o.tethered && l.row < o.row && l.left < other && other < l.right {
			return false
		}
	}
	return true
}

func (l *rulerLabel) draw(t *track) {
	x, y := percent(l.at), rulerTop+rulerRow*l.row
	if l.tethered {
		t.b.WriteString(`<line class="tether" x1="` + x + `" x2="` + x + `" y1="` + strconv.Itoa(trackMiddle) + `" y2="` + strconv.Itoa(y+1) + `"/>`)
	}
	anchor, gap := "start", rulerGap
	if l.at > 0.5 {
		anchor, gap = "end", -rulerGap
	}
	t.b.WriteString(`<text text-anchor="` + anchor + `">`)
	for i, text := range l.lines {
		t.b.WriteString(`<tspan x="` + x + `" dx="` + strconv.Itoa(gap) + `" y="` + strconv.Itoa(y+i*rulerRow) + `">` + escape(text) + "</tspan>")
	}
	t.b.WriteString("</text>")
}

func clamped(at float64) float64 {
	if !(at > 0) { // nor a number
		return 0
	}
	return min(at, 1)
}

// letters is how many letters wide a text is; letters of scripts that are set wider
// count twice.
func letters(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r >= '\u1100' && (r < '\u2000' || r >= '\u2e80') {
			n++
		}
	}
	return n
}

// wrapped cuts a text into lines of so many letters at most, between words where it can.
func wrapped(text string, width int) []string {
	var lines []string
	current, n := "", 0
	for _, word := range strings.Fields(text) {
		if w := letters(word); n > 0 && n+1+w <= width {
			current, n = current+" "+word, n+1+w
			continue
		}
		if n > 0 {
			lines = append(lines, current)
		}
		current, n = "", 0
		for _, r := range word {
			if w := letters(string(r)); n+w > width {
				lines = append(lines, current)
				current, n = "", 0
			}
			current += string(r)
			n += letters(string(r))
		}
	}
	return append(lines, current)
}
