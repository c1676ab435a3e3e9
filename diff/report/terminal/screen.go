package terminal

import (
	"bytes"
	"io"
	"strings"

	"stance/diff/report/document"
)

// Screen is what a report is written for.
type Screen struct {
	Width int  // columns; 0: DefaultWidth. Less than MinWidth counts as MinWidth.
	Color bool // whether escape sequences for colour and weight may be used
	Marks bool // whether redlines have their marks beside colour, too: {+ +} and [- -]
}

const (
	// DefaultWidth is the width where none is known, as in a pipe.
	DefaultWidth = 80
	// MinWidth is the least width that reports are laid out for.
	MinWidth = 24

	tableWidth  = 60  // below it, rows of a table are written one under the other
	besideWidth = 120 // from it on, redlines and evidence stand side by side
	proseWidth  = 100 // no running text is wider, for the eye's sake
)

// marked reports whether redlines have marks.
func (s Screen) marked() bool { return !s.Color || s.Marks }

func (s Screen) width() int {
	if s.Width == 0 {
		return DefaultWidth
	}
	return max(s.Width, MinWidth)
}

// page collects the lines of a report. It is written in one go.
type page struct {
	screen Screen
	width  int // of what is being written, without its margin
	margin int // columns left free before each line
	depth  int // in how many things it stands
	buf    bytes.Buffer
	blanks int // line breaks owed before the next line; none at the top

	collect *block                   // where lines go that are set beside others; nil: they are written
	numbers map[*document.Source]int // of the document that is written, from 1
}

func newPage(s Screen) *page { return &page{screen: s, width: s.width()} }

// put writes the lines of a block.
func (p *page) put(b block) {
	for _, l := range b {
		if p.collect != nil {
			if p.blanks > 0 && len(*p.collect) > 0 {
				*p.collect = append(*p.collect, nil)
			}
			p.blanks = 0
			*p.collect = append(*p.collect, cat(spaces(p.margin), l))
			continue
		}
		p.raw(l.render(p.screen.Color))
	}
}

// raw writes a line that is finished and safe.
func (p *page) raw(line string) {
	if line != "" && p.margin > 0 {
		line = strings.Repeat(" ", p.margin) + line
	}
	if p.blanks > 0 && p.buf.Len() > 0 {
		p.buf.WriteByte('\n')
	}
	p.blanks = 0
	p.buf.WriteString(line)
	p.buf.WriteByte('\n')
}

// paste adds what was written on another page.
func (p *page) paste(of *page) {
	if of.buf.Len() == 0 {
		return
	}
	if p.blanks > 0 && p.buf.Len() > 0 {
		p.buf.WriteByte('\n')
	}
	p.blanks = of.blanks
	p.buf.Write(of.buf.Bytes())
}

// blank leaves one empty line before whatever comes next.
func (p *page) blank() { p.blanks = 1 }

// within writes what stands further in.
func (p *page) within(columns int, write func()) {
	p.margin, p.width, p.depth = p.margin+columns, p.width-columns, p.depth+1
	write()
	p.margin, p.width, p.depth = p.margin-columns, p.width+columns, p.depth-1
}

// prose is the width of running text.
func (p *page) prose() int { return min(p.width, proseWidth-p.margin) }

// para writes running text, indented.
func (p *page) para(indent int, t text) {
	p.put(paragraph(t, min(p.width, proseWidth), spaces(indent), spaces(indent)))
}

// part begins a part of a report: its name in a rule across the screen.
func (p *page) part(name string) { p.ruleOf("═", mark(name, bold)) }

func (p *page) ruleOf(stroke string, name text) {
	lines := name.wrap(p.width - 6)
	for i, l := range lines {
		head := say(strings.Repeat(stroke, 2) + " ")
		if i > 0 {
			head = spaces(3)
		} else if len(lines) == 1 {
			l = cat(l, say(" "+strings.Repeat(stroke, p.width-4-l.width())))
		}
		lines[i] = cat(head, l)
	}
	p.put(lines)
}

func (p *page) writeTo(w io.Writer) error {
	_, err := w.Write(p.buf.Bytes())
	return err
}
