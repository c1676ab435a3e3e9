package terminal

import (
	"strconv"
	"strings"

	"stance/diff/report/document"
)

const (
	keyRoom = 12 // columns for what stands in front of rows, and wraps
	keyWord = 20 // for a word of it
)

// rows writes rows with what they are in a column in front of them; on a narrow screen
// above them, and each item on lines of its own.
func (p *page) rows(r document.Rows) {
	if len(r.Head) > 0 {
		p.put(runs(r.Head).wrap(min(p.width, proseWidth)))
	}
	if p.width < drawnWidth {
		for _, row := range r.Rows {
			items := rowItems(row)
			key := runs(row.Key).with(bold)
			if len(items) == 1 && len(r.Head) == 0 {
				p.put(hanging(list(": ", key, items[0]), p.width, 2))
				continue
			}
			p.put(hanging(key, p.width, 2))
			for _, it := range items {
				p.put(hanging(it, p.width-2, 2).indent(2))
			}
		}
	} else {
		column := 0
		for _, row := range r.Rows {
			key := runs(row.Key)
			column = max(column, min(key.width(), max(keyRoom, key.longestWord(keyWord))))
		}
		width := min(p.width, proseWidth) - column - columnGap
		for _, row := range r.Rows {
			right := list(" · ", rowItems(row)...).wrap(width)
			p.put(beside(runs(row.Key).with(bold).wrap(column), right, column+columnGap))
		}
	}
	if r.More > 0 {
		p.put(hanging(mark("and "+strconv.Itoa(r.More)+" "+r.Of, dim), p.width, 2))
	}
}

// rowItems are the items of a row, and how many more there would be.
func rowItems(row document.Row) []text {
	items := texts(row.Items)
	if row.More > 0 {
		items = append(items, mark("and "+strconv.Itoa(row.More)+" more", dim))
	}
	return items
}

// next writes the commands to go on with: on one line if there is room, else each on one
// of its own, from which it can be pasted, beside what it is for or beneath it.
func (p *page) next(n document.Next) {
	var all []text
	column, longest := 0, 0
	for _, c := range n.Commands {
		all = append(all, cat(say(c.About+": "), mark(c.Line, bold)))
		column, longest = max(column, say(c.About).width()+columnGap), max(longest, say(c.Line).width())
	}
	if line := list("   ", all...); line.width() <= p.width {
		p.put(block{line})
		return
	}
	for _, c := range n.Commands {
		about, line := say(c.About), mark(c.Line, bold)
		if column+longest <= p.width {
			p.put(block{cat(about, spaces(column-about.width()), line)})
			continue
		}
		p.put(hanging(cat(about, say(":")), p.width, 2))
		p.put(pasted(c.Line, p.width-2).indent(2))
	}
}

// pasted writes a command so that it can be pasted from the screen: on one line, else on
// several that a shell takes for one. Nothing is broken within quotation marks.
func pasted(command string, width int) block {
	if line := mark(command, bold); line.width() <= width {
		return block{line}
	}
	const goesOn = ` \`
	var lines block
	var line text
	for _, word := range shellWords(command) {
		w := mark(word, bold)
		switch {
		case line == nil:
			line = w
		case line.width()+1+w.width()+len(goesOn) <= width:
			line = cat(line, spaces(1), w)
		default:
			lines, line = append(lines, cat(line, say(goesOn))), cat(spaces(2), w)
		}
	}
	var fitting block
	for _, l := range append(lines, line) {
		fitting = append(fitting, l.wrap(width)...)
	}
	return fitting
}

// shellWords splits a command line at the spaces outside of quotation marks.
func shellWords(command string) []string {
	var words []string
	quoted := false
	for _, part := range strings.Split(command, " ") {
		if quoted {
			words[len(words)-1] += " " + part
		} else {
			words = append(words, part)
		}
		if strings.Count(strings.ReplaceAll(part, `\'`, ""), "'")%2 == 1 {
			quoted = !quoted
		}
	}
	return words
}
