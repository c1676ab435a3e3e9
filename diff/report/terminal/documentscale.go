package terminal

import (
	"math"
	"slices"
	"strings"

	"stance/diff/report/document"
)

const (
	drawnWidth   = 60 // below it nothing is drawn
	leastDrawing = 18 // columns of a scale
	mostDrawing  = 57
)

// geometry is where the scales of a document stand, one below the other: at columns
// from start on. length is 0 where there is no room for any.
type geometry struct{ start, length int }

// geometry gives the scales the place at which most of their names and poles stand
// beside them.
func (p *page) geometry(scales []document.Scale) geometry {
	if p.width < drawnWidth {
		return geometry{}
	}
	left, right := 20, 16
	for _, s := range scales {
		if high := 1 + say(s.High).width(); s.Low != "" && high <= p.width/3 {
			right = max(right, high)
		}
		for _, l := range s.Lines {
			if tail := 1 + p.tail(l).width(); s.Low != "" && l.Now != nil && tail <= p.width/3 {
				right = max(right, tail)
			}
		}
	}
	most := p.width - right - leastDrawing
	widen := func(needs ...int) {
		for _, need := range needs {
			if need <= most {
				left = max(left, need)
				return
			}
		}
	}
	for _, s := range scales {
		if s.Low == "" {
			continue
		}
		widen(p.headWidth(s), say(s.Low).width()+3)
		for _, l := range s.Lines {
			if l.Parties == 1 && (l.Now != nil || l.Before != nil) {
				widen(p.runs(l.Who).width() + 3)
			}
		}
	}
	return geometry{start: left, length: min(p.width-left-right, mostDrawing)}
}

// headWidth is what the name and the low pole take to the left of a scale.
func (p *page) headWidth(s document.Scale) int {
	return p.heading(s).width() + 1 + say(s.Low).width() + 1
}

func (p *page) heading(s document.Scale) text {
	return mark(strings.ToUpper(p.runs(s.Name).String()), bold)
}

// scale writes an issue: its head, and its lines, drawn where there is a scale and room
// for it.
func (p *page) scale(s document.Scale, g geometry, all document.Command) {
	if g.length == 0 || s.Low == "" {
		p.put(hanging(p.heading(s), p.width, 2))
		g = geometry{}
	} else {
		p.put(p.head(s, g))
	}
	for i := 0; i < len(s.Lines); i++ {
		l := s.Lines[i]
		if g.length > 0 && (l.Now != nil || l.Before != nil) && g.apart(l) {
			p.put(p.drawn(l, g))
			p.body(l, true)
			continue
		}
		packed := 1
		for len(l.Body) == 0 && i+packed < len(s.Lines) && packs(s.Lines[i+packed], g) {
			packed++
		}
		p.written(s.Lines[i:i+packed], g)
		p.body(l, false)
		i += packed - 1
	}
	if s.More > 0 {
		rest := more(s.More, "", all)
		for names, ok := s.Rest, len(s.Rest) > 0; ok; names, ok = names.Shorter() {
			if named := more(s.More, " ("+p.runs(names).String()+")", all); named.width() <= p.width {
				rest = named
				break
			}
		}
		p.put(hanging(rest, p.width, 2))
	}
}

// head is the name, and its scale between its poles.
func (p *page) head(s document.Scale, g geometry) block {
	cells := slices.Repeat([]string{"─"}, g.length)
	for _, t := range s.Ticks {
		cells[g.at(t)-g.start] = "┼"
	}
	cells[0], cells[g.length-1] = "├", "┤"
	name, drawing := p.heading(s), say(strings.Join(cells, ""))
	low, high := mark(s.Low, dim), mark(s.High, dim)
	var lines block
	switch {
	case p.headWidth(s) <= g.start:
		drawing = cat(name, spaces(g.start-1-name.width()-low.width()), low, spaces(1), drawing)
	case low.width()+1 <= g.start:
		lines = hanging(name, p.width, 2)
		drawing = cat(spaces(g.start-1-low.width()), low, spaces(1), drawing)
	default:
		lines = hanging(cat(name, say(": from "), low, say(" to "), high), p.width, 2)
		return append(lines, cat(spaces(g.start), drawing))
	}
	if room := p.width - drawing.width() - 1; high.width() <= room {
		return append(lines, cat(drawing, spaces(1), high))
	}
	lines = append(lines, drawing)
	end := g.start + g.length - 1
	wrapped := high.wrap(end - 1)
	for i, l := range wrapped {
		l = cat(spaces(end-1-l.width()), l)
		if i == 0 {
			l = cat(l, spaces(1), mark("┘", dim))
		}
		lines = append(lines, l)
	}
	return lines
}

