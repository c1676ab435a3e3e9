package terminal

import (
	"strconv"

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
		p.put(p.runs(r.Head).wrap(min(p.width, proseWidth)))
	}
	if p.width < drawnWidth {
		for _, row := range r.Rows {
			items := p.rowItems(row)
			key := p.runs(row.Key).with(bold)
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
			key := p.runs(row.Key)
			column = max(column, min(key.width(), max(keyRoom, key.longestWord(keyWord))))
		}
		width := min(p.width, proseWidth) - column - columnGap
		for _, row := range r.Rows {
			right := list(" · ", p.rowItems(row)...).wrap(width)
			p.put(beside(p.runs(row.Key).with(bold).wrap(column), right, column+columnGap))
		}
	}
	if r.More > 0 {
		p.put(hanging(mark("and "+strconv.Itoa(r.More)+" "+r.Of, dim), p.width, 2))
	}
}

// rowItems are the items of a row, and how many more there would be.
func (p *page) rowItems(row document.Row) []text {
	var items []text
	for _, it := range row.Items {
		items = append(items, p.runs(it))
	}
	if row.More > 0 {
		items = append(items, mark("and "+strconv.Itoa(row.More)+" more", dim))
	}
	return items
}
