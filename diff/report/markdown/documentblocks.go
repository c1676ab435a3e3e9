package markdown

import (
	"strconv"
	"strings"

	"stance/diff/report/document"
	"stance/positions/visible"
)

// blocks writes blocks one below the other; their headings are of a level, or below it.
func (p *page) blocks(list []document.Block, level int, d *document.Document) {
	for i, b := range list {
		if e, ok := b.(document.Entry); ok && !e.Titled {
			if before, ok := list[max(i-1, 0)].(document.Entry); i == 0 || !ok || before.Titled || len(before.Body) > 0 {
				p.gap()
			}
		}
		p.documentBlock(b, level, d)
	}
}

func (p *page) documentBlock(b document.Block, level int, d *document.Document) {
	switch b := b.(type) {
	case document.Section:
		p.section(b, level, d)
	case document.Entry:
		p.entry(b, level, d)
	case document.Para:
		p.block(runs(p.numbered(b.Text)))
	case document.Facts:
		var lines []md
		for _, t := range b.Lines {
			lines = append(lines, plain(p.numbered(t)))
		}
		p.block(atStart(join("<br>", lines...)))
	case document.Items:
		p.items(b.Items)
	case document.List:
		p.block(runs(p.numbered(b.Head)))
		var items []md
		for _, t := range b.Items {
			items = append(items, runs(p.numbered(t)))
		}
		p.bullets(items)
	case document.Glossary:
		p.glossary(b)
	case document.Split:
		p.blocks(b.Left, level, d)
		p.blocks(b.Right, level, d)
	case document.Excerpt:
		p.excerpt(b)
	case document.Evidence:
		for i := range b.Passages {
			p.passage(&b.Passages[i])
		}
	case document.Sources:
		p.sourceList(d, level)
	case document.Ruler:
		p.ruler(b)
	case document.Table:
		p.tableOf(b)
	case document.Matrix:
		p.matrix(b)
	case document.Picture:
		if b.Figures != nil {
			p.tableOf(*b.Figures)
		}
	case document.Rows:
		p.rows(b)
	case document.Scale:
		p.scale(b, d.All)
	case document.Next:
		p.block(commands(b.Commands))
	}
}

// numbered puts the numbers of sources into a text.
func (p *page) numbered(t document.Text) document.Text {
	var out document.Text
	for i, r := range t {
		if n := p.numbers[r.Source]; n > 0 {
			if out == nil {
				out = append(out, t[:i]...)
			}
			out = append(out, document.Run{Text: " [" + strconv.Itoa(n) + "]"})
		} else if out != nil {
			out = append(out, r)
		}
	}
	if out == nil {
		return t
	}
	return out
}

// deepest is the lowest heading there is.
const deepest = 6

func (p *page) section(s document.Section, level int, d *document.Document) {
	if s.Folded {
		p.block("<details><summary>" + plain(unset(s.Name)) + "</summary>")
	} else {
		p.heading(min(level, deepest), plain(unset(s.Name)))
	}
	p.blocks(s.Blocks, level+1, d)
	if s.Folded {
		p.block("</details>")
	}
}

// entry writes a titled thing under a heading, any other as an item of a list with what
// there is to say of it inside.
func (p *page) entry(e document.Entry, level int, d *document.Document) {
	if e.Titled {
		p.heading(min(level, deepest), plain(unset(e.Head)))
		p.blocks(e.Body, level+1, d)
		return
	}
	marker := "- "
	if e.Number > 0 {
		marker = strconv.Itoa(e.Number) + ". "
	}
	p.line(md(marker) + runs(p.numbered(e.Head)))
	before := p.prefix
	p.prefix += strings.Repeat(" ", len(marker))
	p.blocks(e.Body, level+1, d)
	p.prefix = before
}

func (p *page) items(list []document.Item) {
	var lines []md
	for _, it := range list {
		lines = append(lines, atStart(join(" ", labelled(it.Label), plain(p.numbered(it.Text)))))
	}
	p.bullets(lines)
}

