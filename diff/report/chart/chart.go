package chart

import (
	"bytes"
	"stance/diff/report/document"
	"strings"
)

// Chart is one picture, ready to be placed in a page or written to a file.
type Chart struct {
	Title       string // what is shown, for screen readers and as a file's heading
	Subtitle    string // the question, or the unit of the figures: under a file's heading
	Description string // what can be seen, for screen readers
	Figures     Figures

	wide, narrow *layout
}

// newChart lays a chart out for both widths.
func newChart(title, subtitle string, describe []string, f Figures, lay func(frame) *layout) *Chart {
	return &Chart{
		Title: clean(title), Subtitle: clean(subtitle), Description: strings.Join(describe, " "), Figures: f,
		wide: lay(wideFrame), narrow: lay(narrowFrame),
	}
}

// Picture is the chart in a document, with its figures but for columns that are empty; nil
// for no chart.
func (c *Chart) Picture() *document.Picture {
	if c == nil {
		return nil
	}
	return &document.Picture{Drawing: c, Figures: c.Figures.table()}
}

// SVG writes the chart as a drawing of a document.
func (c *Chart) SVG(prefix string) string { return string(c.Inline(prefix)) }

// Inline writes the chart for a page: a div with both layouts, of which the
// rules of PageCSS show one. id must be unique in the page and fit for an HTML
// id. The page gives the heading; the title is there for screen readers.
func (c *Chart) Inline(id string) []byte {
	var b bytes.Buffer
	b.WriteString(`<div class="sc-box">`)
	b.Write(c.svg(c.wide, id+"-w", "sc sc-wide", ""))
	b.WriteByte('\n')
	b.Write(c.svg(c.narrow, id+"-n", "sc sc-narrow", ""))
	b.WriteString("</div>\n")
	return b.Bytes()
}

// File writes the chart as an SVG file that stands by itself: with its
// heading, its own background and its style for light and dark.
func (c *Chart) File() []byte {
	return append(c.svg(withHeading(c.wide, c.Title, c.Subtitle), "chart", "sc", FileCSS()), '\n')
}

// withHeading puts a visible title and subtitle above a layout.
func withHeading(body *layout, title, subtitle string) *layout {
	const margin = 20
	l := &layout{width: body.width + 2*margin, ground: true}
	y := float64(margin)
	for _, part := range []struct {
		s    string
		size float64
		style
	}{{title, headingSize, bold}, {subtitle, nameSize, quiet}} {
		if part.s == "" {
			continue
		}
		y = l.paragraph(margin, y, body.width, part.size, 3, []span{{part.s, part.style}})
		y += 3
	}
	y += 11
	l.add(body, margin, y)
	l.height = y + body.height + margin
	return l
}
