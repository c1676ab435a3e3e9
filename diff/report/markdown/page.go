package markdown

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"stance/diff/report/document"
)

// page collects the lines of a document. It is written in one go.
type page struct {
	buf     bytes.Buffer
	prefix  string                   // before each line, within an item of a list
	numbers map[*document.Source]int // of the document that is written, from 1
}

func (p *page) line(m md) {
	p.buf.WriteString(p.prefix)
	p.buf.WriteString(string(m))
	p.buf.WriteByte('\n')
}

// blank leaves one empty line, never two and none at the top.
func (p *page) blank() {
	if b := p.buf.Bytes(); len(b) > 0 && !bytes.HasSuffix(b, []byte("\n\n")) {
		p.buf.WriteByte('\n')
	}
}

// block writes a paragraph of its own, if there is anything in it.
func (p *page) block(m md) {
	if m == "" {
		return
	}
	p.blank()
	p.line(m)
}

// heading writes a heading, if there is anything in it.
func (p *page) heading(level int, m md) {
	if m != "" {
		p.block(md(strings.Repeat("#", level)) + " " + m)
	}
}

// bullets writes a list of those that say something.
func (p *page) bullets(list []md) {
	list = slices.DeleteFunc(slices.Clone(list), func(m md) bool { return m == "" })
	if len(list) == 0 {
		return
	}
	p.blank()
	for _, m := range list {
		p.line("- " + m)
	}
}

// table writes a table; a cell's paragraphs are parted by line breaks.
func (p *page) table(head []md, rows [][]md) {
	p.blank()
	p.row(head)
	rule := make([]md, len(head))
	for i := range rule {
		rule[i] = "---"
	}
	p.row(rule)
	for _, r := range rows {
		p.row(r)
	}
}

func (p *page) row(cells []md) { p.line("| " + md(strings.Join(texts(cells), " | ")) + " |") }

func texts(list []md) []string {
	out := make([]string, len(list))
	for i, m := range list {
		out[i] = string(m)
	}
	return out
}

func (p *page) writeTo(w io.Writer) error {
	_, err := w.Write(p.buf.Bytes())
	return err
}
