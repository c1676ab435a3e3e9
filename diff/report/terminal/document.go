package terminal

import (
	"io"
	"math"
	"slices"
	"strings"

	"stance/diff/report/document"
)

// Document writes a document. What stands and moved on a scale is drawn from drawnWidth
// columns on; below it, it is written.
func Document(w io.Writer, d *document.Document, s Screen) error {
	d = d.Fit(func(d *document.Document) int { return drawn(d, s).lines() })
	return drawn(d, s).writeTo(w)
}

// drawn is a page with a document on it.
func drawn(d *document.Document, s Screen) *page {
	p := newPage(s)
	title, aside := runs(d.Title).with(bold), runs(d.Aside)
	if title.width()+aside.width()+2 <= p.width {
		p.put(block{cat(title, spaces(p.width-title.width()-aside.width()), aside)})
	} else {
		p.put(hanging(title, p.width, 2))
		p.put(hanging(aside, p.width, 2))
	}
	p.put(list(" ", texts(d.Lead)...).wrap(min(p.width, proseWidth)))
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Scale:
			p.gap()
			p.scale(b)
		case document.Para:
			p.gap()
			p.put(runs(b.Text).wrap(min(p.width, proseWidth)))
		case document.Next:
			p.next(b)
		case document.Rows:
			p.gap()
			p.rows(b)
			p.gap()
		}
	}
	return p
}

const (
	drawnWidth = 60
	poleRoom   = 24 // columns to the left of a scale that names run over
)

// runs are the words of a text, those of the dataset made safe as all are.
func runs(t document.Text) text {
	var out text
	for _, r := range t {
		st := style(0)
		if r.Bold {
			st = bold
		}
		if r.Whole {
			st |= unbroken
		}
		out = append(out, mark(r.Text, st)...)
	}
	return out
}

func texts(list []document.Text) []text {
	out := make([]text, len(list))
	for i, t := range list {
		out[i] = runs(t)
	}
	return out
}

// signs are the marks of lines.
var signs = map[document.Sign]string{
	document.Moved: "▶", document.GaveUp: "−", document.TookUp: "+", document.MayHave: "?",
	document.ReadOn: "!", document.Recorded: "+", document.Same: "=",
}

func (p *page) scale(s document.Scale) {
	if p.width < drawnWidth || s.Low == "" {
		p.put(hanging(runs(s.Name).with(bold), p.width, 2))
		for _, l := range s.Lines {
			head := cat(mark(signs[l.Sign]+" ", bold), runs(l.Who).with(bold))
			p.put(hanging(list(", ", list(": ", head, runs(l.Places)), runs(l.Tail)), p.width, 2))
			p.body(l)
		}
		return
	}
	r := newDrawnScale(s, p.width)
	p.put(r.head(s, p.width))
	for _, l := range s.Lines {
		p.put(r.line(l, p.width))
		p.body(l)
	}
}

// body writes the words of a line, each behind what it is.
func (p *page) body(l document.Line) {
	for _, b := range l.Body {
		p.put(hanging(cat(pad(mark(b.Label, dim), 4), spaces(1), runs(b.Text)), min(p.width, proseWidth)-4, 5).indent(4))
	}
}

// drawnScale draws what stands on a scale, at columns from start on.
type drawnScale struct {
	start, length int
	ticks         []int
}

// newDrawnScale gives the scale the middle of the screen, with room for its poles.
func newDrawnScale(s document.Scale, width int) drawnScale {
	length := min(width/3-3, 57)
	start := max(poleRoom, say(s.Low).width()+say(strings.ToUpper("")).width()+2)
	start = max(start, width/2-length/2-1)
	r := drawnScale{start: start, length: length}
	for _, t := range s.Ticks {
		r.ticks = append(r.ticks, r.at(t))
	}
	return r
}

// at is the column of a place from 0 to 1.
func (r drawnScale) at(place float64) int {
	return r.start + int(math.Round(min(max(place, 0), 1)*float64(r.length-1)))
}

