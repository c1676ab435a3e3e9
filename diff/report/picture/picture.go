package picture

import "bytes"

// Picture is one drawing, ready to be placed in a page or written to a file.
type Picture struct {
	Title       string // what it shows, as its heading and for screen readers
	Subtitle    string // under a file's heading
	Description string // what can be seen, for screen readers

	lay func(Frame) *Layout // not before it is drawn: most formats do not
}

// Frame is what a layout must fit: the width of the view box. The wide one is
// shown about as wide as it is drawn, the narrow one on a page of 360 pixels
// at nearly its own size, so that no text is under 11 pixels there.
type Frame struct {
	Width  float64
	Narrow bool
}

var (
	wideFrame   = Frame{Width: 720}
	narrowFrame = Frame{Width: 336, Narrow: true}
)

// New makes a picture that lay lays out for a frame, each time that it is drawn. The texts
// come as Clean gives them.
func New(title, subtitle, description string, lay func(Frame) *Layout) *Picture {
	return &Picture{Title: title, Subtitle: subtitle, Description: description, lay: lay}
}

// Wide lays the picture out for wide pages, under its title.
func (p *Picture) Wide() *Layout { return p.titled(wideFrame) }

// Narrow lays it out for narrow pages, likewise.
func (p *Picture) Narrow() *Layout { return p.titled(narrowFrame) }

func (p *Picture) titled(f Frame) *Layout {
	under := p.lay(f)
	l := &Layout{Width: under.Width}
	y := l.Paragraph(0, 2, f.Width, NameSize, titleLines, Bold(p.Title)) + 6
	l.put(under, 0, y)
	l.Height = y + under.Height
	return l
}

// titleLines is how many lines a title may take.
const titleLines = 4

// SVG writes the picture as a drawing of a document.
func (p *Picture) SVG(prefix string) string { return string(p.Inline(prefix)) }

// Inline writes the picture for a page: a div with both layouts, of which the
// rules of PageCSS show one. id must be unique in the page and fit for an HTML
// id.
func (p *Picture) Inline(id string) []byte {
	var b bytes.Buffer
	b.WriteString(`<div class="sc-box">`)
	b.Write(p.svg(p.Wide(), id+"-w", "sc sc-wide", ""))
	b.WriteByte('\n')
	b.Write(p.svg(p.Narrow(), id+"-n", "sc sc-narrow", ""))
	b.WriteString("</div>\n")
	return b.Bytes()
}

// File writes the picture as an SVG file that stands by itself: with its
// heading, its own background and its style for light and dark.
func (p *Picture) File() []byte {
	return append(p.svg(p.Sheet(), "chart", "sc", FileCSS()), '\n')
}

// Sheet is the layout of the file: the wide one under title and subtitle.
func (p *Picture) Sheet() *Layout {
	const margin = 20
	wide := p.lay(wideFrame)
	l := &Layout{Width: wide.Width + 2*margin, ground: true}
	y := float64(margin)
	for _, part := range []struct {
		span Span
		size float64
	}{{Bold(p.Title), headingSize}, {Quiet(p.Subtitle), NameSize}} {
		if part.span.Text == "" {
			continue
		}
		y = l.Paragraph(margin, y, wide.Width, part.size, titleLines, part.span)
		y += 3
	}
	y += 11
	l.put(wide, margin, y)
	l.Height = y + wide.Height + margin
	return l
}
