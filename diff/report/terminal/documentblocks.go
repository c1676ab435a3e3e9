package terminal

import (
	"slices"
	"strconv"
	"strings"

	"stance/diff/report/document"
	"stance/positions/parallel"
)

// block writes a block that may stand within others.
func (p *page) block(b document.Block, d *document.Document) {
	switch b := b.(type) {
	case document.Section:
		p.sectionOf(b, d)
	case document.Entry:
		p.entry(b, d)
	case document.Para:
		p.put(p.runs(b.Text).wrap(p.prose()))
	case document.Facts:
		p.further(func() { p.facts(b) })
	case document.Items:
		p.further(func() { p.items(b) })
	case document.List:
		var items []text
		for _, t := range b.Items {
			items = append(items, p.short(t))
		}
		p.put(item(p.runs(b.Head), list(", ", items...), p.prose()))
	case document.Glossary:
		p.further(func() { p.glossary(b) })
	case document.Split:
		p.split(b, d)
	case document.Excerpt:
		p.excerptOf(b)
	case document.Evidence:
		for i := range b.Passages {
			p.put(p.passageOf(&b.Passages[i], b.Brief))
		}
	case document.Reading:
		p.blocks(b.Plain(), d)
	case document.Sources:
		p.sourcesOf(d)
	case document.Ruler:
		p.put(p.ruler(b))
	case document.Table:
		p.tableOf(b)
	case document.Matrix:
		p.matrixOf(b)
	case document.Picture:
		switch {
		case b.Else != nil:
			p.blocks(b.Else, d)
		case b.Figures != nil:
			p.tableOf(*b.Figures)
		}
	case document.Rows:
		p.rows(b)
	case document.Scale:
		p.scale(b, p.geometry([]document.Scale{b}), d.All)
	case document.Next:
		if explained(b) {
			p.onward(nil, b)
		} else {
			p.next(lines(b)...)
		}
	}
}

// blocks writes what stands within something: blocks one below the other, those that are
// read by themselves set apart.
func (p *page) blocks(list []document.Block, d *document.Document) {
	for _, b := range list {
		apart := false
		switch b := b.(type) {
		case document.Section, document.Table, document.Matrix, document.Picture, document.Rows, document.Scale:
			apart = true
		case document.Entry:
			apart = b.Titled
		}
		if apart {
			p.blank()
		}
		p.block(b, d)
		if apart {
			p.blank()
		}
	}
}

// sectionOf writes a part under its name. What has a title of its own begins where the name
// does, but for steps in a course of time; what else there is stands further in.
func (p *page) sectionOf(s document.Section, d *document.Document) {
	stroke := "─"
	if s.Part {
		stroke = "═"
	}
	p.ruleOf(stroke, p.runs(s.Name).with(bold))
	ready := p.atOnce(s.Blocks, d)
	for i := 0; i < len(s.Blocks); {
		rest := s.Blocks[i:]
		n := 0
		for n < len(rest) && !heads(rest[n]) {
			n++
		}
		p.within(2, func() { p.blocks(rest[:n], d) })
		i += n
		if i == len(s.Blocks) {
			return
		}
		p.blank()
		if ready != nil {
			p.paste(ready[i])
		} else {
			p.block(s.Blocks[i], d)
		}
		p.blank()
		i++
	}
}

// manyBlocks is from how many on it pays to draw those of a section on all processors.
const manyBlocks = 32

// atOnce draws the blocks with a head of their own, each on a page of its own, where they are
// many; nil where they are not, or where lines are collected to stand beside others.
func (p *page) atOnce(list []document.Block, d *document.Document) []*page {
	if len(list) < manyBlocks || p.collect != nil {
		return nil
	}
	pages := make([]*page, len(list))
	parallel.Each(len(list), func(i int) {
		if heads(list[i]) {
			pages[i] = &page{screen: p.screen, width: p.width, margin: p.margin, depth: p.depth, numbers: p.numbers}
			pages[i].block(list[i], d)
		}
	})
	return pages
}

// heads reports whether a block has a head of its own, that begins at the margin.
func heads(b document.Block) bool {
	switch b := b.(type) {
	case document.Entry:
		return b.Titled && !b.Dated
	case document.Section:
		return true
	}
	return false
}

func (p *page) entry(e document.Entry, d *document.Document) {
	head, in := p.runs(e.Head), 2
	if e.Todo {
		head = cat(say("[ ] "), head)
	}
	if e.Number > 0 {
		number := strconv.Itoa(e.Number)
		in = 2 + max(len(number), 2) + 2
		first := cat(spaces(in-2-len(number)), mark(number, dim), spaces(2))
		if len(head) == 0 {
			p.put(block{first})
		}
		p.put(paragraph(head, p.width, first, spaces(in)))
	} else {
		hang := 2
		if len(e.Body) > 0 && !e.Titled {
			hang = 4 // further in than what stands under it
		}
		width := p.width
		if !e.Titled && p.depth > 0 {
			width = p.prose()
		}
		p.put(hanging(head, width, hang))
	}
	p.within(in, func() { p.blocks(e.Body, d) })
}

