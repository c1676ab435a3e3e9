package terminal

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"stance/diff/report/document"
)

// Document writes a document. What stands and moved on a scale is drawn from drawnWidth
// columns on; below it, it is written.
func Document(w io.Writer, d *document.Document, s Screen) error {
	d = d.Fit(func(d *document.Document) int {
		lines := strings.Count(screenful(d, Screen{Width: s.Width}).buf.String(), "\n") // the same with colour
		if s.Width < usualWidth && len(d.Scales()) > 0 {
			return (lines*max(s.Width, usualWidth/2) + usualWidth - 1) / usualWidth // as on a usual screen, of which each takes a part
		}
		return lines
	})
	return screenful(d, s).writeTo(w)
}

// usualWidth is the columns in which a document is thought to have its lines.
const usualWidth = 80

func screenful(d *document.Document, s Screen) *page {
	p := newPage(s)
	p.numbers = d.Numbers()
	title, aside := p.runs(d.Title).with(bold), p.runs(d.Aside)
	switch {
	case d.Listing:
	case len(aside) == 0:
		p.put(paragraph(title, p.width, nil, nil))
	case title.width()+aside.width()+2 <= p.width:
		p.put(block{cat(title, spaces(p.width-title.width()-aside.width()), aside)})
	default:
		p.put(hanging(title, p.width, 2))
		p.put(hanging(aside, p.width, 2))
	}
	p.datesOf(d.Dates)
	for _, t := range d.Below {
		p.para(0, p.runs(t))
	}
	var lead []text
	for _, t := range d.Lead {
		lead = append(lead, p.runs(t))
	}
	if !d.Listing {
		p.put(list(" ", lead...).wrap(min(p.width, proseWidth)))
	}
	var scales []document.Scale
	for _, b := range d.Blocks {
		if s, ok := b.(document.Scale); ok {
			scales = append(scales, s)
		}
	}
	g := p.geometry(scales)
	var last text // a paragraph that what comes next may stand beside
	flush := func() {
		if last != nil {
			p.put(last.wrap(min(p.width, proseWidth)))
		}
		last = nil
	}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Scale:
			flush()
			p.blank()
			p.scale(b, g, d.All)
			if scales = scales[1:]; len(scales) == 0 {
				if d.MoreScales > 0 {
					of := " issues"
					if d.MoreScales == 1 {
						of = " issue"
					}
					p.blank()
					p.put(hanging(more(d.MoreScales, of, d.All), p.width, 2))
				}
				if p.width < drawnWidth {
					p.blank()
				}
			}
		case document.Para:
			flush()
			last = p.runs(b.Text)
		case document.Rows:
			flush()
			p.blank()
			p.rows(b)
			p.blank()
		case document.Next:
			if !explained(b) {
				flush()
				p.blank()
				p.next(lines(b)...)
				break
			}
			p.onward(last, b)
			last = nil
		default:
			flush()
			if e, ok := b.(document.Entry); !ok || e.Number < 2 {
				p.blank() // numbered ones follow each other
			}
			p.block(b, d)
			if e, ok := b.(document.Entry); !ok || e.Number == 0 {
				p.blank()
			}
		}
	}
	flush()
	if d.Listing {
		p.put(list(" ", lead...).with(bold).wrap(min(p.width, proseWidth)))
	}
	if d.Legend {
		p.blank()
		p.marks(d)
	}
	return p
}

// explained reports whether any of the commands says what it is for.
func explained(n document.Next) bool {
	return slices.ContainsFunc(n.Commands, func(c document.Command) bool { return len(c.About) > 0 })
}

func lines(n document.Next) []string {
	var list []string
	for _, c := range n.Commands {
		list = append(list, c.Line)
	}
	return list
}

// more says what was left out, and how to see it.
func more(n int, of string, all document.Command) text {
	return cat(say("and "+document.Thousands(n)+" more"+of+": "), mark(all.Added, bold))
}

// onward writes how to go on: beside the last paragraph and with whole commands where
// that has room, else with what is added to the command. No command is broken where a
// line can hold it.
func (p *page) onward(last text, n document.Next) {
	commands := func(added bool) text {
		var parts []text
		for _, c := range n.Commands {
			line := c.Line
			if added && c.Added != "" {
				line = c.Added
			}
			parts = append(parts, list(": ", p.runs(c.About), mark(line, bold)))
		}
		return list("  ", parts...)
	}
	for _, beside := range []text{commands(false), commands(true)} {
		if line := list("  ", last, beside); line.width() <= p.width {
			p.put(block{line})
			return
		}
	}
	if last != nil {
		p.put(last.wrap(min(p.width, proseWidth)))
	}
	if line := commands(true); line.width() <= p.width {
		p.put(block{line})
		return
	}
	column, longest := 0, 0
	line := func(c document.Command) string {
		if c.Added != "" {
			return c.Added
		}
		return c.Line
	}
	for _, c := range n.Commands {
		column, longest = max(column, p.runs(c.About).width()+columnGap), max(longest, say(line(c)).width())
	}
	for _, c := range n.Commands {
		about := p.runs(c.About)
		if column+longest <= p.width {
			p.put(block{cat(about, spaces(column-about.width()), mark(line(c), bold))})
			continue
		}
		p.put(hanging(cat(about, say(":")), p.width, 2))
		for _, l := range continued(line(c), p.width-2) {
			p.put(block{cat(spaces(2), mark(l, bold))})
		}
	}
}

// wholeRoom is how many columns of a line what is not broken leaves to what it hangs on.
const wholeRoom = 8

// tones are how what a run is to the reader looks.
var tones = [...]style{document.Plain: 0, document.Muted: dim, document.Moving: moved, document.Against: wrong}

// runs are the words of a text, those of the dataset made safe as all are.
func (p *page) runs(t document.Text) text {
	var out text
	for _, r := range t {
		st := style(0)
		if r.Bold {
			st = bold
		}
		if r.Whole {
			if say(r.Text).width() <= p.width-wholeRoom {
				st |= unbroken
			}
		}
		st |= tones[r.Tone]
		if n := p.numbers[r.Source]; n > 0 {
			out = cat(out, mark("["+strconv.Itoa(n)+"]", st))
			continue
		}
		words := mark(r.Text, st)
		switch {
		case r.Code && r.Text != "":
			words = mark("`"+r.Text+"`", st)
		case r.Inserted:
			words = edited(r.Text, inserted, p.screen.marked())
		case r.Deleted:
			words = edited(r.Text, deleted, p.screen.marked())
		}
		out = cat(out, apart(out, words), words)
	}
	return out
}

// fitted gives the words of a text with as few names shortened as its room asks for:
// as they are where no shortening is enough.
func (p *page) fitted(t document.Text, room int) (words text, ok bool) {
	whole := p.runs(t)
	for short, more := t, true; more; short, more = short.Shorter() {
		if words := p.runs(short); words.width() <= room {
			return words, true
		}
	}
	return whole, false
}
