package page

import (
	"strconv"
	"strings"

	"stance/diff/report/document"
)

// A track is the scale of an issue with what one line says of it. All places are in
// hundredths of its width, so that it is as wide as the page lets it be and nothing in
// it is distorted. It tells by shape, and not by colour: hollow is before, full is now,
// a question mark and dots are what is not confirmed, and the one arrow is a shift.
type track struct{ b strings.Builder }

const (
	trackHeight = 18
	trackMiddle = trackHeight / 2
)

// drawn draws a line of a document, and gives nothing where there is nothing to draw.
// What it shows stands beside it in words; where it does not, the drawing says it.
func drawn(s *document.Scale, l *document.Line) markup {
	if l.Now == nil && l.Before == nil || s.Low == "" && s.High == "" {
		return ""
	}
	t := &track{}
	if l.Places.Text() == "" {
		t.b.WriteString(`<svg class="track" role="img" aria-label="` + escape(equivalent(l)) + `">`)
	} else {
		t.b.WriteString(`<svg class="track" aria-hidden="true" focusable="false">`)
	}
	t.line("scale", 0, 1)
	for _, at := range append([]float64{0, 1}, s.Ticks...) {
		t.tick(at)
	}
	t.move(l)
	t.reach(l.Before, "range was")
	t.reach(l.Now, "range")
	t.before(l.Before)
	t.now(l.Now)
	t.b.WriteString("</svg>")
	return markup(t.b.String())
}

// move joins where a party stood with where it stands.
func (t *track) move(l *document.Line) {
	from, to, ok := l.Way()
	switch {
	case !ok || from == to:
	case l.Sign == document.Moved:
		t.line("moves", from, to)
		head := "M6.5 9l9-5v10z"
		if from < to {
			head = "M-6.5 9l-9-5v10z"
		}
		t.b.WriteString(`<svg x="` + percent(to) + `"><path class="tip" d="` + head + `"/></svg>`)
	case l.Sign == document.MayHave:
		if s := l.Now; s.Unsure { // the dots of its range are drawn, too: twice they would look like arrows
			to = max(min(from, s.High), s.Low)
		}
		if from != to {
			t.line("moves dots", from, to)
		}
	}
}

// reach draws the range that is held possible.
func (t *track) reach(s *document.Spot, class string) {
	if s == nil || !(s.Low < s.High) {
		return
	}
	if s.Unsure {
		class += " dots"
	}
	t.line(class, s.Low, s.High)
	t.upright("cap", s.Low, 5)
	t.upright("cap", s.High, 5)
}

// before draws a place that was left.
func (t *track) before(s *document.Spot) {
	if s != nil && s.At >= 0 {
		t.circle("hollow", percent(s.At), 5)
	}
}

// now draws a place that is held.
func (t *track) now(s *document.Spot) {
	switch {
	case s == nil || s.At < 0:
	case s.Unsure:
		at := percent(s.At)
		t.circle("hollow dots", at, 7)
		t.b.WriteString(`<text x="` + at + `" y="13" text-anchor="middle">?</text>`)
	default:
		t.circle("full", percent(s.At), 5.5)
	}
}

func (t *track) line(class string, from, to float64) {
	y := strconv.Itoa(trackMiddle)
	t.b.WriteString(`<line class="` + class + `" x1="` + percent(from) + `" x2="` + percent(to) + `" y1="` + y + `" y2="` + y + `"/>`)
}

func (t *track) tick(at float64) { t.upright("tick", at, 3) }

func (t *track) upright(class string, at float64, reach int) {
	x := percent(at)
	t.b.WriteString(`<line class="` + class + `" x1="` + x + `" x2="` + x + `" y1="` + strconv.Itoa(trackMiddle-reach) + `" y2="` + strconv.Itoa(trackMiddle+reach) + `"/>`)
}

func (t *track) circle(class, at string, r float64) {
	t.b.WriteString(`<circle class="` + class + `" cx="` + at + `" cy="` + strconv.Itoa(trackMiddle) + `" r="` + strconv.FormatFloat(r, 'f', -1, 64) + `"/>`)
}

// percent is a place on a scale, from 0 to 1, as a part of a drawing's width.
func percent(at float64) string {
	if !(at > 0) { // nor a number
		at = 0
	}
	return strconv.FormatFloat(100*min(at, 1), 'f', 1, 64) + "%"
}

// equivalent says what a drawing shows, in hundredths from the low pole to the high.
func equivalent(l *document.Line) string {
	place := func(s *document.Spot) string {
		words := percent(s.At)
		if s.Low < s.High {
			words = percent(s.Low) + " to " + percent(s.High)
		}
		if s.Unsure {
			words += ", unsure"
		}
		return words
	}
	switch {
	case l.Now == nil:
		return "before: " + place(l.Before) + " of the scale"
	case l.Before == nil:
		return "now: " + place(l.Now) + " of the scale"
	}
	return "before: " + place(l.Before) + "; now: " + place(l.Now) + " of the scale"
}