// labelled sets the label of an item off.
func labelled(t document.Text) md {
	m := plain(toned(unset(t), document.Plain))
	for _, r := range t {
		if r.Bold {
			return strong(m)
		}
	}
	return faint(m)
}

func (p *page) glossary(g document.Glossary) {
	var lines []md
	for _, e := range g.Entries {
		lines = append(lines, strong(plain(unset(e.Label)))+": "+plain(e.Text))
	}
	if len(g.Redlines) > 0 {
		lines = append(lines, "<ins>…</ins> <del>…</del>: "+plain(g.Redlines))
	}
	p.bullets(lines)
}

// excerpt writes a line of a file as code, with a caret under the place.
func (p *page) excerpt(e document.Excerpt) {
	p.gap()
	text := visible.Line(e.Text)
	longest := 2
	for _, r := range backticks.FindAllString(text, -1) {
		longest = max(longest, len(r))
	}
	fence := md(strings.Repeat("`", longest+1))
	number := strconv.Itoa(e.Line)
	p.line(fence)
	p.line(md(number + " | " + text))
	if e.Caret >= 0 {
		p.line(md(strings.Repeat(" ", len(number)) + " | " + strings.Repeat(" ", e.Caret) + "^"))
	}
	p.line(fence)
}

// ruler names the options of a scale from its low to its high pole.
func (p *page) ruler(r document.Ruler) {
	m := "Scale from “" + datum(r.Low) + "” to “" + datum(r.High) + "”"
	if extent := plain(r.Extent); extent != "" {
		p.block(m + " (" + extent + ")")
		return
	}
	var labels []md
	for _, o := range r.Options {
		labels = append(labels, datum(o))
	}
	p.block(join(": ", m, join(" · ", labels...)))
}

// passage writes what something rests on as a block quote.
func (p *page) passage(e *document.Passage) {
	use := datum(e.Use)
	if e.Against {
		use = strong(use)
	}
	p.gap()
	if e.Quote != "" {
		p.line("> " + atStart(join(": ", use, "“"+datum(e.Quote)+"”")) + "  ")
		use = ""
	}
	if e.Paraphrase != "" {
		p.line("> " + join(", ", use, "_paraphrase:_ ") + datum(e.Paraphrase) + "  ")
	}
	where := datum(e.Locator)
	if e.Source != nil {
		where = join(" ", join(", ", datum(e.Source.Line), where), md("("+strconv.Itoa(p.numbers[e.Source])+")"))
	}
	if by := join("; ", datum(e.Speaker), where); by != "" {
		p.line("> — " + by)
	}
}

// sourceList lists the sources of what the document shows, by their numbers.
func (p *page) sourceList(d *document.Document, level int) {
	all := d.Numbered()
	if len(all) == 0 {
		return
	}
	p.heading(min(level, deepest), "Sources")
	p.gap()
	for i, s := range all {
		title := esc(s.Title)
		if a := address(s.URL); a != "" {
			title = "[" + title + "](" + a + ")"
		}
		entry := join(". ", title, join(", ", datum(s.Publisher), md(s.Published)))
		if s.Reliability != "" {
			entry += " (reliability " + datum(s.Reliability) + ")"
		}
		var cited []md
		for _, t := range s.Cited {
			cited = append(cited, plain(t))
		}
		if cited != nil {
			entry += ". Evidence for " + join(", ", cited...)
		}
		p.line(md(strconv.Itoa(i+1)) + ". " + entry)
	}
}

// dates names the dates that a document is about.
func (p *page) dates(list []document.DateLine) {
	var lines []md
	for _, l := range list {
		date := md(l.Date)
		if l.Label != "" {
			date += " (" + datum(l.Label) + ")"
		}
		lines = append(lines, join(": ", join(" ", datum(l.Word), strong(date)), datum(l.Title)))
	}
	p.block(atStart(join("<br>", lines...)))
}