// further writes what stands further in where it has no place within something.
func (p *page) further(write func()) {
	in := 0
	if p.depth == 0 {
		in = tableIndent
	}
	p.within(in, write)
}

// facts writes statements, a line each.
func (p *page) facts(f document.Facts) {
	for _, t := range f.Lines {
		p.put(hanging(p.runs(t), p.prose(), 2))
	}
}

func (p *page) items(all document.Items) {
	bullets := slices.ContainsFunc(all.Items, func(it document.Item) bool { return len(p.runs(it.Label)) == 0 })
	for _, it := range all.Items {
		label := p.runs(it.Label)
		if bullets { // else what has no label would run into what stands before it
			label = list(" ", mark("•", dim), label)
		}
		p.put(item(label, p.runs(it.Text), p.prose()))
	}
}

func (p *page) glossary(g document.Glossary) {
	explain := func(word, meaning text) {
		p.put(hanging(list(": ", word.with(bold), meaning), p.prose(), 2))
	}
	for _, e := range g.Entries {
		explain(p.runs(e.Label), p.runs(e.Text))
	}
	if len(g.Redlines) == 0 {
		return
	}
	if !p.screen.marked() {
		explain(say("redline"), p.runs(g.Redlines))
		return
	}
	explain(say("{+…+} [-…-]"), p.runs(g.Redlines))
}

// split sets two things beside each other on a wide screen. Tables are not set beside
// anything.
func (p *page) split(s document.Split, d *document.Document) {
	if p.margin+p.width < besideWidth || drawnTable(s.Left) || drawnTable(s.Right) {
		p.blocks(s.Left, d)
		p.blocks(s.Right, d)
		return
	}
	const between = 4
	half := (p.width - between) / 2
	p.put(beside(p.collected(s.Left, half, d), p.collected(s.Right, half, d), half+between))
}

// collected lays blocks out within a width, for what is set beside others.
func (p *page) collected(list []document.Block, width int, d *document.Document) block {
	var lines block
	aside := &page{screen: p.screen, width: width, numbers: p.numbers, collect: &lines, depth: p.depth}
	aside.blocks(list, d)
	return lines
}

// drawnTable reports whether there is a table among blocks.
func drawnTable(list []document.Block) bool {
	for _, b := range list {
		switch b := b.(type) {
		case document.Table, document.Matrix, document.Picture:
			return true
		case document.Section:
			if drawnTable(b.Blocks) {
				return true
			}
		case document.Entry:
			if drawnTable(b.Body) {
				return true
			}
		}
	}
	return false
}

// excerptOf shows the line of a file around a place, with a caret under it. It is cut, not
// wrapped, so that the caret stays where it belongs.
func (p *page) excerptOf(e document.Excerpt) {
	number := strconv.Itoa(e.Line)
	room, caret := p.width-len(number)-3, e.Caret
	line := say(e.Text)
	caret = min(caret, line.width())
	if caret >= room { // the place is beyond the edge: show what is around it
		cs := line.clusters()
		start, skipped := 0, 0
		for start < len(cs) && caret-skipped > room/2 {
			skipped += cs[start].width
			start++
		}
		line = cat(say("…"), assemble(cs[start:]))
		caret = caret - skipped + 1
	}
	p.put(block{cat(mark(number+" | ", dim), line.cut(room))})
	if caret >= 0 {
		p.put(block{cat(mark(strings.Repeat(" ", len(number))+" | ", dim), spaces(caret), mark("^", bold|wrong))})
	}
}

// dates names the dates that a document is about, label under label where there is room.
func (p *page) datesOf(all []document.DateLine) {
	if len(all) == 1 {
		l := all[0]
		p.put(hanging(list("  ", say(l.Word+" "+l.Date), mark(l.Label, bold), say(l.Title)), p.width, 6))
		return
	}
	var word, date, label int
	for _, l := range all {
		word, date, label = max(word, say(l.Word).width()), max(date, say(l.Date).width()), max(label, say(l.Label).width())
	}
	for _, l := range all {
		line := list("  ", mark(l.Word, dim), say(l.Date), mark(l.Label, bold), say(l.Title))
		aligned := cat(pad(mark(l.Word, dim), word), spaces(2), pad(say(l.Date), date), spaces(2), pad(mark(l.Label, bold), label), spaces(2), say(l.Title))
		if aligned.width() <= p.width {
			line = aligned
		}
		p.put(hanging(line, p.width, 6))
	}
}