// head is the name, and the scale with its poles.
func (r drawnScale) head(s document.Scale, width int) block {
	cells := slices.Repeat([]string{"─"}, r.length)
	for _, t := range r.ticks {
		cells[t-r.start] = "┼"
	}
	cells[0], cells[r.length-1] = "├", "┤"
	name := mark(strings.ToUpper(runs(s.Name).String()), bold)
	low, high := mark(s.Low, dim), mark(s.High, dim)
	line := cat(low, spaces(1), say(strings.Join(cells, "")), spaces(1), high)
	at := r.start - low.width() - 1
	if name.width()+1 <= at && r.start+r.length+1+high.width() <= width {
		return block{cat(name, spaces(at-name.width()), line)}
	}
	return append(hanging(name, width, 2), cat(spaces(max(0, at)), line).cut(width))
}

// line draws one: names to the left, over cells where nothing stands; what happened to
// the right.
func (r drawnScale) line(l document.Line, width int) block {
	cells, first, last := r.cells(l)
	head := cat(mark(signs[l.Sign]+" ", bold), runs(l.Who))
	if l.Sign == document.Moved {
		head = cat(mark(signs[l.Sign]+" ", bold|moved), runs(l.Who).with(bold))
	}
	tail := runs(l.Tail)
	if l.Sign == document.Moved {
		tail = tail.with(bold | moved)
	}
	if first < 0 { // nothing is drawn
		if len(l.Places) > 0 {
			head = cat(head, say(": "), runs(l.Places))
		}
		if head.width()+2+tail.width() <= width {
			return block{cat(head, spaces(width-head.width()-tail.width()), tail)}
		}
		return hanging(list("  ", head, tail), width, 2)
	}
	drawn := say(strings.Join(cells[first:last+1], ""))
	var lines block
	if head.width()+1 > first {
		wrapped := hanging(head, first-1, 2)
		lines, head = wrapped[:len(wrapped)-1], wrapped[len(wrapped)-1]
	}
	line := cat(head, spaces(first-head.width()), drawn)
	if room := width - line.width() - tail.width(); room >= 2 {
		return append(lines, cat(line, spaces(room), tail))
	}
	return append(append(lines, line), cat(spaces(max(0, width-tail.width())), tail))
}

// cells draws the spots of a line; first and last are the columns that are filled, -1
// where none is.
func (r drawnScale) cells(l document.Line) (cells []string, first, last int) {
	cells = slices.Repeat([]string{" "}, r.start+r.length)
	if l.Now == nil {
		return cells, -1, -1
	}
	line := func(from, to int, stroke string) {
		for i := min(from, to); i <= max(from, to); i++ {
			cells[i] = stroke
		}
	}
	filled, hollow, stroke := "●", "◐", "─"
	if l.Now.Unsure {
		filled, stroke = "?", "·"
	}
	now := r.middle(l.Now)
	if b := l.Before; b != nil && r.middle(b) != now {
		switch {
		case l.Sign == document.Moved:
			line(now, r.middle(b), "─")
			if r.middle(b) > now {
				cells[now+1] = "◀"
			} else {
				cells[now-1] = "▶"
			}
		default:
			line(now, r.middle(b), "·")
		}
		cells[r.middle(b)] = hollow
	}
	if low, high := r.at(l.Now.Low), r.at(l.Now.High); low < high {
		line(low, high, stroke)
		if l.Now.At < 0 {
			cells[low], cells[high] = filled, filled
		}
	}
	if l.Now.At >= 0 {
		cells[r.at(l.Now.At)] = filled
	}
	first = slices.IndexFunc(cells, func(c string) bool { return c != " " })
	last = len(cells) - 1
	for cells[last] == " " {
		last--
	}
	return cells, first, last
}

// middle is the column of a position, or of the middle of a range alone.
func (r drawnScale) middle(s *document.Spot) int {
	if s.At >= 0 {
		return r.at(s.At)
	}
	return r.at((s.Low + s.High) / 2)
}