// tail is what stands behind a drawing, in short words where the others have no room.
func (p *page) tail(l document.Line) text {
	words, _ := p.fitted(l.Tail, p.width/3)
	return words
}

// drawn writes a line with its places drawn: names to the left, over columns where
// nothing stands, and what happened to the right, or else behind the names.
func (p *page) drawn(l document.Line, g geometry) block {
	cells := g.cells(l)
	first := slices.IndexFunc(cells, func(c string) bool { return c != " " })
	last := len(cells)
	for cells[last-1] == " " {
		last--
	}
	strong := strength(l.Sign)
	sign := mark(l.Sign.Mark()+" ", bold|strong)
	drawing := mark(strings.Join(cells[first:last], ""), strong)
	tail := p.tail(l).with(strong)
	if whole := list(", ", p.runs(l.Grounds), tail); len(l.Body) == 0 && whole.width() <= p.width-last-1 {
		tail = whole
	}
	names := l.Who
	if len(l.Also) > 0 {
		names = slices.Concat(names, document.Text{{Text: "; "}}, l.Also)
	}
	who, fits := p.fitted(names, first-1-sign.width())
	if room := p.width - last - 1; tail.width() > room {
		if both := list(", ", who, tail); both.width()+sign.width() < first {
			who, tail = both, nil
		}
	}
	var lines block
	head := cat(sign, who.with(strong&bold))
	if !fits {
		lines = hanging(head, max(first-1, 24), 2)
		lines, head = lines[:len(lines)-1], lines[len(lines)-1]
		if head.width() >= first {
			lines, head = append(lines, head), nil
		}
	}
	line := cat(head, spaces(first-head.width()), drawing)
	switch room := p.width - line.width() - tail.width(); {
	case len(tail) == 0:
		return append(lines, line)
	case room >= 1:
		return append(lines, cat(line, spaces(room), tail))
	}
	lines = append(lines, line)
	for _, t := range tail.wrap(p.width) {
		lines = append(lines, cat(spaces(max(0, p.width-t.width())), t))
	}
	return lines
}

// at is the column of a place from 0 to 1.
func (g geometry) at(place float64) int {
	return g.start + int(math.Round(min(max(place, 0), 1)*float64(g.length-1)))
}

// cells draws the places of a line: where it stood hollow and where it stands full, an
// arrow between them for a shift and dots for what may be one, ranges as lines, and what
// is not confirmed as questions.
func (g geometry) cells(l document.Line) []string {
	cells := slices.Repeat([]string{" "}, g.start+g.length)
	stroke := func(from, to int, s string) {
		for i := from; i <= to; i++ {
			cells[i] = s
		}
	}
	b, n := l.Before, l.Now
	if b != nil && n != nil && *b == *n {
		b = nil
	}
	full, line := "●", "─"
	if n != nil && n.Unsure {
		full, line = "?", "·"
	}
	if b != nil && n != nil {
		line = "┄" // what lies between the two is drawn through
	}
	for _, s := range []*document.Spot{b, n} {
		if s != nil && (l.Sign != document.Moved || s.At < 0) { // ranges around a shift do not meet
			stroke(g.at(s.Low), g.at(s.High), line)
		}
	}
	if a, z, ok := l.Way(); ok {
		from, to := g.at(a), g.at(z)
		switch l.Sign {
		case document.Moved:
			stroke(min(from, to), max(from, to), "─")
			if to < from {
				cells[to+1] = "◀"
			} else {
				cells[to-1] = "▶"
			}
		case document.MayHave:
			stroke(min(from, to), max(from, to), "·")
		}
	}
	g.spot(cells, b, "◐")
	g.spot(cells, n, full)
	return cells
}

// spot draws one: its position, or without one the ends of its range.
func (g geometry) spot(cells []string, s *document.Spot, as string) {
	switch {
	case s == nil:
	case s.At >= 0:
		cells[g.at(s.At)] = as
	default:
		cells[g.at(s.Low)], cells[g.at(s.High)] = as, as
	}
}

// apart reports whether a line's places can be told from each other when they are drawn.
func (g geometry) apart(l document.Line) bool {
	from, to, ok := l.Way()
	return !ok || g.at(from) != g.at(to)
}
