package report

import (
	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// TooOldOf is what stands in the place of a stance that was left out for its age: never the
// mark for nothing recorded.
func TooOldOf(hd positions.Holding) string { return "too old (" + hd.Date().Text() + ")" }

// tooOldItems list what was left out for its age, each with how old it is on a date, which is
// named where there are several; no block for nothing.
func tooOldItems(list []diff.TooOld, several bool) []document.Block {
	var items document.Items
	for i := range list {
		o := &list[i]
		text := say(datum(joined(o.Party.Name+" on "+o.Issue.Name, Via(o.Holding, Short), o.Holding.Date().Text(), Age(o.Age()))))
		if several {
			text = say(text, " on ", o.On.Text())
		}
		items.Items = append(items.Items, document.Item{Label: label("too old:"), Text: text})
	}
	if items.Items == nil {
		return nil
	}
	return []document.Block{items}
}
