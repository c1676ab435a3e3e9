package markdown

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"stance/diff/report"
	"stance/positions"
)

// page collects the lines of a report. It is written in one go.
type page struct {
	buf bytes.Buffer
	bib report.Bibliography
}

func (p *page) line(m md) {
	p.buf.WriteString(string(m))
	p.buf.WriteByte('\n')
}

// gap leaves one empty line, never two and none at the top.
func (p *page) gap() {
	if b := p.buf.Bytes(); len(b) > 0 && !bytes.HasSuffix(b, []byte("\n\n")) {
		p.buf.WriteByte('\n')
	}
}

// block writes a paragraph of its own, if there is anything in it.
func (p *page) block(m md) {
	if m == "" {
		return
	}
	p.gap()
	p.line(m)
}

func (p *page) heading(level int, m md) { p.block(md(strings.Repeat("#", level)) + " " + m) }

func (p *page) bullets(list []md) {
	if len(list) == 0 {
		return
	}
	p.gap()
	for _, m := range list {
		p.line("- " + m)
	}
}

// table writes a table; a cell's paragraphs are parted by line breaks.
func (p *page) table(head []md, rows [][]md) {
	p.gap()
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

// evidence writes what something rests on as block quotes.
func (p *page) evidence(list []positions.Evidence) {
	for i := range list {
		e := &list[i]
		use := esc(report.UseGloss(e.Use))
		if e.Use == positions.Contradicts {
			use = strong(use)
		}
		p.gap()
		if e.Quote != "" {
			p.line("> " + join(": ", use, esc(report.Quoted(e.Quote))) + "  ")
			use = ""
		}
		if e.Paraphrase != "" {
			p.line("> " + join(", ", use, "_paraphrase:_ ") + esc(e.Paraphrase) + "  ")
		}
		where := esc(report.Citation(e))
		if n := p.bib.Number(e.Source); n > 0 {
			where = join(" ", where, md("("+strconv.Itoa(n)+")"))
		}
		if by := join("; ", esc(report.Speaker(e)), where); by != "" {
			p.line("> — " + by)
		}
	}
}

// sources lists the sources of the evidence shown, by their numbers.
func (p *page) sources() {
	if len(p.bib.Sources) == 0 {
		return
	}
	p.heading(2, "Sources")
	p.gap()
	for i, s := range p.bib.Sources {
		title := esc(s.Title)
		if a := address(s.URL); a != "" {
			title = "[" + title + "](" + a + ")"
		}
		entry := join(". ", title, join(", ", esc(s.Publisher), md(s.Published.Text())))
		if s.Reliability != "" {
			entry += " (reliability " + esc(s.Reliability) + ")"
		}
		p.line(md(strconv.Itoa(i+1)) + ". " + entry)
	}
}

// notes are what the snapshots say of the dates looked at.
func (p *page) notes(dates ...positions.DateInfo) {
	var list []md
	for _, di := range dates {
		if di.Note != "" {
			list = append(list, strong(esc(report.DateName(di)))+": "+esc(di.Note))
		}
	}
	if len(list) > 0 {
		p.heading(2, "Notes")
		p.bullets(list)
	}
}

func (p *page) writeTo(w io.Writer) error {
	_, err := w.Write(p.buf.Bytes())
	return err
}
