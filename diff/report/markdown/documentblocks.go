package markdown

import (
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"stance/diff/report/document"
	"stance/positions/visible"
)

// blocks writes blocks one below the other; their headings are of a level, or below it.
func (p *page) blocks(list []document.Block, level int, d *document.Document) {
	for i, b := range list {
		if e, ok := b.(document.Entry); ok && !e.Titled {
			if before, ok := list[max(i-1, 0)].(document.Entry); i == 0 || !ok || before.Titled || len(before.Body) > 0 {
				p.blank()
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
		p.block(p.runs(b.Text))
	case document.Facts:
		var lines []md
		for _, t := range b.Lines {
			lines = append(lines, p.plain(t))
		}
		p.block(atStart(join("<br>", lines...)))
	case document.Items:
		p.items(b.Items)
	case document.List:
		p.block(p.runs(b.Head))
		var items []md
		for _, t := range b.Items {
			items = append(items, p.runs(t))
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
			p.passage(&b.Passages[i], b.Brief)
		}
	case document.Reading:
		p.blocks(b.Plain(), level, d)
	case document.Sources:
		p.sourceList(d, level)
	case document.Ruler:
		p.ruler(b)
	case document.Table:
		p.tableOf(b)
	case document.Matrix:
		p.matrix(b)
	case document.Picture:
		switch {
		case b.Else != nil:
			p.blocks(b.Else, level, d)
		case b.Figures != nil:
			p.tableOf(*b.Figures)
		}
	case document.Rows:
		p.rows(b)
	case document.Scale:
		p.scale(b, d.All)
	case document.Next:
		p.block(p.commands(b.Commands))
	}
}

// deepest is the lowest heading there is.
const deepest = 6

func (p *page) section(s document.Section, level int, d *document.Document) {
	folded := s.Folded && s.Name.Text() != ""
	if folded {
		p.block("<details><summary>" + p.summary(s.Name) + "</summary>")
	} else {
		p.heading(min(level, deepest), p.plain(unset(s.Name)))
	}
	p.blocks(s.Blocks, level+1, d)
	if folded {
		p.block("</details>")
	}
}

var inHTML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// summary writes a text among HTML, in which a backslash stands for itself.
func (p *page) summary(t document.Text) md {
	var b strings.Builder
	for _, r := range t {
		if n := p.numbers[r.Source]; n > 0 {
			b.WriteString(" [" + strconv.Itoa(n) + "]")
			continue
		}
		lead, core, trail := split(r.Text)
		core = inHTML.Replace(visible.Line(core))
		if visible.RightToLeft(r.Text) {
			core = `<span dir="auto">` + core + `</span>`
		}
		b.WriteString(lead + core + trail)
	}
	return unlinked(md(spaces.ReplaceAllString(b.String(), " ")))
}

// entry writes a titled thing under a heading, any other as an item of a list with what
// there is to say of it inside.
func (p *page) entry(e document.Entry, level int, d *document.Document) {
	if e.Titled {
		head := p.plain(unset(e.Head))
		if e.Number > 0 {
			head = join(" ", md(strconv.Itoa(e.Number)+"."), head)
		}
		p.heading(min(level, deepest), head)
		p.blocks(e.Body, level+1, d)
		return
	}
	if len(e.Head) == 0 && e.Number == 0 && len(e.Body) == 0 {
		return
	}
	marker := "- "
	if e.Number > 0 {
		marker = strconv.Itoa(e.Number) + ". "
	}
	head := p.runs(e.Head)
	if e.Todo {
		head = join(" ", "[ ]", head)
	}
	if head == "" {
		head = nothing // or what is in it would stand outside
	}
	p.line(md(marker) + head)
	before := p.prefix
	p.prefix += strings.Repeat(" ", len(marker))
	p.blocks(e.Body, level+1, d)
	p.prefix = before
}

func (p *page) items(list []document.Item) {
	var lines []md
	for _, it := range list {
		lines = append(lines, atStart(join(" ", p.labelled(it.Label), p.plain(it.Text))))
	}
	p.bullets(lines)
}

// labelled sets the label of an item off.
func (p *page) labelled(t document.Text) md {
	m := p.plain(unset(t))
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
		lines = append(lines, atStart(join(": ", strong(p.plain(unset(e.Label))), p.plain(e.Text))))
	}
	if len(g.Redlines) > 0 {
		lines = append(lines, "<ins>…</ins> <del>…</del>: "+p.plain(g.Redlines))
	}
	p.bullets(lines)
}

// excerpt writes a line of a file as code, with a caret under the place.
func (p *page) excerpt(e document.Excerpt) {
	p.blank()
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
		caret := min(e.Caret, displaywidth.String(text))
		p.line(md(strings.Repeat(" ", len(number)) + " | " + strings.Repeat(" ", caret) + "^"))
	}
	p.line(fence)
}

// ruler names the options of a scale from its low to its high pole.
func (p *page) ruler(r document.Ruler) {
	if r.Bare() {
		p.block("Scale from " + datum(r.Low) + " to " + datum(r.High))
		return
	}
	m := "Scale from “" + datum(r.Low) + "” to “" + datum(r.High) + "”"
	if extent := p.plain(r.Extent); extent != "" {
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
func (p *page) passage(e *document.Passage, brief bool) {
	use := datum(e.Use)
	if e.Against {
		use = strong(use)
	}
	var lines []string
	say := func(m md) { lines = append(lines, "> "+string(m)) }
	if e.Quote != "" {
		say(atStart(join(": ", use, datum(e.Quoted()))))
		use = ""
	}
	if e.Paraphrase != "" {
		say(atStart(join(", ", use, "_paraphrase:_ "+datum(e.Paraphrase))))
	} else if use != "" {
		say(atStart(use))
	}
	where, graded := datum(e.Locator), md("")
	if e.Grading != "" {
		graded = "graded " + datum(e.Grading)
	}
	if e.Source == nil {
		where = join(", ", where, graded)
	} else {
		line := datum(e.Source.Line)
		if brief {
			line = ""
		}
		where = join(" ", join(", ", line, where, graded), md("("+strconv.Itoa(p.numbers[e.Source])+")"))
	}
	separator := md("; ")
	if brief {
		separator = " "
	}
	by := join(separator, datum(e.Speaker), where)
	for _, n := range e.Notes {
		by = join("; ", by, datum(n))
	}
	if by != "" {
		say("— " + by)
	}
	if lines == nil {
		return
	}
	p.blank()
	for i, l := range lines {
		if i < len(lines)-1 {
			l += "  "
		}
		p.line(md(l))
	}
}

// sourceList lists the sources of what the document shows, by their numbers.
func (p *page) sourceList(d *document.Document, level int) {
	all := d.Numbered()
	if len(all) == 0 {
		return
	}
	p.heading(min(level, deepest), "Sources")
	p.blank()
	for i, s := range all {
		title := esc(s.Title)
		if a := address(s.URL); a != "" {
			title = "[" + title + "](" + a + ")"
		}
		entry := join(". ", title, join(", ", datum(s.Publisher), datum(s.Published)))
		if grade := s.Grade(); grade != "" {
			entry += " (" + datum(grade) + ")"
		}
		var cited []md
		for _, t := range s.Cited {
			cited = append(cited, p.plain(t))
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
		date := datum(l.Date)
		if l.Label != "" {
			date = join(" ", date, "("+datum(l.Label)+")")
		}
		lines = append(lines, join(": ", join(" ", datum(l.Word), strong(date)), datum(l.Title)))
	}
	p.block(atStart(join("<br>", lines...)))
}
