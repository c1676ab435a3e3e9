package markdown

import (
	"strconv"

	"stance/diff/report/document"
)

// rows writes rows as a list, each behind what it is.
func (p *page) rows(r document.Rows) {
	p.block(p.runs(r.Head))
	var list []md
	for _, row := range r.Rows {
		var items []md
		for _, it := range row.Items {
			items = append(items, p.plain(it))
		}
		if row.More > 0 {
			items = append(items, md("and "+strconv.Itoa(row.More)+" more"))
		}
		list = append(list, atStart(join(": ", strong(p.plain(unset(row.Key))), join(" · ", items...))))
	}
	if r.More > 0 {
		list = append(list, join(" ", md("and "+strconv.Itoa(r.More)), esc(r.Of)))
	}
	p.bullets(list)
}
